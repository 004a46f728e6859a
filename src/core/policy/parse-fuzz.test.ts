import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../../test/support/any-text.ts'
import { compilePolicies } from './compile.ts'
import { formatPolicy, type PolicyUse } from './document.ts'
import { parsePolicy } from './parse.ts'

const uses: readonly PolicyUse[] = ['identity', 'session', 'trust']

const sample = JSON.stringify({
  Version: '1',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ecs:*', 'rds:Tag?'],
      Resource: ['acs:ecs:*:*:instance/*', '*'],
      Condition: {
        IpAddress: { 'acs:SourceIp': ['10.0.0.0/8', '::1'] },
        DateLessThan: { 'acs:CurrentTime': '2026-11-24T16:00:00+08:00' },
        NumericLessThan: { 'acs:Count': '-1.5' },
        StringLike: { 'acs:ResourceTag/项目': ['a*?', '\u{1f600}'] },
      },
    },
    { Effect: 'Deny', NotAction: '*:List*', Resource: '*' },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: 'acs:ram::1234:root' } },
  ],
})

/** Whatever comes: an answer in good time, and what is taken can be compiled and written again. */
function survive(text: string): void {
  const start = process.cpuUsage().user
  for (const use of uses) {
    const { document, fault } = parsePolicy(text, use, 20_000)
    if (fault) assert.ok(fault.problem.length < 1_000 && fault.path.length < 20_000, JSON.stringify(fault))
    else {
      compilePolicies([
        { type: 'Custom', name: 'p', version: 'v1', attachedTo: { kind: 'user', name: 'u' }, document },
      ])
      assert.deepEqual(parsePolicy(formatPolicy(document), use, 20_000).document, document)
    }
  }
  assert.ok((process.cpuUsage().user - start) / 1000 < 500, `half a second for ${text.slice(0, 60)}`)
}

describe('parsePolicy never throws, and never takes long', () => {
  it('for any text', () => {
    const text = fc.oneof(anyText({ maxLength: 300 }), fc.json(), fc.json({ maxDepth: 30 }))
    fc.assert(fc.property(text, survive), { numRuns: 800 })
  })

  it('for a policy with pieces changed', () => {
    const pieces = [
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '*',
      '?',
      '"Version":"1",',
      '\\u0000',
      '\ud83d',
      '',
      '/',
      '-',
      '0',
      'null',
    ]
    const piece = fc.oneof(fc.constantFrom(...pieces), anyText({ maxLength: 3 }))
    const change = fc.record({ at: fc.nat(sample.length), cut: fc.nat(4), piece })
    const changed = fc
      .array(change, { maxLength: 4 })
      .map((changes) =>
        changes.reduce(
          (text, { at, cut, piece: added }) => text.slice(0, at) + added + text.slice(at + cut),
          sample,
        ),
      )
    fc.assert(fc.property(changed, survive), { numRuns: 1_500 })
  })

  it('for elements of any shape in the right places', () => {
    const value = fc.jsonValue({ maxDepth: 2 })
    const names = [
      'Effect',
      'Action',
      'NotAction',
      'Resource',
      'Principal',
      'Condition',
      '__proto__',
      'Bool',
      'RAM',
    ]
    const statement = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(value, fc.constantFrom('Allow', 'ecs:*', '*')),
    )
    const policy = fc.record({ Version: fc.constant('1'), Statement: fc.oneof(fc.array(statement), value) })
    fc.assert(
      fc.property(
        policy.map((found) => JSON.stringify(found)),
        survive,
      ),
      { numRuns: 800 },
    )
  })

  it('for long runs of anything', () => {
    const length = 6_144
    const within = (text: string) => sample.replace('ecs:*', text)
    const runs = [
      '*',
      '?',
      '[',
      '{"a":',
      '"',
      '\\',
      '\\u0041',
      '0',
      '9',
      '.',
      ':',
      ' ',
      '\n',
      'a',
      '-',
      '1.',
      '😀',
      '["x",',
      '{"":{',
    ]
    for (const run of runs) {
      const text = run.repeat(length / run.length)
      for (const one of [
        text,
        `"${text}"`,
        within(text),
        within(`ecs:${text}`),
        sample.replace('10.0.0.0/8', text),
      ])
        survive(one)
      survive(sample.replace('-1.5', text))
      survive(sample.replace('2026-11-24T16', text))
      survive(`{"Version":"1","Statement":[${`{"Effect":"Allow"},`.repeat(300)}`)
    }
  })
})
