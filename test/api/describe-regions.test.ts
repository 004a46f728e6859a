import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

type Entry = { readonly RegionId: string; readonly RegionEndpoint: string; readonly LocalName: string }

const ACTION = 'DescribeRegions'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

async function regions(parameters: Readonly<Record<string, string>>): Promise<readonly Entry[]> {
  const { status, body } = await target.call(ACTION, parameters)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'Regions'])
  return (body['Regions'] as { readonly Region: readonly Entry[] }).Region
}

function nameOf(list: readonly Entry[], id: string): string | undefined {
  return list.find(({ RegionId }) => RegionId === id)?.LocalName
}

describe('200', () => {
  it('lists every region once, in Chinese unless another language is asked for', async () => {
    const list = await regions({})
    assert.equal(new Set(list.map(({ RegionId }) => RegionId)).size, list.length)
    assert.ok(list.length >= 32)
    assert.equal(nameOf(list, 'cn-hangzhou'), '华东1（杭州）')
    assert.equal(nameOf(await regions({ AcceptLanguage: 'en-US' }), 'cn-hangzhou'), 'China (Hangzhou)')
    assert.equal(nameOf(await regions({ AcceptLanguage: 'EN-us' }), 'cn-hangzhou'), 'China (Hangzhou)')
    assert.equal(nameOf(await regions({ AcceptLanguage: 'ja' }), 'cn-hangzhou'), '中国 (杭州)')
    assert.equal(nameOf(await regions({ AcceptLanguage: 'zh-TW' }), 'cn-hangzhou'), '華東1（杭州）')
  })

  it('lists all regions also for a client that always sends its own', async () => {
    assert.deepEqual(await regions({ RegionId: 'cn-beijing' }), await regions({}))
  })

  it('every region it lists is a RegionId that the other operations take', async () => {
    for (const { RegionId } of await regions({})) {
      assert.equal((await target.call('ListTagResources', { RegionId })).status, 200, RegionId)
    }
  })

  it('RegionEndpoint is the host that the client used, so that nobody is led to another server', async () => {
    const { request, host } = ownRequest()
    const { Regions } = JSON.parse((await target.send(request)).body) as { Regions: { Region: Entry[] } }
    assert.deepEqual([...new Set(Regions.Region.map(({ RegionEndpoint }) => RegionEndpoint))], [host])
  })

  it('in XML', async () => {
    const signing = { action: ACTION, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<DescribeRegionsResponse><RequestId>[^<]+<\/RequestId><Regions><Region><RegionId>cn-hangzhou</,
    )
  })
})

function ownRequest() {
  const request = rpcRequest(target.signer, { action: ACTION, now: target.now() })
  return { request, host: request.headers.get('host') }
}

describe('403', () => {
  it('InvalidParameter.AcceptLanguage', async () => {
    for (const AcceptLanguage of ['fr', 'zh', '*'])
      await refuses(target, [ACTION, { AcceptLanguage }], 'InvalidAcceptLanguage')
  })
})

describe('404', () => {
  it('InvalidRegionId.NotFound', async () => {
    await refuses(target, [ACTION, { RegionId: 'nowhere' }], 'RegionNotFound')
  })
})

refusesServicePrincipals(target, ACTION)
everyErrorIsProvoked(ACTION)
