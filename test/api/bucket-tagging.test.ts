import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, describe, it } from 'node:test'
import OSS from 'ali-oss'
import { ossV1Signature, ossV1StringToSign } from '../../src/auth/signature/oss.ts'
import type { ErrorName } from '../../src/core/error.ts'
import type { HttpResponse } from '../../src/wire/http.ts'
import type { BucketClient } from '../support/bucket-client.ts'
import { listenTo, sendOverHttp } from '../support/http.ts'
import { createService, KEY_ID, SECRET } from '../support/service.ts'
import { targetOf } from '../support/target.ts'
import { arnOf, arns, keys, newId, numbered, REGION, tagsOf } from './calls.ts'
import { expectedErrors } from './expected-errors.ts'
import { allow, asUser, closing, done, newRole, newUser } from './identities.ts'
import { assume, newAssumer } from './sessions.ts'

const service = await createService()
const target = targetOf(service)
closing(target)
const listening = await listenTo(service)
after(() => listening[Symbol.asyncDispose]())
const origin = `http://127.0.0.1:${listening.port}`
// The official client signs by the clock of this machine.
service.now = Date.now()

type Options = Omit<OSS.Options, 'bucket'> & {
  readonly authorizationV4?: boolean
  readonly sldEnable?: boolean
}

/** The official client. It names the bucket in the Host, or, with `sldEnable`, in the path. */
function client(bucket: string, options: Partial<Options> = {}): BucketClient {
  const root = { accessKeyId: KEY_ID, accessKeySecret: SECRET }
  return new OSS({
    ...root,
    region: 'oss-cn-hangzhou',
    endpoint: origin,
    bucket,
    ...options,
  } as OSS.Options) as BucketClient
}

const named = () => newId('bucket').toLowerCase()
const bucketArn = (bucket: string, region = '*') => arnOf('oss:bucket', bucket, region)
const tagsOfBucket = (bucket: string) => tagsOf(target, bucketArn(bucket))

type Failure = { readonly status: number; readonly code: string; readonly requestId: string }

describe('ali-oss, unchanged', () => {
  const styles: Readonly<Record<string, Partial<Options>>> = {
    'version 1, bucket in the host': {},
    'version 1, bucket in the path': { sldEnable: true },
    'version 4, bucket in the host': { authorizationV4: true },
    'version 4, bucket in the path': { authorizationV4: true, sldEnable: true },
  }
  for (const [style, options] of Object.entries(styles)) {
    it(`puts, gets and deletes tags, which the Tag API shows at once: ${style}`, async () => {
      const bucket = named()
      const store = client(bucket, options)
      await store.putBucketTags(bucket, { owner: 'blue', 環境: '測試 1' })
      assert.deepEqual(await tagsOfBucket(bucket), { owner: 'blue', 環境: '測試 1' })
      await store.putBucketTags(bucket, { owner: 'red', team: '' })
      const { tag } = await store.getBucketTags(bucket)
      assert.deepEqual(tag, { owner: 'red', team: '' })
      await done(target, 'UntagResources', {
        RegionId: REGION,
        ...arns(bucketArn(bucket)),
        ...keys('owner'),
      })
      assert.deepEqual((await store.getBucketTags(bucket)).tag, { team: '' })
      const { status } = await store.deleteBucketTags(bucket)
      assert.equal(status, 204)
      assert.deepEqual((await store.getBucketTags(bucket)).tag, {})
      assert.equal((await store.deleteBucketTags(bucket)).status, 204)
    })
  }

  it('works with a session of a role', async () => {
    const bucket = named()
    const RoleName = await newRole(target)
    await done(target, 'AttachPolicyToRole', {
      ...{ PolicyName: 'AliyunTagAdministratorAccess', PolicyType: 'System', RoleName },
    })
    const { keyId, secret, token } = await assume(await newAssumer(target), RoleName)
    for (const authorizationV4 of [false, true]) {
      const key = { accessKeyId: keyId, accessKeySecret: secret, stsToken: token }
      const store = client(bucket, { ...key, authorizationV4 })
      await store.putBucketTags(bucket, { v4: String(authorizationV4) })
      assert.deepEqual(await tagsOfBucket(bucket), { v4: String(authorizationV4) })
    }
  })

  it('is told the code, the request and the reason of a refusal', async () => {
    const bucket = named()
    const failure = (store: BucketClient) =>
      store.getBucketTags(bucket).then(
        () => assert.fail(),
        (error: Failure) => error,
      )
    const unknown = await failure(client(bucket))
    assert.deepEqual([unknown.status, unknown.code], [404, 'NoSuchBucket'])
    assert.match(unknown.requestId, /^[0-9A-F]{24}$/)
    const stranger = await failure(client(bucket, { accessKeyId: 'nobody' }))
    assert.deepEqual([stranger.status, stranger.code], [403, 'InvalidAccessKeyId'])
    const wrong = await failure(client(bucket, { accessKeySecret: 'wrong' }))
    assert.deepEqual([wrong.status, wrong.code], [403, 'SignatureDoesNotMatch'])
  })
})

type Sent = {
  readonly method?: string
  readonly bucket?: string
  /** Behind `?`, already encoded. */
  readonly search?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly key?: readonly [id: string, secret: string]
  readonly host?: string
  readonly at?: number
}

/** A request signed with version 1, with the bucket in the path. */
function send({
  method = 'GET',
  bucket = '',
  search = 'tagging',
  body = '',
  ...sent
}: Sent): Promise<HttpResponse> {
  const date = new Date(sent.at ?? service.now).toUTCString()
  const [keyId, secret] = sent.key ?? [KEY_ID, SECRET]
  const given = { host: sent.host ?? '127.0.0.1', 'x-oss-date': date, ...sent.headers }
  const headers = new Map(Object.entries({ ...given, 'content-length': String(Buffer.byteLength(body)) }))
  const query = new Map(new URLSearchParams(search))
  const text = ossV1StringToSign({ method, resource: `/${bucket}/`, query, headers }, date)
  headers.set('authorization', `OSS ${keyId}:${ossV1Signature(secret, text).toString('base64')}`)
  const inHost = given.host.startsWith(`${bucket}.`)
  return sendOverHttp(origin, {
    ...{ method, target: `${inHost ? '' : `/${bucket}`}/?${search}`, headers, body: Buffer.from(body) },
    ...{ source: '127.0.0.1', secure: false },
  })
}

const document = (...tags: readonly (readonly [string, string])[]) =>
  `<Tagging><TagSet>${tags.map(([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`).join('')}</TagSet></Tagging>`

const put = (bucket: string, body: string, more: Sent = {}) => send({ method: 'PUT', bucket, body, ...more })

function assertFailure({ status, body, headers }: HttpResponse, error: ErrorName, value = ''): void {
  const [expected, code, message] = expectedErrors[error]
  const escaped = message.replace('%s', () => value)
  assert.ok(body.includes(`<Code>${code}</Code><Message>${escaped}</Message>`), body)
  assert.equal(status, expected)
  assert.equal(headers['content-type'] ?? headers['Content-Type'], 'application/xml')
  assert.match(body, /<RequestId>[0-9A-F]{24}<\/RequestId><HostId>/)
}

async function refuses(sent: Promise<HttpResponse>, error: ErrorName, value?: string): Promise<void> {
  const before = service.dump()
  assertFailure(await sent, error, value)
  assert.deepEqual(service.dump(), before)
}

describe('200', () => {
  it('as many tags as SetTagQuotas allows a bucket, and a new one with who has made it', async () => {
    const most = {
      'Quota.1.ProductCode': 'oss',
      'Quota.1.ResourceType': 'bucket',
      'Quota.1.TagsPerResource': '25',
    }
    await done(target, 'SetTagQuotas', most)
    await done(target, 'OpenCreatedBy', { RegionId: 'cn-shanghai' })
    const bucket = named()
    const tags = (count: number) => Array.from({ length: count }, (_, i) => [`k${i}`, ''] as const)
    await refuses(put(bucket, document(...tags(26))), 'InvalidTag', 'A bucket has at most 25 tags.')
    assert.equal((await put(bucket, document(...tags(25)))).status, 200)
    assert.equal((await tagsOfBucket(bucket))?.['acs:tag:createdby'], `customer:${target.account}`)
    await done(target, 'CloseCreatedBy', { RegionId: 'cn-shanghai' })
    await done(target, 'SetTagQuotas', { TagsPerResource: '5' })
    await refuses(
      put(named(), document(...tags(6))),
      'InvalidTag',
      'The bucket would have more tags than it may.',
    )
    assert.equal((await put(bucket, document(...tags(20)))).status, 200)
    await done(target, 'SetTagQuotas')
  })

  it('a put with a digest of its body, a get in XML, a delete of some keys', async () => {
    const bucket = named()
    const body = document(['a', '1'], ['b', '&lt;'.replace('&lt;', '2')], ['c', ''])
    const md5 = hash('md5', body, 'base64')
    const stored = await put(bucket, body, {
      headers: { 'content-md5': md5, 'content-type': 'application/xml' },
    })
    assert.deepEqual([stored.status, stored.body], [200, ''])
    const got = await send({ bucket })
    assert.equal(
      got.body,
      `<?xml version='1.0' encoding='UTF-8'?>${document(['a', '1'], ['b', '2'], ['c', ''])}`,
    )
    const removed = await send({ method: 'DELETE', bucket, search: 'tagging=a%2Cnone%2Cc' })
    assert.deepEqual([removed.status, removed.body], [204, ''])
    assert.deepEqual(await tagsOfBucket(bucket), { b: '2' })
  })

  it('the bucket is the one of its region, and wherever it is when no region is named', async () => {
    const bucket = named()
    await put(bucket, document(['a', '1']), { host: 'oss-cn-beijing.aliyuncs.com' })
    assert.deepEqual(await tagsOf(target, bucketArn(bucket, 'cn-beijing'), 'cn-beijing'), { a: '1' })
    assert.equal((await send({ bucket })).status, 200)
    await put(bucket, document(['a', '2']))
    assert.deepEqual(await tagsOf(target, bucketArn(bucket, 'cn-beijing'), 'cn-beijing'), { a: '2' })
    await refuses(send({ bucket, host: 'oss-cn-shanghai.aliyuncs.com' }), 'NoSuchBucket')
  })

  it('tags of the system stay', async () => {
    const bucket = named()
    await put(bucket, document(['a', '1']))
    const [resource] = await service.store.readResources(
      { account: target.account, configVersion: await version() },
      [{ type: 'oss:bucket', region: '', id: bucket, home: REGION }],
    )
    assert.ok(resource)
    await service.store.setTags({
      guard: { account: target.account, configVersion: await version() },
      change: { id: newId('system'), at: service.now, principals: [], source: '', operation: 'x:Y' },
      resources: [resource],
      tags: [{ key: 'acs:x', value: '1', origin: 'own' }],
      ...{ register: false, quota: 20 },
    })
    await put(bucket, document(['b', '1']))
    assert.match(
      (await send({ bucket })).body,
      /<TagSet><Tag><Key>b<\/Key><Value>1<\/Value><\/Tag><\/TagSet>/,
    )
    await send({ method: 'DELETE', bucket })
    assert.deepEqual(await tagsOfBucket(bucket), { 'acs:x': '1' })
  })

  it('the same request may be sent again while its time is good', async () => {
    const bucket = named()
    const at = service.now - 14 * 60 * 1000
    for (let time = 0; time < 2; time++)
      assert.equal((await put(bucket, document(['a', '1']), { at })).status, 200)
  })

  it('an address that is signed is good until its time is over', async () => {
    const bucket = named()
    await put(bucket, document(['a', '1']))
    const expires = String(Math.floor(service.now / 1000) + 60)
    const text = ossV1StringToSign(
      { method: 'GET', resource: `/${bucket}/`, query: new Map([['tagging', '']]), headers: new Map() },
      expires,
    )
    const signature = encodeURIComponent(ossV1Signature(SECRET, text).toString('base64'))
    const address = `${origin}/${bucket}/?tagging&OSSAccessKeyId=${KEY_ID}&Expires=${expires}&Signature=${signature}`
    for (let time = 0; time < 2; time++) assert.equal((await fetch(address)).status, 200)
    const other = await fetch(address.replace('tagging', 'tagging=a'))
    assert.equal(other.status, 403)
    service.now += 61_000
    const late = await fetch(address)
    assert.deepEqual([late.status, /<Message>Request has expired\.</.test(await late.text())], [403, true])
    service.now -= 61_000
  })
})

describe('400', () => {
  const bucket = named()

  it('MalformedXML', async () => {
    for (const body of ['', '<Tagging>', document(['a', 'v&2']), '<Tagging/>']) {
      await refuses(put(bucket, body), 'MalformedXml')
    }
  })

  it('InvalidDigest', () =>
    refuses(put(bucket, document(), { headers: { 'content-md5': 'AAAA' } }), 'InvalidDigest'))

  it('InvalidTag: keys and values, each as it is wrong', async () => {
    const twice = document(['a', '1'], ['a', '2'])
    await refuses(put(bucket, twice), 'InvalidTag', 'The key a is there twice.')
    const many = Array.from({ length: 21 }, (_, i) => [`k${i}`, ''] as const)
    await refuses(put(bucket, document(...many)), 'InvalidTag', 'A bucket has at most 20 tags.')
    for (const key of ['', 'k'.repeat(65), '鍵'.repeat(22), 'acs:x', 'Aliyun-x', 'http://x']) {
      await refuses(put(bucket, document([key, ''])), 'InvalidTag', `The key ${key} cannot be one.`)
    }
    await refuses(
      put(bucket, document(['a', '值'.repeat(43)])),
      'InvalidTag',
      'The value of a cannot be one.',
    )
    await refuses(
      send({ method: 'DELETE', bucket, search: 'tagging=a,acs:x' }),
      'InvalidTag',
      'The key acs:x belongs to the system.',
    )
  })

  it('InvalidBucketName, InvalidArgument', async () => {
    for (const name of ['ab', 'Upper', 'a_b', '-ab', 'a'.repeat(64)]) {
      await refuses(send({ bucket: name }), 'InvalidBucketName')
    }
    await refuses(
      send({ bucket, host: 'oss-mars-1.aliyuncs.com' }),
      'OssInvalidArgument',
      'mars-1 is not a region.',
    )
  })
})

describe('403', () => {
  it('AccessDenied without a signature, RequestTimeTooSkewed', async () => {
    const bucket = named()
    const anonymous = await fetch(`${origin}/?tagging`, {
      headers: { host: `${bucket}.oss-cn-hangzhou.aliyuncs.com` },
    })
    assert.ok(anonymous.status >= 400)
    await refuses(send({ bucket, at: service.now - 16 * 60 * 1000 }), 'OssRequestTimeTooSkewed')
  })

  it('SignatureDoesNotMatch shows what was signed here', async () => {
    const bucket = named()
    const { body } = await send({ bucket, key: [KEY_ID, 'wrong'] })
    assert.match(body, /<Code>SignatureDoesNotMatch<\/Code>/)
    assert.match(
      body,
      new RegExp(`<StringToSign>GET\\n\\n\\n[^<]+x-oss-date:[^<]+/${bucket}/\\?tagging</StringToSign>`),
    )
    assert.match(body, /<StringToSignBytes>47 45 54 0A /)
  })

  it('AccessDenied by a policy, with what was asked for; and by another tag than the policy wants', async () => {
    const [bucket, UserName] = [named(), await newUser(target)]
    const user = await asUser(target, UserName)
    const key = [user.signer.keyId, user.signer.secret] as const
    await put(bucket, document(['team', 'red']))
    const { status, body } = await put(bucket, document(['a', '1']), { key })
    assert.equal(status, 403)
    assert.match(body, /<Code>AccessDenied<\/Code>.*<AccessDeniedDetail>.*<AuthAction>oss:PutBucketTagging</)
    await allow(target, UserName, {
      ...{ Action: 'oss:*BucketTagging', Resource: `acs:oss:*:*:${bucket}` },
      Condition: { StringEquals: { 'acs:ResourceTag/team': 'red' } },
    })
    assert.equal((await put(bucket, document(['team', 'blue']), { key })).status, 200)
    await refuses(send({ bucket, key }), 'OssAccessDenied')
  })

  it('AccessDenied for a key that is protected, whether it goes, comes or changes, and not where it stays', async () => {
    const bucket = named()
    await put(bucket, document(['cost', '1'], ['a', '1']))
    await done(target, 'SetProtectedTagKeys', numbered('TagKey', ['cost']))
    for (const body of [document(['a', '1']), document(['cost', '2'])]) {
      await refuses(put(bucket, body), 'OssAccessDenied')
    }
    await refuses(send({ method: 'DELETE', bucket }), 'OssAccessDenied')
    assert.equal((await put(bucket, document(['cost', '1'], ['b', '1']))).status, 200)
    await done(target, 'SetProtectedTagKeys', {})
  })
})

describe('404 and others', () => {
  it('NoSuchBucket', async () => {
    await refuses(send({ bucket: named() }), 'NoSuchBucket')
    await refuses(send({ method: 'DELETE', bucket: named() }), 'NoSuchBucket')
  })

  it('MethodNotAllowed, NotImplemented', async () => {
    await refuses(send({ method: 'POST', bucket: named() }), 'OssMethodNotAllowed')
    await refuses(send({ bucket: named(), search: 'acl' }), 'OssNotImplemented')
  })
})

async function version(): Promise<number> {
  return (await service.store.readConfig(target.account, -1))?.version ?? -1
}
