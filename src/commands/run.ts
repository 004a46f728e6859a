import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError } from '../core/usage-error.ts'
import { version } from '../version.ts'
import { backup, restore } from './backup.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { env } from './env.ts'
import { exportCommand, importCommand } from './export.ts'
import { migrate } from './migrate.ts'
import { serve } from './serve.ts'

const commands: readonly Command[] = [
  serve,
  env,
  migrate,
  backup,
  restore,
  exportCommand,
  importCommand,
  doctor,
]

/** Runs one command; answers the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  try {
    if (name === '--version') return print(version)
    if (name === undefined || ['--help', '-h', 'help'].includes(name)) return print(overview())
    const command = commands.find((candidate) => candidate.name === name)
    if (!command) throw new UsageError(`There is no command "${name}".`, 'tagplane --help lists them.')
    if (rest.includes('--help') || rest.includes('-h')) return print(help(command))
    return await command.run(flagsOf(command, rest))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`tagplane: ${error.message}\n${error.hint}\n`)
    return 1
  }
}

function flagsOf(command: Command, args: readonly string[]): Readonly<Record<string, string>> {
  const options: ParseArgsOptionsConfig = {}
  for (const { flag, value, kind } of Object.values(command.options)) {
    options[flag] = { type: value === undefined ? 'boolean' : 'string', multiple: kind === 'list' }
  }
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
    const named = Object.entries(command.options).map(([name, { flag }]) => [name, values[flag]] as const)
    const given = named.filter(([, value]) => value !== undefined)
    return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
  } catch (cause) {
    const [reason = ''] = (cause as Error).message.split(/\.\s|\n/)
    throw new UsageError(
      `${reason.replace(/\.$/, '')}.`,
      `tagplane ${command.name} --help lists the flags.`,
      { cause },
    )
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Usage: tagplane COMMAND [FLAG ...]',
    '',
    ...lines,
    '',
    'tagplane COMMAND --help lists the flags of a command; tagplane --version tells the version.',
  ].join('\n')
}

function help({ name, summary, options }: Command): string {
  const rows = Object.values(options).map(({ flag, value, fallback, variable, doc }) => ({
    left: `--${flag}${value === undefined ? '' : ` ${value}`}`,
    right: `${doc}${fallback && value !== undefined ? ` Default ${fallback}.` : ''}${variable ? ` [${variable}]` : ''}`,
  }))
  const width = Math.max(...rows.map(({ left }) => left.length))
  const lines = rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`)
  return [`Usage: tagplane ${name} [FLAG ...]`, '', summary, '', ...lines].join('\n')
}
