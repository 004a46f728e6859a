import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { processOf, sdkClient } from '../support/clients.ts'
import { newDatabase, noPostgres } from '../support/postgres.ts'
import { type RunningServer, runProgram, startNode, startServer } from '../support/server.ts'
import { runInShell } from '../support/shell.ts'

const REGION = 'cn-hangzhou'
const arn = (id: string) => `arn:acs:ecs:${REGION}:*:instance/${id}`

async function fill(server: RunningServer): Promise<void> {
  const client = sdkClient(processOf(server))
  const all = Array.from({ length: 30 }, (_, i) => arn(`i-${i}`))
  assert.deepEqual(await client.tag(REGION, all, { owner: 'blue', 環境: 'test', '12': '' }), [])
  assert.deepEqual(await client.untag(REGION, all.slice(10), ['owner']), [])
  assert.deepEqual(await client.untag(REGION, all.slice(25), ['環境', '12']), [])
  assert.equal((await client.untag(REGION, [arn('i-unknown')], ['owner'])).length, 1)
}

/** By the program, or by its code in this process: most of what a program costs is its start. */
async function examined(args: readonly string[], run: typeof runProgram | typeof runInShell = runProgram) {
  const { code, stdout, stderr } = await run(['doctor', ...args])
  const lines = stdout.trim().split('\n')
  const faults = lines.filter((line) => line.startsWith('FAULT')).map((line) => line.slice(7))
  return { code, stdout, stderr, faults, checks: lines.filter((line) => /^(ok|FAULT)/.test(line)).length }
}

/** What may be wrong, as a statement that makes it so, and the check that finds it. */
type Damage = readonly [sql: string, check: RegExp]

const ofSqlite: readonly Damage[] = [
  ["DELETE FROM posting WHERE id = 'i-3' AND key = 'owner'", /every tag of a resource is in the index/],
  ["DELETE FROM posting WHERE id = 'i-3' AND key = ''", /every tagged resource is listed/],
  ["UPDATE resource SET tags = '[]' WHERE id = 'i-3'", /the index holds nothing else/],
  ["UPDATE resource SET version = version + 1 WHERE id = 'i-3'", /the latest change of every resource/],
  ["UPDATE resource SET last_change = 'x' WHERE id = 'i-3'", /the latest change of every resource/],
  ['INSERT INTO unindexed VALUES (99999, 1)', /every removal that the index waits for/],
  ["UPDATE access_key SET account = '1'", /access keys and documents/],
  [
    `UPDATE resource SET tags = json_set(tags, '$[0][1]', 'x') WHERE id = 'i-3'`,
    /its latest change has left/,
  ],
  [`UPDATE resource SET tags = '[["owner","blue"]]' WHERE id = 'i-12'`, /its latest change has left/],
  [
    'DELETE FROM change WHERE seq = (SELECT min(seq) FROM change WHERE json_array_length(doc) > 0)',
    /follow one another/,
  ],
  [
    'INSERT INTO lingering SELECT account, home, key, value, 9e14 FROM posting LIMIT 1',
    /no tag stays listed for more than a day/,
  ],
  [
    "INSERT INTO deregistered SELECT account, type, 'gone', region, 2, last_change, 1 FROM resource LIMIT 1",
    /every resource that has gone is recorded/,
  ],
  [
    'INSERT INTO deregistered SELECT account, type, id, region, 2, last_change, 1 FROM resource LIMIT 1',
    /no resource is there and has gone/,
  ],
  ["UPDATE resource SET home = 'cn-beijing' WHERE id = 'i-3'", /every regional resource is listed/],
  ["DELETE FROM untagged WHERE id = 'i-27'", /every resource without custom tags is found as one/],
  [
    "INSERT INTO untagged SELECT account, home, type, id, region FROM resource WHERE id = 'i-3'",
    /what is found as one without custom tags is one/,
  ],
  ["INSERT INTO resource_detail VALUES ('1', 't', 'i', '', '[]', '[]')", /relations and attributes belong/],
]

const ofPostgres: readonly Damage[] = [
  [
    "DELETE FROM tagplane.posting WHERE id = 'i-3' AND key = 'owner'",
    /every tag of a resource is in the index/,
  ],
  ["UPDATE tagplane.resource SET tagged = false WHERE id = 'i-3'", /every tagged resource is listed/],
  ["UPDATE tagplane.resource SET tags = tags - 'owner' WHERE id = 'i-3'", /the index holds nothing else/],
  [
    "UPDATE tagplane.resource SET version = version + 1 WHERE id = 'i-3'",
    /the latest change of every resource/,
  ],
  ["UPDATE tagplane.resource SET absent_since = 1 WHERE id = 'i-3'", /stands for an absence/],
  ["UPDATE tagplane.access_key SET account = '1'", /access keys and documents/],
  [
    `UPDATE tagplane.resource SET tags = tags || '{"owner":["blue"]}' WHERE id = 'i-12'`,
    /its latest change has left/,
  ],
  [
    `UPDATE tagplane.change SET doc = jsonb_set(doc::jsonb, '{0,5}', '9') WHERE doc <> '[]'`,
    /follow one another/,
  ],
  ["DELETE FROM tagplane.registration WHERE id = 'i-3'", /registered as its row says/],
  ["UPDATE tagplane.registration SET grp = 'rg' WHERE id = 'i-3'", /registered as its row says/],
  [
    `UPDATE tagplane.resource SET tags = '{"acs:s":["1"]}' WHERE id = 'i-3'`,
    /without custom tags is found as one/,
  ],
  ["UPDATE tagplane.resource SET home = '' WHERE id = 'i-3'", /for a resource that has left, holds nothing/],
  ['UPDATE tagplane.lingering SET due = due * 2', /no tag stays listed for more than a day/],
]

describe('tagplane doctor on the embedded store', () => {
  it('finds nothing while it is served and after it, and finds each damage', async () => {
    const server = await startServer()
    const args = ['--data-dir', server.dataDir]
    await fill(server)
    const served = await examined(args)
    assert.deepEqual([served.code, served.faults, served.checks, served.stderr], [0, [], 17, ''])
    // Upkeep has come to the removals once the index waits for nothing.
    const file = join(server.dataDir, 'tagplane.sqlite')
    using reader = new DatabaseSync(file, { readOnly: true })
    const waiting = reader.prepare('SELECT 1 FROM unindexed LIMIT 1')
    while (waiting.get()) await new Promise(setImmediate)
    reader.close()
    await server.stop()
    assert.equal((await examined(args)).code, 0)
    for (const [sql, check] of ofSqlite) {
      using database = new DatabaseSync(file)
      const undo = new DatabaseSync(':memory:')
      undo.exec(`ATTACH '${file}' AS store`)
      const estate = ['resource', 'untagged', 'resource_detail', 'deregistered']
      const tables = [...estate, 'posting', 'change', 'lingering', 'unindexed', 'access_key']
      for (const table of tables) undo.exec(`CREATE TABLE kept_${table} AS SELECT * FROM store.${table}`)
      database.exec(sql)
      const { code, faults, stderr, stdout } = await examined(args, runInShell)
      assert.deepEqual([code, /The store has faults/.test(stderr)], [2, true], sql)
      assert.ok(
        faults.some((fault) => check.test(fault)),
        `${sql}\n${stdout}`,
      )
      for (const table of tables) {
        undo.exec(`DELETE FROM store.${table}; INSERT INTO store.${table} SELECT * FROM kept_${table}`)
      }
      undo.close()
    }
    assert.equal((await examined(args)).code, 0)
  })

  it('says where there is no store', async () => {
    const { code, stderr } = await examined(['--data-dir', '/dev/null/nothing'])
    assert.deepEqual([code, /There is no store/.test(stderr)], [1, true])
  })
})

describe('tagplane doctor on PostgreSQL', { skip: noPostgres ?? false }, () => {
  it('finds nothing while it is served, and finds each damage', async () => {
    const url = await newDatabase()
    const node = await startNode(url)
    await fill(node)
    const served = await examined(['--store', url])
    assert.deepEqual([served.code, served.faults, served.checks, served.stderr], [0, [], 12, ''])
    await node.stop()
    const client = new pg.Client(connectionOf(url))
    await client.connect()
    for (const [sql, check] of ofPostgres) {
      await client.query('CREATE SCHEMA kept')
      const tables = ['posting', 'resource', 'registration', 'change', 'lingering', 'access_key']
      for (const table of tables) await client.query(`CREATE TABLE kept.${table} AS TABLE tagplane.${table}`)
      await client.query(sql)
      const { code, faults, stdout } = await examined(['--store', url], runInShell)
      assert.equal(code, 2, sql)
      assert.ok(
        faults.some((fault) => check.test(fault)),
        `${sql}\n${stdout}`,
      )
      for (const table of tables) {
        await client.query(
          `DELETE FROM tagplane.${table}; INSERT INTO tagplane.${table} SELECT * FROM kept.${table}`,
        )
      }
      await client.query('DROP SCHEMA kept CASCADE')
    }
    await client.end()
    assert.equal((await examined(['--store', url])).code, 0)
  })

  it('says that there is none, without the password', async () => {
    const { code, stderr } = await examined(['--store', 'postgres://ann:geheim@127.0.0.1:1/tags'])
    assert.deepEqual([code, /127\.0\.0\.1:1\/tags cannot be examined/.test(stderr)], [1, true])
    assert.ok(!stderr.includes('geheim'))
  })
})
