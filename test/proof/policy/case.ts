import type { PolicyIdentity } from '../../../src/core/policy/decision.ts'

/** A policy as its author writes it. */
export type WrittenStatement = {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

export type WrittenPolicy = PolicyIdentity & { readonly statements: readonly WrittenStatement[] }

export type WrittenRequest = {
  readonly action: string
  readonly resource: string
  /** By key, in any spelling, each once. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** One pair of the campaign. */
export type Case = { readonly policies: readonly WrittenPolicy[]; readonly request: WrittenRequest }

export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
