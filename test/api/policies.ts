import type { Target } from '../support/target.ts'
import { newId } from './calls.ts'
import { asUser, done, newUser } from './identities.ts'

/** A statement of a policy. */
export type Statement = Readonly<Record<string, unknown>>
export const allow = (
  Action: string | readonly string[],
  Resource = '*',
  more: Statement = {},
): Statement => ({
  ...{ Effect: 'Allow', Action, Resource },
  ...more,
})
export const deny = (Action: string, more: Statement = {}): Statement => ({
  ...allow(Action, '*', more),
  Effect: 'Deny',
})
export const when = (operator: string, key: string, value: string): Statement => ({
  Condition: { [operator]: { [key]: value } },
})

/** A user with a policy of these statements. */
export async function userWith(to: Target, ...statements: readonly Statement[]): Promise<Target> {
  const UserName = await newUser(to)
  await attach(to, UserName, statements)
  return asUser(to, UserName)
}

export async function attach(to: Target, UserName: string, Statement: readonly Statement[]): Promise<void> {
  const PolicyName = newId('policy')
  await done(to, 'CreatePolicy', { PolicyName, PolicyDocument: JSON.stringify({ Version: '1', Statement }) })
  await done(to, 'AttachPolicyToUser', { PolicyName, PolicyType: 'Custom', UserName })
}
