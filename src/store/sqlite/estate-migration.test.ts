import assert from 'node:assert/strict'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { temporaryDir } from '../../../test/support/server.ts'
import { openDatabase, STORE_FILE } from './database.ts'
import { examineSqlite } from './examine.ts'
import { openSqliteStore } from './sqlite-store.ts'

const HOME = 'cn-hangzhou'
const resources = [
  { type: 'ecs:instance', id: 'custom', region: HOME, tags: [['a', '1']] },
  { type: 'ecs:instance', id: 'none', region: HOME, tags: [] },
  {
    type: 'oss:bucket',
    id: 'system',
    region: '',
    tags: [
      ['ACS:s', '1'],
      ['Aliyun-x', '2', 'rule'],
    ],
  },
]

/** A store of schema 1 in a directory of its own, with one change that made all its resources. */
function makeFormer(): string {
  const [directory, schema] = [temporaryDir(), temporaryDir()]
  const script = '0001-init.sql'
  cpSync(fileURLToPath(new URL(`./schema/${script}`, import.meta.url)), join(schema, script))
  using database = openDatabase(join(directory, STORE_FILE), pathToFileURL(`${schema}/`))
  database.exec("INSERT INTO account VALUES ('1', 0, 0)")
  const put = database.prepare('INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const post = database.prepare('INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?)')
  for (const { type, id, region, tags } of resources) {
    put.run('1', type, id, region, HOME, 1, JSON.stringify(tags), 'c', 5)
    for (const [key = '', value = ''] of tags.length > 0 ? [['', ''], ...tags] : [])
      post.run('1', HOME, key, value, type, id)
  }
  const doc = resources.map(({ type, id, region, tags }) => [type, id, region, HOME, 'done', 1, '', [], tags])
  database.prepare("INSERT INTO change VALUES (1, '1', 'c', 5, 'done', '{}', ?)").run(JSON.stringify(doc))
  return directory
}

describe('a store from before the estate', () => {
  it('says of its resources that tagging has registered them, when they were changed last', async () => {
    const directory = makeFormer()
    await using store = await openSqliteStore({ directory, unusedTagDelay: 0, now: () => 0 })
    assert.ok(existsSync(join(directory, `${STORE_FILE}.schema-1`)))
    const guard = { account: '1', configVersion: 0 }
    const find = async (query: object) =>
      (await store.findResources({ guard, limit: 10, ...query })).resources.map(({ id }) => id)
    const { resources: all } = await store.findResources({ guard, limit: 10 })
    assert.deepEqual(
      all.map(({ id, registeredBy, registeredAt, group, version }) => [
        id,
        registeredBy,
        registeredAt,
        group,
        version,
      ]),
      ['custom', 'none', 'system'].map((id) => [id, 'tagging', 5, '', 1]),
    )
    assert.deepEqual(await find({ untagged: true }), ['none', 'system'])
    assert.deepEqual(await find({ registeredSince: 6 }), [])
    assert.deepEqual(await find({ tags: [{ key: 'ACS:s', values: ['1'] }] }), ['system'])
    assert.deepEqual((await store.readChange('1', 'c'))?.resources.length, 3)
    for (const { name, faults } of examineSqlite(directory)) assert.deepEqual(faults, [], name)
  })
})
