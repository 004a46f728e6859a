import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { rpcRequest, sendOverHttp } from '../support/http.ts'
import { newDatabase, noPostgres, postgres } from '../support/postgres.ts'
import {
  type RunningServer,
  runProgram,
  sharedSettings,
  startNode,
  startServer,
  temporaryDir,
} from '../support/server.ts'

type Key = { readonly keyId: string; readonly secret: string; readonly token?: string }
type Parameters = Readonly<Record<string, string>>

const operatorSettings = {
  TAGPLANE_OPERATOR_ACCESS_KEY_ID: 'theOperatorKey',
  TAGPLANE_OPERATOR_ACCESS_KEY_SECRET: 'theSecretOfTheOperator',
}
const operator: Key = { keyId: 'theOperatorKey', secret: 'theSecretOfTheOperator' }

/** Everything that was answered, but for the answers that show a new key, as they have to. */
type Heard = string[]

async function call(server: RunningServer, key: Key, action: string, parameters: Parameters = {}) {
  const signer = { keyId: key.keyId, secret: key.secret, host: server.endpoint }
  const token: Parameters = key.token === undefined ? {} : { SecurityToken: key.token }
  const request = rpcRequest(signer, { action, parameters: { ...parameters, ...token }, now: Date.now() })
  const { status, body } = await sendOverHttp(server.url, request)
  return { status, body }
}

function keyIn(body: string, field = 'AccessKey'): Key {
  const answer = JSON.parse(body) as Readonly<Record<string, Parameters>>
  const { AccessKeyId: keyId = '', AccessKeySecret: secret = '', SecurityToken } = answer[field] ?? {}
  assert.ok(secret.length > 20, body)
  return { keyId, secret, ...(SecurityToken !== undefined && { token: SecurityToken }) }
}

/** Makes a secret of every kind, and uses each in calls that succeed and in calls that are refused. */
async function live(server: RunningServer, heard: Heard): Promise<readonly Key[]> {
  const root: Key = { keyId: server.accessKeyId, secret: server.accessKeySecret }
  const ask = async (key: Key, action: string, parameters: Parameters = {}) => {
    const { status, body } = await call(server, key, action, parameters)
    assert.equal(status, 200, body)
    return body
  }
  const { keyId, secret } = keyIn(await ask(operator, 'CreateAccount', { Name: 'another' }))
  const service = keyIn(
    await ask(root, 'CreateServicePrincipal', { Name: 's', 'Accounts.1': server.accountId }),
  )
  await ask(root, 'CreateUser', { UserName: 'u' })
  const all = { PolicyName: 'AdministratorAccess', PolicyType: 'System' }
  await ask(root, 'AttachPolicyToUser', { UserName: 'u', ...all })
  const user = keyIn(await ask(root, 'CreateAccessKey', { UserName: 'u' }))
  const Principal = { RAM: [`acs:ram::${server.accountId}:root`] }
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }]
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '1', Statement })
  await ask(root, 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument })
  const RoleArn = `acs:ram::${server.accountId}:role/r`
  const session = keyIn(await ask(user, 'AssumeRole', { RoleArn, RoleSessionName: 'abc' }), 'Credentials')
  const keys = [root, operator, { keyId, secret }, service, user, session]
  for (const key of keys) {
    const refusals = [
      await call(server, { ...key, secret: `${key.secret}!` }, 'GetCallerIdentity'),
      await call(server, key, 'UntagResources', { 'TagKey.1': 'a' }),
      await call(server, key, 'DeleteUser', { UserName: 'nobody' }),
    ]
    heard.push(...refusals.map(({ body }) => body))
    heard.push((await call(server, key, 'GetCallerIdentity')).body)
  }
  const reading = ['ListAccessKeys', 'GetUser', 'ListServicePrincipals', 'ListUsers', 'ListRoles']
  for (const action of reading) heard.push(await ask(root, action, { UserName: 'u' }))
  heard.push(await ask(operator, 'ListAccounts'))
  await ask(user, 'SetProtectedTagKeys', { 'TagKey.1': 'kept' })
  return keys
}

/** Fails where one of the secrets stands in the clear, or in one of the ways in which bytes are written as text. */
function assertHoldsNone(secrets: readonly string[], bytes: Buffer, where: string): void {
  for (const secret of secrets) {
    const raw = Buffer.from(secret)
    const spellings = [
      raw,
      ...[raw.toString('base64').replace(/=*$/, ''), raw.toString('hex')].map((text) => Buffer.from(text)),
    ]
    for (const spelling of spellings) {
      assert.ok(!bytes.includes(spelling), `${where} holds ${secret.slice(0, 4)}… as ${spelling}`)
    }
  }
}

function secretsOf(keys: readonly Key[], masterKey: string): readonly string[] {
  const raw = Buffer.from(masterKey, 'base64')
  return [
    ...keys.flatMap(({ secret, token }) => [secret, ...(token === undefined ? [] : [token])]),
    masterKey,
    raw.toString('hex'),
  ]
}

/** The files below a directory, with what they hold. */
function filesBelow(directory: string): readonly (readonly [name: string, bytes: Buffer])[] {
  const names = globSync('**/*', { cwd: directory }).filter((name) =>
    statSync(join(directory, name)).isFile(),
  )
  return names.map((name) => [name, readFileSync(join(directory, name))])
}

async function exported(args: readonly string[], env: Parameters = {}): Promise<Buffer> {
  const out = join(temporaryDir(), 'store.gz')
  const { code, stderr, stdout } = await runProgram(['export', ...args, '--out', out], { env })
  assert.equal(code, 0, stderr)
  return Buffer.concat([gunzipSync(readFileSync(out)), Buffer.from(stdout + stderr)])
}

describe('no secret that was made', () => {
  it('stands in files, write-ahead log, backup, export, answers or log of the embedded store', async () => {
    const server = await startServer({ env: operatorSettings })
    const { dataDir } = server
    const heard: Heard = []
    const keys = await live(server, heard)
    const secrets = secretsOf(keys, readFileSync(join(dataDir, 'master.key'), 'utf8').trim())
    const look = () => {
      const files = filesBelow(dataDir)
      // What the one who runs the server starts it with, readable by nobody else.
      const own = files.filter(([name]) => ['credentials', 'operator', 'master.key'].includes(name))
      for (const [name] of own) assert.equal(statSync(join(dataDir, name)).mode & 0o777, 0o600, name)
      const others = files.filter(([name]) => !own.some(([known]) => known === name))
      assert.ok(
        others.some(([, bytes]) => bytes.includes(keys[4]?.keyId ?? '')),
        'the store is not among them',
      )
      for (const [name, bytes] of others) assertHoldsNone(secrets, bytes, name)
    }
    look()
    const out = join(temporaryDir(), 'backup')
    assert.equal((await runProgram(['backup', '--data-dir', dataDir, '--out', out])).code, 0)
    assertHoldsNone(secrets, readFileSync(out), 'the backup')
    assertHoldsNone(secrets, await exported(['--data-dir', dataDir]), 'the export')
    assert.equal(await server.stop(), 0)
    look()
    assertHoldsNone(secrets, Buffer.from(heard.join('\n')), 'an answer')
    assertHoldsNone(secrets, Buffer.from(server.log() + server.output()), 'the log')
  })

  it('stands in files, write-ahead log, export, answers or logs of a shared store', {
    skip: noPostgres ?? false,
  }, async () => {
    const { socket } = await postgres()
    const url = await newDatabase()
    const server = await startNode(url, { env: operatorSettings })
    const heard: Heard = []
    const keys = await live(server, heard)
    const secrets = secretsOf(keys, sharedSettings['TAGPLANE_MASTER_KEY'] ?? '')
    assertHoldsNone(secrets, await exported(['--store', url]), 'the export')
    assert.equal(await server.stop(), 0)
    assertHoldsNone(secrets, Buffer.from(heard.join('\n')), 'an answer')
    assertHoldsNone(secrets, Buffer.from(server.log() + server.output()), 'the log')
    // A server that was given by its URL keeps its files to itself.
    if (socket === undefined) return
    const files = filesBelow(join(dirname(socket), 'data'))
    assert.ok(
      files.some(([name, bytes]) => name.startsWith('pg_wal') && bytes.includes(keys[4]?.keyId ?? '')),
      'the write-ahead log is not among them',
    )
    for (const [name, bytes] of files) assertHoldsNone(secrets, bytes, name)
  })
})
