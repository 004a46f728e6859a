import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  askForXml,
  type ClientProcess,
  formClient,
  type Page,
  popCoreClient,
  processOf,
  sdkClient,
  type TagClient,
} from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const TYPES = [
  'ecs:instance',
  'slb:instance',
  'rds:instance',
  'oss:bucket',
  'vod:domain',
  'dcdn:domain',
  'live:domain',
  'vpc:vpc',
  'kvstore:instance',
  'rm:resourcegroup',
]
const UNKNOWN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-long-gone'
const NOT_FOUND = {
  code: 'InvalidResourceId.NotFound',
  message: 'The specified ResourceIds are not found in our records.',
}

const clients: Readonly<Record<string, (process: ClientProcess) => TagClient>> = {
  '@alicloud/tag20180828': (process) => sdkClient(process),
  "@alicloud/tag20180828 with signatureAlgorithm 'v2'": (process) =>
    sdkClient(process, { signatureAlgorithm: 'v2' }),
  "@alicloud/tag20180828 with signatureAlgorithm 'ACS3-HMAC-SM3'": (process) =>
    sdkClient(process, { signatureAlgorithm: 'ACS3-HMAC-SM3' }),
  '@alicloud/pop-core, GET': (process) => popCoreClient(process, 'GET'),
  '@alicloud/pop-core, POST': (process) => popCoreClient(process, 'POST'),
  'callApi of @alicloud/openapi-core with a form': (process) => formClient(process),
  "callApi with a form and signatureAlgorithm 'v2'": (process) =>
    formClient(process, { signatureAlgorithm: 'v2' }),
}

/** Fifty ARNs of ten products, of each type five; `*` and literal region and account take turns. */
function estate(account: string, id: (n: number) => string): { sent: string[]; listed: string[] } {
  const sent: string[] = []
  const names: string[] = []
  for (const [i, name] of TYPES.entries()) {
    const [product, type] = name.split(':')
    for (let n = 0; n < 5; n++) {
      const region = (i + n) % 2 === 0 ? '*' : REGION
      const owner = n % 3 === 0 ? '*' : account
      sent.push(`arn:acs:${product}:${region}:${owner}:${type}/${id(n)}`)
      names.push(`${name}/${id(n)}`)
    }
  }
  const listed = names.sort().map((name) => {
    const [product, rest] = name.split(/:(.*)/)
    return `arn:acs:${product}:${REGION}:${account}:${rest}`
  })
  return { sent, listed }
}

async function everyPage(client: TagClient, pageSize: number, arns: readonly string[] = []): Promise<Page[]> {
  const pages: Page[] = []
  let nextToken = ''
  do {
    const page = await client.list(REGION, { arns, pageSize, nextToken })
    pages.push(page)
    nextToken = page.nextToken
  } while (nextToken !== '')
  return pages
}

const NOTHING: Page = { resources: [], nextToken: '' }

for (const [name, makeClient] of Object.entries(clients)) {
  describe(`${name}, unchanged`, () => {
    let server: RunningServer
    let client: TagClient
    before(async () => {
      server = await startServer()
      client = makeClient(processOf(server))
    })
    after(() => server.stop())

    it('tags 50 resources of 10 products, lists them in pages, and untags them in one call', async () => {
      const { sent, listed } = estate(server.accountId, (n) => `res-${n}`)
      const tags = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`key ${n}`, `v+${n}/~é中 `]))
      assert.deepEqual(await client.tag(REGION, sent, tags), [])
      const pages = await everyPage(client, 20)
      assert.deepEqual(
        pages.map(({ resources }) => resources.length),
        [20, 20, 10],
      )
      assert.deepEqual(
        pages.flatMap(({ resources }) => resources),
        listed.map((arn) => ({ arn, tags })),
      )
      assert.deepEqual(await client.untag(REGION, sent, Object.keys(tags)), [])
      assert.deepEqual(await client.list(REGION), NOTHING)
    })

    it('gets exactly one entry for one unknown resource, and the others are untagged', async () => {
      const { sent } = estate(server.accountId, (n) => `known-${n}`)
      const known = sent.slice(0, 49)
      await client.tag(REGION, known, { owner: 'blue' })
      const arns = known.toSpliced(20, 0, UNKNOWN)
      assert.deepEqual(await client.untag(REGION, arns, ['owner']), [{ arn: UNKNOWN, ...NOT_FOUND }])
      assert.deepEqual(await client.list(REGION), NOTHING)
    })

    it('throws its own kind of error, with code and status of the contract', async () => {
      const untag = (arns: readonly string[], keys: readonly string[], region = REGION) =>
        client.untag(region, arns, keys)
      const refused = (call: Promise<unknown>, status: number, code: string) =>
        assert.rejects(call, client.thrown(status, code))
      await refused(untag([UNKNOWN], []), 404, 'MissingParameter.TagKey')
      await refused(untag([UNKNOWN], ['a', 'a']), 403, 'Duplicate.TagKey')
      await refused(untag(['arn:acs:ecs'], ['a']), 400, 'InvalidResourceARN.FormatError')
      await refused(untag([UNKNOWN], ['a'], 'mars'), 404, 'InvalidRegionId.NotFound')
      await refused(client.list(REGION, { nextToken: 'forged' }), 403, 'Invalid.NextToken')
      const stranger = makeClient(processOf({ ...server, accessKeySecret: 'not the secret' }))
      await refused(stranger.untag(REGION, [UNKNOWN], ['a']), 400, 'SignatureDoesNotMatch')
      const unknown = makeClient(processOf({ ...server, accessKeyId: 'nobody' }))
      await refused(unknown.untag(REGION, [UNKNOWN], ['a']), 404, 'InvalidAccessKeyId.NotFound')
    })

    it('carries the longest legal call', async () => {
      const { sent, listed } = estate(server.accountId, (n) => `longest-${n}`.padEnd(128, 'x'))
      const long = (n: number) => String.fromCodePoint(0x4e00 + n).repeat(128)
      const tags = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [long(n), long(100 + n)]))
      assert.deepEqual(await client.tag(REGION, sent, tags), [])
      const page = await client.list(REGION, { arns: sent, pageSize: 1000 })
      assert.deepEqual(page, { resources: listed.map((arn) => ({ arn, tags })), nextToken: '' })
      assert.deepEqual(await client.untag(REGION, sent, Object.keys(tags)), [])
      assert.deepEqual(await client.list(REGION, { arns: sent }), NOTHING)
    })
  })
}

describe('the names of resources', () => {
  let server: RunningServer
  let client: TagClient
  before(async () => {
    server = await startServer()
    client = sdkClient(processOf(server))
  })
  after(() => server.stop())

  it('may be those of another vocabulary, in any case, with * for region and account', async () => {
    const names = {
      'rds:*:*:dbinstance/rm-1': `rds:${REGION}:${server.accountId}:instance/rm-1`,
      'RDS:*:*:DBInstance/rm-2': `rds:${REGION}:${server.accountId}:instance/rm-2`,
      'eip:*:*:eipaddress/eip-1': `vpc:${REGION}:${server.accountId}:eip/eip-1`,
    }
    const sent = Object.keys(names).map((name) => `arn:acs:${name}`)
    const listed = Object.values(names).map((name) => `arn:acs:${name}`)
    assert.deepEqual(await client.tag(REGION, sent, { owner: 'blue' }), [])
    assert.deepEqual(await client.list(REGION), {
      resources: listed.map((arn) => ({ arn, tags: { owner: 'blue' } })),
      nextToken: '',
    })
    assert.deepEqual(await client.untag(REGION, listed, ['owner']), [])
    assert.deepEqual(await client.list(REGION, { arns: sent }), NOTHING)
  })

  it('of two vocabularies in one call are one resource', async () => {
    const both = ['arn:acs:rds:*:*:dbinstance/rm-3', 'arn:acs:rds:*:*:instance/rm-3']
    assert.deepEqual(await client.tag(REGION, both, { owner: 'blue' }), [])
    assert.equal((await client.list(REGION, { arns: both })).resources.length, 1)
    assert.deepEqual(await client.untag(REGION, both, ['owner']), [])
    assert.deepEqual(await client.list(REGION, { arns: both }), NOTHING)
  })

  it('of a regional type belong to their region', async () => {
    const arn = (region: string) => `arn:acs:ecs:${region}:*:instance/i-1`
    await client.tag('cn-beijing', [arn('*')], { owner: 'blue' })
    assert.deepEqual(await client.untag(REGION, [arn('*')], ['owner']), [{ arn: arn('*'), ...NOT_FOUND }])
    const elsewhere = client.untag(REGION, [arn('cn-beijing')], ['owner'])
    await assert.rejects(elsewhere, client.thrown(400, 'InvalidResourceARN.Region'))
    assert.deepEqual(await client.untag('cn-beijing', [arn('cn-beijing')], ['owner']), [])
  })

  it('of a central service are reached through cn-hangzhou alone', async () => {
    for (const name of ['dcdn:*:*:domain/a.example.com', 'rm:*:*:resourcegroup/rg-1']) {
      const call = client.tag('cn-beijing', [`arn:acs:${name}`], { owner: 'blue' })
      await assert.rejects(call, client.thrown(400, 'InvalidResourceARN.Region'))
      assert.deepEqual(await client.tag(REGION, [`arn:acs:${name}`], { owner: 'blue' }), [])
      assert.deepEqual(await client.untag(REGION, [`arn:acs:${name}`], ['owner']), [])
    }
  })

  it('of a bucket are found in the region where it was registered first', async () => {
    const bucket = 'arn:acs:oss:*:*:bucket/invoices'
    assert.deepEqual(await client.tag('cn-beijing', [bucket], { owner: 'blue' }), [])
    const elsewhere = await client.untag('cn-shanghai', [bucket], ['owner'])
    assert.deepEqual(elsewhere, [{ arn: bucket, ...NOT_FOUND }])
    assert.deepEqual(await client.untag('cn-beijing', [bucket], ['owner']), [])
  })
})

describe('answers in XML', () => {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.stop())

  for (const algorithm of [undefined, 'v2'] as const) {
    it(`are given to a client that asks, signed with ${algorithm ?? 'ACS3-HMAC-SHA256'}`, async () => {
      const settings = { signatureAlgorithm: algorithm }
      const parameters = { RegionId: REGION, ResourceARN: [UNKNOWN], TagKey: ['a'] }
      const xml = await askForXml(processOf(server), 'UntagResources', parameters, settings)
      assert.match(
        xml.replace(/<RequestId>[0-9A-F-]{36}<\/RequestId>/, '<RequestId/>'),
        new RegExp(
          `^<\\?xml version='1.0' encoding='UTF-8'\\?><UntagResourcesResponse><RequestId/><FailedResources>` +
            `<FailedResource><ResourceARN>${UNKNOWN.replace('*', '\\*')}</ResourceARN><Result>` +
            `<Code>${NOT_FOUND.code}</Code><Message>${NOT_FOUND.message}</Message></Result></FailedResource>` +
            '</FailedResources></UntagResourcesResponse>$',
        ),
      )
    })
  }

  it('carry errors that the client understands', async () => {
    const call = askForXml(processOf(server), 'UntagResources', { RegionId: REGION, TagKey: ['a'] })
    await assert.rejects(call, {
      name: 'ClientError',
      statusCode: 403,
      code: 'MissingParameter.ResourceIds',
    })
  })
})

describe('credentials of other kinds', () => {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.stop())

  const bearer = { bearerToken: 'token', accessKeyId: undefined, accessKeySecret: undefined }
  for (const [name, settings, code] of [
    ['a security token', { securityToken: 'token' }, 'InvalidSecurityToken.Malformed'],
    ['a bearer token', bearer, 'InvalidSignatureMethod'],
  ] as const) {
    for (const signatureAlgorithm of [undefined, 'v2']) {
      it(`are refused: ${name}, signatureAlgorithm ${signatureAlgorithm}`, async () => {
        const client = sdkClient(processOf(server), { ...settings, signatureAlgorithm })
        await assert.rejects(client.list(REGION), client.thrown(400, code))
      })
    }
  }
})
