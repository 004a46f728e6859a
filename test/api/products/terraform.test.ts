import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../../support/http.ts'
import type { Parameters } from '../../support/service.ts'
import { onlyHere, openTarget } from '../../support/target.ts'
import { arnOf, newId, numbered, REGION, tagsOf } from '../calls.ts'

/**
 * What Terraform's provider sends for the tags of a resource: a POST signed as of version 1.0, what is common in the query and the
 * rest in a form, removed keys first, then new tags; and how it reads them back.
 */
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

type Body = Readonly<Record<string, unknown>>

async function post(
  version: string,
  action: string,
  form: Parameters,
  query: Parameters = {},
): Promise<Body> {
  const overrides = { Version: version, Format: 'json', ...query }
  const request = rpcRequest(target.signer, {
    ...{ action, parameters: form, now: target.now(), place: 'split', overrides },
  })
  const { status, body } = await target.send(request)
  assert.equal(status, 200, body)
  return JSON.parse(body)
}

type Product = {
  readonly version: string
  /** As the provider names the type, and as the Tag API does. */
  readonly type: readonly [sent: string, known: string]
  readonly untag?: string
  readonly tag?: string
  readonly region?: 'form' | 'query' | 'none'
}

const products: Readonly<Record<string, Product>> = {
  Ecs: { version: '2014-05-26', type: ['instance', 'ecs:instance'] },
  Slb: { version: '2014-05-15', type: ['instance', 'slb:instance'] },
  Rds: { version: '2014-08-15', type: ['INSTANCE', 'rds:instance'], untag: 'UnTagResources' },
  Vpc: { version: '2016-04-28', type: ['VpnGateWay', 'vpc:vpngateway'], untag: 'UnTagResources' },
  vod: {
    ...{ version: '2017-03-21', type: ['DOMAIN', 'vod:domain'], region: 'none' },
    ...{ untag: 'UnTagVodResources', tag: 'TagVodResources' },
  },
  dcdn: {
    ...{ version: '2018-01-15', type: ['DOMAIN', 'dcdn:domain'], region: 'none' },
    ...{ untag: 'UntagDcdnResources', tag: 'TagDcdnResources' },
  },
  live: { version: '2016-11-01', type: ['caster', 'live:caster'], region: 'query' },
  ResourceManager: {
    ...{ version: '2020-03-31', type: ['resourcegroup', 'rm:resourcegroup'], region: 'none' },
    untag: 'UnTagResources',
  },
  pvtz: { version: '2018-01-01', type: ['ZONE', 'pvtz:zone'], untag: 'UnTagResources', region: 'none' },
  mse: { version: '2019-05-31', type: ['CLUSTER', 'mse:cluster'], untag: 'UnTagResources', region: 'query' },
}

describe('the tags of a resource of Terraform', { skip: onlyHere('resources of its own') }, () => {
  for (const [
    api,
    { version, type, untag = 'UntagResources', tag = 'TagResources', region = 'form' },
  ] of Object.entries(products)) {
    it(`${api}: are changed by ${untag}, then ${tag}`, async () => {
      const id = newId(api)
      const named = {
        ResourceType: type[0],
        'ResourceId.1': id,
        ...(region === 'form' && { RegionId: REGION }),
      }
      const query = region === 'query' ? { RegionId: REGION } : {}
      const before = {
        'Tag.1.Key': 'Created',
        'Tag.1.Value': 'TF',
        'Tag.2.Key': 'For',
        'Tag.2.Value': 'acc test 中',
      }
      await post(version, tag, { ...named, ...before }, query)
      await post(version, untag, { ...named, ...numbered('TagKey', ['Created']) }, query)
      await post(version, tag, { ...named, 'Tag.1.Key': 'For', 'Tag.1.Value': 'update' }, query)
      assert.deepEqual(await tagsOf(target, arnOf(type[1], id)), { For: 'update' })
    })
  }

  /** The provider goes on until the answer has no token; of some products an empty one would make it go on for ever. */
  async function read(version: string, path: string, named: Parameters): Promise<readonly string[]> {
    const tags: string[] = []
    let form: Parameters = { RegionId: REGION, ...named }
    for (let page = 0; page < 3; page++) {
      const body = await post(version, 'ListTagResources', form)
      const found = path.split('.').reduce<unknown>((value, name) => (value as Body)[name], body)
      for (const { TagKey, TagValue } of found as { TagKey: string; TagValue: string }[])
        tags.push(`${TagKey}=${TagValue}`)
      if (body['NextToken'] === undefined || (body['NextToken'] === '' && !BARE.has(version))) return tags
      form = { ...form, NextToken: String(body['NextToken']) }
    }
    return assert.fail('it reads on and on')
  }
  const BARE = new Set(['2020-03-31', '2019-08-08', '2018-10-29', '2019-09-10'])

  for (const [version, path, type, known] of [
    ['2014-05-26', 'TagResources.TagResource', 'instance', 'ecs:instance'],
    ['2019-11-20', 'TagResources.TagResource', 'accelerator', 'ga:accelerator'],
    ['2020-06-16', 'TagResources', 'loadbalancer', 'alb:loadbalancer'],
    ['2020-03-31', 'TagResources', 'ResourceGroup', 'rm:resourcegroup'],
    ['2019-08-08', 'TagResources', 'PROMETHEUS', 'arms:prometheus'],
    ['2018-10-29', 'TagResources', 'INSTANCE', 'dbaudit:instance'],
    ['2019-09-10', 'TagResources', 'stack', 'ros:stack'],
  ] as const) {
    it(`${known}: are read at ${path}`, async () => {
      const id = newId('tf')
      const named = { ResourceType: type, 'ResourceId.1': id }
      await post(version, 'TagResources', {
        RegionId: REGION,
        ...named,
        'Tag.1.Key': 'a',
        'Tag.1.Value': '1',
      })
      assert.deepEqual(await read(version, path, named), ['a=1'])
    })
  }
})
