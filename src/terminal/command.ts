import type { RemoteOperation } from '../client/operation.ts'
import type { Flags } from '../config/settings.ts'
import type { Shell } from './shell.ts'

/** A flag of a command. Without `value` it is a switch; a list may be given several times. */
export type Option = {
  readonly flag: string
  readonly value?: string
  readonly kind?: 'number' | 'list'
  readonly variable?: string
  readonly fallback?: string
  readonly doc: string
  readonly required?: true
  /** The part of the help that it stands in. */
  readonly section?: string
}

export type Positional = {
  readonly value: string
  readonly kind?: 'list'
  readonly doc: string
  readonly optional?: true
}

export type NoPositionals = Readonly<Record<never, Positional>>
export type Options = Readonly<Record<string, Option>>
export type Positionals = Readonly<Record<string, Positional>>

type Value<O> = O extends { readonly kind: 'list' }
  ? readonly string[]
  : O extends { readonly value: string }
    ? string
    : boolean

type Kept<O, Must> = O extends Must ? Value<O> : Value<O> | undefined

/** What the command line has given, by the names of the declaration. */
export type Given<P extends Positionals, O extends Options> = {
  readonly [N in keyof P]: P[N] extends { readonly optional: true } ? Value<P[N]> | undefined : Value<P[N]>
} & { readonly [N in keyof O]: Kept<O[N], { readonly required: true }> }

/** A command, whole: what it takes, its help, and what it does. Help and reference are derived from it. */
export type Command<P extends Positionals, O extends Options> = {
  /** Of a verb; that of a command of one word stands in the list of commands. */
  readonly summary?: string
  readonly details?: string
  readonly positionals?: P
  readonly options: O
  /** What `--Name VALUE` means, where names are not the command's own. */
  readonly parameters?: string
  /** The operations that it calls. */
  readonly calls?: readonly RemoteOperation[]
  readonly examples?: readonly string[]
  /** Answers the exit code; what a user can mend it throws as `UsageError`. */
  readonly run: (given: Given<P, O>, shell: Shell, parameters: readonly Parameter[]) => Promise<number>
}

/** One `--Name VALUE` of a command that takes any. */
export type Parameter = { readonly name: string; readonly value: string }

/** A command whose own types do not matter, as the program and the documents see it. */
export type AnyCommand = Omit<Command<Positionals, Options>, 'run'> & {
  // biome-ignore lint/suspicious/noExplicitAny: what a command is given is private to its declaration
  readonly run: (given: any, shell: Shell, parameters: readonly Parameter[]) => Promise<number>
}
export type Verb = AnyCommand & { readonly summary: string }
/** The verbs of a noun, by name. */
export type Noun = Readonly<Record<string, Verb>>

export function command<const P extends Positionals = NoPositionals, const O extends Options = Options>(
  declaration: Command<P, O>,
): Command<P, O> {
  return declaration
}

/** Settings that were given as flags, as texts. */
export function settingsOf(given: Readonly<Record<string, unknown>>): Flags {
  const present = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present.map(([name, value]) => [name, String(value)]))
}

/** A command of the program as the overview knows it; the rest is loaded when it is used. */
export type Listed = {
  readonly name: string
  readonly section: string
  readonly summary: string
} & ({ readonly command: () => Promise<AnyCommand> } | { readonly noun: () => Promise<Noun> })
