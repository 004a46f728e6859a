import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import {
  countTasks,
  ELSEWHERE,
  launchBrowser,
  type Misdeeds,
  noBrowser,
  picture,
  seriousFindings,
  watch,
} from '../support/browser.ts'
import { officialSdk, processOf } from '../support/clients.ts'
import {
  ask,
  assumeRole,
  type ConsoleUnderTest,
  choose,
  fillInKey,
  type Key,
  makeUser,
  open,
  signIn,
  signOut,
} from '../support/console.ts'
import { startServer } from '../support/server.ts'
import { diagnosis } from './console-diagnosis.ts'

const KNOWN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-web-1'
const UNKNOWN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-gone'
const MAX_SCRIPT_BYTES = 400 * 1024
const SCREEN = { width: 1240, height: 720 }
/** Of the browser's processor time, which other work does not lengthen: a third of a second. */
const MAX_TASK_SECONDS = 1.5

const at = {} as ConsoleUnderTest
let browser: Browser
let misdeeds: Misdeeds
let user: Key

function tagKnown(): Promise<unknown> {
  const [first, second] = [KNOWN, KNOWN.replace('web-1', 'web-2')]
  const Tags = '{"env":"test","owner":"blue"}'
  return ask(at, 'TagResources', {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': first,
    'ResourceARN.2': second ?? '',
    Tags,
  })
}

function addressOf(parameters: Readonly<Record<string, string>>): string {
  return `#/api/Tag/UntagResources?${new URLSearchParams(parameters)}`
}

const UNTAG = { RegionId: 'cn-hangzhou', 'ResourceARN.1': KNOWN, 'ResourceARN.2': UNKNOWN, 'TagKey.1': 'env' }
const inBrowser = noBrowser === undefined ? {} : { skip: noBrowser }
const root = (): Key => ({ id: at.server.accessKeyId, secret: at.server.accessKeySecret })

describe(`the console in a browser${noBrowser === undefined ? '' : ` (${noBrowser})`}`, inBrowser, () => {
  before(async () => {
    ;[at.server, browser] = await Promise.all([startServer(), launchBrowser()])
    at.sdk = officialSdk(processOf(at.server))
    const reader = { locale: 'en-US', colorScheme: 'light', reducedMotion: 'reduce' } as const
    at.context = await browser.newContext({ viewport: SCREEN, ...reader })
    await at.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    at.page = await at.context.newPage()
    at.page.setDefaultTimeout(15_000)
    misdeeds = watch(at.page, at.server)
    await tagKnown()
  })
  after(async () => {
    await browser?.close()
    await at.server?.stop()
  })

  it('shows its first view soon and with little to load, under a strict policy', async (test) => {
    const worked = await countTasks(at.page)
    const answer = await at.page.goto(`${at.server.url}/console`)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    await at.page.getByRole('heading', { level: 1 }).waitFor()
    const shown = Math.round(Number(await at.page.evaluate('performance.now()')))
    const seconds = await worked()
    const loaded = await at.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => entry.toJSON() as { name: string; encodedBodySize: number })
        .filter(({ name }) => name.endsWith('.js')),
    )
    const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    assert.ok(loaded.length > 0 && bytes > 0)
    const kilobytes = Math.round(bytes / 1024)
    test.diagnostic(
      `first view: ${kilobytes} KB of script, ${shown} ms, ${seconds.toFixed(2)} s of processor time`,
    )
    assert.ok(bytes <= MAX_SCRIPT_BYTES, `${bytes} bytes of script`)
    assert.ok(seconds > 0 && seconds <= MAX_TASK_SECONDS, `${seconds} s of processor time`)
  })

  it('refuses a wrong secret with what the server says of it', async () => {
    await fillInKey(at, { ...root(), secret: 'wrong' })
    await at.page.getByRole('alert').getByText('SignatureDoesNotMatch', { exact: true }).waitFor()
    await at.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    assert.equal(await at.page.getByRole('banner').getByRole('button', { name: 'Sign in' }).count(), 1)
  })

  it('finds UntagResources by keyboard, shows what would change, runs it, and leads to the page of an error', async () => {
    await signIn(at, root(), 'root')
    await at.page.keyboard.press('/')
    await at.page.keyboard.type('untag')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('heading', { level: 1, name: 'UntagResources' }).waitFor()
    await at.page.getByRole('combobox', { name: 'RegionId' }).fill('cn-hangzhou')
    await at.page.getByRole('textbox', { name: 'ResourceARN.1' }).fill(KNOWN)
    await at.page.getByRole('button', { name: 'Add to ResourceARN' }).click()
    await at.page.getByRole('textbox', { name: 'ResourceARN.2' }).fill(UNKNOWN)
    await at.page.getByRole('textbox', { name: 'TagKey.1' }).fill('env')
    await at.page.getByRole('button', { name: 'Run UntagResources' }).click()
    const dialog = at.page.getByRole('dialog')
    const change = dialog.getByRole('listitem').filter({ hasText: 'env' })
    await change.getByText('removed', { exact: true }).waitFor()
    assert.equal(await change.locator('del').textContent(), 'test')
    assert.deepEqual(await seriousFindings(at.page), [])
    await picture(at.page, 'preview')
    await dialog.getByRole('button', { name: 'Run UntagResources' }).click()
    await at.page.getByText('1 of the resources failed').waitFor()
    assert.equal(await at.page.locator('.partly code').first().textContent(), UNKNOWN)
    const { TagResources } = await ask(at, 'ListTagResources', {
      RegionId: 'cn-hangzhou',
      'ResourceARN.1': KNOWN,
    })
    assert.match(JSON.stringify(TagResources), /owner/)
    assert.doesNotMatch(JSON.stringify(TagResources), /env/)
    assert.ok(at.page.url().includes(encodeURIComponent(UNKNOWN)), 'the address says what was sent')
  })

  it('shows the request as sent, and how its signature came about', async () => {
    await at.page.getByRole('tab', { name: 'Request' }).click()
    const request =
      (await at.page
        .locator('.ant-tabs-content-active pre, [role=tabpanel]:visible pre')
        .first()
        .textContent()) ?? ''
    assert.match(request, /^POST \/\?RegionId=cn-hangzhou&/)
    assert.match(request, /authorization: ACS3-HMAC-SHA256 Credential=/)
    await at.page.getByRole('tab', { name: 'Signature' }).click()
    await at.page.getByText('POST', { exact: true }).waitFor()
    const [, signature = ''] = /Signature=([0-9a-f]{64})/.exec(request) ?? []
    assert.equal(await at.page.locator('[role=tabpanel]:visible pre').last().textContent(), `${signature}\n`)
  })

  it('speaks three languages, and leads to the page of an error in the one chosen', async () => {
    await at.page.getByRole('tab', { name: 'Answer' }).click()
    for (const [name, tag, title, described] of [
      ['简体中文', 'zh-CN', '请求参数', '要解绑的标签键，区分大小写。'],
      ['繁體中文', 'zh-TW', '請求參數', '要解除綁定的標籤鍵，區分大小寫。'],
    ] as const) {
      await choose(at, name)
      await at.page.getByRole('heading', { level: 2, name: title }).waitFor()
      await at.page.getByText(described).first().waitFor()
      assert.equal(await at.page.evaluate('document.documentElement.lang'), tag)
    }
    await picture(at.page, 'languages', SCREEN)
    const popup = at.context.waitForEvent('page')
    await at.page.getByRole('link', { name: 'InvalidResourceId.NotFound' }).first().click()
    const errorPage = await popup
    await errorPage.getByRole('heading', { level: 1, name: 'InvalidResourceId.NotFound' }).waitFor()
    await errorPage.getByRole('heading', { name: '解決方法' }).first().waitFor()
    assert.equal(await errorPage.evaluate('document.documentElement.lang'), 'zh-TW')
    await errorPage.close()
    await choose(at, 'English')
    await at.page.getByRole('heading', { level: 2, name: 'Request parameters' }).waitFor()
  })

  it('gives the very call as a program to copy', async () => {
    await at.page.getByRole('tab', { name: 'Sample code' }).click()
    for (const [language, file, call] of [
      ['TypeScript', /\.mts$/, 'untagResources'],
      ['Java', /\.java$/, 'untagResources'],
      ['Go', /\.go$/, 'UntagResources'],
      ['aliyun', /\.sh$/, 'UntagResources'],
      ['Python', /\.py$/, 'untag_resources'],
    ] as const) {
      await at.page.locator('.sample-choices').getByText(language, { exact: true }).click()
      const program = at.page
        .locator('.sample section')
        .filter({ has: at.page.getByRole('heading', { name: file }) })
      await program.getByRole('button', { name: 'Copy' }).click()
      await program.getByText('Copied').waitFor()
      const copied = String(await at.page.evaluate('navigator.clipboard.readText()'))
      for (const text of [call, KNOWN, UNKNOWN, at.server.endpoint]) assert.ok(copied.includes(text), text)
      assert.ok(!copied.includes(at.server.accessKeySecret))
    }
    await picture(at.page, 'sample', SCREEN)
  })

  it('says to whom no right was given which statement decided', async () => {
    await signOut(at)
    user = await makeUser(at)
    await signIn(at, user, 'user/auditor')
    await open(at, addressOf(UNTAG))
    await at.page.getByRole('button', { name: 'Run UntagResources' }).click()
    await at.page.getByRole('dialog').getByRole('button', { name: 'Run UntagResources' }).click()
    const denied = at.page.locator('.denied')
    await denied
      .getByText(
        'Decided by statement 2 of the policy look-only (Custom, version v1), attached to user/auditor.',
      )
      .waitFor()
    assert.match((await denied.textContent()) ?? '', /A statement denies it\..*tag:UntagResources/)
    assert.equal(await at.page.locator('.error-code').textContent(), 'NoPermission.Operator')
    await picture(at.page, 'denied', SCREEN)
    await signOut(at)
  })

  it('takes temporary credentials of STS, and calls with them', async () => {
    await signIn(at, await assumeRole(at, user), 'assumed-role/visitor/today')
    await at.page.evaluate('location.hash = "#/api/Tag/ListTagKeys?RegionId=cn-hangzhou"')
    await at.page.getByRole('button', { name: 'Run ListTagKeys' }).click()
    await at.page.getByText('HTTP 200').waitFor()
    assert.match((await at.page.locator('.answer pre').textContent()) ?? '', /owner/)
    await signOut(at)
    await signIn(at, root(), 'root')
  })

  diagnosis(at)

  it('calls buckets, too, and shows XML', async () => {
    const tagging = '<Tagging><TagSet><Tag><Key>owner</Key><Value>blue</Value></Tag></TagSet></Tagging>'
    await open(
      at,
      `#/api/Oss/PutBucketTagging?${new URLSearchParams({ Bucket: 'invoices', Tagging: tagging })}`,
    )
    await at.page.getByRole('button', { name: 'Run PutBucketTagging' }).click()
    await at.page.getByRole('dialog').getByRole('button', { name: 'Run PutBucketTagging' }).click()
    await at.page.getByText('HTTP 200').waitFor()
    await open(at, '#/api/Oss/GetBucketTagging?Bucket=invoices')
    await at.page.getByRole('button', { name: 'Run GetBucketTagging' }).click()
    await at.page.locator('.answer pre', { hasText: '<Key>' }).waitFor()
    assert.match((await at.page.locator('.answer pre').textContent()) ?? '', /<Key>\s*owner/)
  })

  it('goes on by itself after the server was away', async () => {
    await open(at, '#/api/Tag/ListTagKeys?RegionId=cn-hangzhou')
    const port = new URL(at.server.url).port
    await at.server.kill()
    await at.page.getByRole('button', { name: 'Run ListTagKeys' }).click()
    const notice = at.page.getByText('The server cannot be reached.')
    await notice.waitFor()
    at.server = await startServer({ dataDir: at.server.dataDir, args: ['--port', port] })
    await notice.waitFor({ state: 'detached' })
    await at.page.getByRole('button', { name: 'Run ListTagKeys' }).click()
    await at.page.getByText('HTTP 200').waitFor()
  })

  it('is usable by everybody: no serious finding of axe in dark and in light', async () => {
    for (const button of ['Switch to dark colours', 'Switch to light colours']) {
      await at.page.getByRole('button', { name: button }).click()
      await open(at, '#/api/Tag/TagResources')
      assert.deepEqual(await seriousFindings(at.page), [], `call view, ${button}`)
      await open(at, '#/api/Sts/GetCallerIdentity/reference')
      await at.page.getByRole('heading', { level: 2, name: 'Authorization' }).waitFor()
      assert.deepEqual(await seriousFindings(at.page), [], `reference, ${button}`)
      await open(at, '#/errors/InvalidResourceId.NotFound')
      await at.page.getByRole('heading', { level: 2 }).first().waitFor()
      assert.deepEqual(await seriousFindings(at.page), [], `error, ${button}`)
      await open(at)
      assert.deepEqual(await seriousFindings(at.page), [], `home, ${button}`)
    }
  })

  it('fits a narrow screen, with the operations behind a button', async () => {
    await at.page.setViewportSize({ width: 360, height: 740 })
    await open(at)
    await at.page.getByRole('button', { name: 'Menu' }).click()
    await at.page
      .getByRole('dialog')
      .getByRole('link', { name: 'TagResources', exact: false })
      .first()
      .click()
    await at.page.getByRole('heading', { level: 1 }).getByText('TagResources').waitFor()
    for (const hash of [
      '#/api/Tag/TagResources',
      '#/changes',
      '#/errors/SignatureDoesNotMatch',
      '#/doctor',
    ]) {
      await open(at, hash)
      await at.page.getByText('Loading…').waitFor({ state: 'detached' })
      assert.equal(await at.page.evaluate('document.documentElement.scrollWidth'), 360, hash)
    }
    await at.page.setViewportSize(SCREEN)
  })

  it('keeps no secret, asks no other host and breaks no policy', async () => {
    const kept = await at.page.evaluate(
      'indexedDB.databases().then((bases) => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, bases, document.cookie]))',
    )
    assert.deepEqual(JSON.parse(String(kept)), [
      { 'tagplane.language': 'en', 'tagplane.theme': 'light' },
      {},
      [],
      '',
    ])
    assert.ok(!at.page.url().includes(at.server.accessKeySecret))
    assert.deepEqual(misdeeds.list, [])
  })

  it('forgets who was signed in when the page is loaded anew', async () => {
    await at.page.reload()
    await at.page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor()
  })

  it('says what to do where the browser cannot sign', async () => {
    const elsewhere = await at.context.newPage()
    await elsewhere.goto(`${at.server.url.replace('127.0.0.1', ELSEWHERE)}/console/`)
    await elsewhere.getByRole('note').getByText('This page came over plain http').waitFor()
    await elsewhere.close()
  })
})
