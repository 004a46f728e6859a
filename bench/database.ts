import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { connectionOf } from '../src/store/postgres/connection.ts'

/** Linux counts processor time in hundredths of a second. */
const TICK_US = 10_000

export type BenchedDatabase = AsyncDisposable & {
  readonly url: string
  readonly query: <T extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<T[]>
  /** Tags that the store's index holds. */
  readonly countBindings: () => Promise<number>
  /** Microseconds that all processes of the server have used; undefined where the system does not say. */
  readonly cpu: () => number | undefined
}

/** A connection of the benchmark's own, beside those of the service. */
export async function connect(url: string): Promise<BenchedDatabase> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  const query: BenchedDatabase['query'] = async (sql, values = []) => (await client.query(sql, values)).rows
  const [backend] = await query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const server = timesOf(backend?.pid ?? 0)?.parent
  return {
    ...{ url, query },
    countBindings: async () => {
      const [row] = await query<{ n: string }>('SELECT count(*) AS n FROM tagplane.posting')
      return Number(row?.n)
    },
    cpu: () => (server === undefined ? undefined : cpuOf(server)),
    [Symbol.asyncDispose]: () => client.end(),
  }
}

/** A new database on the server of a URL. */
export async function createDatabase(url: string, name: string): Promise<string> {
  await using server = await connect(url)
  await server.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  const database = new URL(url)
  database.pathname = name
  return database.href
}

/** The server itself, its processes, and those of its processes that have ended. */
function cpuOf(server: number): number {
  const own = timesOf(server)
  const children = readdirSync('/proc')
    .map((entry) => timesOf(Number(entry)))
    .filter((times) => times?.parent === server)
  return [own?.ended, own?.self, ...children.map((times) => times?.self)].reduce<number>(
    (sum, ticks = 0) => sum + ticks * TICK_US,
    0,
  )
}

/** In ticks; undefined where there is no such process, or no such system. */
function timesOf(pid: number): { parent: number; self: number; ended: number } | undefined {
  if (!Number.isInteger(pid)) return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field, the name, may hold spaces; the third is the first after it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0] = fields.slice(1)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11)
    return { parent, self: user + system, ended: endedUser + endedSystem }
  } catch {
    return undefined
  }
}
