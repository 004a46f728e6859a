import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { picture, seriousFindings } from '../support/browser.ts'
import { ask, type ConsoleUnderTest, choose, follow } from '../support/console.ts'

const SCREEN = { width: 1240, height: 720 }

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

/** The address of a call that is signed as URL encoders for forms lead to: with + for a space. */
function signedWithPlus({ url, accessKeyId, accessKeySecret }: ConsoleUnderTest['server']): string {
  const parameters = {
    ...{ AccessKeyId: accessKeyId, Action: 'ListTagKeys', Format: 'JSON', RegionId: 'cn-hangzhou' },
    ...{ SignatureMethod: 'HMAC-SHA1', SignatureNonce: crypto.randomUUID(), SignatureVersion: '1.0' },
    ...{ Timestamp: new Date().toISOString().replace(/\.\d+/, ''), Version: '2018-08-28', X: 'blue team' },
  }
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encode(value)}`)
  const text = `GET&%2F&${encode(pairs.join('&').replace('%20', '+'))}`
  const signature = createHmac('sha1', `${accessKeySecret}&`).update(text).digest('base64')
  return `${url}/?${pairs.join('&')}&Signature=${encode(signature)}`
}

/** What helps where a call has failed; root is signed in. */
export function diagnosis(at: ConsoleUnderTest): void {
  describe('where a call has failed', () => {
    it('finds an error by words, in 繁體中文, and leads to the operations and to the plain page', async () => {
      const { page } = at
      await choose(at, '繁體中文')
      await page.getByRole('navigation', { name: '功能區' }).getByRole('link', { name: '診斷' }).click()
      await page.getByRole('link', { name: '錯誤中心' }).click()
      await page.getByRole('textbox', { name: '錯誤碼，或訊息中的字詞' }).fill('同一個 鍵')
      await page.getByRole('link', { name: /^Duplicate\.TagKey / }).click()
      await page.getByRole('heading', { name: '解決方法' }).first().waitFor()
      const operations = page.locator('.origins').getByRole('link', { name: 'UntagResources', exact: true })
      assert.match((await operations.first().getAttribute('href')) ?? '', /^#\/api\/Tag@.*\/reference$/)
      await page.goBack()
      assert.match(page.url(), /#\/errors\?q=/)
      await page.goForward()
      const plain = await page.getByRole('link', { name: '純文字頁面' }).getAttribute('href')
      const answer = await page.request.get(`${at.server.url}${plain}`)
      assert.match(await answer.text(), /href="\.\.\/console\/#\/errors\/Duplicate\.TagKey"/)
      await follow(at, '#/errors/Nothing.Such', 'Nothing.Such')
      await page.getByRole('alert').getByText('沒有這個錯誤碼').waitFor()
      await choose(at, 'English')
    })

    it('finds a request by its id, says what it means, and opens it in its form', async () => {
      const { page } = at
      const failed = await ask(at, 'UntagResources', {
        ...{ RegionId: 'cn-hangzhou', 'ResourceARN.1': 'arn:acs:ecs:cn-hangzhou:*:instance/i-web-2' },
        ...{ 'TagKey.1': 'owner', 'TagKey.2': 'owner' },
      }).then(
        () => assert.fail('It was not refused'),
        (error: { readonly data?: { readonly RequestId?: string } }) => error.data?.RequestId ?? '',
      )
      await follow(at, '#/requests', 'Requests')
      const search = page.getByRole('searchbox', { name: 'RequestId' })
      await search.fill('not an id')
      await search.press('Enter')
      await page.getByRole('alert').getByText('A RequestId has').waitFor()
      await search.fill(failed)
      await search.press('Enter')
      await page.locator('.failure').getByText('Duplicate.TagKey', { exact: true }).waitFor()
      await page.getByText('The call names the same key twice.').waitFor()
      await picture(page, 'request')
      await page.getByRole('link', { name: 'Open in the Explorer' }).click()
      await page.getByRole('heading', { level: 1, name: 'UntagResources' }).waitFor()
      assert.equal(await page.getByRole('textbox', { name: 'TagKey.2' }).inputValue(), 'owner')
    })

    it('lists requests by what is asked for, and says of one that was denied which statement decided', async () => {
      const { page } = at
      await follow(at, '#/requests', 'Requests')
      await page.locator('table.requests tbody tr').first().waitFor()
      await page.getByText('Failed', { exact: true }).click()
      await page.waitForURL(/ErrorCode=\*/)
      // Until the answer is there, the list shows what it showed before.
      await page.locator('table.requests .status-done').first().waitFor({ state: 'detached' })
      await page.locator('.row-link').first().waitFor()
      assert.equal(await page.locator('table.requests .status-done').count(), 0)
      assert.deepEqual(await seriousFindings(page), [])
      await follow(at, '#/requests?ErrorCode=NoPermission.Operator', 'Requests')
      const row = page
        .getByRole('row')
        .filter({ hasText: 'user/auditor' })
        .filter({ hasText: 'UntagResources' })
      await row.getByRole('link').first().click()
      await page.locator('.denied').getByText('Decided by statement 2 of the policy look-only').waitFor()
      assert.deepEqual(await seriousFindings(page), [])
    })

    it('shows where the text of a wrongly signed request first differs, in words of the language', async () => {
      const { page } = at
      const address = signedWithPlus(at.server)
      await follow(at, '#/doctor', 'Signature doctor')
      await page.getByLabel('Failing request').fill(`curl '${address}'`)
      await page.getByRole('button', { name: 'Examine' }).click()
      await page.getByText('The client encodes a space as + and not as %20.').waitFor()
      await page.getByText('Line 1 of the string to sign. The parameter X.').waitFor()
      assert.deepEqual(await page.locator('.difference mark').allTextContents(), ['%2520', '%2B'])
      await picture(page, 'doctor', SCREEN)
      assert.match(page.url(), /#\/doctor$/)
      for (const button of ['Switch to dark colours', 'Switch to light colours']) {
        await page.getByRole('button', { name: button }).click()
        assert.deepEqual(await seriousFindings(page), [], button)
      }
      for (const [language, words] of [
        ['繁體中文', '用戶端把空白編碼成 +，而不是 %20。'],
        ['简体中文', '客户端把空格编码成 +，而不是 %20。'],
        ['English', 'The client encodes a space as + and not as %20.'],
      ] as const) {
        await choose(at, language)
        await page.getByText(words).waitFor()
      }
    })

    it('knows of a refused request what was found of its signature', async () => {
      const { page } = at
      const answer = await page.request.get(signedWithPlus(at.server))
      const { RequestId: id } = (await answer.json()) as { readonly RequestId: string }
      await follow(at, `#/requests/${id}`, 'ListTagKeys')
      await page.getByRole('link', { name: 'Compare with the texts of your client' }).click()
      await page.getByText('Line 1 of the string to sign. The parameter X.').waitFor()
      assert.ok(page.url().endsWith(`#/doctor?RequestId=${id}`))
    })

    it('shows what changed in the APIs, and leads to their OpenAPI documents', async () => {
      const { page } = at
      await follow(at, '#/changes', 'Changes of the APIs')
      await page
        .getByRole('main')
        .getByRole('link', { name: 'UntagResources', exact: true })
        .first()
        .waitFor()
      assert.equal(
        await page.getByRole('link', { name: 'OpenAPI documents' }).getAttribute('href'),
        '/openapi',
      )
    })
  })
}
