import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import {
  DescribeRegionsRequest,
  ListSupportResourceTypesRequest,
  ListTagKeysRequest,
  ListTagValuesRequest,
} from '@alicloud/tag20180828'
import { operations } from '../../src/operations/index.ts'
import { nodeSdk, processOf, type Sdk, sdkClient } from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-1'
const exercised = new Set(['UntagResources', 'TagResources', 'ListTagResources'])

let server: RunningServer
let sdk: Sdk
before(async () => {
  server = await startServer()
  sdk = nodeSdk(processOf(server))
  assert.deepEqual(await sdkClient(processOf(server)).tag(REGION, [ARN], { team: 'blue', env: 'test' }), [])
  assert.deepEqual(await sdkClient(processOf(server)).tag(REGION, [`${ARN}2`], { team: 'red' }), [])
})
after(() => server.stop())

/** The official client's generic call, for an API that it has no classes of. */
async function callTagplane(action: string, query: Readonly<Record<string, string>>) {
  exercised.add(action)
  const request = new $OpenApiUtil.OpenApiRequest({ query })
  const params = new $OpenApiUtil.Params({
    ...{ action, version: '2026-11-24', protocol: 'HTTP', pathname: '/', method: 'POST' },
    ...{ authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' },
  })
  const { body } = await sdk.callApi(params, request, { autoretry: false } as never)
  return body as Record<string, unknown>
}

describe('@alicloud/tag20180828, unchanged', () => {
  it('pages through the tag keys of a region', async () => {
    exercised.add('ListTagKeys')
    const first = (await sdk.listTagKeys(new ListTagKeysRequest({ regionId: REGION, pageSize: 1 }))).body
    assert.match(first?.requestId ?? '', /^[0-9A-F-]{36}$/)
    assert.deepEqual(
      first?.keys?.key?.map(({ key, category, description }) => ({ key, category, description })),
      [{ key: 'env', category: 'custom', description: '' }],
    )
    const request = new ListTagKeysRequest({ regionId: REGION, pageSize: 1, nextToken: first?.nextToken })
    const second = (await sdk.listTagKeys(request)).body
    assert.deepEqual([second?.keys?.key?.map(({ key }) => key), second?.nextToken], [['team'], ''])
  })

  it('pages through the values of a key', async () => {
    exercised.add('ListTagValues')
    const query = { regionId: REGION, key: 'team', pageSize: 1 }
    const first = (await sdk.listTagValues(new ListTagValuesRequest(query))).body
    assert.deepEqual(first?.values?.value, ['blue'])
    const more = new ListTagValuesRequest({ ...query, nextToken: first?.nextToken })
    const second = (await sdk.listTagValues(more)).body
    assert.deepEqual([second?.values?.value, second?.nextToken], [['red'], ''])
  })

  it('reads the types that can be tagged, with what they support', async () => {
    exercised.add('ListSupportResourceTypes')
    const query = {
      productCode: 'ecs',
      resourceTye: 'instance',
      showItems: true,
      supportCode: 'TAG_API_SUPPORT',
    }
    const { body } = await sdk.listSupportResourceTypes(new ListSupportResourceTypesRequest(query))
    const [type, ...more] = body?.supportResourceTypes ?? []
    assert.deepEqual(more, [])
    assert.deepEqual(
      [type?.productCode, type?.resourceType, type?.arnTemplate],
      ['ecs', 'instance', `acs:ecs:*:*:instance/\${ResourceId}`],
    )
    const items = type?.supportItems?.map(({ supportCode, support }) => [supportCode, support])
    assert.deepEqual(items, [
      ['TAG_CONSOLE_SUPPORT', true],
      ['TAG_API_SUPPORT', true],
    ])
  })

  it('reads the regions in the language asked for, all of them served here', async () => {
    exercised.add('DescribeRegions')
    const names: Record<string, string> = {
      'en-US': 'China (Hangzhou)',
      'zh-CN': '华东1（杭州）',
      ja: '中国 (杭州)',
    }
    for (const [acceptLanguage, name] of Object.entries(names)) {
      const { body } = await sdk.describeRegions(new DescribeRegionsRequest({ acceptLanguage }))
      const regions = body?.regions?.region ?? []
      assert.ok(regions.length > 30)
      for (const { regionEndpoint } of regions) assert.equal(regionEndpoint, server.endpoint)
      assert.equal(regions.find(({ regionId }) => regionId === REGION)?.localName, name)
    }
  })
})

describe('the generic call of the official client, unchanged', () => {
  it('reaches the operations of the Tagplane API', async () => {
    const set = await callTagplane('SetProtectedTagKeys', { 'TagKey.1': 'kept' })
    assert.deepEqual(set['TagKeys'], ['kept'])
    assert.deepEqual((await callTagplane('GetProtectedTagKeys', {}))['TagKeys'], ['kept'])
    const made = await callTagplane('CreateServicePrincipal', {
      ...{ Name: 'backup', ServiceCode: 'hbr', 'Accounts.1': server.accountId },
    })
    const listed = (await callTagplane('ListServicePrincipals', {}))['ServicePrincipals']
    assert.deepEqual(
      (listed as Record<string, unknown>[]).map(({ PrincipalId }) => PrincipalId),
      [made['PrincipalId']],
    )
    await callTagplane('DeleteServicePrincipal', { PrincipalId: String(made['PrincipalId']) })
    assert.deepEqual((await callTagplane('ListServicePrincipals', {}))['ServicePrincipals'], [])
  })
})

it('every operation is called by an official client, here or in clients.test.ts', () => {
  assert.deepEqual([...exercised].sort(), operations.map(({ action }) => action).sort())
})
