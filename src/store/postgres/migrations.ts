import { readdirSync, readFileSync } from 'node:fs'

/** One script of the schema, a transaction of its own. */
export type Migration = {
  /** The version of the schema after it. */
  readonly version: number
  /** The oldest program, by the version of the schema that it was made for, that works with the result. */
  readonly oldest: number
  readonly file: string
  readonly statements: readonly string[]
}

export const SCHEMA = new URL('./schema/', import.meta.url)

/** `-- oldest: 1` in a script says that programs made for schema 1 work with its result; else only newer ones do. */
const OLDEST = /^-- oldest: (\d+)$/m

/** The scripts of a folder in order: `0001-….sql`, `0002-….sql`; a statement ends with a line that ends with `;`. */
export function readMigrations(folder: URL = SCHEMA): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  let oldest = 1
  return files.map((file, i) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const version = i + 1
    // Whoever cannot work with a former script's result cannot with this one's either.
    oldest = Math.max(oldest, Number(OLDEST.exec(text)?.[1] ?? version))
    const sql = text.replaceAll(/^--.*\n/gm, '')
    const statements = sql.split(/;\s*$/m).map((statement) => statement.trim())
    return { version, oldest, file, statements: statements.filter((statement) => statement !== '') }
  })
}

/** How a statement holds up others, by the locks that PostgreSQL documents for it. */
export function lockOf(statement: string, made: ReadonlySet<string>): string {
  const [, verb = '', object = ''] = /^(\w+)(?:\s+(?:UNIQUE\s+)?(\w+))?/i.exec(statement) ?? []
  const table = /\b(?:TABLE|ON|INTO|UPDATE|FROM)\s+(?:ONLY\s+)?(tagplane\.\w+)/i.exec(statement)?.[1]
  if (table !== undefined && made.has(table)) return 'none: a table that this migration makes'
  switch (`${verb} ${object}`.toUpperCase()) {
    case 'CREATE TABLE':
      return 'none: a new table'
    case 'CREATE INDEX':
      return `SHARE on ${table}: nobody writes to it meanwhile`
    case 'ALTER TABLE':
    case 'DROP TABLE':
    case 'DROP INDEX':
      return `ACCESS EXCLUSIVE on ${table ?? 'its table'}: nobody reads or writes it meanwhile`
    default:
      return `ROW EXCLUSIVE on ${table ?? 'its table'}: the rows that it writes`
  }
}

/** The tables that some statements make. */
export function tablesMade(statements: readonly string[]): ReadonlySet<string> {
  const names = statements.map((statement) => /^CREATE TABLE\s+(tagplane\.\w+)/i.exec(statement)?.[1])
  return new Set(names.filter((name) => name !== undefined))
}
