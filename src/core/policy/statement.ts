import { compileAction } from './action.ts'
import { type CompiledCondition, compileCondition, holds } from './condition.ts'
import type { ConditionContext } from './decision.ts'
import type { Actions, Statement } from './document.ts'
import { compileResource, type ResourceName, type ResourceTest } from './resource.ts'
import type { TextTest } from './wildcard.ts'

export type CompiledStatement = {
  /** Of a folded action. */
  readonly matchesAction: TextTest
  /** Undefined: every resource. */
  readonly resources: readonly ResourceTest[] | undefined
  readonly conditions: readonly CompiledCondition[]
}

/** Throws RangeError for a document that parsePolicy would have refused. */
export function compileStatement({ actions, resources, conditions }: Statement): CompiledStatement {
  const tests = resources.map(compileResource)
  return {
    matchesAction: compileActions(actions),
    resources: tests.every((test) => test !== undefined) && tests.length > 0 ? tests : undefined,
    conditions: conditions.map(compileCondition),
  }
}

function compileActions({ except, patterns }: Actions): TextTest {
  const tests = patterns.map(compileAction)
  return (action) => tests.some((test) => test(action)) !== except
}

/** Whether a statement of the right action holds for a resource; undefined: one that is named in no known form. */
export function coversResource(
  { resources }: CompiledStatement,
  resource: ResourceName | undefined,
): boolean {
  if (resources === undefined) return true
  return resource !== undefined && resources.some((test) => test(resource))
}

export function meetsConditions({ conditions }: CompiledStatement, context: ConditionContext): boolean {
  return conditions.every((condition) => holds(condition, context))
}
