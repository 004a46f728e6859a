import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import * as tag from '@alicloud/tag20180828'
import { operations } from '../../src/operations/index.ts'
import { type ClientProcess, officialSdk, processOf, type Sdk } from '../support/clients.ts'
import { type RunningServer, runProgram, startServer } from '../support/server.ts'

/** The APIs that an official client has methods for, and where they are called. */
const callers: Readonly<Record<string, readonly string[]>> = {
  Tag: ['lists.test.ts', 'operations.test.ts', '../support/clients.ts'],
  Sts: ['ram-policies.test.ts'],
  Ram: [...readdirSync(import.meta.dirname).filter((file) => file.startsWith('ram-')), 'throttling.test.ts'],
}
const exercised = new Set(operations.filter(({ api }) => callers[api]).map(({ action }) => action))

let server: RunningServer
let sdk: Sdk
before(async () => {
  server = await startServer()
  sdk = officialSdk(processOf(server))
})
after(() => server.stop())

/** The official client with the operator's key. */
async function operatorSdk(): Promise<Sdk> {
  const { stdout } = await runProgram(['env', '--operator', '--format', 'json', '--data-dir', server.dataDir])
  return officialSdk({ env: JSON.parse(stdout) as ClientProcess['env'] })
}

/** The official client's generic call, for an API that it has no classes of. */
async function callTagplane(action: string, query: Readonly<Record<string, string>>, client = sdk) {
  exercised.add(action)
  const request = new $OpenApiUtil.OpenApiRequest({ query })
  const params = new $OpenApiUtil.Params({
    ...{ action, version: '2026-11-24', protocol: 'HTTP', pathname: '/', method: 'POST' },
    ...{ authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' },
  })
  const { body } = await client.callApi(params, request, { autoretry: false } as never)
  return body as Record<string, unknown>
}

describe('the generic call of the official client, unchanged', () => {
  it('reaches the operations of the Tagplane API', async () => {
    const set = await callTagplane('SetProtectedTagKeys', { 'TagKey.1': 'kept' })
    assert.deepEqual(set['TagKeys'], ['kept'])
    assert.deepEqual((await callTagplane('GetProtectedTagKeys', {}))['TagKeys'], ['kept'])
    const quotas = {
      'Quota.1.ProductCode': 'ecs',
      'Quota.1.ResourceType': 'disk',
      'Quota.1.TagsPerResource': '30',
    }
    await callTagplane('SetTagQuotas', quotas)
    assert.deepEqual((await callTagplane('GetTagQuotas', {}))['Quotas'], [
      { ProductCode: 'ecs', ResourceType: 'disk', TagsPerResource: 30 },
    ])
    const made = await callTagplane('CreateServicePrincipal', {
      ...{ Name: 'backup', ServiceCode: 'hbr', 'Accounts.1': server.accountId },
    })
    const listed = (await callTagplane('ListServicePrincipals', {}))['ServicePrincipals']
    assert.deepEqual(
      (listed as Record<string, unknown>[]).map(({ PrincipalId }) => PrincipalId),
      [made['PrincipalId']],
    )
    const explained = await callTagplane('ExplainAuthorization', {
      ...{ AuthAction: 'tag:UntagResources', AuthResource: `acs:tag:*:${server.accountId}:*` },
    })
    assert.equal(explained['Outcome'], 'Allow')
    const found = await callTagplane('GetRequest', { RequestId: String(explained['RequestId']) })
    assert.equal((found['Request'] as Record<string, unknown>)['Action'], 'ExplainAuthorization')
    const { Requests } = await callTagplane('ListRequests', { ApiAction: 'ExplainAuthorization' })
    assert.equal((Requests as unknown[]).length, 1)
    const signature = await callTagplane('ExplainSignature', {
      Request: `${server.url}/?Action=DescribeRegions&Version=2018-08-28&AccessKeyId=${server.accessKeyId}&Signature=x&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=n&Timestamp=2026-11-24T12:00:00Z`,
    })
    assert.equal((signature['Findings'] as Record<string, unknown>[]).at(-1)?.['Code'], 'Unexplained')
    await callTagplane('DeleteServicePrincipal', { PrincipalId: String(made['PrincipalId']) })
    assert.deepEqual((await callTagplane('ListServicePrincipals', {}))['ServicePrincipals'], [])
  })
})

describe('whoever runs the installation', () => {
  it('makes, lists, disables, enables and deletes accounts with the key in the data directory', async () => {
    const operator = await operatorSdk()
    const made = await callTagplane('CreateAccount', { Name: 'red' }, operator)
    const { AccessKeyId, AccessKeySecret } = made['AccessKey'] as Record<string, string>
    const AccountId = String(made['AccountId'])
    const listed = (await callTagplane('ListAccounts', {}, operator))['Accounts'] as Record<string, string>[]
    assert.deepEqual(
      listed.map((account) => account['AccountId']).sort(),
      [AccountId, server.accountId].sort(),
    )
    const key = {
      accessKeyId: AccessKeyId ?? '',
      accessKeySecret: AccessKeySecret ?? '',
      accountId: AccountId,
    }
    const root = officialSdk(processOf({ ...server, ...key }))
    await callTagplane('GetProtectedTagKeys', {}, root)
    await callTagplane('DisableAccount', { AccountId }, operator)
    await assert.rejects(callTagplane('GetProtectedTagKeys', {}, root), {
      code: 'InvalidAccessKeyId.Inactive',
    })
    await callTagplane('EnableAccount', { AccountId }, operator)
    await callTagplane('GetProtectedTagKeys', {}, root)
    await callTagplane('DisableAccount', { AccountId }, operator)
    await callTagplane('DeleteAccount', { AccountId }, operator)
    await assert.rejects(callTagplane('GetProtectedTagKeys', {}, root), {
      code: 'InvalidAccessKeyId.NotFound',
    })
    await assert.rejects(callTagplane('ListAccounts', {}), { code: 'NoPermission.Operator' })
  })
})

describe('the official client of the Tag API, unchanged', () => {
  it('makes, lists and deletes preset tags', async () => {
    const regionId = 'cn-hangzhou'
    const values = [{ value: 'test', description: 'Test environment' }, { value: 'production' }]
    const preset = { key: 'Environment', description: 'Business environment', tagValueParamList: values }
    await sdk.createTags(
      new tag.CreateTagsRequest({ regionId, tagKeyValueParamList: [{ key: 'Bare' }, preset] } as never),
    )
    const metaTag = { regionId, queryType: 'MetaTag' }
    const { body: keys } = await sdk.listTagKeys(new tag.ListTagKeysRequest(metaTag))
    assert.deepEqual(
      keys?.keys?.key?.map(({ key, category, description }) => [key, category, description]),
      [
        ['Bare', 'custom', ''],
        ['Environment', 'custom', 'Business environment'],
      ],
    )
    const listing = new tag.ListTagValuesRequest({ ...metaTag, key: 'Environment' })
    assert.deepEqual((await sdk.listTagValues(listing)).body?.values?.value, ['production', 'test'])
    for (const value of ['test', 'production', undefined]) {
      await sdk.deleteTag(new tag.DeleteTagRequest({ regionId, key: 'Environment', ...(value && { value }) }))
    }
    await assert.rejects(sdk.listTagValues(listing), { code: 'MetaTagKeyNotFound' })
  })

  it('opens and closes created-by tags', async () => {
    const regionId = 'cn-shanghai'
    const isOpen = async () => {
      const { body } = await sdk.checkCreatedByEnabled(new tag.CheckCreatedByEnabledRequest({ regionId }))
      return body?.openStatus
    }
    await sdk.openCreatedBy(new tag.OpenCreatedByRequest({ regionId }))
    assert.equal(await isOpen(), true)
    await assert.rejects(sdk.openCreatedBy(new tag.OpenCreatedByRequest({ regionId })), {
      code: 'CreatedByAlreadyOpen',
    })
    await sdk.closeCreatedBy(new tag.CloseCreatedByRequest({ regionId }))
    assert.equal(await isOpen(), false)
  })
})

describe('the estate', () => {
  const arn = 'arn:acs:ecs:cn-hangzhou:*:instance/i-estate'
  const listed = async (action: string, list: string, query = {}) =>
    (await callTagplane(action, query))[list] as readonly Record<string, unknown>[]

  it('is registered, grouped, described and left', async () => {
    const { ResourceGroup } = await callTagplane('CreateResourceGroup', { Name: 'web', DisplayName: 'Web' })
    const ResourceGroupId = String((ResourceGroup as Record<string, unknown>)['ResourceGroupId'])
    const Resources = JSON.stringify([{ ResourceARN: arn, Name: 'one' }])
    assert.deepEqual((await callTagplane('RegisterResources', { Resources }))['FailedResources'], {
      FailedResource: [],
    })
    await callTagplane('MoveResources', { ResourceGroupId, 'ResourceARN.1': arn })
    const { Resource } = await callTagplane('GetResource', { ResourceARN: arn })
    assert.equal((Resource as Record<string, unknown>)['ResourceGroupId'], ResourceGroupId)
    assert.equal((await listed('ListResources', 'Resources', { ResourceGroupId })).length, 1)
    await callTagplane('UpdateResourceGroup', { ResourceGroupId, DisplayName: 'All of the web' })
    const { ResourceGroup: shown } = await callTagplane('GetResourceGroup', { ResourceGroupId })
    assert.equal((shown as Record<string, unknown>)['DisplayName'], 'All of the web')
    assert.equal((await listed('ListResourceGroups', 'ResourceGroups')).length, 2)
    await callTagplane('DeregisterResources', { 'ResourceARN.1': arn })
    await callTagplane('DeleteResourceGroup', { ResourceGroupId })
    await callTagplane('SetResourceMode', { Mode: 'Strict' })
    assert.equal((await callTagplane('GetResourceMode', {}))['Mode'], 'Strict')
    await callTagplane('SetResourceMode', { Mode: 'Inherit' })
  })

  it('has a tree of folders and accounts', async () => {
    const operator = await operatorSdk()
    const { AccountId } = await callTagplane('CreateAccount', { Name: 'member' }, operator)
    const manager = { AccountId: server.accountId }
    const member = { ManagementAccountId: server.accountId, AccountId: String(AccountId) }
    await callTagplane('EnableDirectory', manager, operator)
    const { Directory } = await callTagplane('GetDirectory', {})
    const ParentFolderId = String((Directory as Record<string, unknown>)['RootFolderId'])
    const made = async (FolderName: string) => {
      const { Folder } = await callTagplane('CreateFolder', { ParentFolderId, FolderName })
      return String((Folder as Record<string, unknown>)['FolderId'])
    }
    const [FolderId, other] = [await made('production'), await made('test')]
    await callTagplane('AddMember', member, operator)
    await callTagplane('MoveMember', { AccountId: String(AccountId), FolderId })
    assert.equal((await listed('ListMembers', 'Members', { FolderId })).length, 1)
    await callTagplane('UpdateFolder', { FolderId: other, FolderName: 'trial' })
    await callTagplane('MoveFolder', { FolderId: other, ParentFolderId: FolderId })
    assert.equal((await listed('ListFolders', 'Folders', { ParentFolderId: FolderId })).length, 1)
    await callTagplane('DeleteFolder', { FolderId: other })
    await callTagplane('RemoveMember', member, operator)
    await callTagplane('DeleteFolder', { FolderId })
    await callTagplane('DisableDirectory', manager, operator)
    await callTagplane('DisableAccount', { AccountId: String(AccountId) }, operator)
    await callTagplane('DeleteAccount', { AccountId: String(AccountId) }, operator)
  })
})

it('every operation is called by an official client', () => {
  for (const [api, files] of Object.entries(callers)) {
    const texts = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    for (const { action } of operations.filter((operation) => operation.api === api)) {
      const calls = new RegExp(`\\.${action[0]?.toLowerCase()}${action.slice(1)}\\(`)
      assert.ok(
        texts.some((text) => calls.test(text)),
        action,
      )
    }
  }
  assert.deepEqual([...exercised].sort(), operations.map(({ action }) => action).sort())
})
