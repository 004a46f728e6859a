import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ApiError, type ErrorName, errors, fail } from './error.ts'
import { centralErrors } from './errors/central.ts'
import type { ErrorEntry } from './errors/entry.ts'
import { estateErrors } from './errors/estate.ts'
import { gatewayErrors } from './errors/gateway.ts'
import { ossErrors } from './errors/oss.ts'
import { productWordErrors } from './errors/product-words.ts'
import { productErrors } from './errors/products.ts'
import { ramErrors } from './errors/ram.ts'
import { ramPolicyErrors } from './errors/ram-policies.ts'
import { ramUserErrors } from './errors/ram-users.ts'
import { stsErrors } from './errors/sts.ts'
import { tagErrors } from './errors/tag.ts'
import { tagplaneErrors } from './errors/tagplane.ts'

const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(errors)

function thrownBy(error: ErrorName, ...values: readonly string[]): ApiError {
  try {
    fail(error, ...values)
  } catch (thrown) {
    assert.ok(thrown instanceof ApiError)
    return thrown
  }
}

describe('the catalogue of errors', () => {
  it('has every name once', () => {
    const groups = [
      gatewayErrors,
      tagErrors,
      centralErrors,
      tagplaneErrors,
      estateErrors,
      ossErrors,
      ramErrors,
      ramUserErrors,
      ramPolicyErrors,
      stsErrors,
      productErrors,
      productWordErrors,
    ]
    assert.equal(entries.length, groups.flatMap((group) => Object.keys(group)).length)
  })

  for (const [name, { code, status, message, meaning, fix }] of entries) {
    it(`says of ${name} what it is, what it means and what to do`, () => {
      assert.match(code, /^[A-Z][A-Za-z.]*[A-Za-z]$/)
      assert.ok(status >= 400 && status <= 599, `${status} is a status of an error`)
      for (const text of [message, meaning, fix]) assert.match(text, /^\S.*[^\s]$/)
      assert.match(meaning, /\.$/)
    })
  }

  it('gives each code one status, but where the contract itself gives it two, or products differ', () => {
    const statuses = new Map<string, Set<number>>()
    for (const [, { code, status }] of entries)
      statuses.set(code, (statuses.get(code) ?? new Set()).add(status))
    const several = [...statuses].filter(([, seen]) => seen.size > 1).map(([code]) => code)
    assert.deepEqual(several.toSorted(), [
      'Duplicate.TagKey',
      'InvalidParameter.ResourceType',
      'InvalidParameter.TagKey',
      'InvalidParameter.TagValue',
      'InvalidResourceType.NotFound',
      'MissingParameter.ResourceType',
      'MissingParameter.Tags',
      'NoPermission.Operator',
      'NumberExceed.ResourceIds',
      'NumberExceed.Tags',
      'SignatureDoesNotMatch',
    ])
  })

  it('blames the server only for what is its fault', () => {
    const ours = entries.filter(([, { status }]) => status >= 500).map(([, { code }]) => code)
    assert.deepEqual(ours.toSorted(), ['InternalError', 'NotImplemented', 'ServiceUnavailable'])
  })
})

describe('an error of the contract', () => {
  it('carries name, code, status and the filled-in message', () => {
    const error = thrownBy('ArnFormat', 'x')
    assert.equal(error.error, 'ArnFormat')
    assert.equal(error.code, 'InvalidResourceARN.FormatError')
    assert.equal(error.status, 400)
    assert.match(error.message, /^The format of parameter ResourceARN: x is not valid,/)
  })

  it('fills in its values in their order', () => {
    const { message } = thrownBy('Acs3SignatureDoesNotMatch', 'first', 'second')
    assert.match(message, /StringToSign is \[first\] server CanonicalRequest is \[second\]$/)
  })

  it('takes a value as it is, whatever marks are in it', () => {
    for (const value of ['%s', '$&', '$1', "$'", '%s%s', '$$']) {
      assert.ok(thrownBy('UnsupportedParameter', value).message.includes(` ${value} `), value)
    }
    assert.ok(
      thrownBy('Acs3SignatureDoesNotMatch', '%s', 'b').message.includes(
        '[%s] server CanonicalRequest is [b]',
      ),
    )
  })

  it('leaves a place empty for a value that is not given, and no space at its end', () => {
    assert.equal(thrownBy('MalformedRequest').message, 'The request is not valid HTTP.')
    for (const [name] of entries) assert.ok(!thrownBy(name as ErrorName).message.includes('%s'), name)
  })

  it('keeps the double spaces of the contract', () => {
    assert.match(thrownBy('TagKeyInvalid', 'k').message, /^The TagKey parameter {2}is invalid\./)
  })

  it('keeps the cause of a fault', () => {
    const cause = new Error('disk full')
    assert.equal(new ApiError('InternalError', [], cause).cause, cause)
    assert.equal('cause' in new ApiError('InternalError', []), false)
  })
})
