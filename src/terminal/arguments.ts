import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError } from '../core/usage-error.ts'
import type { AnyCommand, Option, Parameter, Positional } from './command.ts'
import { nearest } from './nearest.ts'

export type Arguments = {
  readonly given: Readonly<Record<string, unknown>>
  readonly parameters: readonly Parameter[]
}

type Flag = {
  readonly name: string
  readonly raw: string
  readonly value: string | undefined
  readonly inline: boolean
}

/** What the command line gives to a command; `path` is how it is called. */
export function readArguments(path: string, command: AnyCommand, args: readonly string[]): Arguments {
  const { flags, words } = split(command, args)
  const named = new Map(
    Object.entries(command.options as Record<string, Option>).map(([name, option]) => [
      option.flag,
      { name, option },
    ]),
  )
  const given: Record<string, unknown> = {}
  const parameters: Parameter[] = []
  for (const flag of flags) {
    const declared = named.get(flag.name)
    if (declared) given[declared.name] = take(path, flag, declared.option, given[declared.name])
    else if (command.parameters && isParameter(flag)) {
      parameters.push({ name: flag.name, value: required(path, flag, 'VALUE') })
    } else throw unknownFlag(path, flag.raw, named.keys())
  }
  for (const { name, option } of named.values()) {
    if (option.required && given[name] === undefined)
      throw new UsageError(`--${option.flag} is missing.`, `${option.doc} ${helpOf(path)}`)
  }
  return { given: { ...readWords(path, command.positionals ?? {}, words), ...given }, parameters }
}

function split(command: AnyCommand, args: readonly string[]) {
  const { tokens } = parseArgs({
    args: [...args],
    options: formsOf(command, args),
    strict: false,
    tokens: true,
  })
  return {
    words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    flags: tokens.flatMap((token): Flag[] => {
      if (token.kind !== 'option') return []
      const { name, rawName: raw, value, inlineValue: inline = false } = token
      return [{ name, raw, value, inline }]
    }),
  }
}

function formsOf({ options, parameters }: AnyCommand, args: readonly string[]): ParseArgsOptionsConfig {
  const own = Object.values(options).map(
    ({ flag, value }) => [flag, value === undefined ? 'boolean' : 'string'] as const,
  )
  const named = parameters ? args.flatMap((arg) => /^--([^=]+)/.exec(arg)?.[1] ?? []) : []
  const all = [...named.map((name) => [name, 'string'] as const), ...own]
  return Object.fromEntries(all.map(([name, type]) => [name, { type, multiple: true }]))
}

/** Names of the wire begin with a capital, but for a few products: what has a value and is no flag may be one of theirs. */
function isParameter({ name, value, inline }: Flag): boolean {
  return /^[A-Z]/.test(name) || (value !== undefined && (inline || !value.startsWith('--')))
}

function take(path: string, flag: Flag, option: Option, before: unknown): unknown {
  if (option.value === undefined) {
    if (flag.value === undefined) return true
    throw new UsageError(`${flag.raw} takes no value.`, helpOf(path))
  }
  const value = required(path, flag, option.value)
  return option.kind === 'list' ? [...((before as string[] | undefined) ?? []), value] : value
}

function required(path: string, { raw, value, inline }: Flag, name: string): string {
  // A flag that follows is seldom meant as a value; with = it is.
  if (value === undefined || (!inline && value.startsWith('--'))) {
    throw new UsageError(`${raw} takes a value.`, `Write ${raw} ${name}. ${helpOf(path)}`)
  }
  return value
}

function readWords(
  path: string,
  positionals: Readonly<Record<string, Positional>>,
  words: readonly string[],
): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  let rest = [...words]
  for (const [name, { value, kind, optional, doc }] of Object.entries(positionals)) {
    if (rest.length === 0) {
      if (optional) continue
      throw new UsageError(`${value} is missing.`, `${doc} ${helpOf(path)}`)
    }
    given[name] = kind === 'list' ? rest : rest[0]
    rest = kind === 'list' ? [] : rest.slice(1)
  }
  if (rest.length > 0) throw new UsageError(`There is one word too many: "${rest[0]}".`, helpOf(path))
  return given
}

function unknownFlag(path: string, raw: string, flags: Iterable<string>): UsageError {
  const meant = nearest(raw.replace(/^-+/, ''), flags)
  const hint = meant === undefined ? '' : `Did you mean --${meant}? `
  return new UsageError(`${path} has no flag ${raw}.`, `${hint}${helpOf(path)}`)
}

function helpOf(path: string): string {
  return `tagplane ${path} --help lists what it takes.`
}
