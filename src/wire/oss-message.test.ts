import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ApiError } from '../core/error.ts'
import type { HttpRequest } from './http.ts'
import { isOssRequest, parseOssMessage } from './oss-message.ts'

const V4 = 'OSS4-HMAC-SHA256 Credential=a/20261124/cn-beijing/oss/aliyun_v4_request,Signature=b'

type Sent = {
  readonly method?: string
  readonly target: string
  readonly host?: string
  readonly authorization?: string
}

function request({
  method = 'GET',
  target,
  host = '127.0.0.1:7020',
  authorization = 'OSS a:b',
}: Sent): HttpRequest {
  const headers = new Map([
    ['host', host],
    ...(authorization ? [['authorization', authorization] as const] : []),
  ])
  return { method, target, headers, body: new Uint8Array(), source: '127.0.0.1', secure: false }
}

function read(sent: Sent) {
  const { method, path, resource, parameters } = parseOssMessage(request(sent))
  return [`${method} ${path}`, resource, Object.fromEntries(parameters)]
}

function refusal(sent: Sent): string {
  try {
    parseOssMessage(request(sent))
    return 'none'
  } catch (error) {
    assert.ok(error instanceof ApiError)
    return error.error
  }
}

describe('a request of OSS', () => {
  it('is one that is signed as such, in a header or in the address, or sent to a host of OSS', () => {
    const addresses = [
      '/b/?tagging',
      '/?OSSAccessKeyId=a',
      '/b/?tagging&x-oss-signature=s',
      '/?x-oss-credential=c',
    ]
    assert.deepEqual(
      addresses.map((target) => isOssRequest(request({ target, authorization: '' }))),
      [false, true, true, true],
    )
    for (const authorization of ['OSS a:b', V4])
      assert.ok(isOssRequest(request({ target: '/', authorization })))
    for (const host of [
      'b.oss-cn-hangzhou.aliyuncs.com',
      'oss-cn-beijing-internal.aliyuncs.com',
      'b.oss.tags.test',
    ]) {
      assert.ok(isOssRequest(request({ target: '/', host, authorization: '' })), host)
    }
    for (const host of [
      'tag.aliyuncs.com',
      'boss.example.org',
      'ecs.cn-hangzhou.aliyuncs.com',
      'localhost:7020',
    ]) {
      assert.ok(
        !isOssRequest(request({ target: '/?Name=OSSAccessKeyId', host, authorization: 'acs a:b' })),
        host,
      )
    }
  })

  it('names its bucket in the host, with the region', () => {
    const whole = { Bucket: 'b-1', Region: 'cn-hangzhou' }
    const host = 'b-1.oss-cn-hangzhou.aliyuncs.com'
    assert.deepEqual(read({ target: '/?tagging', host }), ['GET /{Bucket}/?tagging', '/b-1/', whole])
    assert.deepEqual(read({ target: '/?tagging=', host: 'b-1.oss-cn-hangzhou-internal.aliyuncs.com:80' }), [
      'GET /{Bucket}/?tagging',
      '/b-1/',
      whole,
    ])
    for (const host of ['b-1.oss.tags.test:7020', 'b-1.localhost:7020', 'b-1.oss-accelerate.aliyuncs.com']) {
      assert.deepEqual(read({ target: '/?tagging', host }), [
        'GET /{Bucket}/?tagging',
        '/b-1/',
        { Bucket: 'b-1' },
      ])
    }
  })

  it('names its bucket in the path, with or without a slash behind it', () => {
    for (const target of ['/b-1/?tagging', '/b-1?tagging', '/b%2D1/?tagging&x=y']) {
      assert.deepEqual(read({ target }), ['GET /{Bucket}/?tagging', '/b-1/', { Bucket: 'b-1' }])
    }
    assert.deepEqual(read({ target: '/b-1/?tagging', host: 'oss-cn-shanghai.aliyuncs.com' }), [
      'GET /{Bucket}/?tagging',
      '/b-1/',
      { Bucket: 'b-1', Region: 'cn-shanghai' },
    ])
  })

  it('has its region from a signature of version 4, which may not name another one than the host', () => {
    const [, , parameters] = read({ target: '/b-1/?tagging', authorization: V4 })
    assert.deepEqual(parameters, { Bucket: 'b-1', Region: 'cn-beijing' })
    const host = 'oss-cn-shanghai.aliyuncs.com'
    assert.equal(refusal({ target: '/b-1/?tagging', host, authorization: V4 }), 'OssInvalidArgument')
  })

  it('removes the keys that it names, or all', () => {
    assert.deepEqual(read({ method: 'DELETE', target: '/b-1/?tagging=k1%2Ck2' }), [
      'DELETE /{Bucket}/?tagging',
      '/b-1/',
      { Bucket: 'b-1', TagKeys: 'k1,k2' },
    ])
    assert.deepEqual(read({ method: 'DELETE', target: '/b-1/?tagging' })[2], { Bucket: 'b-1' })
  })

  it('is refused for anything but the tags of a bucket', () => {
    assert.equal(refusal({ target: '/b-1/' }), 'OssNotImplemented')
    assert.equal(refusal({ target: '/b-1/object?tagging' }), 'OssNotImplemented')
    assert.equal(
      refusal({ target: '/?max-keys=10', host: '.oss-cn-hangzhou.aliyuncs.com' }),
      'OssNotImplemented',
    )
    assert.equal(refusal({ target: '/?tagging' }), 'InvalidBucketName')
    assert.equal(refusal({ method: 'POST', target: '/b-1/?tagging' }), 'OssMethodNotAllowed')
    assert.equal(refusal({ target: '/%ff/?tagging' }), 'OssInvalidArgument')
  })
})
