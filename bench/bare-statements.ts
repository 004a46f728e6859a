import pg from 'pg'
import { connectionOf } from '../src/store/postgres/connection.ts'
import { type Bound, type Database, exactIntegers } from '../src/store/postgres/database.ts'
import { createNonceClaims } from '../src/store/postgres/nonce-claims.ts'
import { PLANNING } from '../src/store/postgres/postgres-store.ts'
import { removeTags } from '../src/store/postgres/remove-tags.ts'
import { median } from './estate.ts'
import type { Figure } from './figure.ts'
import { ACCOUNT, type StoreLoad } from './protocol.ts'
import { createHeaders, targetOf } from './store-calls.ts'

/** As many as a node opens. */
const CONNECTIONS = 10

export type BareStatements = AsyncDisposable & {
  /** Removes the tags of a load; answers its calls per second. */
  readonly untag: (load: StoreLoad) => Promise<number>
}

/**
 * The statements of the verb, text and parameters, sent by `pg` and nothing else: prepared under their names, over as
 * many connections as a node has, with the planner's settings that a node sends. They are written down before time is taken.
 */
export async function openBareStatements(url: string): Promise<BareStatements> {
  const pool = new pg.Pool({
    ...{ ...connectionOf(url), options: PLANNING, types: exactIntegers },
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
      const started = performance.now()
      await Promise.all(Array.from({ length: concurrency }, () => send(pool, statements)))
      return (1000 * calls.length) / (performance.now() - started)
    },
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

export function bareFigures(
  name: string,
  rounds: readonly { readonly service: number; readonly bare: number }[],
): Figure[] {
  const ratio = 100 * median(rounds.map(({ service, bare }) => service / bare))
  const rate = median(rounds.map(({ bare }) => bare))
  return [
    { name: `untag ${name} / bare statement`, value: `${ratio.toFixed(0)} %`, budget: '50 %' },
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
    ...{ runLocked: unused, [Symbol.asyncDispose]: unused },
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
