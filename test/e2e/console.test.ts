import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import {
  ELSEWHERE,
  launchBrowser,
  type Misdeeds,
  noBrowser,
  picture,
  seriousFindings,
  watch,
} from '../support/browser.ts'
import { officialSdk, processOf, type Sdk } from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const KNOWN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-web-1'
const UNKNOWN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-gone'
const MAX_SCRIPT_BYTES = 400 * 1024
const SCREEN = { width: 1240, height: 720 }
const RAM = '2015-05-01'

type Key = { readonly id: string; readonly secret: string }

let server: RunningServer
let sdk: Sdk
let browser: Browser
let context: BrowserContext
let page: Page
let misdeeds: Misdeeds

async function ask(action: string, query: Readonly<Record<string, string>>, version = '2018-08-28') {
  const params = new $OpenApiUtil.Params({
    ...{ action, version, protocol: 'HTTP', pathname: '/', method: 'POST' },
    ...{ authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' },
  })
  const { body } = await sdk.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), {} as never)
  return body as Record<string, Record<string, string>>
}

function tagKnown(): Promise<unknown> {
  const [first, second] = [KNOWN, KNOWN.replace('web-1', 'web-2')]
  const Tags = '{"env":"test","owner":"blue"}'
  return ask('TagResources', {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': first,
    'ResourceARN.2': second ?? '',
    Tags,
  })
}

/** A user who may look, and is denied one operation by a statement of its own. */
async function makeUser(): Promise<Key> {
  const user = { UserName: 'auditor' }
  const document = {
    Version: '1',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['tag:*', 'ram:DecodeDiagnosticMessage', 'tagplane:ExplainAuthorization'],
        Resource: '*',
      },
      { Effect: 'Deny', Action: 'tag:UntagResources', Resource: '*' },
    ],
  }
  const policy = { PolicyName: 'look-only' }
  await ask('CreateUser', user, RAM)
  await ask('CreatePolicy', { ...policy, PolicyDocument: JSON.stringify(document) }, RAM)
  await ask('AttachPolicyToUser', { ...policy, ...user, PolicyType: 'Custom' }, RAM)
  const { AccessKey } = await ask('CreateAccessKey', user, RAM)
  return { id: AccessKey?.['AccessKeyId'] ?? '', secret: AccessKey?.['AccessKeySecret'] ?? '' }
}

async function open(hash = '#/'): Promise<void> {
  await page.goto(`${server.url}/console/${hash}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function fillInKey({ id, secret }: Key): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('AccessKey ID').fill(id)
  await dialog.getByLabel('AccessKey secret').fill(secret)
  await dialog.getByLabel('AccessKey secret').press('Enter')
}

async function signIn(key: Key, name: string): Promise<void> {
  await fillInKey(key)
  await page
    .getByRole('banner')
    .getByRole('button', { name: `Signed in as acs:ram::${server.accountId}:${name}` })
    .waitFor()
}

async function signOut(): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Signed in as/ })
    .click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor()
}

async function choose(language: string): Promise<void> {
  await page.getByRole('banner').getByRole('combobox').click()
  await page.locator('.ant-select-item-option').getByText(language, { exact: true }).click()
}

function addressOf(parameters: Readonly<Record<string, string>>): string {
  return `#/api/Tag/UntagResources?${new URLSearchParams(parameters)}`
}

const UNTAG = { RegionId: 'cn-hangzhou', 'ResourceARN.1': KNOWN, 'ResourceARN.2': UNKNOWN, 'TagKey.1': 'env' }
const inBrowser = noBrowser === undefined ? {} : { skip: noBrowser }
const root = (): Key => ({ id: server.accessKeyId, secret: server.accessKeySecret })

describe(`the console in a browser${noBrowser === undefined ? '' : ` (${noBrowser})`}`, inBrowser, () => {
  before(async () => {
    ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
    sdk = officialSdk(processOf(server))
    const reader = { locale: 'en-US', colorScheme: 'light', reducedMotion: 'reduce' } as const
    context = await browser.newContext({ viewport: SCREEN, ...reader })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    page = await context.newPage()
    page.setDefaultTimeout(15_000)
    misdeeds = watch(page, server)
    await tagKnown()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('shows its first view with little to load, under a strict policy', async () => {
    const answer = await page.goto(`${server.url}/console`)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => entry.toJSON() as { name: string; encodedBodySize: number })
        .filter(({ name }) => name.endsWith('.js')),
    )
    const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    assert.ok(loaded.length > 0 && bytes > 0)
    assert.ok(bytes <= MAX_SCRIPT_BYTES, `${bytes} bytes of script`)
  })

  it('refuses a wrong secret with what the server says of it', async () => {
    await fillInKey({ ...root(), secret: 'wrong' })
    await page.getByRole('alert').getByText('SignatureDoesNotMatch', { exact: true }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    assert.equal(await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).count(), 1)
  })

  it('finds UntagResources by keyboard, shows what would change, runs it, and leads to the page of an error', async () => {
    await signIn(root(), 'root')
    await page.keyboard.press('/')
    await page.keyboard.type('untag')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'UntagResources' }).waitFor()
    await page.getByRole('combobox', { name: 'RegionId' }).fill('cn-hangzhou')
    await page.getByRole('textbox', { name: 'ResourceARN.1' }).fill(KNOWN)
    await page.getByRole('button', { name: 'Add to ResourceARN' }).click()
    await page.getByRole('textbox', { name: 'ResourceARN.2' }).fill(UNKNOWN)
    await page.getByRole('textbox', { name: 'TagKey.1' }).fill('env')
    await page.getByRole('button', { name: 'Run UntagResources' }).click()
    const dialog = page.getByRole('dialog')
    const change = dialog.getByRole('listitem').filter({ hasText: 'env' })
    await change.getByText('removed', { exact: true }).waitFor()
    assert.equal(await change.locator('del').textContent(), 'test')
    assert.deepEqual(await seriousFindings(page), [])
    await picture(page, 'preview')
    await dialog.getByRole('button', { name: 'Run UntagResources' }).click()
    await page.getByText('1 of the resources failed').waitFor()
    assert.equal(await page.locator('.partly code').first().textContent(), UNKNOWN)
    const { TagResources } = await ask('ListTagResources', {
      RegionId: 'cn-hangzhou',
      'ResourceARN.1': KNOWN,
    })
    assert.match(JSON.stringify(TagResources), /owner/)
    assert.doesNotMatch(JSON.stringify(TagResources), /env/)
    assert.ok(page.url().includes(encodeURIComponent(UNKNOWN)), 'the address says what was sent')
  })

  it('shows the request as sent, and how its signature came about', async () => {
    await page.getByRole('tab', { name: 'Request' }).click()
    const request =
      (await page
        .locator('.ant-tabs-content-active pre, [role=tabpanel]:visible pre')
        .first()
        .textContent()) ?? ''
    assert.match(request, /^POST \/\?RegionId=cn-hangzhou&/)
    assert.match(request, /authorization: ACS3-HMAC-SHA256 Credential=/)
    await page.getByRole('tab', { name: 'Signature' }).click()
    await page.getByText('POST', { exact: true }).waitFor()
    const [, signature = ''] = /Signature=([0-9a-f]{64})/.exec(request) ?? []
    assert.equal(await page.locator('[role=tabpanel]:visible pre').last().textContent(), `${signature}\n`)
  })

  it('speaks three languages, and leads to the page of an error in the one chosen', async () => {
    await page.getByRole('tab', { name: 'Answer' }).click()
    for (const [name, tag, title, described] of [
      ['简体中文', 'zh-CN', '请求参数', '要解绑的标签键，区分大小写。'],
      ['繁體中文', 'zh-TW', '請求參數', '要解除綁定的標籤鍵，區分大小寫。'],
    ] as const) {
      await choose(name)
      await page.getByRole('heading', { level: 2, name: title }).waitFor()
      await page.getByText(described).first().waitFor()
      assert.equal(await page.evaluate('document.documentElement.lang'), tag)
    }
    await picture(page, 'languages', SCREEN)
    const popup = context.waitForEvent('page')
    await page.getByRole('link', { name: 'InvalidResourceId.NotFound' }).first().click()
    const errorPage = await popup
    await errorPage.getByRole('heading', { name: '解決方法' }).first().waitFor()
    assert.equal(await errorPage.evaluate('document.documentElement.lang'), 'zh-TW')
    await errorPage.close()
    await choose('English')
    await page.getByRole('heading', { level: 2, name: 'Request parameters' }).waitFor()
  })

  it('gives the very call as a program to copy', async () => {
    await page.getByRole('tab', { name: 'Sample code' }).click()
    await page.getByText('Python', { exact: true }).click()
    const program = page.locator('.sample section', { hasText: '.py' }).first()
    await program.getByRole('button', { name: 'Copy' }).click()
    await program.getByText('Copied').waitFor()
    const copied = String(await page.evaluate('navigator.clipboard.readText()'))
    assert.match(copied, /untag_resources/)
    for (const text of [KNOWN, UNKNOWN, server.endpoint]) assert.ok(copied.includes(text), text)
    assert.ok(!copied.includes(server.accessKeySecret))
    await picture(page, 'sample', SCREEN)
  })

  it('says to whom no right was given which statement decided', async () => {
    await signOut()
    await signIn(await makeUser(), 'user/auditor')
    await open(addressOf(UNTAG))
    await page.getByRole('button', { name: 'Run UntagResources' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Run UntagResources' }).click()
    const denied = page.locator('.denied')
    await denied
      .getByText(
        'Decided by statement 2 of the policy look-only (Custom, version v1), attached to user/auditor.',
      )
      .waitFor()
    assert.match((await denied.textContent()) ?? '', /A statement denies it\..*tag:UntagResources/)
    assert.equal(await page.locator('.error-code').textContent(), 'NoPermission.Operator')
    await picture(page, 'denied', SCREEN)
    await signOut()
    await signIn(root(), 'root')
  })

  it('calls buckets, too, and shows XML', async () => {
    const tagging = '<Tagging><TagSet><Tag><Key>owner</Key><Value>blue</Value></Tag></TagSet></Tagging>'
    await open(`#/api/Oss/PutBucketTagging?${new URLSearchParams({ Bucket: 'invoices', Tagging: tagging })}`)
    await page.getByRole('button', { name: 'Run PutBucketTagging' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Run PutBucketTagging' }).click()
    await page.getByText('HTTP 200').waitFor()
    await open('#/api/Oss/GetBucketTagging?Bucket=invoices')
    await page.getByRole('button', { name: 'Run GetBucketTagging' }).click()
    await page.locator('.answer pre', { hasText: '<Key>' }).waitFor()
    assert.match((await page.locator('.answer pre').textContent()) ?? '', /<Key>\s*owner/)
  })

  it('goes on by itself after the server was away', async () => {
    await open('#/api/Tag/ListTagKeys?RegionId=cn-hangzhou')
    const port = new URL(server.url).port
    await server.kill()
    await page.getByRole('button', { name: 'Run ListTagKeys' }).click()
    const notice = page.getByText('The server cannot be reached.')
    await notice.waitFor()
    server = await startServer({ dataDir: server.dataDir, args: ['--port', port] })
    await notice.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Run ListTagKeys' }).click()
    await page.getByText('HTTP 200').waitFor()
  })

  it('is usable by everybody: no serious finding of axe in dark and in light', async () => {
    for (const button of ['Switch to dark colours', 'Switch to light colours']) {
      await page.getByRole('button', { name: button }).click()
      await open('#/api/Tag/TagResources')
      assert.deepEqual(await seriousFindings(page), [], `call view, ${button}`)
      await open('#/api/Sts/GetCallerIdentity/reference')
      await page.getByRole('heading', { level: 2, name: 'Authorization' }).waitFor()
      assert.deepEqual(await seriousFindings(page), [], `reference, ${button}`)
      await open()
      assert.deepEqual(await seriousFindings(page), [], `home, ${button}`)
    }
  })

  it('fits a narrow screen, with the operations behind a button', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await open()
    await page.getByRole('button', { name: 'Operations' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'TagResources', exact: false }).first().click()
    await page.getByRole('heading', { level: 1 }).getByText('TagResources').waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360)
    await page.setViewportSize(SCREEN)
  })

  it('keeps no secret, asks no other host and breaks no policy', async () => {
    const kept = await page.evaluate(
      'indexedDB.databases().then((bases) => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, bases, document.cookie]))',
    )
    assert.deepEqual(JSON.parse(String(kept)), [
      { 'tagplane.language': 'en', 'tagplane.theme': 'light' },
      {},
      [],
      '',
    ])
    assert.ok(!page.url().includes(server.accessKeySecret))
    assert.deepEqual(misdeeds.list, [])
  })

  it('forgets who was signed in when the page is loaded anew', async () => {
    await page.reload()
    await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor()
  })

  it('says what to do where the browser cannot sign', async () => {
    const elsewhere = await context.newPage()
    await elsewhere.goto(`${server.url.replace('127.0.0.1', ELSEWHERE)}/console/`)
    await elsewhere.getByRole('note').getByText('This page came over plain http').waitFor()
    await elsewhere.close()
  })
})
