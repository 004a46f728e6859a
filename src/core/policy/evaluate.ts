import type { AttachedStatement, CompiledPolicies } from './compile.ts'
import type { AccessRequest, ConditionContext, Decision } from './decision.ts'
import { type ResourceName, readResource } from './resource.ts'
import { coversResource, meetsConditions } from './statement.ts'

const IMPLICIT_DENY: Decision = { outcome: 'implicit-deny' }

/**
 * Decides a request: a Deny that applies wins, else an Allow that applies, else it is refused. Never throws, whatever the
 * request holds: what cannot be read counts as not there. Where several statements decide, it names the first by type
 * (System, Custom, Inline), name and attachment of their policies, and by their place in it.
 */
export function evaluate(policies: CompiledPolicies, { action, resource, context }: AccessRequest): Decision {
  const { deny, allow } = policies.candidates(action)
  const name = readResource(resource)
  return firstOf(deny, name, context) ?? firstOf(allow, name, context) ?? IMPLICIT_DENY
}

function firstOf(
  statements: readonly AttachedStatement[],
  resource: ResourceName | undefined,
  context: ConditionContext,
): Decision | undefined {
  for (const statement of statements) {
    if (coversResource(statement, resource) && meetsConditions(statement, context)) return statement.decision
  }
  return undefined
}
