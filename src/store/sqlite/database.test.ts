import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { temporaryDir } from '../../../test/support/server.ts'
import { UsageError } from '../../core/usage-error.ts'
import { StoreUnavailable } from '../store.ts'
import { openDatabase, storeError } from './database.ts'

const scripts = readdirSync(new URL('./schema/', import.meta.url))

let file: string
beforeEach(() => {
  file = join(temporaryDir(), 'tagplane.sqlite')
})

function schemaOf(database: DatabaseSync): unknown[] {
  return [
    ...database.prepare('SELECT * FROM sqlite_schema ORDER BY name').all(),
    database.prepare('PRAGMA user_version').get(),
  ]
}

describe('opening a database', () => {
  it('makes the newest schema, and every commit waits for the disk', () => {
    using database = openDatabase(file)
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    assert.equal(pragma('user_version'), scripts.length)
    assert.equal(pragma('journal_mode'), 'wal')
    assert.equal(pragma('synchronous'), 2)
    assert.equal(pragma('wal_autocheckpoint'), 0)
    assert.equal(pragma('integrity_check'), 'ok')
  })

  it('changes nothing when it was opened before', () => {
    using first = openDatabase(file)
    first.exec("INSERT INTO meta VALUES ('a', 'b')")
    const schema = schemaOf(first)
    first.close()
    using second = openDatabase(file)
    assert.deepEqual(schemaOf(second), schema)
    assert.deepEqual({ ...second.prepare('SELECT * FROM meta').get() }, { name: 'a', value: 'b' })
  })

  it('of an older schema is copied first, then migrated script by script', () => {
    const folder = temporaryDir()
    const script = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
    const schema = pathToFileURL(`${folder}/`)
    script('0001-init.sql', 'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)')
    using first = openDatabase(file, schema)
    first.exec("INSERT INTO meta VALUES ('a', 'b')")
    first.close()
    assert.deepEqual(readdirSync(dirname(file)), ['tagplane.sqlite'])
    script('0002-more.sql', 'ALTER TABLE meta ADD COLUMN more TEXT')
    script('0003-last.sql', "UPDATE meta SET more = 'c'")
    using migrated = openDatabase(file, schema)
    assert.deepEqual(
      { ...migrated.prepare('SELECT * FROM meta').get() },
      { name: 'a', value: 'b', more: 'c' },
    )
    assert.equal(migrated.prepare('PRAGMA user_version').get()?.['user_version'], 3)
    using copy = new DatabaseSync(`${file}.schema-1`, { readOnly: true })
    assert.deepEqual({ ...copy.prepare('SELECT * FROM meta').get() }, { name: 'a', value: 'b' })
  })

  it('whose migration fails stays as it was, and can be opened by the former version', () => {
    const folder = temporaryDir()
    const script = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
    const schema = pathToFileURL(`${folder}/`)
    script('0001-init.sql', 'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)')
    openDatabase(file, schema).close()
    script('0002-wrong.sql', 'CREATE TABLE other (name TEXT); INSERT INTO nowhere VALUES (1)')
    assert.throws(() => openDatabase(file, schema), /nowhere/)
    rmSync(join(folder, '0002-wrong.sql'))
    using again = openDatabase(file, schema)
    assert.equal(
      again.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'other'").get()?.['n'],
      0,
    )
  })

  it('refuses a damaged one with a sentence that names it', () => {
    writeFileSync(file, 'no database '.repeat(1000))
    assert.throws(
      () => openDatabase(file),
      (error) => error instanceof UsageError && error.message.startsWith(`${file} cannot be read as a store`),
    )
  })

  it('refuses one that a newer version has written, and leaves it as it is', () => {
    using newer = openDatabase(file)
    newer.exec(`PRAGMA user_version = ${scripts.length + 1}`)
    newer.close()
    const bytes = readFileSync(file)
    assert.throws(
      () => openDatabase(file),
      (error) =>
        error instanceof UsageError && error.message.includes(`${file} was written by a newer version`),
    )
    assert.deepEqual(readFileSync(file), bytes)
  })

  it('refuses a file that is no database, and leaves it as it is', () => {
    writeFileSync(file, 'some text that is long enough to be looked at. '.repeat(100))
    const bytes = readFileSync(file)
    assert.throws(() => openDatabase(file), /file is not a database/)
    assert.deepEqual(readFileSync(file), bytes)
  })
})

describe('an error of the database', () => {
  function errorOf(database: DatabaseSync, sql: string): Error {
    try {
      database.exec(sql)
    } catch (error) {
      return error as Error
    }
    throw new Error(`There was no error: ${sql}`)
  }

  it('makes the store unavailable where the disk is to blame', () => {
    using database = openDatabase(file)
    database.exec('CREATE TABLE filler (bytes BLOB); PRAGMA max_page_count = 1')
    const full = errorOf(database, 'INSERT INTO filler VALUES (zeroblob(100000))')
    const unavailable = storeError(full)
    assert.ok(unavailable instanceof StoreUnavailable)
    assert.equal(unavailable.cause, full)
    using other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    assert.ok(storeError(errorOf(database, 'BEGIN IMMEDIATE')) instanceof StoreUnavailable)
  })

  it('stays what it is where a statement is', () => {
    using database = openDatabase(file)
    for (const sql of [
      "INSERT INTO meta VALUES ('a', 'b'), ('a', 'c')",
      "INSERT INTO nonce VALUES (1, 'text', x'00')",
      'SELECT * FROM missing',
    ]) {
      const error = errorOf(database, sql)
      assert.equal(storeError(error), error)
    }
    const other = new TypeError('something else')
    assert.equal(storeError(other), other)
    assert.equal(storeError(undefined), undefined)
  })
})
