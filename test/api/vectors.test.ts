import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { isAcs3Algorithm } from '../../src/auth/signature/acs3.ts'
import type { ErrorName } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import { productOperations } from '../../src/products/index.ts'
import type { HttpRequest } from '../../src/wire/http.ts'
import { createService } from '../support/service.ts'
import { onlyHere } from '../support/target.ts'
import { assertError } from './calls.ts'

/** Requests of official SDKs as they were on the wire. */
type Vector = {
  readonly name: string
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodyUtf8: string
}

const vectors = ['signature-vectors.json', 'sm3-vectors.json'].flatMap((file) => {
  const text = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly vectors: readonly Vector[] }).vectors
})

const parametersOf = ({ target, headers, bodyUtf8 }: Vector) => {
  const form = headers['content-type']?.includes('form') ? bodyUtf8 : ''
  return new URLSearchParams(`${target.split('?')[1] ?? ''}&${form}`)
}
const named = (vector: Vector, parameter: string) =>
  parametersOf(vector).get(parameter) ?? vector.headers[`x-acs-${parameter.toLowerCase()}`] ?? ''
const isRpc = ({ target }: Vector) => target === '/' || target.startsWith('/?')
const isServed = (vector: Vector) =>
  [...operations, ...productOperations].some(
    ({ action, version }) =>
      action === named(vector, 'Action') && version === named(vector, 'Version') && isRpc(vector),
  )
const timeOf = (vector: Vector) =>
  Date.parse(vector.headers['x-acs-date'] ?? parametersOf(vector).get('Timestamp') ?? '')
const hasToken = (vector: Vector) =>
  'x-acs-security-token' in vector.headers || parametersOf(vector).has('SecurityToken')
const algorithmOf = ({ headers }: Vector) => headers['authorization']?.split(' ')[0] ?? 'HMAC-SHA1'

function requestOf({ method, target, headers, bodyUtf8 }: Vector): HttpRequest {
  const body = Buffer.from(bodyUtf8)
  return {
    ...{ method, target, headers: new Map(Object.entries(headers)), body },
    ...{ source: '127.0.0.1', secure: false },
  }
}

/** No bucket, since it says no type: where most of them end once their signature is found right. */
const badArn = 'arn:acs:oss:*:1234567890123456:bkt*1'
const businessAnswers: Readonly<Record<string, readonly [ErrorName, ...string[]]>> = {
  'sm3-tagresources': ['TagValueInvalid', 'v*2'],
  'sm3-form-body': ['TagKeyInvalid', 'key two/中~+*'],
  'sm3-reserved-names': ['MissingResourceIds'],
}

/** In an account that has neither users nor groups, policies and roles; the others succeed. */
const ramAnswers: Readonly<Record<string, ErrorName | undefined>> = {
  AddUserToGroup: 'UserNotFound',
  AttachPolicyToGroup: 'GroupNotFound',
  AttachPolicyToUser: 'UserNotFound',
  CreateAccessKey: 'UserNotFound',
  CreateGroup: undefined,
  CreatePolicy: undefined,
  CreateRole: undefined,
  CreateUser: undefined,
  DeleteAccessKey: 'UserNotFound',
  DeleteUser: 'UserNotFound',
  DetachPolicyFromUser: 'UserNotFound',
  GetCallerIdentity: undefined,
  GetUser: 'UserNotFound',
  ListAccessKeys: 'UserNotFound',
  ListPoliciesForUser: 'UserNotFound',
  ListUsers: undefined,
  UpdateAccessKey: 'UserNotFound',
}

/** The error that a vector leads to; undefined where it succeeds. */
function expectedError(vector: Vector): readonly [ErrorName, ...string[]] | undefined {
  const algorithm = algorithmOf(vector)
  if (algorithm.includes('RSA')) return ['InvalidSignatureMethod', algorithm]
  if (hasToken(vector)) return ['SecurityTokenMalformed']
  if (['v3-tag-tagresources', 'v1-popcore-ecs-tagresources'].includes(vector.name)) return undefined
  const action = named(vector, 'Action')
  if (action in ramAnswers) {
    const error = ramAnswers[action]
    return error && [error]
  }
  return businessAnswers[vector.name] ?? ['ArnFormat', badArn]
}

describe('recorded requests of official SDKs', { skip: onlyHere('they have times of their own') }, () => {
  it('are there for the operations that are served', () => {
    assert.ok(vectors.filter(isServed).length >= 20)
  })

  for (const vector of vectors.filter(isServed)) {
    const algorithm = algorithmOf(vector)
    const unable = algorithm.endsWith('SM3') && !isAcs3Algorithm(algorithm)
    it(vector.name, { skip: unable ? 'the OpenSSL of this Node has no SM3' : false }, async () => {
      await using service = await createService()
      const before = service.dump()
      service.now = timeOf(vector)
      const answer = await service.dispatch(requestOf(vector))
      const error = expectedError(vector)
      if (error) {
        assertError(answer, ...error)
        assert.deepEqual(service.dump(), before)
      } else {
        assert.equal(answer.status, 200, answer.body)
        assertError(await service.dispatch(requestOf(vector)), 'SignatureNonceUsed')
      }
      if (algorithm.includes('RSA') || hasToken(vector)) return
      service.now += 15 * 60 * 1000 + 1
      assertError(await service.dispatch(requestOf(vector)), 'TimestampExpired')
    })
  }

  it('of other APIs end as an unknown version, action or path', async () => {
    await using service = await createService()
    for (const vector of vectors.filter((candidate) => !isServed(candidate))) {
      service.now = timeOf(vector)
      const answer = await service.dispatch(requestOf(vector))
      assertError(answer, isRpc(vector) ? 'InvalidVersion' : 'ActionNotFound')
    }
  })
})
