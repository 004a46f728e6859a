import { compareBytes } from '../../core/order.ts'
import {
  type ChangeHeader,
  type Guard,
  type Idempotency,
  IdempotencyMismatch,
  ReplayedNonce,
  ResourcesMoved,
  ResourcesRefused,
  type ResourceTarget,
  StaleGuard,
  type TagOutcome,
} from '../store.ts'
import type { Bound, Database, Row, Run, Statement } from './database.ts'
import { type NonceClaims, nonceValues } from './nonce-claims.ts'

/** What every verb that writes resources gets. */
export type WriteCommand = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly resources: readonly ResourceTarget[]
  readonly whenMoved?: 'skip' | 'reject'
  readonly idempotency?: Idempotency
}

export type WritePorts = {
  readonly database: Database
  readonly nonces: NonceClaims
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
}

/** Locks the rows of a call for one that could not do its work on what it had seen. */
const LOCK: Statement = {
  name: 'lock-resources',
  text: `
SELECT 1 FROM unnest($2::text[], $3::text[], $4::text[]) AS t (type, id, region), LATERAL (
  SELECT 1 FROM tagplane.resource
  WHERE account = $1 AND type = t.type AND id = t.id AND region = t.region
  FOR UPDATE
) r`,
}

/** What belongs to a verb: its parameters, and what it has answered by what is recorded of it. */
export type Own<O> = {
  readonly own: readonly unknown[]
  readonly outcomesOf: (doc: string) => readonly O[]
}

/** Runs the statement of a verb. */
export async function writeResources<O extends string>(
  { database, nonces, unusedTagDelay }: WritePorts,
  statement: Statement,
  command: WriteCommand,
  { own, outcomesOf }: Own<O>,
): Promise<readonly O[]> {
  using claim = nonces.claim(command.guard)
  const main: Bound = { statement, values: [...valuesOf(command, unusedTagDelay), ...own] }
  let [row] = await database.run(statement, main.values)
  if (row?.['word'] === 'newer') [row] = await database.runTogether((run) => runLocked(run, command, main))
  const outcomes = answerOf(row, outcomesOf)
  claim.keep()
  return outcomes
}

/** Runs the statement of a verb as a part of a transaction. */
export async function writeWithin<O extends string>(
  run: Run,
  statement: Statement,
  command: WriteCommand,
  { own, outcomesOf, unusedTagDelay }: Own<O> & Pick<WritePorts, 'unusedTagDelay'>,
): Promise<readonly O[]> {
  const main = { statement, values: [...valuesOf(command, unusedTagDelay), ...own] }
  const [row] = await runLocked(run, command, main)
  return answerOf(row, outcomesOf)
}

async function runLocked(run: Run, command: WriteCommand, main: Bound): Promise<readonly Row[]> {
  await run(lockOf(command))
  return run(main)
}

function answerOf<O extends string>(
  row: Row | undefined,
  outcomesOf: (doc: string) => readonly O[],
): readonly O[] {
  switch (row?.['word']) {
    case 'new':
      return (row['outcomes'] ?? []) as O[]
    case 'known':
    case 'repeated':
      return outcomesOf(row['earlier'] as string)
    case 'stale':
      throw new StaleGuard()
    case 'replayed':
      throw new ReplayedNonce()
    case 'moved':
      throw new ResourcesMoved()
    case 'refused':
      throw new ResourcesRefused(row['outcomes'] as TagOutcome[])
    case 'mismatch':
      throw new IdempotencyMismatch()
    default:
      throw new Error(`A writing statement has answered ${row?.['word']}`)
  }
}

function valuesOf(
  { guard, change, resources, whenMoved, idempotency }: WriteCommand,
  unusedTagDelay: number,
): readonly unknown[] {
  const { id, at, ...header } = change
  const targets = inLockOrder(resources)
  const places = new Map(resources.map((target, n) => [target, n]))
  return [
    ...[guard.account, guard.configVersion, ...nonceValues(guard.nonce), id, at, JSON.stringify(header)],
    ...[idempotency?.operation, idempotency?.tokenHash, idempotency?.parametersHash, idempotency?.expiresAt],
    ...[targets.map(({ type }) => type), targets.map(({ id }) => id), targets.map(({ region }) => region)],
    ...[targets.map(({ home }) => home), targets.map(({ expectedVersion = null }) => expectedVersion)],
    targets.map((target) => places.get(target)),
    ...[unusedTagDelay, whenMoved === 'reject'],
  ]
}

function lockOf({ guard, resources }: WriteCommand): Bound {
  const targets = inLockOrder(resources)
  const columns = [
    targets.map(({ type }) => type),
    targets.map(({ id }) => id),
    targets.map(({ region }) => region),
  ]
  return { statement: LOCK, values: [guard.account, ...columns] }
}

/** In the order of the key: calls that wait for each other's rows never wait in a circle. */
export function inLockOrder<T extends ResourceTarget>(resources: readonly T[]): readonly T[] {
  return resources.toSorted(
    (a, b) => compareBytes(a.type, b.type) || compareBytes(a.id, b.id) || compareBytes(a.region, b.region),
  )
}
