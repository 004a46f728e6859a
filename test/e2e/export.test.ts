import assert from 'node:assert/strict'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import type { HttpRequest } from '../../src/wire/http.ts'
import { processOf, sdkClient } from '../support/clients.ts'
import { rpcRequest, sendOverHttp } from '../support/http.ts'
import { installedProgram } from '../support/package.ts'
import { newDatabase, noPostgres } from '../support/postgres.ts'
import {
  type Launched,
  launch,
  type RunningServer,
  runProgram,
  sharedRoot,
  sharedSettings,
  startNode,
  startServer,
  temporaryDir,
} from '../support/server.ts'
import { runInShell } from '../support/shell.ts'

const REGION = 'cn-hangzhou'
const skip = noPostgres ?? false
const arn = (id: string) => `arn:acs:ecs:${REGION}:*:instance/${id}`
const ids = Array.from({ length: 40 }, (_, i) => `i-${i}`)
const shared = { env: sharedSettings }
const withoutRoot = { TAGPLANE_MASTER_KEY: sharedSettings['TAGPLANE_MASTER_KEY'] ?? '' }

type Parameters = Readonly<Record<string, string>>

function signed(server: RunningServer, action: string, parameters: Parameters): HttpRequest {
  const signer = { keyId: server.accessKeyId, secret: server.accessKeySecret, host: server.endpoint }
  return rpcRequest(signer, { action, parameters, now: Date.now() })
}

async function call(server: RunningServer, action: string, parameters: Parameters = {}): Promise<string> {
  return bodyOf(server, signed(server, action, parameters))
}

/** As it was sent, without the id of the request. */
async function bodyOf(server: RunningServer, request: HttpRequest): Promise<string> {
  const { body } = await sendOverHttp(server.url, request)
  return body.replace(/"RequestId":"[^"]*"/, '"RequestId":""')
}

/** Something of everything: tags, tags that nobody carries any more, protected keys, a service principal. */
async function fill(server: RunningServer): Promise<void> {
  const client = sdkClient(processOf(server))
  const arns = ids.map(arn)
  assert.deepEqual(await client.tag(REGION, arns, { owner: 'blue', 環境: 'test', '12': '' }), [])
  assert.deepEqual(await client.untag(REGION, arns.slice(10), ['owner']), [])
  assert.deepEqual(await client.tag(REGION, arns.slice(0, 2), { short: 'life' }), [])
  assert.deepEqual(await client.untag(REGION, arns.slice(0, 2), ['short']), [])
  await call(server, 'SetProtectedTagKeys', { 'TagKey.1': 'kept', 'TagKey.2': 'safe' })
  const grant = { Name: 'p', ServiceCode: 'hbr', 'Accounts.1': server.accountId }
  assert.match(await call(server, 'CreateServicePrincipal', grant), /AccessKeySecret/)
}

/** All that can be read through the API; `pages` of a list begin where those of another server ended. */
async function shown(server: RunningServer, pages: Parameters): Promise<readonly string[]> {
  const list = { RegionId: REGION, PageSize: '7' }
  return await Promise.all([
    call(server, 'ListTagResources', { RegionId: REGION, PageSize: '100' }),
    call(server, 'ListTagResources', { ...list, ...pages }),
    call(server, 'ListTagKeys', { RegionId: REGION }),
    ...['owner', 'short', '環境'].map((Key) => call(server, 'ListTagValues', { RegionId: REGION, Key })),
    call(server, 'GetProtectedTagKeys'),
    call(server, 'ListServicePrincipals'),
  ])
}

async function nextToken(server: RunningServer): Promise<string> {
  const page = await call(server, 'ListTagResources', { RegionId: REGION, PageSize: '7' })
  return (JSON.parse(page) as { NextToken: string }).NextToken
}

async function run(args: readonly string[], env: Parameters = {}): Promise<string> {
  const { code, stderr, stdout } = await runProgram(args, { env })
  assert.equal(code, 0, stderr)
  return stdout
}

/** In this process: most of what a program costs is its start. */
async function refused(args: readonly string[], sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await runInShell(args)
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, sentence)
}

/** What `target` answers is what `source` answers, and it refuses what that one has carried out. */
async function answersAlike(target: RunningServer, source: RunningServer, used: HttpRequest): Promise<void> {
  const pages = { NextToken: await nextToken(source) }
  assert.deepEqual(await shown(target, pages), await shown(source, pages))
  for (const server of [source, target]) assert.match(await bodyOf(server, used), /"SignatureNonceUsed"/)
}

const carriedOut = (server: RunningServer) =>
  signed(server, 'UntagResources', { RegionId: REGION, 'ResourceARN.1': arn('i-0'), 'TagKey.1': 'nothing' })

describe('tagplane export and import', () => {
  it('move an embedded store to PostgreSQL and back, with the same answers', { skip }, async () => {
    const source = await startServer(shared)
    await fill(source)
    const used = carriedOut(source)
    assert.match(await bodyOf(source, used), /"FailedResources"/)
    const out = join(temporaryDir(), 'store.gz')
    await run(['export', '--data-dir', source.dataDir, '--out', out])
    const url = await newDatabase()
    await run(['import', '--from', out, '--store', url])
    assert.ok((await run(['doctor', '--store', url])).includes('ok'))
    const node = await startNode(url)
    await answersAlike(node, source, used)
    await source.stop()

    const dataDir = temporaryDir()
    const text = await run(['export', '--out', '-'], { TAGPLANE_STORE_URL: url })
    const importing = launch(process.execPath, [
      installedProgram(),
      'import',
      '--from',
      '-',
      '--data-dir',
      dataDir,
    ])
    importing.process.stdin?.end(text)
    assert.equal(await importing.ended, 0, importing.stderr())
    await run(['doctor', '--data-dir', dataDir])
    const wrong = { TAGPLANE_MASTER_KEY: Buffer.alloc(32, 8).toString('base64') }
    const other = await runProgram(['serve', '--port', '0', '--data-dir', dataDir], { env: wrong })
    assert.match(other.stderr, /not the one that this store was made with/)
    const back = await startServer({ dataDir, env: withoutRoot })
    assert.equal(back.accessKeySecret, sharedRoot.accessKeySecret)
    await answersAlike(back, node, used)
    await Promise.all([back.stop(), node.stop()])
  })

  it('keep what was acknowledged before, while others write, and hold no secret', async () => {
    const source = await startServer()
    const client = sdkClient(processOf(source))
    const stopping = new AbortController()
    let done = 0
    const writing = (async () => {
      for (; !stopping.signal.aborted; done++)
        assert.deepEqual(await client.tag(REGION, [arn(`i-${done}`)], { serial: `${done}` }), [])
    })()
    while (done < 100) await new Promise(setImmediate)
    const before = done
    const out = join(temporaryDir(), 'store.ndjson')
    await run(['export', '--data-dir', source.dataDir, '--out', out])
    assert.ok(done > before, 'Nobody wrote meanwhile')
    stopping.abort()
    await writing
    assert.equal(statSync(out).mode & 0o077, 0)
    const masterKey = readFileSync(join(source.dataDir, 'master.key'), 'utf8').trim()
    for (const secret of [source.accessKeySecret, masterKey])
      assert.ok(!readFileSync(out, 'utf8').includes(secret))
    await source.stop()

    const dataDir = temporaryDir()
    await run(['import', '--data-dir', dataDir, '--from', out])
    copyFileSync(join(source.dataDir, 'master.key'), join(dataDir, 'master.key'))
    await run(['doctor', '--data-dir', dataDir])
    const target = await startServer({ dataDir })
    const copy = sdkClient(processOf(target))
    const serials: number[] = []
    let token = ''
    do {
      const page = await copy.list(REGION, { pageSize: 1000, nextToken: token })
      serials.push(...page.resources.map(({ tags }) => Number(tags['serial'])))
      token = page.nextToken
    } while (token !== '')
    // Calls came one after the other: what is there is the first so many, those before the export among them.
    assert.ok(serials.length >= before)
    assert.deepEqual(
      serials.sort((a, b) => a - b),
      [...serials.keys()],
    )
    await target.stop()
  })

  it('refuse what is no whole export, and keep nothing of it', { skip }, async () => {
    const source = await startServer()
    await fill(source)
    const dir = temporaryDir()
    const out = join(dir, 'store.gz')
    await run(['export', '--data-dir', source.dataDir, '--out', out])
    const text = gunzipSync(readFileSync(out)).toString()
    const altered = text.replace('blue', 'grey')
    assert.notEqual(altered, text)
    const files: readonly (readonly [string, Buffer, RegExp])[] = [
      ['altered', Buffer.from(altered), /not as it was written: its checksum/],
      ['truncated', Buffer.from(text).subarray(0, -300), /not as it was written: line \d+ cannot be read/],
      ['truncated.gz', readFileSync(out).subarray(0, -300), /unexpected end of file/],
      [
        'newer',
        gzipSync(text.replace('"version":3', '"version":9')),
        /written by a newer version of tagplane/,
      ],
      ['backup', Buffer.from('SQLite format 3\0'), /is no export of a store/],
    ]
    const url = await newDatabase()
    for (const [name, bytes, sentence] of files) {
      const from = join(dir, name)
      writeFileSync(from, bytes)
      const target = join(temporaryDir(), 'data')
      await refused(['import', '--data-dir', target, '--from', from], sentence)
      assert.deepEqual(readdirSync(target), ['lock.sqlite'])
      await refused(['import', '--store', url, '--from', from], sentence)
    }
    await run(['import', '--store', url, '--from', out])
    await source.stop()
  })

  it('change nothing where there is something already', { skip }, async () => {
    const source = await startServer(shared)
    const dir = temporaryDir()
    const out = join(dir, 'store.ndjson')
    const data = ['--data-dir', source.dataDir]
    await run(['export', ...data, '--out', out])
    await refused(['export', ...data, '--out', out], /is there already/)
    await refused(['export', ...data], /--out is missing/)
    await refused(['export', '--data-dir', dir, '--out', join(dir, 'x')], /There is no store in/)
    await refused(['import', ...data, '--from', out], /in use by another tagplane process/)
    const url = await newDatabase()
    await refused(['export', '--store', url, '--out', join(dir, 'x')], /There is no store in the schema/)
    const node = await startNode(url)
    await refused(['import', '--store', url, '--from', out], /holds something already/)
    await refused(
      ['import', '--store', 'postgres://ann:geheim@127.0.0.1:1/tags', '--from', out],
      /127\.0\.0\.1:1\/tags/,
    )
    await Promise.all([node.stop(), source.stop()])
    await refused(['import', ...data, '--from', out], /is there already/)
    assert.deepEqual(readdirSync(dir), ['store.ndjson'])
  })
})

/** The first half of an export, and the program that is importing it and waits for the rest. */
async function half(args: readonly string[]): Promise<{ importing: Launched; text: string }> {
  const source = await startServer(shared)
  await fill(source)
  await source.stop()
  const text = await run(['export', '--data-dir', source.dataDir, '--out', '-'])
  const importing = launch(process.execPath, [installedProgram(), 'import', '--from', '-', ...args])
  importing.process.stdin?.write(text.slice(0, text.length / 2))
  return { importing, text }
}

async function whole(text: string, args: readonly string[]): Promise<void> {
  const importing = launch(process.execPath, [installedProgram(), 'import', '--from', '-', ...args])
  importing.process.stdin?.end(text)
  assert.equal(await importing.ended, 0, importing.stderr())
}

describe('tagplane import', () => {
  it('leaves no store when it is killed or stopped half-way, and then works', async () => {
    const dataDir = temporaryDir()
    const partial = join(dataDir, 'tagplane.sqlite.partial')
    const args = ['--data-dir', dataDir]
    const watching = watch(dataDir)
    // Not its number: that of a file that is gone is given again.
    const fileNow = () => statSync(partial, { throwIfNoEntry: false })?.ctimeMs
    /** Resolves once there is a file that was not there before. */
    const begun = async (before?: number) => {
      while (fileNow() === undefined || fileNow() === before) await once(watching, 'change')
    }
    const { importing, text } = await half(args)
    await begun()
    importing.process.kill('SIGKILL')
    await importing.ended
    assert.ok(!existsSync(join(dataDir, 'tagplane.sqlite')))
    await refused(['export', ...args, '--out', '-'], /There is no store in/)

    const left = fileNow()
    const again = launch(process.execPath, [installedProgram(), 'import', '--from', '-', ...args])
    again.process.stdin?.write(text.slice(0, text.length / 2))
    await begun(left)
    again.process.kill('SIGINT')
    assert.equal(await again.ended, null)
    assert.deepEqual(
      [again.process.signalCode, again.stderr()],
      ['SIGINT', 'tagplane: Stopped before the end. Nothing is kept.\n'],
    )
    watching.close()
    assert.deepEqual(readdirSync(dataDir), ['lock.sqlite'])
    await whole(text, args)
    await run(['doctor', ...args])
    const server = await startServer({ dataDir, env: withoutRoot })
    assert.equal(server.accessKeyId, sharedRoot.accessKeyId)
    await server.stop()
  })

  it('leaves nothing in a database when it is killed half-way, and then works', { skip }, async () => {
    const url = await newDatabase()
    const { importing, text } = await half(['--store', url])
    const client = new pg.Client(connectionOf(url))
    await client.connect()
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE $1`
    const sessions = async (state: string) => (await client.query<{ n: number }>(waiting, [state])).rows[0]?.n
    while ((await sessions('idle in transaction')) === 0);
    importing.process.kill('SIGKILL')
    await importing.ended
    while ((await sessions('%')) !== 0);
    const { rows } = await client.query('SELECT count(*)::int AS n FROM tagplane.meta')
    await client.end()
    assert.deepEqual(rows, [{ n: 0 }])
    await whole(text, ['--store', url])
    await run(['doctor', '--store', url])
    await (await startNode(url)).stop()
  })
})
