/**
 * `npm run start:cluster`: a PostgreSQL of the development dependencies and three nodes on it, until Ctrl-C.
 * Everything is temporary; with TAGPLANE_STORE_URL the nodes use that database instead.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newAccessKey, newAccountId } from '../src/core/access-key.ts'
import { noPostgres, startPostgres } from '../test/support/postgres.ts'

const PROGRAM = join(import.meta.dirname, '../dist/cli.js')
const PORTS = [7021, 7022, 7023] as const
const given = process.env['TAGPLANE_STORE_URL']

if (!given && noPostgres) {
  process.stderr.write(`${noPostgres}. Set TAGPLANE_STORE_URL to a database of your own.\n`)
  process.exit(1)
}
const database = given ? { url: given, stop: async () => {} } : await startPostgres()
const { id, secret } = newAccessKey(randomBytes)
const account = newAccountId(randomBytes)
const env = {
  TAGPLANE_MASTER_KEY: randomBytes(32).toString('base64'),
  TAGPLANE_ROOT_ACCOUNT_ID: account,
  TAGPLANE_ROOT_ACCESS_KEY_ID: id,
  TAGPLANE_ROOT_ACCESS_KEY_SECRET: secret,
  ...process.env,
  TAGPLANE_STORE_URL: database.url,
}
const nodes = PORTS.map((port) => startNode(port))
const ended = Promise.all(nodes.map((node) => once(node, 'exit')))
const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
showCredentials()
await Promise.race([stopped, ended])
for (const node of nodes) node.kill('SIGTERM')
const codes = (await ended).map(([code]) => code as number | null)
await database.stop()
// Ended at once: the support of the tests brings along a test runner that would report on no tests.
process.exit(codes.every((code) => code === 0) ? 0 : 1)

function startNode(port: number): ChildProcess {
  // A group of its own: Ctrl-C reaches this command alone, which ends the nodes before the database.
  const node = spawn(process.execPath, [PROGRAM, 'serve', '--port', String(port)], {
    ...{ env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  for (const [stream, out] of [
    [node.stdout, process.stdout],
    [node.stderr, process.stderr],
  ] as const) {
    createInterface({ input: stream }).on('line', (line) => out.write(`${port} ${line}\n`))
  }
  return node
}

function showCredentials(): void {
  const shown = [
    ['ACCESS_KEY_ID', env.TAGPLANE_ROOT_ACCESS_KEY_ID],
    ['ACCESS_KEY_SECRET', env.TAGPLANE_ROOT_ACCESS_KEY_SECRET],
    ['ACCOUNT_ID', env.TAGPLANE_ROOT_ACCOUNT_ID],
    ['REGION_ID', 'cn-hangzhou'],
    ['ENDPOINT', `127.0.0.1:${PORTS[0]}`],
  ]
  for (const [name, value] of shown) process.stderr.write(`export ALIBABA_CLOUD_${name}='${value}'\n`)
}
