import { compilePolicies } from '../src/core/policy/compile.ts'
import { conditionContext } from '../src/core/policy/condition.ts'
import type { AttachedPolicy } from '../src/core/policy/decision.ts'
import { evaluate } from '../src/core/policy/evaluate.ts'
import { parsePolicy } from '../src/core/policy/parse.ts'
import { median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'

export const POLICIES = 20
const STATEMENTS = 5
const RESOURCES = 50

/** What a decision costs with 20 policies of 5 statements, some of them with conditions and wildcards, warm. */
export async function policyDecisions({ rounds, quick }: BenchOptions): Promise<Figure[]> {
  const texts = Array.from({ length: POLICIES }, (_, i) => policyText(i))
  const started = performance.now()
  const policies = compilePolicies(texts.map(attached))
  const compiling = performance.now() - started
  const context = conditionContext({ 'acs:SourceIp': '203.0.113.7', 'acs:ResourceTag/env': 'test' })
  const requests = Array.from({ length: RESOURCES }, (_, i) => ({
    ...{
      action: 'ecs:UntagResources',
      resource: `acs:ecs:cn-hangzhou:1234567890123456:instance/i-${i}`,
      context,
    },
  }))
  const calls = quick ? 1_000 : 20_000
  const perCall: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    for (let call = 0; call < calls; call++) for (const request of requests) evaluate(policies, request)
    // The first round warms up.
    if (round > 0) perCall.push(((performance.now() - start) * 1_000) / calls)
  }
  const micros = median(perCall)
  return [
    {
      name: 'a decision, 20 policies of 5 statements',
      value: `${(micros / RESOURCES).toFixed(2)} µs`,
      budget: '3 µs',
    },
    { name: '50 resources of one product', value: `${micros.toFixed(0)} µs`, budget: '100 µs' },
    { name: 'compiling them', value: `${compiling.toFixed(1)} ms`, budget: '' },
  ]
}

/** One of them; the last alone allows what is asked for. */
export function policyText(number: number): string {
  const statement = (i: number) => ({
    Effect: i === 4 ? 'Deny' : 'Allow',
    Action: i === 0 ? ['ecs:UntagResources', 'ecs:RemoveTags'] : [`product${i}:*`, `ecs:Describe${number}*`],
    Resource: `acs:ecs:*:*:instance/${number === POLICIES - 1 ? '*' : `x${number}-*`}`,
    ...(i < 2 && { Condition: { IpAddress: { 'acs:SourceIp': '203.0.113.0/24' } } }),
    ...(i === 4 && { Condition: { StringEquals: { 'acs:ResourceTag/env': 'prod' } } }),
  })
  return JSON.stringify({
    Version: '1',
    Statement: Array.from({ length: STATEMENTS }, (_, i) => statement(i)),
  })
}

function attached(text: string, i: number): AttachedPolicy {
  const { document, fault } = parsePolicy(text, 'identity')
  if (!document) throw new Error(fault.problem)
  return { type: 'Custom', name: `p${i}`, version: 'v1', attachedTo: { kind: 'user', name: 'u' }, document }
}
