import assert from 'node:assert/strict'
import type { commands } from '../../src/commands/command-list.ts'
import { processOf } from './clients.ts'
import type { RunningServer } from './server.ts'
import { runInShell, type ShellOptions } from './shell.ts'

/** One thing of an answer. */
export type Row = Readonly<Record<string, unknown>>
type Line = string | readonly string[]

/** The commands, with their verbs, that were not tried. */
export async function untried(
  listed: typeof commands,
  tried: ReadonlySet<string>,
): Promise<readonly string[]> {
  const paths = await Promise.all(
    listed.map(async (one) =>
      'noun' in one ? Object.keys(await one.noun()).map((verb) => `${one.name} ${verb}`) : [one.name],
    ),
  )
  return paths.flat().filter((path) => !tried.has(path))
}

/** Runs commands in this process against a server; a line is split at its spaces. */
export function commandsAgainst(server: () => RunningServer) {
  const tried = new Set<string>()

  function run(line: Line, options: ShellOptions = {}) {
    const args = typeof line === 'string' ? line.split(' ') : line
    tried.add(args[0] ?? '').add(args.slice(0, 2).join(' '))
    const environment = { TAGPLANE_DATA_DIR: server().dataDir, ...options.environment }
    return runInShell(args, { ...options, environment })
  }

  /** What is on stdout; the command has to end with 0. */
  async function done(line: Line, options: ShellOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await run(line, options)
    assert.equal(code, 0, `${line}: ${stderr}`)
    return stdout
  }

  const rows = async (line: Line, options: ShellOptions = {}) =>
    JSON.parse(await done(line, options)) as readonly Row[]
  const row = async (line: Line, options: ShellOptions = {}) => JSON.parse(await done(line, options)) as Row
  const names = async (line: string, field: string) => (await rows(line)).map((each) => each[field])

  /** What is around whoever has that key. */
  function holder({ AccessKeyId, AccessKeySecret }: Row): ShellOptions {
    const key = { accessKeyId: `${AccessKeyId}`, accessKeySecret: `${AccessKeySecret}` }
    return { environment: processOf({ ...server(), ...key }).env }
  }

  return { tried, run, done, rows, row, names, holder }
}
