import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { rootCaller as caller, settings } from '../../test/support/caller.ts'
import { MASKED_ACCOUNT } from '../../test/support/untag-page.ts'
import { ApiError, type ErrorName, errors, fail } from '../core/error.ts'
import { decode } from '../shape/decode.ts'
import type { Shapes } from '../shape/shape.ts'
import { operations, ossOperations } from './index.ts'
import type { AnyOperation } from './operation.ts'
import type { Fields } from './response.ts'
import { trustedCallerErrors } from './tag/parameters.ts'

/** Decodes and checks a call as the gateway does, up to its authorization; a masked account is the caller's. */
function accept(operation: AnyOperation, parameters: Readonly<Record<string, string>>) {
  const sent = Object.entries(parameters).map(
    ([name, value]) => [name, value.replaceAll(MASKED_ACCOUNT, caller.account)] as const,
  )
  const input = decode(operation.parameters as Shapes, new Map(sent))
  operation.check({ input, caller, settings, fail })
  return { input, wanted: [operation.access.request({ input, caller, settings })].flat() }
}

/** The value is of the form that the declared fields describe, with no field more or less. */
function assertFields(value: unknown, fields: Fields, place: string): void {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${place} is an object`)
  const there = Object.entries(fields).filter(([name, { optional }]) => !optional || name in value)
  assert.deepEqual(
    Object.keys(value),
    there.map(([name]) => name),
    `the fields of ${place}`,
  )
  for (const [name, field] of there) {
    assertField((value as Record<string, unknown>)[name], field, `${place}.${name}`)
  }
}

function assertField(value: unknown, { type, fields = {}, item }: Fields[string], place: string): void {
  if (type === 'object') {
    assertFields(value, fields, place)
  } else if (type === 'array') {
    assert.ok(Array.isArray(value) && item, `${place} is a list of what is declared`)
    for (const [i, element] of value.entries()) assertField(element, item, `${place}[${i}]`)
  } else {
    assert.equal(typeof value, type === 'integer' ? 'number' : type, place)
  }
}

for (const operation of [...operations, ...ossOperations]) {
  describe(`the declaration of ${operation.action}`, () => {
    const declared: readonly ErrorName[] = [...operation.errors, ...(operation.failures ?? [])]

    it('names errors of the catalogue, each once', () => {
      for (const name of declared) assert.ok(Object.hasOwn(errors, name), name)
      assert.equal(new Set(declared).size, declared.length)
    })

    it('names the error of a caller who may not', () => {
      assert.ok(declared.includes(operation.access.denied ?? 'NoPermissionOperator'))
    })

    it('names the errors of service principals if it takes their calls', () => {
      const own = trustedCallerErrors.filter((name) => declared.includes(name))
      if (operation.access.trusted) assert.deepEqual(own, [...trustedCallerErrors])
      else
        assert.deepEqual(
          own.filter((name) => name !== 'InvalidCategory'),
          [],
        )
    })

    it('has an example, and each is accepted', () => {
      assert.ok(operation.examples.length > 0)
      for (const { parameters } of operation.examples) accept(operation, parameters)
    })

    it('has examples whose answers have exactly the declared fields', () => {
      for (const { name, response } of operation.examples) {
        const { RequestId, ...fields } = response
        if (operation.answers === 'document') assert.equal(RequestId, undefined)
        else assert.match(String(RequestId), /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
        assertFields(fields, operation.response as Fields, name)
      }
    })

    it('asks for the right to its own action, in the account of the caller', () => {
      for (const { parameters } of operation.examples) {
        for (const { action, resource } of accept(operation, parameters).wanted) {
          assert.equal(action, `${operation.api.toLowerCase()}:${operation.action}`)
          const service = operation.api === 'Sts' ? 'ram' : operation.api.toLowerCase()
          assert.match(resource, new RegExp(`^acs:${service}:[a-z0-9*-]+:${caller.account}:`))
        }
      }
    })

    it('says what it and each of its parameters are for', () => {
      for (const text of [operation.summary, operation.description]) assert.match(text, /^[A-Z].*\.$/)
      for (const [name, { description }] of Object.entries(operation.parameters as Shapes)) {
        assert.match(name, /^[A-Z][A-Za-z]*(\.[A-Z][A-Za-z]*)?$/)
        if (description) assert.match(description.doc, /^[A-Z].*\.$/, name)
      }
    })

    it('refuses a call only with errors that it names', () => {
      const seen = new Set<string>()
      const judged = fc.property(callOf(operation), (parameters) => {
        try {
          accept(operation, parameters)
          seen.add('accepted')
        } catch (thrown) {
          if (!(thrown instanceof ApiError)) throw thrown
          assert.ok(
            operation.errors.includes(thrown.error),
            `${thrown.error} for ${JSON.stringify(parameters)}`,
          )
          seen.add(thrown.error)
        }
      })
      fc.assert(judged, { seed: 17, numRuns: 3_000 })
      assert.ok(seen.has('accepted'), `the generated calls reach ${[...seen].join(', ')}`)
    })
  })
}

const texts = [
  ...[
    '',
    'cn-hangzhou',
    'cn-hangzhou',
    'cn-shanghai',
    'mars',
    'k1',
    'k2',
    'protected',
    'acs:x',
    'http://x',
    'a"b',
    '0',
    '7',
  ],
  ...[
    'arn:acs:ecs:*:*:instance/i-1',
    'arn:acs:ecs:*:*:instance/*',
    'arn:acs:vpc:cn-hangzhou:1234567890123456:vpc/v',
  ],
  ...[
    'arn:acs:ecs:cn-beijing:*:instance/i',
    'arn:acs:ecs:*:1:instance/i',
    'arn:acs:nothing:*:*:x/y',
    'arn:acs:ecs:*:*:x/y',
  ],
  ...['{"a":"b"}', '{"a":"!"}', '{"a":"1","a":"2"}', '{}', '[', 'All', 'custom', 'System'],
]

/** An example with some parameters changed, added and taken away. */
function callOf(operation: AnyOperation): fc.Arbitrary<Readonly<Record<string, string>>> {
  const [example] = operation.examples
  const suffix = fc.constantFrom('', '.1', '.2', '.3', '.0', '.x', '.1.Key', '.1.Value', '.1001')
  const name = fc
    .tuple(fc.constantFrom(...Object.keys(operation.parameters), 'Other'), suffix)
    .map((parts) => parts.join(''))
  const changes = fc.array(fc.tuple(name, fc.oneof(fc.constantFrom(...texts), fc.string())), { maxLength: 4 })
  const kept = fc.integer({ min: 0, max: 9 })
  return fc.tuple(changes, kept).map(([changed, left]) => {
    const given = Object.entries(example?.parameters ?? {}).filter((_, i) => i !== left)
    return Object.fromEntries([...given, ...changed])
  })
}
