import { readConfig } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import { UsageError } from '../core/usage-error.ts'
import { migrateStore } from '../main.ts'
import { command, settingsOf } from '../terminal/command.ts'

export const migrate = command({
  options: {
    store: serveOptions.store,
    config: serveOptions.config,
    plan: {
      flag: 'plan',
      doc: 'Print the statements with the locks that they take, and do nothing.',
    },
  },
  async run({ plan = false, ...flags }) {
    const { postgres } = readConfig(settingsOf(flags), environment)
    if (!postgres) {
      throw new UsageError(
        'tagplane migrate is for a PostgreSQL store: tagplane serve migrates the embedded one, and keeps a copy.',
        'Name it with --store or TAGPLANE_STORE_URL.',
      )
    }
    await migrateStore({
      url: postgres.url,
      plan,
      print: (line) => process.stdout.write(`${line}\n`),
      report: (line) => process.stderr.write(`${line}\n`),
    })
    return 0
  },
})
