import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { rootCaller as caller, settings } from '../../test/support/caller.ts'
import { ApiError, type ErrorName, errors, fail } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { decode } from '../shape/decode.ts'
import type { Shapes } from '../shape/shape.ts'
import { families, productOperations } from './index.ts'

function accept(operation: AnyOperation, parameters: Readonly<Record<string, string>>): void {
  const input = decode(operation.parameters as Shapes, new Map(Object.entries(parameters)))
  operation.check({ input, caller, settings, fail })
}

const texts = [
  ...[
    '',
    'cn-hangzhou',
    'mars',
    'k1',
    'k2',
    'protected',
    'acs:x',
    'http://x',
    'a"b',
    '0',
    'true',
    'TRUE',
    'x,y',
  ],
  ...[
    '["a","b"]',
    '["a"',
    '[1]',
    '[]',
    '{"a":"b"}',
    '{"a":1}',
    '[{"Key":"k","Value":"v"}]',
    '[{"Value":"v"}]',
  ],
  ...[
    '*',
    ' ',
    'k'.repeat(65),
    'k'.repeat(129),
    'instance',
    'INSTANCE',
    'Dedicatedhost',
    '__proto__',
    'private',
  ],
]

/** An example with some parameters changed, added and taken away. */
function callOf(operation: AnyOperation): fc.Arbitrary<Readonly<Record<string, string>>> {
  const [example] = operation.examples
  const suffix = fc.constantFrom(
    '',
    '.0',
    '.1',
    '.2',
    '.x',
    '.1.Key',
    '.1.Value',
    '.2.key',
    '.2.value',
    '.1001',
  )
  const names = [...Object.keys(operation.parameters), 'Other', 'TagOwnerUid', 'TagOwnerBid']
  const name = fc.tuple(fc.constantFrom(...names), suffix).map((parts) => parts.join(''))
  const changes = fc.array(fc.tuple(name, fc.oneof(fc.constantFrom(...texts), fc.string())), { maxLength: 4 })
  return fc.tuple(changes, fc.nat(9)).map(([changed, left]) => {
    const given = Object.entries(example?.parameters ?? {}).filter((_, i) => i !== left)
    return Object.fromEntries([...given, ...changed])
  })
}

describe('the operation that a row stands for', () => {
  for (const operation of productOperations) {
    const { api, version, action } = operation
    it(`${api} ${version} ${action}: its example is accepted, and a call is refused only with its errors`, () => {
      const declared: readonly ErrorName[] = operation.errors
      for (const name of declared) assert.ok(Object.hasOwn(errors, name), name)
      assert.equal(new Set(declared).size, declared.length)
      for (const { parameters } of operation.examples) accept(operation, parameters)
      let accepted = 0
      const judged = fc.property(callOf(operation), (parameters) => {
        try {
          accept(operation, parameters)
          accepted++
        } catch (thrown) {
          if (!(thrown instanceof ApiError)) throw thrown
          assert.ok(declared.includes(thrown.error), `${thrown.error} for ${JSON.stringify(parameters)}`)
        }
      })
      fc.assert(judged, { seed: 17, numRuns: 150 })
      assert.ok(accepted > 0)
    })
  }
})

describe('the rows', () => {
  it('are of every product that is known to have tag operations, in each of its versions', () => {
    const apis = new Set(families.map(({ api }) => api.toLowerCase()))
    const versions = new Set(families.map(({ api, version }) => `${api} ${version}`))
    assert.deepEqual([apis.size, versions.size], [110, 119])
  })

  it('say who may not in the words that the catalogue has for their types', () => {
    for (const { api, types, words } of families) {
      const { code, message } = errors[words.denied]
      for (const { name, denial } of types.values())
        assert.deepEqual([name, { code, message }], [name, denial], api)
    }
  })

  it('name the RAM actions that the catalogue knows, but for alternates of some', () => {
    const alternates = families.flatMap(({ api, actions, ramActions, types }) => {
      const known = new Set([...types.values()].flatMap((type) => [...type.untagActions, ...type.tagActions]))
      const own = [ramActions.untag ?? actions.untag, ramActions.tag ?? actions.tag]
      const named = own.flatMap((name) => (name === undefined ? [] : [name]))
      const codes = [...types.values()].map(({ ramCode }) => ramCode)
      const isKnown = (name: string) => codes.every((ramCode) => known.has(`${ramCode}:${name}`))
      return named.filter((name) => !isKnown(name)).map((name) => `${api}:${name}`)
    })
    assert.deepEqual(alternates.sort(), [
      ...[
        'HBase:UntagResources',
        'gpdb:TagSupabaseProject',
        'gpdb:UntagSupabaseProject',
        'sgw:AddTagsToGateway',
      ],
      ...['sgw:RemoveTagsFromGateway', 'vod:TagResources', 'vod:UntagResources'],
    ])
  })
})
