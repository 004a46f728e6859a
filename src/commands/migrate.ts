import { readConfig } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import { UsageError } from '../core/usage-error.ts'
import { migrateStore } from '../main.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: 'Brings the tables of a PostgreSQL store up to the version of this program.',
  options: {
    store: serveOptions.store,
    config: serveOptions.config,
    plan: {
      flag: 'plan',
      variable: '',
      fallback: 'false',
      doc: 'Print the statements with the locks that they take, and do nothing.',
    },
  },
  async run(flags) {
    const { postgres } = readConfig(flags, environment)
    if (!postgres) {
      throw new UsageError(
        'tagplane migrate is for a PostgreSQL store: tagplane serve migrates the embedded one, and keeps a copy.',
        'Name it with --store or TAGPLANE_STORE_URL.',
      )
    }
    await migrateStore({
      url: postgres.url,
      plan: flags['plan'] === 'true',
      print: (line) => process.stdout.write(`${line}\n`),
      report: (line) => process.stderr.write(`${line}\n`),
    })
    return 0
  },
}
