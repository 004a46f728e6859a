import { $OpenApiUtil } from '@alicloud/openapi-core'
import type { BrowserContext, Page } from 'playwright-core'
import { officialSdk, processOf, type Sdk } from './clients.ts'
import type { RunningServer } from './server.ts'

/** A console in a browser, with the server that it is of. */
export type ConsoleUnderTest = {
  server: RunningServer
  sdk: Sdk
  context: BrowserContext
  page: Page
}

export type Key = { readonly id: string; readonly secret: string; readonly token?: string }
type Parameters = Readonly<Record<string, string>>

export const RAM = '2015-05-01'
const STS = '2015-04-01'

/** A call of the root, past the browser. */
export async function ask(
  { sdk }: ConsoleUnderTest,
  action: string,
  query: Parameters,
  version = '2018-08-28',
) {
  const params = new $OpenApiUtil.Params({
    ...{ action, version, protocol: 'HTTP', pathname: '/', method: 'POST' },
    ...{ authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' },
  })
  const { body } = await sdk.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), {} as never)
  return body as Record<string, Record<string, string>>
}

/** A user who may look, and is denied one operation by a statement of its own. */
export async function makeUser(at: ConsoleUnderTest): Promise<Key> {
  const user = { UserName: 'auditor' }
  const document = {
    Version: '1',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['tag:*', 'ram:DecodeDiagnosticMessage', 'tagplane:ExplainAuthorization', 'sts:AssumeRole'],
        Resource: '*',
      },
      { Effect: 'Deny', Action: 'tag:UntagResources', Resource: '*' },
    ],
  }
  const policy = { PolicyName: 'look-only' }
  await ask(at, 'CreateUser', user, RAM)
  await ask(at, 'CreatePolicy', { ...policy, PolicyDocument: JSON.stringify(document) }, RAM)
  await ask(at, 'AttachPolicyToUser', { ...policy, ...user, PolicyType: 'Custom' }, RAM)
  const { AccessKey } = await ask(at, 'CreateAccessKey', user, RAM)
  return { id: AccessKey?.['AccessKeyId'] ?? '', secret: AccessKey?.['AccessKeySecret'] ?? '' }
}

/** Temporary credentials that a user has got for a role, which may what the user may. */
export async function assumeRole(at: ConsoleUnderTest, user: Key): Promise<Key> {
  const [RoleName, RoleSessionName] = ['visitor', 'today']
  const trust = {
    Version: '1',
    Statement: [
      {
        ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
        Principal: { RAM: [`acs:ram::${at.server.accountId}:root`] },
      },
    ],
  }
  await ask(at, 'CreateRole', { RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }, RAM)
  await ask(at, 'AttachPolicyToRole', { RoleName, PolicyName: 'look-only', PolicyType: 'Custom' }, RAM)
  const sdk = officialSdk(processOf({ ...at.server, accessKeyId: user.id, accessKeySecret: user.secret }))
  const RoleArn = `acs:ram::${at.server.accountId}:role/${RoleName}`
  const { Credentials = {} } = await ask({ ...at, sdk }, 'AssumeRole', { RoleArn, RoleSessionName }, STS)
  const { AccessKeyId: id = '', AccessKeySecret: secret = '', SecurityToken: token = '' } = Credentials
  return { id, secret, token }
}

export async function open({ page, server }: ConsoleUnderTest, hash = '#/'): Promise<void> {
  await page.goto(`${server.url}/console/${hash}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Goes where a link would lead, without the page being loaded anew. */
export async function follow({ page }: ConsoleUnderTest, hash: string, heading: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

export async function fillInKey({ page }: ConsoleUnderTest, { id, secret, token = '' }: Key): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('AccessKey ID').fill(id)
  await dialog.getByLabel('AccessKey secret').fill(secret)
  await dialog.getByLabel('Security token').fill(token)
  await dialog.getByLabel('AccessKey secret').press('Enter')
}

export async function signIn(at: ConsoleUnderTest, key: Key, name: string): Promise<void> {
  await fillInKey(at, key)
  await at.page
    .getByRole('banner')
    .getByRole('button', { name: `Signed in as acs:ram::${at.server.accountId}:${name}` })
    .waitFor()
}

export async function signOut({ page }: ConsoleUnderTest): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Signed in as/ })
    .click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor()
}

export async function choose({ page }: ConsoleUnderTest, language: string): Promise<void> {
  await page.getByRole('banner').getByRole('combobox').click()
  await page.locator('.ant-select-item-option').getByText(language, { exact: true }).click()
}
