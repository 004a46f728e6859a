import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { conditionContext } from './condition.ts'
import { parsePolicy } from './parse.ts'
import { evaluateTrust, type TrustDecision, type TrustRequest } from './trust.ts'

type Json = Readonly<Record<string, unknown>>

const alice: TrustRequest = {
  principals: ['acs:ram::1234:user/alice'],
  account: '1234',
  action: 'sts:AssumeRole',
  context: conditionContext({}),
}

function decide(statements: readonly Json[], request: Partial<TrustRequest> = {}): TrustDecision {
  const Statement = statements.map((one) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one }))
  const { document, fault } = parsePolicy(JSON.stringify({ Version: '1', Statement }), 'trust')
  assert.ok(document, JSON.stringify(fault))
  return evaluateTrust(document, { ...alice, ...request })
}

function trusts(ram: string, request: Partial<TrustRequest> = {}): boolean {
  return decide([{ Principal: { RAM: [ram] } }], request).outcome === 'allow'
}

describe('the trust policy of a role', () => {
  it('trusts everyone in an account by its root', () => {
    assert.ok(trusts('acs:ram::1234:root'))
    assert.ok(trusts('acs:ram:*:1234:root', { principals: ['acs:ram::1234:role/x'] }))
    assert.ok(!trusts('acs:ram::12345:root'))
    assert.ok(
      !trusts('acs:ram::1234:root', { account: '4321' }),
      'the account counts, not what the caller is called',
    )
  })

  it('trusts a user or role by name, with its case', () => {
    assert.ok(trusts('acs:ram::1234:user/alice'))
    assert.ok(trusts('acs:ram:*:1234:user/alice'))
    assert.ok(trusts('acs:ram::1234:role/ops', { principals: ['acs:ram:*:1234:role/ops'] }))
    for (const other of [
      'acs:ram::1234:user/Alice',
      'acs:ram::1234:user/alic',
      'acs:ram::4321:user/alice',
      'acs:ram::1234:role/alice',
    ])
      assert.ok(!trusts(other), other)
  })

  it('trusts everyone by *', () => {
    assert.ok(trusts('*', { account: '4321', principals: [] }))
  })

  it('never takes a RAM caller for a service or an identity provider', () => {
    const principals = ['ecs.aliyuncs.com', 'acs:ram::1234:saml-provider/x']
    const Principal = {
      Service: ['ecs.aliyuncs.com', '*'],
      Federated: ['acs:ram::1234:saml-provider/x', '*'],
    }
    assert.deepEqual(decide([{ Principal }], { principals }), { outcome: 'implicit-deny' })
  })

  it('lets a deny win, and names the statement and its condition keys', () => {
    const Principal = { RAM: 'acs:ram::1234:root' }
    const statements = [
      { Principal },
      { Effect: 'Deny', Principal, Condition: { StringNotEquals: { 'sts:ExternalId': 'x' } } },
    ]
    assert.deepEqual(decide(statements), {
      outcome: 'explicit-deny',
      decidedBy: { statement: 1, conditionKeys: ['sts:ExternalId'] },
    })
    const context = conditionContext({ 'sts:ExternalId': 'x' })
    assert.deepEqual(decide(statements, { context }), {
      outcome: 'allow',
      decidedBy: { statement: 0, conditionKeys: [] },
    })
  })

  it('is about the action that it names', () => {
    const Principal = { RAM: '*' }
    assert.equal(decide([{ Principal, Action: 'sts:assume*' }]).outcome, 'allow')
    assert.equal(decide([{ Principal, Action: 'sts:Get*' }]).outcome, 'implicit-deny')
    assert.equal(
      decide([{ Principal, Action: undefined, NotAction: 'sts:AssumeRole' }]).outcome,
      'implicit-deny',
    )
  })
})
