import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compilePolicies } from './compile.ts'
import { conditionContext } from './condition.ts'
import type { AttachedPolicy, ConditionContext, Decision, PolicyIdentity } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { parsePolicy } from './parse.ts'

type Json = Readonly<Record<string, unknown>>

const instance = 'acs:ecs:cn-hangzhou:1234:instance/i-1'
const nothing = conditionContext({})

function attached(statements: readonly Json[], identity: Partial<PolicyIdentity> = {}): AttachedPolicy {
  const { document, fault } = parsePolicy(JSON.stringify({ Version: '1', Statement: statements }), 'identity')
  assert.ok(document, JSON.stringify(fault))
  return {
    ...{ type: 'Custom', name: 'p', version: 'v1', attachedTo: { kind: 'user', name: 'alice' } },
    ...identity,
    document,
  }
}

function statement(effect: 'Allow' | 'Deny', changes: Json = {}): Json {
  return { Effect: effect, Action: '*', Resource: '*', ...changes }
}

function decide(
  policies: readonly AttachedPolicy[],
  action = 'ecs:UntagResources',
  resource = instance,
  context: ConditionContext = nothing,
): Decision {
  return evaluate(compilePolicies(policies), { action, resource, context })
}

function outcomeOf(changes: Json, action?: string, resource?: string, context?: ConditionContext): string {
  return decide([attached([statement('Allow', changes)])], action, resource, context).outcome
}

describe('a request', () => {
  it('is refused where nothing allows it', () => {
    assert.deepEqual(decide([]), { outcome: 'implicit-deny' })
    assert.deepEqual(decide([attached([statement('Allow', { Action: 'slb:*' })])]), {
      outcome: 'implicit-deny',
    })
  })

  it('is allowed by one statement, which is named', () => {
    const changes = {
      Action: 'ecs:Untag*',
      Condition: { StringLike: { 'acs:UserAgent': '*', 'acs:SourceIp': '*' } },
    }
    const policy = attached([statement('Deny', { Action: 'slb:*' }), statement('Allow', changes)], {
      version: 'v3',
    })
    const context = conditionContext({ 'acs:UserAgent': 'x', 'acs:SourceIp': '10.0.0.1' })
    assert.deepEqual(decide([policy], undefined, undefined, context), {
      outcome: 'allow',
      decidedBy: {
        policy: { type: 'Custom', name: 'p', version: 'v3', attachedTo: { kind: 'user', name: 'alice' } },
        statement: 1,
        conditionKeys: ['acs:UserAgent', 'acs:SourceIp'],
      },
    })
  })

  it('is refused where a statement denies it, whatever allows it', () => {
    const allows = attached([statement('Allow'), statement('Allow', { Action: 'ecs:UntagResources' })])
    const denies = attached([statement('Deny', { Action: 'ecs:untag*' })], { name: 'q' })
    for (const policies of [
      [allows, denies],
      [denies, allows],
    ]) {
      const { outcome, decidedBy } = decide(policies)
      assert.equal(outcome, 'explicit-deny')
      assert.equal(decidedBy?.policy.name, 'q')
    }
    assert.equal(decide([allows, denies], 'ecs:TagResources').outcome, 'allow')
  })

  it('is decided by the same statement, in whatever order the policies come', () => {
    const both = [
      statement('Deny', { Action: 'rds:*' }),
      statement('Deny'),
      statement('Deny', { Action: 'ecs:*' }),
    ]
    const inOrder = [
      attached(both, { type: 'System', name: 'z' }),
      attached(both, { name: 'a', attachedTo: { kind: 'group', name: 'ops' } }),
      attached(both, { name: 'a', attachedTo: { kind: 'user', name: 'alice' } }),
      attached(both, { name: 'b' }),
      attached(both, { type: 'Inline', name: 'a' }),
    ]
    for (let first = 0; first < inOrder.length; first++) {
      const left = inOrder.slice(first)
      const expected = decide(left).decidedBy
      assert.equal(expected?.statement, 1)
      assert.equal(expected?.policy.name, left[0]?.name)
      assert.equal(expected?.policy.type, left[0]?.type)
      assert.deepEqual(expected?.policy.attachedTo, left[0]?.attachedTo)
      assert.deepEqual(decide(left.toReversed()).decidedBy, expected)
    }
  })
})

describe('an action', () => {
  const allows = (changes: Json, action: string) => outcomeOf(changes, action) === 'allow'

  it('is matched without the case of letters', () => {
    for (const action of ['ecs:UntagResources', 'ecs:UnTagResources', 'ECS:untagresources'])
      assert.ok(allows({ Action: 'ecs:UnTagResources' }, action), action)
    assert.ok(allows({ Action: 'ECS:UNTAG*' }, 'ecs:UntagResources'))
    assert.ok(!allows({ Action: 'ecs:Tagk' }, 'ecs:Tag\u212A'), 'ASCII letters only')
  })

  it('is matched half by half', () => {
    for (const pattern of ['*', '*:*', '*:UntagResources', 'e?s:Untag*', '*s:*Resources', 'ecs:*'])
      assert.ok(allows({ Action: pattern }, 'ecs:UntagResources'), pattern)
    for (const pattern of [
      '*:TagResources',
      'e*:Tag*',
      'ec:*',
      'ecs:Untag',
      'ecs:?',
      '?cs:UntagResource',
      'slb:*',
    ])
      assert.ok(!allows({ Action: pattern }, 'ecs:UntagResources'), pattern)
    assert.ok(!allows({ Action: 'e*:b' }, 'ecs:a:b'))
  })

  it('is one of several, or none of those in NotAction', () => {
    const several = ['slb:*', 'ecs:TagResources', '*:List*']
    for (const [action, listed] of [
      ['ecs:TagResources', true],
      ['SLB:x', true],
      ['rds:ListTags', true],
      ['ecs:UntagResources', false],
    ] as const) {
      assert.equal(allows({ Action: several }, action), listed, action)
      assert.equal(allows({ Action: undefined, NotAction: several }, action), !listed, action)
    }
    assert.ok(!allows({ Action: undefined, NotAction: '*' }, 'ecs:x'))
  })

  it('may be any text, and any number of them', () => {
    const compiled = compilePolicies([attached([statement('Allow', { Action: ['ecs:a1999', '*:b'] })])])
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < 3_000; i++) {
        const { outcome } = evaluate(compiled, { action: `ecs:A${i}`, resource: instance, context: nothing })
        assert.equal(outcome, i === 1_999 ? 'allow' : 'implicit-deny')
      }
    for (const action of ['', ':', 'ecs', '\0', '__proto__', '😀:b\n'])
      assert.equal(evaluate(compiled, { action, resource: '', context: nothing }).outcome, 'implicit-deny')
  })
})

describe('a resource', () => {
  it('is covered by one of several patterns', () => {
    const Resource = ['acs:slb:*:*:*', 'acs:ecs:*:1234:instance/*']
    assert.equal(outcomeOf({ Resource }), 'allow')
    assert.equal(outcomeOf({ Resource }, undefined, 'acs:ecs:cn:12345:instance/i'), 'implicit-deny')
  })

  it('of a form that nobody knows is covered by * alone', () => {
    for (const resource of ['*', '', 'i-1', 'arn:acs:ecs:cn:1:x']) {
      assert.equal(outcomeOf({ Resource: ['acs:*:*:*:*', '*'] }, undefined, resource), 'allow')
      assert.equal(outcomeOf({ Resource: 'acs:*:*:*:*' }, undefined, resource), 'implicit-deny')
    }
  })
})

describe('conditions', () => {
  const met = (Condition: Json, values: Record<string, string | string[]> = {}) =>
    outcomeOf({ Condition }, undefined, undefined, conditionContext(values)) === 'allow'

  it('must all hold: operators and keys are joined by and', () => {
    const all = {
      StringEquals: { 'acs:RequestTag/a': '1', 'acs:RequestTag/b': '2' },
      Bool: { 'acs:SecureTransport': 'true' },
    }
    const values = { 'acs:RequestTag/a': '1', 'acs:RequestTag/b': '2', 'acs:SecureTransport': 'true' }
    assert.ok(met(all, values))
    for (const key of Object.keys(values)) assert.ok(!met(all, { ...values, [key]: 'x' }), key)
  })

  it('join several values by or; a negated one holds where none matches', () => {
    for (const [actual, matching] of [
      ['a', true],
      ['b', true],
      ['c', false],
    ] as const) {
      assert.equal(met({ StringEquals: { 'a:k': ['a', 'b'] } }, { 'a:k': actual }), matching)
      assert.equal(met({ StringNotEquals: { 'a:k': ['a', 'b'] } }, { 'a:k': actual }), !matching)
    }
  })

  it('match where any of several values of the request does', () => {
    assert.ok(met({ StringEquals: { 'a:k': 'b' } }, { 'a:k': ['a', 'b'] }))
    assert.ok(!met({ StringNotEquals: { 'a:k': 'b' } }, { 'a:k': ['a', 'b'] }))
    assert.ok(met({ StringNotEquals: { 'a:k': 'c' } }, { 'a:k': ['a', 'b'] }))
  })

  it('know keys without case, and tag keys with case', () => {
    assert.ok(met({ StringEquals: { 'ACS:sourceip': 'x' } }, { 'acs:SourceIp': 'x' }))
    assert.ok(met({ StringEquals: { 'acs:resourcetag/Team/A': 'x' } }, { 'acs:ResourceTag/Team/A': 'x' }))
    assert.ok(!met({ StringEquals: { 'acs:ResourceTag/team': 'x' } }, { 'acs:ResourceTag/Team': 'x' }))
    assert.ok(!met({ StringLike: { 'acs:ResourceTag/__proto__': '*' } }))
  })

  it('take variables for the text that they are', () => {
    const variable = '$' + '{acs:PrincipalARN}'
    assert.ok(met({ StringEquals: { 'a:k': variable } }, { 'a:k': variable, 'acs:PrincipalARN': 'x' }))
    assert.ok(!met({ StringLike: { 'a:k': variable } }, { 'a:k': 'x', 'acs:PrincipalARN': 'x' }))
  })

  it('ask a context for the keys of statements of the right action and resource only', () => {
    const asked: string[] = []
    const context = { get: (key: string) => void asked.push(key) }
    const tag = (key: string) => ({ StringEquals: { [`acs:ResourceTag/${key}`]: 'x' } })
    const policy = attached([
      statement('Allow', { Action: 'slb:*', Condition: tag('a') }),
      statement('Allow', { Resource: 'acs:slb:*:*:*', Condition: tag('b') }),
      statement('Allow', { Action: 'ecs:*', Condition: tag('C') }),
    ])
    decide([policy], undefined, undefined, context)
    assert.deepEqual(asked, ['acs:resourcetag/C'])
  })
})

describe('every operator', () => {
  type Row = [operator: string, value: string, holds: string[], fails: string[]]
  const rows: Row[] = [
    ['StringEquals', 'aB', ['aB'], ['ab', 'aBc', '']],
    ['StringEqualsIgnoreCase', 'aBÉ', ['AbÉ', 'abé'], ['abe', 'ab']],
    ['StringLike', 'a*c?', ['acd', 'abbbcd'], ['ac', 'Acd', 'acdd']],
    ['NumericEquals', '10', ['10', '10.0', '010'], ['11', '-10']],
    ['NumericLessThan', '10', ['9', '-10', '9.99'], ['10', '11']],
    ['NumericLessThanEquals', '10', ['9', '10.0'], ['10.01']],
    ['NumericGreaterThan', '10', ['10.1', '100'], ['10', '9']],
    ['NumericGreaterThanEquals', '10', ['10', '11'], ['9']],
    ['DateEquals', '2026-11-24T08:00:00Z', ['2026-11-24T16:00:00+08:00'], ['2026-11-24T08:00:01Z']],
    [
      'DateLessThan',
      '2026-11-24T08:00:00Z',
      ['2026-11-24T15:59:59+08:00'],
      ['2026-11-24T08:00:00Z', '2026-11-24T08:00:01Z'],
    ],
    [
      'DateLessThanEquals',
      '2026-11-24T08:00:00Z',
      ['2026-11-24T08:00:00Z', '2026-11-23T09:00:00Z'],
      ['2026-11-24T08:00:00.001Z'],
    ],
    [
      'DateGreaterThan',
      '2026-11-24T08:00:00Z',
      ['2026-11-24T08:00:01Z'],
      ['2026-11-24T08:00:00Z', '2026-11-24T16:00:00+09:00'],
    ],
    ['DateGreaterThanEquals', '2026-11-24T08:00:00Z', ['2026-11-24T08:00:00Z'], ['2026-11-24T07:59:59Z']],
    ['Bool', 'true', ['true'], ['false']],
    ['IpAddress', '10.0.0.0/8', ['10.1.2.3', '::ffff:10.1.2.3'], ['11.0.0.1', '::1']],
  ]
  const negations: Record<string, string> = {
    StringEquals: 'StringNotEquals',
    StringEqualsIgnoreCase: 'StringNotEqualsIgnoreCase',
    StringLike: 'StringNotLike',
    NumericEquals: 'NumericNotEquals',
    DateEquals: 'DateNotEquals',
    IpAddress: 'NotIpAddress',
  }
  const met = (operator: string, value: string, actual?: string | string[]) => {
    const context = conditionContext(actual === undefined ? {} : { 'a:k': actual })
    return (
      outcomeOf({ Condition: { [operator]: { 'a:k': value } } }, undefined, undefined, context) === 'allow'
    )
  }

  for (const [operator, value, holds, fails] of rows) {
    const negated = negations[operator]
    const missing = operator.startsWith('String') ? [[]] : [[], '', 'nonsense', ['x', 'y']]
    it(`${operator}, missing and malformed values`, () => {
      assert.deepEqual(
        [...holds, ...fails].filter((actual) => met(operator, value, actual)),
        holds,
      )
      for (const actual of [undefined, ...missing]) assert.ok(!met(operator, value, actual))
    })
    if (negated === undefined) continue
    it(`${negated}, missing and malformed values`, () => {
      assert.deepEqual(
        [...holds, ...fails].filter((actual) => met(negated, value, actual)),
        fails,
      )
      for (const actual of [undefined, ...missing]) assert.ok(met(negated, value, actual))
    })
  }
})

describe('whether the resource itself is read', () => {
  const reads = (key: string, action = 'ecs:x', policyAction = 'ecs:*') => {
    const changes = { Action: policyAction, Condition: { StringLike: { [key]: '*' } } }
    return compilePolicies([attached([statement('Allow', changes), statement('Deny')])]).readsResource(action)
  }

  it('follows from the keys of the statements that could match the action', () => {
    const keys = [
      'acs:ResourceTag/a',
      'ACS:resourcetag/a',
      'ecs:tag/a',
      'rds:ResourceTag/a',
      'oss:BucketTag/a',
      'oss:ExistingObjectTag/a',
      'acs:rm:rgId',
      'ACS:RM:RGID',
    ]
    for (const key of keys) assert.ok(reads(key), key)
    for (const key of ['acs:RequestTag/a', 'acs:SourceIp', 'acs:ResourceTag']) assert.ok(!reads(key), key)
    assert.ok(!reads('acs:ResourceTag/a', 'slb:x'))
    assert.ok(reads('acs:ResourceTag/a', 'SLB:X', 'slb:x'))
    assert.ok(reads('acs:ResourceTag/a', 'slb:x', '*:?'))
  })
})

describe('a document made by hand', () => {
  it('that no text could give is a fault of the program', () => {
    const { document, ...policy } = attached([statement('Allow')])
    const [only] = document.statements
    assert.ok(only)
    const broken = [
      { ...only, resources: ['acs:ecs'] },
      { ...only, conditions: [{ operator: 'Bool', key: 'a:k', values: ['x'] }] },
      { ...only, conditions: [{ operator: 'ArnLike', key: 'a:k', values: ['x'] }] },
    ]
    for (const one of broken)
      assert.throws(() => compilePolicies([{ ...policy, document: { statements: [one] } }]), RangeError)
  })
})
