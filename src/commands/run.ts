import { UsageError } from '../core/usage-error.ts'
import { readArguments } from '../terminal/arguments.ts'
import type { AnyCommand, Listed, Noun } from '../terminal/command.ts'
import { commandHelp, nounHelp, overview } from '../terminal/help.ts'
import { nearest } from '../terminal/nearest.ts'
import { processShell, type Shell, write } from '../terminal/shell.ts'
import { version } from '../version.ts'
import { commands } from './command-list.ts'

const HELP = ['--help', '-h', 'help']

/** Runs one command; answers the exit code. */
export async function runCommand(args: readonly string[], shell: Shell = processShell()): Promise<number> {
  try {
    return await dispatch(args, shell)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    await write(shell.stderr, `tagplane: ${error.message}\n${error.hint}\n`)
    return error.exitCode
  }
}

async function dispatch(args: readonly string[], shell: Shell): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version') return await print(version, shell)
  if (name === undefined) return await print(overview(commands, columnsOf(shell)), shell)
  if (HELP.includes(name)) {
    const asked = rest.filter((arg) => !HELP.includes(arg))
    return await dispatch(asked.length === 0 ? [] : [...asked, '--help'], shell)
  }
  const listed = commands.find((candidate) => candidate.name === name)
  if (!listed) {
    const names = commands.map((each) => each.name)
    throw unknown(`There is no command "${name}".`, nearest(name, names), '')
  }
  if ('noun' in listed) return await performVerb(listed, await listed.noun(), rest, shell)
  return await perform({ path: name, summary: listed.summary, command: await listed.command() }, rest, shell)
}

async function performVerb(
  listed: Listed,
  noun: Noun,
  args: readonly string[],
  shell: Shell,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || HELP.includes(name)) {
    return await print(nounHelp(listed, noun, columnsOf(shell)), shell)
  }
  const command = Object.hasOwn(noun, name) ? noun[name] : undefined
  if (!command) {
    const meant = nearest(name, Object.keys(noun))
    throw unknown(`${listed.name} has no verb "${name}".`, meant, `${listed.name} `)
  }
  return await perform({ path: `${listed.name} ${name}`, summary: command.summary, command }, rest, shell)
}

type Performed = { readonly path: string; readonly summary: string; readonly command: AnyCommand }

async function perform(
  { path, summary, command }: Performed,
  args: readonly string[],
  shell: Shell,
): Promise<number> {
  const end = args.indexOf('--')
  const flags = end < 0 ? args : args.slice(0, end)
  if (flags.includes('--help') || flags.includes('-h')) {
    return await print(commandHelp(path, summary, command, columnsOf(shell)), shell)
  }
  const { given, parameters } = readArguments(path, command, args)
  return await command.run(given, shell, parameters)
}

function unknown(message: string, meant: string | undefined, path: string): UsageError {
  const hint = `tagplane ${path}--help lists what there is.`
  return new UsageError(message, meant ? `Did you mean ${meant}? ${hint}` : hint)
}

async function print(text: string, { stdout }: Shell): Promise<number> {
  await write(stdout, `${text}\n`)
  return 0
}

/** How broad a text may be: as the terminal is, or without end for a program. */
function columnsOf({ stdout }: Shell): number {
  return stdout.isTTY ? (stdout.columns ?? 80) : Number.POSITIVE_INFINITY
}
