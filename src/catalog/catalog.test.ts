import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import {
  acceptsRegion,
  centralServices,
  findProduct,
  findResourceType,
  homeOf,
  indexProducts,
  keyRegion,
  resourceTypes,
} from './catalog.ts'
import { type Product, product } from './product.ts'
import { products } from './product-list.ts'
import { isRegion } from './region.ts'
import type { HomeEvidence, ResourceType } from './resource-type.ts'

function find(name: string): ResourceType {
  const [code = '', type = ''] = name.split(':')
  const found = findResourceType(code, type)
  assert.ok(found, `${name} is in the catalogue`)
  return found
}

describe('the rows', () => {
  it('of every file of products/ are in the list', async () => {
    const listed = new Set(products)
    const folder = join(import.meta.dirname, 'products')
    const files = readdirSync(folder)
    assert.ok(files.length > 10)
    const declared = await Promise.all(
      files.map(async (file) => Object.values(await import(join(folder, file))).flat() as Product[]),
    )
    for (const each of declared.flat()) assert.ok(listed.has(each), each.code)
    assert.equal(declared.flat().length, listed.size)
  })

  it('are in byte order of their names, capitals first, as are the products', () => {
    const names = resourceTypes().map((type) => Buffer.from(type.name))
    for (const [i, name] of names.slice(1).entries()) {
      assert.equal(Buffer.compare(names[i] ?? name, name), -1)
    }
    const codes = products.map((each) => each.code)
    assert.deepEqual(codes, codes.toSorted())
  })

  it('have names that can stand in an ARN', () => {
    for (const type of resourceTypes()) {
      assert.equal(type.name, `${type.product}:${type.type}`)
      for (const { name } of [type, ...type.vocabulary]) assert.match(name, /^[\w-]{1,64}:[\w-]{1,64}$/)
    }
  })
})

describe('a look-up', () => {
  it('finds the canonical row under every other name', () => {
    const others = {
      'eip:eipaddress': 'vpc:eip',
      'ack:cluster': 'cs:cluster',
      'slb:cacertificate': 'slb:certificate',
    }
    for (const [other, own] of Object.entries(others)) assert.equal(find(other), find(own))
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
    const type = find('config:rule')
    assert.deepEqual(type.homes, homes)
    assert.equal(homeOf(type, 'ap-southeast-1'), 'cn-shanghai')
    const regionsOfIt = ['cn-hangzhou', ...homes]
    for (const request of regionsOfIt) {
      for (const arn of regionsOfIt) assert.equal(acceptsRegion(type, request, arn), true)
      assert.equal(acceptsRegion(type, request, 'cn-beijing'), false)
      assert.equal(acceptsRegion(type, 'cn-beijing', request), false)
    }
  })
})

describe('the central services', () => {
  const evidence: Readonly<Record<HomeEvidence, string>> = {
    'named-endpoint': 'bpstudio computenest config ddoscoo eipanycast esa expressconnectrouter ga waf',
    'regionless-endpoint': 'alidns cas cbn cdn cen dcdn domain dysms ens live pvtz ram rm savingplan scdn',
    'only-endpoint': 'iacservice outboundbot',
    'same-service': 'alidnsgtm dcdnipa',
  }
  const elsewhere: Readonly<Record<string, string>> = {
    computenest: 'cn-hangzhou ap-southeast-1',
    config: 'cn-shanghai ap-southeast-1',
    ddoscoo: 'cn-hangzhou ap-southeast-1',
    expressconnectrouter: 'cn-shanghai',
    iacservice: 'cn-zhangjiakou',
    outboundbot: 'cn-shanghai',
    waf: 'cn-hangzhou ap-southeast-1',
  }

  it('are 28, each with the evidence for its homes', () => {
    const expected = Object.entries(evidence).flatMap(([kind, codes]) =>
      codes.split(' ').map((code) => [code, kind] as const),
    )
    assert.equal(expected.length, 28)
    const actual = centralServices().map((service) => [service.product.code, service.evidence] as const)
    assert.deepEqual(actual, expected.toSorted())
  })

  it('have cn-hangzhou as their home, or regions of their own, the canonical one first', () => {
    for (const { product: service, homes } of centralServices()) {
      assert.deepEqual(homes, (elsewhere[service.code] ?? 'cn-hangzhou').split(' '), service.code)
      assert.ok(homes.every(isRegion))
    }
  })

  it('hold every type that is keyed by its id alone, and no other', () => {
    const central = new Map(
      centralServices().flatMap((service) => service.types.map((type) => [type, service])),
    )
    assert.equal(central.size, 66)
    for (const type of resourceTypes()) {
      const service = central.get(type)
      assert.equal(type.identity === 'account', service !== undefined, type.name)
      assert.deepEqual([type.homes, type.homeEvidence], [service?.homes ?? [], service?.evidence], type.name)
    }
  })
})

describe('the support codes', () => {
  it('are those of which something is known', () => {
    assert.deepEqual(find('ecs:instance').supportCodes, ['TAG_CONSOLE_SUPPORT', 'TAG_API_SUPPORT'])
    assert.deepEqual(find('ecs:activation').supportCodes, ['TAG_API_SUPPORT'])
    assert.deepEqual(find('hsm:instance').supportCodes, ['TAG_CONSOLE_SUPPORT'])
  })

  it('name the console for listed types, the API for products with operations of their own', () => {
    const operations = new Map(products.map((each) => [each.code, each.hasTagOperations]))
    for (const type of resourceTypes()) {
      assert.equal(type.supportCodes.includes('TAG_CONSOLE_SUPPORT'), type.tagApi === 'listed', type.name)
      assert.equal(type.supportCodes.includes('TAG_API_SUPPORT'), operations.get(type.product), type.name)
      assert.ok(type.supportCodes.length > 0)
    }
  })

  it('leave out the API for 32 products, of which no operation was found', () => {
    assert.deepEqual(
      products.filter((each) => !each.hasTagOperations).map((each) => each.code),
      `alidnsgtm avds baas bpstudio cbs cds cdt cloudbox cloudphone composer datahub datav dcdnipa dide domain
        hologres hsm iacservice imagesearch iot licensemanager mts multimod nlp oceanbase petadata sag
        scblinkonecs scdn smartag smarthosting spark`.split(/\s+/),
    )
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
