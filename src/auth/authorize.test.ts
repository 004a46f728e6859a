import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GROUP, POLICY, ROLE, USER } from '../core/identity.ts'
import { firstDenial, type Wanted } from '../core/permit.ts'
import type { Principal } from '../core/principal.ts'
import type { ConfigSnapshot } from '../store/store.ts'
import { concernsRequestTags, permitOf } from './authorize.ts'

const ACCOUNT = '1234567890123456'
const INSTANCE = `acs:ecs:cn-hangzhou:${ACCOUNT}:instance/i-1`
const circumstances = { at: Date.parse('2026-11-24T12:00:00Z'), source: '10.0.0.7', secure: true }
const alice: Principal = { kind: 'user', id: 'u1', name: 'alice' }

type Statement = Readonly<Record<string, unknown>>
const allow = (action: string, more: Statement = {}): Statement => ({
  ...{ Effect: 'Allow', Action: action, Resource: '*' },
  ...more,
})
const deny = (action: string, more: Statement = {}): Statement => ({ ...allow(action, more), Effect: 'Deny' })

/** An account in which alice has the policies `own`, her group `ofGroup` and the role of sessions `ofRole`. */
function accountWith(
  policies: Readonly<Record<'own' | 'ofGroup' | 'ofRole', readonly Statement[]>>,
): ConfigSnapshot {
  const named = (name: keyof typeof policies) =>
    policies[name].length === 0 ? [] : [{ type: 'Custom', name, attachedAt: 0 }]
  const document = (kind: string, name: string, value: unknown) => ({ kind, name, value, version: 1 })
  const versions = (statements: readonly Statement[]) => [
    { id: 'v1', createdAt: 0, document: JSON.stringify({ Version: '1', Statement: statements }) },
  ]
  return {
    version: 1,
    documents: [
      document(USER, 'u1', { name: 'alice', groups: [{ id: 'g1', joinedAt: 0 }], policies: named('own') }),
      document(GROUP, 'g1', { name: 'team', policies: named('ofGroup') }),
      document(ROLE, 'r1', { name: 'Janitor', policies: named('ofRole') }),
      ...Object.entries(policies)
        .filter(([, statements]) => statements.length > 0)
        .map(([name, statements]) =>
          document(POLICY, name, { defaultVersion: 'v1', versions: versions(statements) }),
        ),
    ],
  }
}

const none = { own: [], ofGroup: [], ofRole: [] }

function outcome(
  policies: Partial<Parameters<typeof accountWith>[0]>,
  wanted: Partial<Wanted> = {},
  principal: Principal = alice,
): string {
  const config = accountWith({ ...none, ...policies })
  const caller = { account: ACCOUNT, arn: '', principal }
  const permit = permitOf(caller, config, { ...circumstances, userAgent: undefined })
  return permit.decide({ action: 'ecs:RemoveTags', resource: INSTANCE, ...wanted }).outcome
}

function sessionWith(statement?: Statement): Principal {
  const policy = statement && JSON.stringify({ Version: '1', Statement: [statement] })
  const session = {
    keyId: 'STS.k',
    account: ACCOUNT,
    roleId: 'r1',
    name: 's',
    assumedBy: '',
    issuedAt: 0,
    expiresAt: 0,
  }
  return { kind: 'session', role: 'Janitor', session: { ...session, ...(policy && { policy }) } }
}

describe('a user', () => {
  it('may nothing without a policy', () => {
    assert.equal(outcome({}), 'implicit-deny')
  })

  it('may what its own policies and those of its groups allow together', () => {
    assert.equal(outcome({ own: [allow('ecs:RemoveTags')] }), 'allow')
    assert.equal(outcome({ ofGroup: [allow('ecs:*')] }), 'allow')
    assert.equal(outcome({ own: [allow('ecs:*')], ofGroup: [deny('ecs:RemoveTags')] }), 'explicit-deny')
    assert.equal(outcome({ ofRole: [allow('*')] }), 'implicit-deny')
  })

  it('may nothing in another account, whatever its policies allow', () => {
    const resource = 'acs:ecs:cn-hangzhou:2234567890123456:instance/i-1'
    assert.equal(outcome({ own: [allow('*')] }, { resource }), 'implicit-deny')
    assert.equal(outcome({ own: [allow('*')] }, { resource, foreign: true }), 'allow')
  })
})

describe('a session', () => {
  it('may what its role may, and nothing of what users may', () => {
    assert.equal(outcome({ ofRole: [allow('ecs:*')] }, {}, sessionWith()), 'allow')
    assert.equal(outcome({ own: [allow('ecs:*')] }, {}, sessionWith()), 'implicit-deny')
  })

  it('may no more than its policy', () => {
    const role = { ofRole: [allow('ecs:*')] }
    assert.equal(outcome(role, {}, sessionWith(allow('ecs:RemoveTags'))), 'allow')
    assert.equal(outcome(role, {}, sessionWith(allow('vpc:*'))), 'implicit-deny')
    assert.equal(outcome(role, {}, sessionWith(deny('ecs:*'))), 'explicit-deny')
    assert.equal(outcome({}, {}, sessionWith(allow('*'))), 'implicit-deny')
  })
})

describe('the root and service principals', () => {
  it('may everything in the account, and nothing in another', () => {
    for (const principal of [{ kind: 'root' }, { kind: 'service', id: 's' }] as const) {
      assert.equal(outcome({}, {}, principal), 'allow')
      const resource = 'acs:ecs:cn-hangzhou:2234567890123456:instance/i-1'
      assert.equal(outcome({}, { resource }, principal), 'implicit-deny')
    }
  })
})

describe('conditions', () => {
  const under = (Condition: Statement, wanted: Partial<Wanted> = {}, principal: Principal = alice) =>
    outcome({ own: [allow('*', { Condition })], ofRole: [allow('*', { Condition })] }, wanted, principal)
  const met: readonly (readonly [string, Statement])[] = [
    ['the source address', { IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } }],
    ['secure transport', { Bool: { 'acs:SecureTransport': 'true' } }],
    ['the time', { DateLessThan: { 'acs:CurrentTime': '2026-11-24T12:00:01Z' } }],
    ['that no MFA was there', { Bool: { 'acs:MFAPresent': 'false' } }],
    ['the principal', { StringLike: { 'acs:PrincipalARN': `acs:ram:*:${ACCOUNT}:user/al*` } }],
  ]
  for (const [what, condition] of met) {
    it(`see ${what}`, () => assert.equal(under(condition), 'allow'))
  }

  it('see the other side of each', () => {
    assert.equal(under({ IpAddress: { 'acs:SourceIp': '11.0.0.0/8' } }), 'implicit-deny')
    assert.equal(under({ Bool: { 'acs:SecureTransport': 'false' } }), 'implicit-deny')
    assert.equal(under({ DateLessThan: { 'acs:CurrentTime': '2026-11-24T11:59:59Z' } }), 'implicit-deny')
  })

  it('know a session by its role', () => {
    const condition = { StringEquals: { 'acs:PrincipalARN': `acs:ram:*:${ACCOUNT}:role/Janitor` } }
    assert.equal(under(condition, {}, sessionWith()), 'allow')
  })

  it('see the tags of the resource, by the general key and by that of the product', () => {
    const resourceTags = new Map([['Env', 'test']])
    for (const key of ['acs:ResourceTag/Env', 'ecs:tag/Env', 'acs:resourcetag/Env']) {
      assert.equal(under({ StringEquals: { [key]: 'test' } }, { resourceTags }), 'allow', key)
      assert.equal(under({ StringEquals: { [key]: 'test' } }), 'implicit-deny', key)
    }
    assert.equal(
      under({ StringEquals: { 'acs:ResourceTag/env': 'test' } }, { resourceTags }),
      'implicit-deny',
    )
  })

  it('see the tags that the call names, without a value where it names none', () => {
    const requestTags = new Map([['cost', '']])
    assert.equal(under({ StringEquals: { 'acs:RequestTag/cost': '' } }, { requestTags }), 'allow')
    assert.equal(under({ StringLike: { 'acs:RequestTag/cost': '*' } }), 'implicit-deny')
  })
})

describe('a denial', () => {
  it('is that of the first thing that is not allowed', () => {
    const config = accountWith({ ...none, own: [allow('ecs:*')] })
    const caller = { account: ACCOUNT, arn: '', principal: alice }
    const permit = permitOf(caller, config, { ...circumstances, userAgent: undefined })
    const wanted = ['ecs:A', 'vpc:B', 'slb:C'].map((action) => ({ action, resource: INSTANCE }))
    assert.equal(firstDenial(permit, wanted)?.wanted.action, 'vpc:B')
    assert.equal(firstDenial(permit, wanted.slice(0, 1)), undefined)
  })

  it('concerns the keys where a statement on the tags that the call names denies it', () => {
    const decidedBy = (conditionKeys: readonly string[]) => ({
      policy: {
        type: 'Custom',
        name: 'p',
        version: 'v1',
        attachedTo: { kind: 'user', name: 'alice' },
      } as const,
      statement: 0,
      conditionKeys,
    })
    const wanted = { action: 'a:b', resource: '*' }
    const concerns = (outcome: 'explicit-deny' | 'implicit-deny', keys: readonly string[]) =>
      concernsRequestTags({ wanted, decision: { outcome, decidedBy: decidedBy(keys) } })
    assert.equal(concerns('explicit-deny', ['acs:RequestTag/cost']), true)
    assert.equal(concerns('explicit-deny', ['acs:SourceIp']), false)
    assert.equal(concerns('implicit-deny', ['acs:RequestTag/cost']), false)
  })
})

describe('the User-Agent of a call', () => {
  it('is seen in its first 1,024 characters, whatever a client sends', () => {
    const seen = (value: string) => ({ Condition: { StringEquals: { 'acs:UserAgent': value } } })
    const outcomeOf = (userAgent: string, value: string) => {
      const config = accountWith({ ...none, own: [allow('ecs:*', seen(value))] })
      const permit = permitOf({ account: ACCOUNT, arn: '', principal: alice }, config, {
        ...circumstances,
        userAgent,
      })
      return permit.decide({ action: 'ecs:RemoveTags', resource: INSTANCE }).outcome
    }
    assert.equal(outcomeOf('x'.repeat(1_024), 'x'.repeat(1_024)), 'allow')
    assert.equal(outcomeOf('x'.repeat(400_000), 'x'.repeat(1_024)), 'allow')
    assert.equal(outcomeOf('x'.repeat(1_023), 'x'.repeat(1_024)), 'implicit-deny')
  })
})
