import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import type { Installation } from '../support/postgres-installation.ts'
import { openProxy } from '../support/proxy.ts'
import { startNode } from '../support/server.ts'
import { type Clients, checkClients, newClients, runClients } from './nodes/clients.ts'

export type Campaign = {
  readonly seed: number
  /** How many calls are acknowledged before, and as many afterwards. */
  readonly calls: number
  /** Whose PostgreSQL; without it that of the development dependencies. */
  readonly installation?: Installation
  readonly report: (line: string) => void
}

export type Figures = {
  readonly before: number
  readonly afterwards: number
  /** Calls that clients had to send again. */
  readonly retried: number
}

type Row = Readonly<Record<string, unknown>>

const STANDBY = 'tagplane_standby'
const NODES = 2
const LONGEST_WAIT_MS = 10_000

/**
 * Kills the primary of a database with a synchronous standby while clients write through two nodes, and promotes
 * the standby; ends at the first acknowledged call that is lost. When it is killed the primary has committed what the
 * standby has not received: what is acknowledged without waiting for it is lost. The nodes are not started again.
 */
export async function failover({ seed, calls, installation, report }: Campaign): Promise<Figures> {
  const primary = await startPostgres({ installation })
  const standby = await startStandby(primary, installation)
  report(`PostgreSQL ${await versionOf(standby)}`)
  let current = primary
  await using proxy = await openProxy(() => current.socket ?? '')
  const url = `postgres://tagplane@127.0.0.1:${proxy.port()}/postgres`
  const nodes = await Promise.all(Array.from({ length: NODES }, () => startNode(url)))
  const clients = newClients(nodes, () => url, seed)
  const stopping = new AbortController()
  const writing = runClients(clients, stopping.signal)
  try {
    await Promise.race([acknowledged(clients, calls), writing])
    const receiver = await receiverOf(standby)
    process.kill(receiver, 'SIGSTOP')
    await waitsForStandby(primary)
    const before = clients.figures.acknowledged
    killServer(primary)
    process.kill(receiver, 'SIGCONT')
    proxy.cut()
    await promote(standby)
    current = standby
    report(`the primary is killed after ${before} calls, and the standby promoted`)
    await Promise.race([acknowledged(clients, before + calls), writing])
    stopping.abort()
    await writing
    await checkClients(clients)
    const { acknowledged: all, retried } = clients.figures
    return { before, afterwards: all - before, retried }
  } finally {
    stopping.abort()
    await Promise.all(nodes.map((node) => node.kill()))
    await Promise.all([primary.stop(), standby.stop()])
  }
}

async function acknowledged({ figures }: Clients, calls: number): Promise<void> {
  while (figures.acknowledged < calls) await setTimeout(20)
}

function dataOf({ socket = '' }: PostgresServer): string {
  return join(dirname(socket), 'data')
}

/** A copy of the running primary that follows it, and without which the primary acknowledges nothing. */
async function startStandby(
  primary: PostgresServer,
  installation: Installation | undefined,
): Promise<PostgresServer> {
  const copy = join(mkdtempSync(join(tmpdir(), 'tagplane-standby-')), 'data')
  const client = new pg.Client(connectionOf(primary.url))
  await client.connect()
  await client.query("SELECT pg_backup_start('standby', true)")
  spawnSync('cp', ['-R', dataOf(primary), copy])
  const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)')
  await client.end()
  for (const file of ['postmaster.pid', 'postmaster.opts']) rmSync(join(copy, file), { force: true })
  writeFileSync(join(copy, 'backup_label'), rows[0]?.labelfile ?? '')
  writeFileSync(join(copy, 'standby.signal'), '')
  const place = `host=${dirname(primary.socket ?? '')} user=tagplane application_name=${STANDBY}`
  const settings = [`primary_conninfo=${place}`]
  const standby = await startPostgres({ from: copy, settings, installation })
  rmSync(dirname(copy), { recursive: true, force: true })
  await query(primary, `ALTER SYSTEM SET synchronous_standby_names = '${STANDBY}'`)
  await query(primary, 'SELECT pg_reload_conf()')
  while (!(await isSynchronous(primary))) await setTimeout(20)
  return standby
}

async function isSynchronous(primary: PostgresServer): Promise<boolean> {
  const rows = await query(primary, `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`)
  return rows.length > 0
}

async function versionOf(server: PostgresServer): Promise<string> {
  const [row] = await query(server, 'SHOW server_version')
  return String(row?.['server_version'])
}

async function receiverOf(standby: PostgresServer): Promise<number> {
  const [row] = await query(standby, 'SELECT pid FROM pg_stat_wal_receiver')
  return Number(row?.['pid'])
}

/** Until a call has committed on the primary alone, and is not acknowledged. */
async function waitsForStandby(primary: PostgresServer): Promise<void> {
  const end = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const waiting = await query(primary, `SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'`)
    if (waiting.length > 0) return
    assert.ok(performance.now() < end, 'The primary acknowledges what its standby has not received')
    await setTimeout(20)
  }
}

/** Looks again and again: one query that waited would hold up what is to be replayed before. */
async function promote(standby: PostgresServer): Promise<void> {
  await query(standby, 'SELECT pg_promote(false)')
  while ((await query(standby, 'SELECT 1 WHERE pg_is_in_recovery()')).length > 0) await setTimeout(20)
}

function killServer(server: PostgresServer): void {
  const [pid] = readFileSync(join(dataOf(server), 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

async function query({ url }: PostgresServer, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
