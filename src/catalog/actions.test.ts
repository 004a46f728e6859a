import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findResourceType, resourceTypes } from './catalog.ts'
import type { ResourceType } from './resource-type.ts'

function find(name: string): ResourceType {
  const [code = '', type = ''] = name.split(':')
  const found = findResourceType(code, type)
  assert.ok(found, `${name} is in the catalogue`)
  return found
}

describe('the dependent actions', () => {
  const removal: Readonly<Record<string, readonly string[]>> = {
    'ecs:disk': ['ecs:UntagResources', 'ecs:RemoveTags'],
    'slb:acl': ['slb:UntagResources', 'slb:RemoveTags'],
    'rds:instance': ['rds:UntagResources', 'rds:RemoveTagsFromResource'],
    'oss:bucket': ['oss:DeleteBucketTagging'],
    'vod:domain': ['vod:UnTagVodResources'],
    'dcdn:domain': ['dcdn:UntagDcdnResources'],
    'live:domain': ['live:UnTagLiveResources'],
    'vpc:eip': ['vpc:UnTagResources'],
    'vpc:physicalconnection': ['vpc:UntagResourcesForExpressConnect', 'vpc:UnTagResources'],
    'kvstore:instance': ['kvstore:UntagResources'],
    'rm:resourcegroup': ['resourcemanager:UntagResources'],
    'rm:resourceshare': ['resourcesharing:UntagResources'],
    'expressconnect:physicalconnection': ['vpc:UntagResourcesForExpressConnect', 'vpc:UnTagResources'],
    'elasticsearch:instance': ['elasticsearch:RemoveTags', 'elasticsearch:UntagResources'],
    'ddoscoo:instance': ['yundun-ddoscoo:DeleteTagResources', 'yundun-ddoscoo:UntagResources'],
    'cms:monitorgroup': ['cms:RemoveTags', 'cms:UntagResources'],
    'fc:service': ['fc:UntagResources', 'fc:UntagResource'],
    'hsm:instance': ['hsm:UntagResources'],
  }

  it('of removal are the ones that the UntagResources page and the products name', () => {
    for (const [name, actions] of Object.entries(removal)) assert.deepEqual(find(name).untagActions, actions)
  })

  it('of tagging are their counterparts', () => {
    assert.deepEqual(find('ecs:disk').tagActions, ['ecs:TagResources', 'ecs:AddTags'])
    assert.deepEqual(find('rds:instance').tagActions, ['rds:TagResources', 'rds:AddTagsToResource'])
    assert.deepEqual(find('oss:bucket').tagActions, ['oss:PutBucketTagging'])
    assert.deepEqual(find('live:domain').tagActions, ['live:TagLiveResources'])
    assert.deepEqual(find('kvstore:instance').tagActions, ['kvstore:TagResources'])
    assert.deepEqual(find('elasticsearch:apm').tagActions, [
      'elasticsearch:CreateTags',
      'elasticsearch:TagResources',
    ])
  })

  it('exist for every type and begin with its RAM code', () => {
    for (const type of resourceTypes()) {
      assert.ok(type.untagActions.length > 0 && type.tagActions.length > 0)
      for (const action of [...type.untagActions, ...type.tagActions]) {
        assert.ok(action.startsWith(`${type.ramCode}:`), `${action} of ${type.name}`)
      }
    }
  })

  it("are denied in the product's own words", () => {
    assert.equal(find('ecs:instance').denial.code, 'Forbidden.RAM')
    assert.equal(find('oss:bucket').denial.code, 'AccessDenied')
    assert.equal(find('vpc:vpc').denial.code, 'Forbidden')
    assert.equal(find('expressconnect:physicalconnection').denial.code, 'Forbidden')
    assert.equal(find('rm:resourcegroup').denial.code, 'NoPermission')
    assert.equal(find('cdn:domain').denial.code, 'Forbidden.RAM')
  })

  it('begin with the code that RAM has for the product', () => {
    const codes = {
      'cas:instance': 'yundun-cert',
      'cbn:transitroutervpcattachment': 'cen',
      'flinkasi:vvpinstance': 'stream',
      'gws:instance': 'ecd',
      'hcs_sgw:gateway': 'hcs-sgw',
      'maxcompute:project': 'odps',
      'mq:topic': 'mq',
      'ots:instance': 'ots',
      'vpcpeer:PeerConnection': 'vpc',
      'waf:domain': 'yundun-waf',
    }
    for (const [name, code] of Object.entries(codes)) assert.equal(find(name).ramCode, code)
  })

  it('are checked on the path that the RAM pages of the product use', () => {
    const paths = {
      'ecs:eni': 'eni/',
      'slb:instance': 'loadbalancer/',
      'rds:instance': 'dbinstance/',
      'vpc:commonbandwidthpackage': 'combandwidthpackage/',
      'vpc:VIRTUALBORDERROUTER': 'virtualborderrouter/',
      'oss:bucket': '',
      'alikafka:topic': '',
      'cen:cen': 'ceninstance/',
      'dds:shardinginstance': 'dbinstance/',
      'fc:function': 'functions/',
      'ga:accelerator': 'ga/',
      'polardbx:PolarDBXInstance': 'polardbxinstance/',
      'ros:stackgroup': 'stack_group/',
    }
    for (const [name, path] of Object.entries(paths)) assert.equal(find(name).ramPath, path)
  })
})
