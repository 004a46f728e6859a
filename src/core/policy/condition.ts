import type { ConditionContext } from './decision.ts'
import type { Condition } from './document.ts'
import { operators, type ValuesTest } from './operators.ts'

export type CompiledCondition = {
  readonly key: string
  readonly negated: boolean
  readonly matches: ValuesTest
}

const KEY = /^[A-Za-z0-9_-]+:(?:[A-Za-z0-9_-]+:)?[A-Za-z0-9_.-]+(?:\/.+)?$/su
const RESOURCE_TAG = /^[a-z0-9_-]+:(?:tag|resourcetag|buckettag|existingobjecttag)\//

/** `code:Name`, `code:part:Name`, or `code:Name/KEY` where KEY is a tag key. */
export function isConditionKey(text: string): boolean {
  return KEY.test(text)
}

/** The one spelling of a key: case does not matter before the first slash; behind it stands a tag key, where it does. */
export function conditionKey(text: string): string {
  const slash = text.indexOf('/')
  return slash < 0 ? text.toLowerCase() : text.slice(0, slash).toLowerCase() + text.slice(slash)
}

/** A context of values that are known beforehand, by keys in any spelling. */
export function conditionContext(
  values: Readonly<Record<string, string | readonly string[]>>,
): ConditionContext {
  return new Map(
    Object.entries(values).map(([key, value]) => [
      conditionKey(key),
      typeof value === 'string' ? [value] : value,
    ]),
  )
}

/** The resource group of the resource, in the one spelling of the key. */
export const RESOURCE_GROUP_KEY = 'acs:rm:rgid'

/** Whether a key, in its one spelling, asks for what only the resource itself says: its tags, its resource group. */
export function asksForResource(key: string): boolean {
  return key === RESOURCE_GROUP_KEY || RESOURCE_TAG.test(key)
}

/** Throws RangeError for a condition that parsePolicy would have refused. */
export function compileCondition({ operator: name, key, values }: Condition): CompiledCondition {
  const operator = operators.get(name)
  const matches = operator?.compile(values)
  if (!operator || !matches)
    throw new RangeError(`No condition of a policy: ${name} ${key} ${values.join(' ')}`)
  return { key: conditionKey(key), negated: operator.negated, matches }
}

export function holds({ key, negated, matches }: CompiledCondition, context: ConditionContext): boolean {
  const values = context.get(key)
  return (values !== undefined && matches(values)) !== negated
}
