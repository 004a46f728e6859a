import assert from 'node:assert/strict'
import { compilePolicies } from '../../src/core/policy/compile.ts'
import { conditionContext } from '../../src/core/policy/condition.ts'
import type { AttachedPolicy, Decision } from '../../src/core/policy/decision.ts'
import { formatPolicy, type PolicyDocument } from '../../src/core/policy/document.ts'
import { evaluate } from '../../src/core/policy/evaluate.ts'
import { parsePolicy } from '../../src/core/policy/parse.ts'
import { createRandom, type Random } from '../contract/random.ts'
import type { Case, WrittenPolicy, WrittenRequest } from './policy/case.ts'
import { drawPolicies, drawRequest, drawStatement } from './policy/draw.ts'
import { judge, nameOf, type Verdict } from './policy/reference.ts'

export type PolicyCampaign = {
  readonly pairs: number
  readonly seed: number
  readonly report: (line: string) => void
}

export type PolicyFigures = {
  readonly pairs: number
  readonly outcomes: Readonly<Record<Decision['outcome'], number>>
  /** Pairs for which the laws were looked at, too. */
  readonly laws: number
}

const REQUESTS_PER_SET = 20
const REPORT_EVERY = 1_000_000

/**
 * Draws policies and requests, and holds the compiled evaluator against a literal reading of the rules: the same outcome,
 * by the same statement. For one in ten sets the laws are looked at: what is added can only work one way, and neither order
 * nor writing a policy out and reading it again makes a difference. Rejects with the smallest pair found that differs.
 */
export async function policyCampaign({ pairs, seed, report }: PolicyCampaign): Promise<PolicyFigures> {
  const random = createRandom(seed)
  const outcomes = { allow: 0, 'explicit-deny': 0, 'implicit-deny': 0 }
  let [done, laws] = [0, 0]
  while (done < pairs) {
    const count = Math.min(REQUESTS_PER_SET, pairs - done)
    const [first, ...others] = Array.from({ length: count }, () => drawRequest(random))
    assert.ok(first)
    const requests = [first, ...others] as const
    const policies = drawPolicies(random, requests)
    const compiled = compilePolicies(attached(policies))
    for (const request of requests) {
      const decided = verdictOf(evaluate(compiled, accessOf(request)))
      if (!same(decided, judge({ policies, request })))
        throw disagreement(seed, shrink({ policies, request }))
      outcomes[decided.outcome]++
    }
    if (random.below(10) === 0) {
      holdsLaws(random, policies, first)
      laws++
    }
    done += count
    if (done % REPORT_EVERY < count) {
      report(`${done} pairs, ${JSON.stringify(outcomes)}`)
      // A signal is heard between two pieces of work only.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { pairs: done, outcomes, laws }
}

function attached(policies: readonly WrittenPolicy[]): readonly AttachedPolicy[] {
  return policies.map(({ statements, ...identity }) => ({ ...identity, document: documentOf(statements) }))
}

function documentOf(statements: WrittenPolicy['statements']): PolicyDocument {
  const { document, fault } = parsePolicy(
    JSON.stringify({ Version: '1', Statement: statements }),
    'identity',
    100_000,
  )
  return document ?? assert.fail(`${fault?.path}: ${fault?.problem}`)
}

function accessOf({ action, resource, values }: WrittenRequest) {
  return { action, resource, context: conditionContext(values) }
}

function verdictOf({ outcome, decidedBy }: Decision): Verdict {
  if (!decidedBy) return { outcome }
  return { outcome, policy: nameOf(decidedBy.policy), statement: decidedBy.statement }
}

function verdict(policies: readonly WrittenPolicy[], request: WrittenRequest): Verdict {
  return verdictOf(evaluate(compilePolicies(attached(policies)), accessOf(request)))
}

function same(a: Verdict, b: Verdict): boolean {
  return a.outcome === b.outcome && a.policy === b.policy && a.statement === b.statement
}

function holdsLaws(random: Random, policies: readonly WrittenPolicy[], request: WrittenRequest): void {
  const before = verdict(policies, request)
  const shuffled = random.shuffle(policies)
  assert.deepEqual(verdict(shuffled, request), before, 'the order of policies makes a difference')
  const added = { ...drawStatement(random, request) }
  const more = (Effect: 'Allow' | 'Deny'): readonly WrittenPolicy[] => [
    ...policies,
    {
      ...{ type: 'Inline', name: 'added', version: 'v1', attachedTo: { kind: 'session', name: 's' } },
      statements: [{ ...added, Effect }],
    },
  ]
  const what = () => JSON.stringify({ policies, request, added })
  if (before.outcome !== 'allow') assert.notEqual(verdict(more('Deny'), request).outcome, 'allow', what())
  if (before.outcome === 'allow') assert.equal(verdict(more('Allow'), request).outcome, 'allow', what())
  if (before.outcome === 'explicit-deny') {
    assert.equal(verdict(more('Allow'), request).outcome, 'explicit-deny', what())
  }
  const reversed = policies.map((policy) => ({ ...policy, statements: policy.statements.toReversed() }))
  assert.equal(
    verdict(reversed, request).outcome,
    before.outcome,
    'the order of statements makes a difference',
  )
  const split = policies.flatMap((policy) =>
    policy.statements.map((statement, i) => ({
      ...policy,
      name: `${policy.name} ${i}`,
      statements: [statement],
    })),
  )
  assert.equal(verdict(split, request).outcome, before.outcome, 'parting policies makes a difference')
  for (const { document } of attached(policies)) {
    assert.deepEqual(parsePolicy(formatPolicy(document), 'identity', 100_000).document, document)
  }
}

/** The pair with as much taken away as still differs. */
function shrink(found: Case): Case {
  const differs = ({ policies, request }: Case) =>
    !same(verdict(policies, request), judge({ policies, request }))
  let smallest = found
  for (let smaller: Case | undefined = smallest; smaller; ) {
    smallest = smaller
    smaller = smallerOnes(smallest).find(differs)
  }
  return smallest
}

function smallerOnes({ policies, request }: Case): readonly Case[] {
  const without = <T>(list: readonly T[], i: number) => list.filter((_, j) => j !== i)
  const fewerPolicies = policies.map((_, i) => without(policies, i))
  const fewerStatements = policies.flatMap((policy, i) =>
    policy.statements.length < 2
      ? []
      : policy.statements.map((_, j) =>
          policies.with(i, { ...policy, statements: without(policy.statements, j) }),
        ),
  )
  const fewerValues = Object.keys(request.values).map((key) => {
    const { [key]: _, ...values } = request.values
    return { policies, request: { ...request, values } }
  })
  return [
    ...[...fewerPolicies, ...fewerStatements].map((some) => ({ policies: some, request })),
    ...fewerValues,
  ]
}

function disagreement(seed: number, { policies, request }: Case): Error {
  const compiled = JSON.stringify(verdict(policies, request))
  const literal = JSON.stringify(judge({ policies, request }))
  return new Error(
    `With seed ${seed} the evaluator says ${compiled}, the rules ${literal}, of\n${JSON.stringify({ policies, request }, null, 2)}`,
  )
}
