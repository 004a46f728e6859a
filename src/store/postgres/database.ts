import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { StoreUnavailable } from '../store.ts'
import { failureOf } from './failure.ts'
import { createSlots } from './slots.ts'

/** A statement under its name, by which the server keeps it prepared. */
export type Statement = { readonly name: string; readonly text: string }
export type Row = Readonly<Record<string, unknown>>
export type Bound = { readonly statement: Statement; readonly values: readonly unknown[] }

export type DatabaseOptions = {
  readonly connection: pg.ClientConfig
  /** Where the tables are, instead of `tagplane`. */
  readonly schema: string
  /** Connections at most. */
  readonly connections: number
  /** Milliseconds after which a call gives up. */
  readonly timeout: number
  /** Whether statements are prepared once per connection; not behind a pooler that changes connections. */
  readonly prepare: boolean
  readonly onRetry: (failure: string) => void
  readonly onPool: (read: () => PoolState) => void
}

/** Connections: open ones, those of them that do nothing, calls that wait for one. */
export type PoolState = { readonly open: number; readonly idle: number; readonly waiting: number }

/** Runs statements, each a transaction; repeats those that failed for no fault of their own. */
export type Database = AsyncDisposable & {
  /**
   * Runs a statement until it is done. It may run again after it has already been committed, where the answer
   * was lost: it must then find that out by itself.
   */
  readonly run: (statement: Statement, values: readonly unknown[]) => Promise<readonly Row[]>
  /** Runs statements one after another, in one transaction; it may run again like a single one. */
  readonly runTogether: <T>(work: (run: Run) => Promise<T>) => Promise<T>
}
export type Run = (bound: Bound) => Promise<readonly Row[]>

const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 200
const INT8 = 20

/** Of the library's own types but for `bigint`, which it would answer as text; ours are all exact as numbers. */
export const exactIntegers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

type Work<T> = (client: pg.PoolClient) => Promise<T>

export function openDatabase(options: DatabaseOptions): Database {
  const { timeout } = options
  const pool = createPool(options)
  const slots = createSlots(options.connections, timeout)
  const query = queries(options)
  options.onPool(() => ({
    open: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount + slots.waiting(),
  }))
  let closing: Promise<void> | undefined

  async function untilDone<T>(work: Work<T>): Promise<T> {
    const asked = performance.now()
    using slot = await slots.take()
    const deadline = Math.max(asked, slots.lastAnswer()) + timeout
    for (let tries = 0; ; tries++) {
      try {
        const result = await attempt(pool, work, deadline - performance.now())
        slot.answered()
        return result
      } catch (error) {
        if (failureOf(error) !== 'lost') slot.answered()
        await pause(error, tries, deadline)
        options.onRetry(failureOf(error))
      }
    }
  }

  return {
    run: (statement, values) => untilDone((client) => query(client, { statement, values })),
    runTogether: (work) =>
      untilDone((client) => inTransaction(client, timeout, () => work((bound) => query(client, bound)))),
    async [Symbol.asyncDispose]() {
      closing ??= slots.close().then(() => pool.end())
      await closing
    },
  }
}

/** Uses one connection, which does not come back when it is broken. */
async function attempt<T>(pool: pg.Pool, work: Work<T>, milliseconds: number): Promise<T> {
  const client = await within(milliseconds, pool.connect(), (late) => late.release())
  // Without a listener, a connection that is lost would end the process.
  const ignore = () => {}
  client.on('error', ignore)
  let broken = true
  try {
    const result = await within(milliseconds, work(client))
    broken = false
    return result
  } catch (error) {
    broken = failureOf(error) === 'lost'
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

/** Waits before the next try; rejects when there is none, for a fault or because the time is over. */
async function pause(error: unknown, tries: number, deadline: number): Promise<void> {
  const failure = failureOf(error)
  if (failure === 'fault') throw error
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries)
  // Who comes second in a clash finds at once what the first has written.
  const milliseconds = failure === 'clash' && tries === 0 ? 0 : longest * (0.5 + Math.random() / 2)
  if (performance.now() + milliseconds >= deadline)
    throw new StoreUnavailable('The database does not answer', { cause: error })
  await delay(milliseconds)
}

function createPool({ connection, connections, timeout }: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    connectionTimeoutMillis: timeout,
    types: exactIntegers,
  })
  // A connection that is lost while nobody uses it: the next call takes another one.
  pool.on('error', () => {})
  return pool
}

function queries({ schema, prepare }: DatabaseOptions) {
  const texts = new Map<string, string>()
  return async (client: pg.PoolClient, { statement, values }: Bound): Promise<readonly Row[]> => {
    const { name } = statement
    const text = texts.get(name) ?? inSchema(statement.text, schema)
    texts.set(name, text)
    const result = await client.query<Row>({ ...(prepare && { name }), text, values: [...values] })
    return result.rows
  }
}

/** The SQL with its tables where the options want them. */
export function inSchema(sql: string, schema: string): string {
  return sql.replaceAll(/\btagplane\./g, `${pg.escapeIdentifier(schema)}.`)
}

/** The server gives up a transaction whose node has fallen silent: its locks would hold up every other node. */
async function inTransaction<T>(client: pg.PoolClient, timeout: number, work: () => Promise<T>): Promise<T> {
  await client.query(`BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${timeout}`)
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    if (failureOf(error) !== 'lost') await client.query('ROLLBACK')
    throw error
  }
}

/** Rejects when the time is over; what comes after it goes to `late`. */
async function within<T>(milliseconds: number, promise: Promise<T>, late?: (value: T) => void): Promise<T> {
  const over = Promise.withResolvers<never>()
  let expired = false
  const timer = setTimeout(
    () => {
      expired = true
      over.reject(new StoreUnavailable('The database does not answer in time'))
    },
    Math.max(1, milliseconds),
  )
  promise.then(
    (value) => (expired ? late?.(value) : undefined),
    () => {},
  )
  try {
    return await Promise.race([promise, over.promise])
  } finally {
    clearTimeout(timer)
  }
}
