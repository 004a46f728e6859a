import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import { connectionOf, faultOf, placeOf } from './connection.ts'
import { lockOf, type Migration, readMigrations, tablesMade } from './migrations.ts'
import { MAX_REGISTERED, registerAll } from './register-rows.ts'
import { migrateSchema, openSchema, pendingMigrations } from './schema.ts'

export type MigrateOptions = {
  readonly url: string
  /** Only tells what would be done. */
  readonly plan: boolean
  /** Gets the plan, statement by statement. */
  readonly print: (line: string) => void
  /** Hears of each migration that was carried out. */
  readonly report: (line: string) => void
  readonly schema?: string
  /** Scripts of another schema than the program's own. */
  readonly migrations?: readonly Migration[]
}

/** Brings the schema of a PostgreSQL store up to the version of this program. */
export async function migratePostgres(options: MigrateOptions): Promise<void> {
  const { url, plan, print, report, schema = 'tagplane', migrations = readMigrations() } = options
  const connection = connectionOf(url)
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const pending = await pendingMigrations(client, schema, migrations)
    if (plan) {
      for (const line of planOf(pending)) print(line)
      report(pending.length === 0 ? 'Nothing is to be done.' : `${pending.length} to be done.`)
      return
    }
    await openOrMigrate(client, schema, { pending, migrations, report })
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    const { reason, hint } = faultOf(
      cause,
      'What came before is done, what failed has changed nothing. The user must own the tables.',
    )
    throw new UsageError(
      `The PostgreSQL store at ${placeOf(connection)} was not migrated: ${reason}.`,
      hint,
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

type Work = {
  readonly pending: readonly Migration[]
  readonly migrations: readonly Migration[]
  readonly report: (line: string) => void
}

async function openOrMigrate(client: pg.Client, schema: string, work: Work): Promise<void> {
  const { pending, migrations, report } = work
  if (pending.length === migrations.length) {
    await openSchema(client, schema, migrations)
    return report('The tables are made.')
  }
  for (const one of pending) {
    const done = await migrateSchema(client, schema, one)
    report(`${one.file} ${done ? 'is done' : 'was done by somebody else'}.`)
  }
  await registerAll(client, schema)
  if (pending.length === 0) report('Nothing is to be done.')
}

/** Migrations as SQL, with the lock of each statement as a comment before it. */
function planOf(pending: readonly Migration[]): readonly string[] {
  const scripts = pending.flatMap(({ file, oldest, statements }) => {
    const made = tablesMade(statements)
    const lines = statements.flatMap((statement) => [`-- ${lockOf(statement, made)}`, `${statement};`])
    return [
      `-- ${file}: one transaction; programs made for schema ${oldest} or later go on working`,
      ...lines,
      '',
    ]
  })
  const rest = `-- then resources that are not in registration are put there, ${MAX_REGISTERED} in a transaction`
  return pending.length === 0 ? [] : [...scripts, rest]
}
