import pg from 'pg'
import { connectionOf } from '../src/store/postgres/connection.ts'
import { type Bound, type Database, exactIntegers } from '../src/store/postgres/database.ts'
import { createNonceClaims } from '../src/store/postgres/nonce-claims.ts'
import { PLANNING } from '../src/store/postgres/postgres-store.ts'
import { removeTags } from '../src/store/postgres/remove-tags.ts'
import type { BenchedDatabase } from './database.ts'
import { median } from './estate.ts'
import type { Figure } from './figure.ts'
import { ACCOUNT, type StoreLoad } from './protocol.ts'
import { createHeaders, targetOf } from './store-calls.ts'

/** As many as a node opens. */
const CONNECTIONS = 10

export type BareStatements = AsyncDisposable & {
  /** Removes the tags of a load. */
  readonly untag: (load: StoreLoad) => Promise<BareRate>
}

/** Calls per second, and the microseconds that a call takes of this process and of the database. */
export type BareRate = { readonly callsPerSecond: number; readonly cpu: number }

/** Microseconds of this process so far, and of the database's. */
export function usedBy(database: BenchedDatabase | undefined): number {
  const { user, system } = process.cpuUsage()
  return user + system + (database?.cpu() ?? 0)
}

/**
 * The statements of the verb, text and parameters, sent by `pg` and nothing else: prepared under their names, over as
 * many connections as a node has, with the planner's settings that a node sends. They are written down before time is taken.
 */
export async function openBareStatements(database: BenchedDatabase): Promise<BareStatements> {
  const pool = new pg.Pool({
    ...{ ...connectionOf(database.url), options: PLANNING, types: exactIntegers },
    max: CONNECTIONS,
  })
  const { rows } = await pool.query('SELECT version FROM tagplane.account WHERE id = $1', [ACCOUNT])
  const header = createHeaders(rows[0]?.version)
  return {
    async untag({ calls, keys, concurrency }) {
      const statements = await statementsOf(
        calls.map((ids) => ({
          ...header('tag:UntagResources'),
          resources: ids.map(targetOf),
          keys: Object.keys(keys),
        })),
      )
      const [started, used] = [performance.now(), usedBy(database)]
      await Promise.all(Array.from({ length: concurrency }, () => send(pool, statements)))
      return {
        callsPerSecond: (1000 * calls.length) / (performance.now() - started),
        cpu: (usedBy(database) - used) / calls.length,
      }
    },
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

export function bareFigures(
  name: string,
  rounds: readonly { readonly service: BareRate; readonly bare: BareRate | undefined }[],
): Figure[] {
  const both = rounds.flatMap(({ service, bare }) => (bare ? [{ service, bare }] : []))
  if (both.length === 0) return []
  const ratio = 100 * median(both.map(({ service, bare }) => service.callsPerSecond / bare.callsPerSecond))
  const ofTime = 100 * median(both.map(({ service, bare }) => bare.cpu / service.cpu))
  const rate = median(both.map(({ bare }) => bare.callsPerSecond))
  return [
    { name: `untag ${name} / bare statement`, value: `${ratio.toFixed(0)} %`, budget: '50 %' },
    // All that takes part counts, clients included: it does not change with what else the machine does.
    { name: '  by processor time', value: `${ofTime.toFixed(0)} %`, budget: '50 %' },
    { name: `bare statement ${name}`, value: `${rate.toFixed(0)} calls/s`, budget: '' },
  ]
}

async function statementsOf(commands: readonly Parameters<typeof removeTags>[1][]): Promise<Bound[]> {
  const written: Bound[] = []
  const unused = () => Promise.reject(new Error('The verb of the benchmark is one statement'))
  const database: Database = {
    async run(statement, values) {
      written.push({ statement, values })
      return [{ word: 'new' }]
    },
    ...{ runTogether: unused, [Symbol.asyncDispose]: unused },
  }
  const ports = { database, nonces: createNonceClaims(), unusedTagDelay: 3_600_000 }
  for (const command of commands) await removeTags(ports, command)
  return written
}

async function send(pool: pg.Pool, waiting: Bound[]): Promise<void> {
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { statement, values } = next
    const { rows } = await pool.query({ ...statement, values: [...values] })
    const outcomes: unknown = rows[0]?.outcomes
    if (!Array.isArray(outcomes) || outcomes.some((outcome) => outcome !== 'done'))
      throw new Error(`A bare statement has answered ${JSON.stringify(rows)}`)
  }
}
