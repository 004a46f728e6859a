import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import {
  acceptsRegion,
  findProduct,
  findResourceType,
  homeOf,
  indexProducts,
  keyRegion,
  resourceTypes,
} from './catalog.ts'
import { product } from './product.ts'
import { products } from './product-list.ts'
import { defaultRegion, isRegion, regions } from './region.ts'
import type { ResourceType } from './resource-type.ts'

const canonical: Readonly<Record<string, string>> = {
  dcdn: 'domain',
  ecs: `activation capacityreservation command ddh ddhcluster disk elasticityassurance eni image imagecomponent
    imagepipeline instance invocation keypair launchtemplate reservedinstance scu securitygroup snapshot
    snapshotgroup snapshotpolicy volume`,
  kvstore: 'auditlogconfig instance',
  live: 'domain',
  oss: 'bucket',
  rds: `Custom CustomDisk account actioneventpolicy backup backupfile backuppolicy database dbproxy dedicatedhost
    downloadlinkdetail gadinstance instance parametergroup`,
  rm: `ControlPolicy Folder account instance resourcegroup resourceshare sharedresource sharedtarget topic`,
  slb: 'acl certificate instance listener masterslaveservergroup vservergroup',
  vod: 'appinfo domain',
  vpc: `ROUTERINTERFACE TRAFFICQOS VIRTUALBORDERROUTER commonbandwidthpackage customergateway dhcpoptionsset eip
    flowlog gatewayendpoint havip ipsecserver ipv4gateway ipv6address ipv6bandwidth ipv6gateway ipv6instance
    natgateway networkacl physicalconnection prefixlist publicipaddresspool routetable sslvpnclientcert
    sslvpnserver trafficmirrorfilter trafficmirrorsession vpc vpnattachment vpnconnection vpngateway vswitch`,
}

const otherNames: Readonly<Record<string, string>> = {
  'cbwp:commonbandwidthpackage': 'vpc:commonbandwidthpackage',
  'ecs:autosnapshotpolicy': 'ecs:snapshotpolicy',
  'ecs:dedicatedhost': 'ecs:ddh',
  'ecs:networkinterface': 'ecs:eni',
  'eip:eipaddress': 'vpc:eip',
  'nat:natgateway': 'vpc:natgateway',
  'rds:dbinstance': 'rds:instance',
  'redis:dbinstance': 'kvstore:instance',
  'resourcemanager:account': 'rm:account',
  'resourcemanager:resourcegroup': 'rm:resourcegroup',
  'slb:accesscontrollist': 'slb:acl',
  'slb:cacertificate': 'slb:certificate',
  'slb:loadbalancer': 'slb:instance',
  'slb:servercertificate': 'slb:certificate',
  'vpn:customergateway': 'vpc:customergateway',
  'vpn:vpngateway': 'vpc:vpngateway',
}

function find(name: string): ResourceType {
  const [code = '', type = ''] = name.split(':')
  const found = findResourceType(code, type)
  assert.ok(found, `${name} is in the catalogue`)
  return found
}

describe('the rows', () => {
  it('has the 89 types of the ten products, and no other', () => {
    const expected = Object.entries(canonical).flatMap(([code, types]) =>
      types.split(/\s+/).map((type) => `${code}:${type}`),
    )
    assert.equal(expected.length, 89)
    const actual = resourceTypes().map((type) => type.name)
    assert.deepEqual(actual, expected)
  })

  it('has the 16 names of other vocabularies, and no other', () => {
    assert.equal(Object.keys(otherNames).length, 16)
    const actual = resourceTypes().flatMap((type) =>
      type.vocabulary.map((other): [string, string] => [other.name, type.name]),
    )
    assert.deepEqual(Object.fromEntries(actual.sort()), otherNames)
  })

  it('lists every file of products/', () => {
    const files = readdirSync(join(import.meta.dirname, 'products')).map((file) => file.replace(/\.ts$/, ''))
    assert.deepEqual(
      products.map((each) => each.code),
      files.sort(),
    )
  })

  it('are in byte order of their names, capitals first', () => {
    const names = resourceTypes().map((type) => Buffer.from(type.name))
    for (const [i, name] of names.slice(1).entries()) {
      assert.equal(Buffer.compare(names[i] ?? name, name), -1)
    }
  })

  it('name the Tag API as source, or say that they do not', () => {
    assert.deepEqual(
      resourceTypes().flatMap((type) => (type.tagApi === 'unconfirmed' ? [type.name] : [])),
      `ecs:activation rds:Custom rds:CustomDisk rm:ControlPolicy rm:Folder slb:listener vpc:ROUTERINTERFACE
        vpc:TRAFFICQOS vpc:VIRTUALBORDERROUTER vpc:ipv6address`.split(/\s+/),
    )
    assert.equal(find('ecs:instance').evidence, 'documented')
    assert.equal(find('slb:vservergroup').evidence, 'resource-center')
    assert.equal(find('slb:vservergroup').tagApi, 'listed')
  })
})

describe('a look-up', () => {
  it('finds the canonical row under every other name', () => {
    for (const [other, own] of Object.entries(otherNames)) assert.equal(find(other), find(own))
  })

  it('disregards case, as ACS::RDS::DBInstance becomes an ARN', () => {
    assert.equal(find('RDS:DBInstance'), find('rds:instance'))
    assert.equal(find('ECS:INSTANCE').name, 'ecs:instance')
    assert.equal(find('vpc:routerinterface').name, 'vpc:ROUTERINTERFACE')
    assert.equal(find('ResourceManager:ResourceGroup').name, 'rm:resourcegroup')
    assert.equal(findProduct('ECS'), findProduct('ecs'))
  })

  it('tells an unknown product from an unknown type', () => {
    assert.equal(findProduct('nosuch'), undefined)
    assert.equal(findResourceType('nosuch', 'instance'), undefined)
    assert.equal(findProduct('ecs')?.code, 'ecs')
    assert.equal(findResourceType('ecs', 'nosuch'), undefined)
    assert.equal(findProduct(''), undefined)
    assert.equal(findResourceType('ecs', ''), undefined)
  })

  it('finds the owner of a code that only other vocabularies use', () => {
    for (const code of ['eip', 'nat', 'vpn', 'cbwp', 'EIP']) assert.equal(findProduct(code)?.code, 'vpc')
    assert.equal(findProduct('redis')?.code, 'kvstore')
    assert.equal(findProduct('resourcemanager')?.code, 'rm')
  })

  it('takes the other name as a whole, not its code or type alone', () => {
    assert.equal(findResourceType('eip', 'vpc'), undefined)
    assert.equal(findResourceType('eip', 'eip'), undefined)
    assert.equal(findResourceType('vpc', 'eipaddress'), undefined)
    assert.equal(findResourceType('redis', 'instance'), undefined)
  })

  it('keeps types apart that only look alike', () => {
    assert.equal(find('rds:dedicatedhost').name, 'rds:dedicatedhost')
    assert.equal(find('ecs:dedicatedhost').name, 'ecs:ddh')
    assert.equal(find('vpc:networkacl').name, 'vpc:networkacl')
    assert.equal(find('rm:instance').name, 'rm:instance')
  })

  it('is not fooled by names that objects have', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.equal(findProduct(name), undefined)
      assert.equal(findResourceType('ecs', name), undefined)
    }
  })
})

describe('a regional type', () => {
  const type = find('ecs:instance')

  it('is keyed and listed by its region', () => {
    assert.equal(keyRegion(type, 'cn-beijing'), 'cn-beijing')
    assert.equal(homeOf(type, 'cn-beijing'), 'cn-beijing')
    assert.deepEqual(type.homes, [])
  })

  it('takes an ARN of the request region only', () => {
    assert.equal(acceptsRegion(type, 'cn-beijing', 'cn-beijing'), true)
    assert.equal(acceptsRegion(type, 'cn-hangzhou', 'cn-beijing'), false)
    assert.equal(acceptsRegion(type, 'cn-beijing', 'cn-hangzhou'), false)
  })

  it('is what ApsaraVideo VOD and resource shares have', () => {
    assert.equal(find('vod:domain').identity, 'regional')
    assert.equal(find('rm:resourceshare').identity, 'regional')
    assert.deepEqual(find('rm:resourceshare').homes, [])
  })
})

describe('a bucket', () => {
  const type = find('oss:bucket')

  it('is keyed by its name and listed where it was registered first', () => {
    assert.equal(type.identity, 'global')
    assert.equal(keyRegion(type, 'cn-beijing'), '')
    assert.equal(homeOf(type, 'cn-beijing'), 'cn-beijing')
    assert.deepEqual(type.homes, [])
  })

  it('takes an ARN of the request region only', () => {
    assert.equal(acceptsRegion(type, 'cn-beijing', 'cn-beijing'), true)
    assert.equal(acceptsRegion(type, 'cn-hangzhou', 'cn-beijing'), false)
  })
})

describe('a type of a central service', () => {
  it('is keyed by its id and listed under its canonical home', () => {
    for (const name of ['dcdn:domain', 'live:domain', 'rm:resourcegroup', 'rm:account']) {
      const type = find(name)
      assert.equal(type.identity, 'account')
      assert.equal(keyRegion(type, 'cn-shanghai'), '')
      assert.equal(homeOf(type, 'cn-shanghai'), 'cn-hangzhou')
    }
  })

  it('takes cn-hangzhou and no region that is not its own', () => {
    const type = find('dcdn:domain')
    assert.equal(acceptsRegion(type, 'cn-hangzhou', 'cn-hangzhou'), true)
    assert.equal(acceptsRegion(type, 'cn-beijing', 'cn-beijing'), false)
    assert.equal(acceptsRegion(type, 'cn-hangzhou', 'cn-beijing'), false)
  })

  it('with homes of its own takes any of them and cn-hangzhou, in either place', () => {
    const homes = ['cn-shanghai', 'ap-southeast-1']
    const [type] = product('config', { identity: 'account', homes }, ['rule']).types
    assert.ok(type)
    assert.equal(homeOf(type, 'ap-southeast-1'), 'cn-shanghai')
    const regionsOfIt = ['cn-hangzhou', ...homes]
    for (const request of regionsOfIt) {
      for (const arn of regionsOfIt) assert.equal(acceptsRegion(type, request, arn), true)
      assert.equal(acceptsRegion(type, request, 'cn-beijing'), false)
      assert.equal(acceptsRegion(type, 'cn-beijing', request), false)
    }
  })
})

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
    assert.equal(find('rm:resourcegroup').denial.code, 'NoPermission')
  })

  it('are checked on the path that the RAM pages of the product use', () => {
    const paths = {
      'ecs:eni': 'eni/',
      'slb:instance': 'loadbalancer/',
      'rds:instance': 'dbinstance/',
      'vpc:commonbandwidthpackage': 'combandwidthpackage/',
      'vpc:VIRTUALBORDERROUTER': 'virtualborderrouter/',
      'oss:bucket': '',
    }
    for (const [name, path] of Object.entries(paths)) assert.equal(find(name).ramPath, path)
  })
})

describe('building the index', () => {
  it('refuses two rows of one name', () => {
    const twice = product('ecs', {}, ['disk', 'Disk'])
    assert.throws(() => indexProducts([twice]), /ecs:Disk: ecs:disk and ecs:Disk/)
  })

  it('refuses another name that is taken, whichever comes first', () => {
    const eni = product('ecs', {}, ['eni', { type: 'disk', resourceCenter: ['ecs:ENI'] }])
    assert.throws(() => indexProducts([eni]), /ecs:ENI: ecs:eni and ecs:disk/)
    const disk = product('ecs', {}, [{ type: 'disk', resourceCenter: ['ecs:eni'] }, 'eni'])
    assert.throws(() => indexProducts([disk]), /ecs:eni: ecs:disk and ecs:eni/)
  })

  it('refuses one code for two products', () => {
    const list = [product('ecs', {}, ['disk']), product('ECS', {}, ['image'])]
    assert.throws(() => indexProducts(list), /code ecs: ecs and ECS/)
    const shared = ['a', 'b'].map((code) =>
      product(code, {}, [{ type: 'x', resourceCenter: [`other:${code}`] }]),
    )
    assert.throws(() => indexProducts(shared), /code other: a and b/)
  })

  it('lets two vocabularies agree, and a product name types of another one', () => {
    const cbn = product('cbn', {}, [
      { type: 'attachment', resourceCenter: ['cen:attachment'], actionTrail: ['cen:attachment'] },
    ])
    const cen = product('cen', {}, [{ type: 'cen', resourceCenter: ['cen:ceninstance'] }])
    const { products: codes, types } = indexProducts([cbn, cen])
    assert.equal(codes.get('cen'), cen)
    assert.equal(types.get('cen')?.get('attachment'), cbn.types[0])
  })
})

describe('the regions', () => {
  it('are the 34 that the Tag API names', () => {
    assert.equal(regions.length, 34)
    assert.equal(new Set(regions.map((region) => region.id)).size, 34)
    for (const id of [defaultRegion, 'cn-zhengzhou-jva', 'me-central-1', 'us-east-1']) assert.ok(isRegion(id))
  })

  it('are spelled exactly', () => {
    for (const id of ['', '*', 'CN-HANGZHOU', 'cn-hangzhou ', 'cn-hangzhou-a'])
      assert.equal(isRegion(id), false)
  })

  it('have a name in every language', () => {
    for (const { names } of regions) assert.ok(Object.values(names).every((name) => name.length > 0))
  })
})
