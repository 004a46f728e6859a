import { compareBytes } from '../order.ts'
import { foldAction, halvesOf } from './action.ts'
import { asksForResource } from './condition.ts'
import type { AttachedPolicy, Decision, PolicyIdentity, PolicyType } from './decision.ts'
import type { Actions, Statement } from './document.ts'
import { type CompiledStatement, compileStatement } from './statement.ts'
import { hasWildcard } from './wildcard.ts'

/** A statement with the decision that it makes wherever it applies. */
export type AttachedStatement = CompiledStatement & { readonly decision: Decision }

/** The statements that could match an action, in the order in which they are named as the one that decided. */
export type Candidates = {
  readonly deny: readonly AttachedStatement[]
  readonly allow: readonly AttachedStatement[]
  readonly readsResource: boolean
}

/** The policies of one principal, made once and asked for every request. */
export type CompiledPolicies = {
  readonly candidates: (action: string) => Candidates
  /**
   * Whether a statement that could match this action asks for what the resource itself says: `acs:ResourceTag/KEY` or a
   * key of a service for the same, such as `ecs:tag/KEY` and `oss:BucketTag/KEY`, or its group, `acs:rm:rgId`.
   */
  readonly readsResource: (action: string) => boolean
}

type Ranked = AttachedStatement & {
  readonly rank: number
  readonly denies: boolean
  readonly readsResource: boolean
}

/** Statements by what their actions say: a name, names of one service, or anything else. */
type ActionIndex = {
  readonly byAction: ReadonlyMap<string, readonly Ranked[]>
  readonly byCode: ReadonlyMap<string, readonly Ranked[]>
  readonly others: readonly Ranked[]
}

type WritableIndex = {
  readonly byAction: Map<string, Ranked[]>
  readonly byCode: Map<string, Ranked[]>
  readonly others: Ranked[]
}

/** Callers may send any action; a catalogue has some hundreds. */
const MAX_CACHED_ACTIONS = 1_024

const TYPE_RANKS: Readonly<Record<PolicyType, number>> = { System: 0, Custom: 1, Inline: 2 }

/** Throws RangeError for a document that parsePolicy would have refused. */
export function compilePolicies(policies: readonly AttachedPolicy[]): CompiledPolicies {
  const index = indexed(ranked(policies))
  const cache = new Map<string, Candidates>()
  const candidates = (action: string): Candidates => {
    const known = cache.get(action)
    if (known !== undefined) return known
    const found = candidatesOf(index, foldAction(action))
    if (cache.size >= MAX_CACHED_ACTIONS) cache.clear()
    cache.set(action, found)
    return found
  }
  return { candidates, readsResource: (action) => candidates(action).readsResource }
}

/** In an order of their own, so that the order in which policies come makes no difference. */
function ranked(policies: readonly AttachedPolicy[]): readonly { ranked: Ranked; actions: Actions }[] {
  return policies
    .toSorted(comparePolicies)
    .flatMap((policy) => policy.document.statements.map((statement, i) => [policy, statement, i] as const))
    .map(([policy, statement, i], rank) => ({
      ranked: rankedStatement(policy, statement, i, rank),
      actions: statement.actions,
    }))
}

function rankedStatement(policy: AttachedPolicy, statement: Statement, number: number, rank: number): Ranked {
  const { type, name, version, attachedTo } = policy
  const conditionKeys = [...new Set(statement.conditions.map(({ key }) => key))]
  const denies = statement.effect === 'Deny'
  const compiled = compileStatement(statement)
  return {
    ...compiled,
    decision: {
      outcome: denies ? 'explicit-deny' : 'allow',
      decidedBy: { policy: { type, name, version, attachedTo }, statement: number, conditionKeys },
    },
    rank,
    denies,
    readsResource: compiled.conditions.some(({ key }) => asksForResource(key)),
  }
}

function comparePolicies(a: PolicyIdentity, b: PolicyIdentity): number {
  return (
    TYPE_RANKS[a.type] - TYPE_RANKS[b.type] ||
    compareBytes(a.name, b.name) ||
    compareBytes(a.attachedTo.kind, b.attachedTo.kind) ||
    compareBytes(a.attachedTo.name, b.attachedTo.name) ||
    compareBytes(a.version, b.version)
  )
}

function indexed(statements: readonly { ranked: Ranked; actions: Actions }[]): ActionIndex {
  const index: WritableIndex = { byAction: new Map(), byCode: new Map(), others: [] }
  for (const { ranked: statement, actions } of statements) {
    for (const pattern of actions.except ? ['*'] : actions.patterns)
      enter(index, foldAction(pattern), statement)
  }
  return index
}

function enter({ byAction, byCode, others }: WritableIndex, pattern: string, statement: Ranked): void {
  const [code] = halvesOf(pattern)
  if (!hasWildcard(pattern)) add(byAction, pattern, statement)
  else if (!hasWildcard(code)) add(byCode, code, statement)
  else others.push(statement)
}

function add(index: Map<string, Ranked[]>, name: string, statement: Ranked): void {
  const there = index.get(name)
  if (there) there.push(statement)
  else index.set(name, [statement])
}

function candidatesOf({ byAction, byCode, others }: ActionIndex, action: string): Candidates {
  const [code] = halvesOf(action)
  const loose = [...(byCode.get(code) ?? []), ...others]
  const matching = loose.filter(({ matchesAction }) => matchesAction(action))
  // A statement stands in the index once for each of its patterns.
  const found = [...new Set([...(byAction.get(action) ?? []), ...matching])].sort((a, b) => a.rank - b.rank)
  return {
    deny: found.filter(({ denies }) => denies),
    allow: found.filter(({ denies }) => !denies),
    readsResource: found.some(({ readsResource }) => readsResource),
  }
}
