import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { processOf, sdkClient } from '../support/clients.ts'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { findEmbedded, findInSystem } from '../support/postgres-installation.ts'
import { openProxy } from '../support/proxy.ts'
import { runProgram, sharedSettings, startNode } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:cn-hangzhou:*:instance/i-1'
const fixtures = join(import.meta.dirname, '../fixtures/tls')
const CA = `sslrootcert=${encodeURIComponent(join(fixtures, 'ca.crt'))}`
const OTHER_CA = `sslrootcert=${encodeURIComponent(join(fixtures, 'other-ca.crt'))}`

/** The name of the certificate, and an address that it does not have. */
const [NAMED, UNNAMED] = ['localhost', '127.0.0.1']
/** The database that takes connections without encryption, too. */
const OPEN = 'open'

type TlsServer = PostgresServer & { readonly port: number }

/** A server that lets nobody in without encryption but to one database; undefined where no program here can encrypt. */
async function startTlsServer(): Promise<TlsServer | undefined> {
  const read = (name: string) => readFileSync(join(fixtures, name), 'utf8')
  const rules = [
    'local all all trust',
    'hostssl all all 127.0.0.1/32 trust',
    `host ${OPEN} all 127.0.0.1/32 trust`,
  ]
  const files = {
    ...{ 'server.crt': read('server.crt'), 'server.key': read('server.key') },
    'rules.conf': rules.map((rule) => `${rule}\n`).join(''),
  }
  const settings = [
    ...['ssl=on', 'ssl_cert_file={dir}/server.crt', 'ssl_key_file={dir}/server.key'],
    'hba_file={dir}/rules.conf',
  ]
  for (const installation of [findEmbedded(), findInSystem()]) {
    if (!installation) continue
    const port = await freePort()
    try {
      return { ...(await startPostgres({ installation, port, files, settings })), port }
    } catch (error) {
      if (!/SSL is not supported by this build/.test(String(error))) throw error
    }
  }
  return undefined
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const server = await startTlsServer()
const skip = server ? false : 'no PostgreSQL here was built with SSL'

async function query(database: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const url = new URL(server?.url ?? '')
  url.pathname = database
  const client = new pg.Client(connectionOf(url.href))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function urlOf(host: string, database: string, parameters: string): string {
  return `postgres://tagplane@${host}:${server?.port}/${database}?${parameters}`
}

/** Serves a call of the official SDK; answers how the connections of the node to its database are encrypted. */
async function encryptionOf(url: string, database: string): Promise<unknown> {
  const node = await startNode(url)
  const client = sdkClient(processOf(node))
  assert.deepEqual(await client.tag(REGION, [ARN], { owner: 'blue' }), [])
  assert.deepEqual((await client.list(REGION)).resources[0]?.tags, { owner: 'blue' })
  const rows = await query(
    database,
    `SELECT DISTINCT coalesce(s.version, 'none') AS version
     FROM pg_stat_activity a JOIN pg_stat_ssl s USING (pid)
     WHERE a.application_name = 'tagplane' AND a.datname = current_database() AND a.client_addr IS NOT NULL`,
  )
  assert.equal(await node.stop(), 0)
  return rows.map(({ version }) => version).join()
}

/** A node that is not started, for one reason; nothing is made in the database. */
async function isRefused(url: string, reason: RegExp): Promise<void> {
  const env = { ...sharedSettings, TAGPLANE_STORE_URL: url }
  const { code, stdout, stderr } = await runProgram(['serve', '--port', '0'], { env })
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, reason)
  assert.equal(stderr.trimEnd().split('\n').length, 2, stderr)
  const { pathname } = new URL(url)
  assert.deepEqual(
    await query(pathname.slice(1), `SELECT 1 FROM pg_namespace WHERE nspname = 'tagplane'`),
    [],
  )
}

const AUTHORITY =
  /cannot be opened: its certificate is not of an authority that is trusted\.\nName the file .* sslrootcert/
const NAME = /cannot be opened: its certificate is not made out to 127\.0\.0\.1\.\nConnect to a name/

describe('the connection to a PostgreSQL that wants encryption', { skip }, () => {
  const accepted = [
    ['verify-full with its authority and its name', NAMED, `sslmode=verify-full&${CA}`],
    ['verify-ca with its authority, by another name', UNNAMED, `sslmode=verify-ca&${CA}`],
    ['require, by another name', UNNAMED, 'sslmode=require'],
  ] as const
  for (const [i, [name, host, parameters]] of accepted.entries()) {
    it(`is encrypted: ${name}`, async (test) => {
      const [row] = await query('postgres', 'SHOW server_version')
      test.diagnostic(`PostgreSQL ${row?.['server_version']}`)
      const database = `accepted_${i}`
      await query('postgres', `CREATE DATABASE ${database}`)
      assert.equal(await encryptionOf(urlOf(host, database, parameters), database), 'TLSv1.3')
    })
  }

  const refused = [
    ['verify-full with another authority', NAMED, `sslmode=verify-full&${OTHER_CA}`, AUTHORITY],
    ['verify-full with the public authorities', NAMED, 'sslmode=verify-full', AUTHORITY],
    ['verify-full by another name', UNNAMED, `sslmode=verify-full&${CA}`, NAME],
    ['verify-ca with another authority', NAMED, `sslmode=verify-ca&${OTHER_CA}`, AUTHORITY],
    ['require with another authority', NAMED, `sslmode=require&${OTHER_CA}`, AUTHORITY],
    ['disable', NAMED, 'sslmode=disable', /cannot be opened: .*no encryption\.\n/],
  ] as const
  for (const [name, host, parameters, reason] of refused)
    it(`is refused: ${name}`, () => isRefused(urlOf(host, 'postgres', parameters), reason))
})

describe('the connection to a PostgreSQL that wants none', { skip }, () => {
  it('is not encrypted with sslmode=disable, nor without sslmode', async () => {
    await query('postgres', `CREATE DATABASE ${OPEN}`)
    for (const parameters of ['sslmode=disable', ''])
      assert.equal(await encryptionOf(urlOf(NAMED, OPEN, parameters), OPEN), 'none')
  })

  it('is refused with sslmode=require where the server cannot encrypt', async () => {
    // On its socket it does not.
    await using proxy = await openProxy(server?.socket ?? '')
    const url = `postgres://tagplane@localhost:${proxy.port()}/postgres?sslmode=require`
    await isRefused(url, /cannot be opened: The server does not support SSL connections\.\n/)
  })
})
