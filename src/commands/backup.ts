import { environment } from '../config/env.ts'
import { type Option, serveOptions } from '../config/options.ts'
import { settingsReader } from '../config/settings.ts'
import { UsageError } from '../core/usage-error.ts'
import * as main from '../main.ts'
import type { Command } from './command.ts'

type Flags = Readonly<Record<string, string>>

/** Where the data directory is told. */
const located = { dataDir: serveOptions.dataDir, config: serveOptions.config }

export const backup: Command = {
  name: 'backup',
  summary: 'Writes the embedded store to a file, while the server runs or not. The master key is not in it.',
  options: { ...located, out: fileOption('out', 'The file to write; it must not exist.') },
  async run(flags) {
    // What a store holds is for this user only.
    process.umask(0o077)
    await main.backUp(dataDirOf(flags), required(flags, 'out'))
    process.stderr.write(
      'The store is in the file. Keep master.key apart from it: its secrets open only with that.\n',
    )
    return 0
  },
}

export const restore: Command = {
  name: 'restore',
  summary: 'Puts a backup into a data directory that has no store.',
  options: { ...located, from: fileOption('from', 'The file that backup has written.') },
  async run(flags) {
    process.umask(0o077)
    const directory = await main.restore(required(flags, 'from'), dataDirOf(flags))
    process.stderr.write(
      `The store is in ${directory}. Put its master.key beside it, or set TAGPLANE_MASTER_KEY, before you start it.\n`,
    )
    return 0
  },
}

export function fileOption(flag: string, doc: string): Option {
  return { flag, variable: '', value: 'FILE', fallback: '', doc }
}

function dataDirOf(flags: Flags): string {
  return settingsReader(flags, environment)('dataDir').text
}

export function required(flags: Flags, name: string): string {
  return flags[name] || missing(name)
}

function missing(name: string): never {
  throw new UsageError(`--${name} is missing.`, 'Name a file with it.')
}
