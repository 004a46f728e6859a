import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Decision, intersect, type Outcome } from './decision.ts'

function decided(outcome: Outcome, name: string): Decision {
  const policy = { type: 'Custom', name, version: 'v1', attachedTo: { kind: 'role', name: 'r' } } as const
  return outcome === 'implicit-deny'
    ? { outcome }
    : { outcome, decidedBy: { policy, statement: 0, conditionKeys: [] } }
}

describe('a session', () => {
  const outcomes: Outcome[] = ['allow', 'explicit-deny', 'implicit-deny']

  it('without a policy of its own may do what its role may', () => {
    for (const outcome of outcomes) {
      const role = decided(outcome, 'role')
      assert.deepEqual(intersect(role, undefined), role)
    }
  })

  it('may do what both allow; an explicit deny of either is one, and the boundary is named', () => {
    const expected: Record<string, [Outcome, boundary: string | undefined, decidedBy: string | undefined]> = {
      'allow allow': ['allow', undefined, 'role'],
      'allow explicit-deny': ['explicit-deny', 'session', 'session'],
      'allow implicit-deny': ['implicit-deny', 'session', undefined],
      'explicit-deny allow': ['explicit-deny', undefined, 'role'],
      'explicit-deny explicit-deny': ['explicit-deny', undefined, 'role'],
      'explicit-deny implicit-deny': ['explicit-deny', undefined, 'role'],
      'implicit-deny allow': ['implicit-deny', undefined, undefined],
      'implicit-deny explicit-deny': ['explicit-deny', 'session', 'session'],
      'implicit-deny implicit-deny': ['implicit-deny', undefined, undefined],
    }
    for (const role of outcomes)
      for (const session of outcomes) {
        const { outcome, boundary, decidedBy } = intersect(decided(role, 'role'), decided(session, 'session'))
        assert.deepEqual([outcome, boundary, decidedBy?.policy.name], expected[`${role} ${session}`])
      }
  })
})
