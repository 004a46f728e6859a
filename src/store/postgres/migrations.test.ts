import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { lockOf, readMigrations, tablesMade } from './migrations.ts'

const folder = mkdtempSync(join(tmpdir(), 'tagplane-migrations-'))
after(() => rmSync(folder, { recursive: true }))

describe('the scripts of the schema', () => {
  it('come in order, each split into its statements', () => {
    writeFileSync(join(folder, '0001-init.sql'), '-- A table.\nCREATE TABLE tagplane.a (\n  x text\n);\n')
    const more = "-- oldest: 1\nALTER TABLE tagplane.a ADD y text;\n\nUPDATE tagplane.a SET y = ';' || x;\n"
    writeFileSync(join(folder, '0002-more.sql'), more)
    assert.deepEqual(readMigrations(pathToFileURL(`${folder}/`)), [
      {
        version: 1,
        oldest: 1,
        file: '0001-init.sql',
        statements: ['CREATE TABLE tagplane.a (\n  x text\n)'],
      },
      {
        ...{ version: 2, oldest: 1, file: '0002-more.sql' },
        statements: ['ALTER TABLE tagplane.a ADD y text', "UPDATE tagplane.a SET y = ';' || x"],
      },
    ])
  })

  it('do not let a program in again that a former one has shut out', () => {
    const shutting = mkdtempSync(join(folder, 'shutting-'))
    writeFileSync(join(shutting, '0001-init.sql'), 'CREATE TABLE tagplane.a (x text);\n')
    writeFileSync(join(shutting, '0002-contract.sql'), 'ALTER TABLE tagplane.a ADD y text NOT NULL;\n')
    writeFileSync(join(shutting, '0003-expand.sql'), '-- oldest: 1\nCREATE TABLE tagplane.b (x text);\n')
    const oldest = readMigrations(pathToFileURL(`${shutting}/`)).map((one) => one.oldest)
    assert.deepEqual(oldest, [1, 2, 2])
  })

  it('of the program are there, and make every table', () => {
    const statements = readMigrations().flatMap((one) => one.statements)
    assert.ok(tablesMade(statements).has('tagplane.resource'))
    for (const statement of statements) assert.match(statement, /^(CREATE (TABLE|INDEX)|ALTER TABLE) /)
  })
})

describe('the lock of a statement', () => {
  const locks: readonly (readonly [statement: string, lock: RegExp])[] = [
    ['CREATE TABLE tagplane.b (x text)', /^none/],
    ['CREATE INDEX i ON tagplane.b (x)', /^none/],
    ['CREATE INDEX i ON tagplane.a (x)', /^SHARE on tagplane\.a/],
    ['CREATE UNIQUE INDEX i ON tagplane.a (x)', /^SHARE on tagplane\.a/],
    ['ALTER TABLE tagplane.a ADD y text', /^ACCESS EXCLUSIVE on tagplane\.a/],
    ['ALTER TABLE ONLY tagplane.a ADD y text', /^ACCESS EXCLUSIVE on tagplane\.a/],
    ['DROP TABLE tagplane.a', /^ACCESS EXCLUSIVE on tagplane\.a/],
    ['DROP INDEX tagplane.i', /^ACCESS EXCLUSIVE/],
    ['UPDATE tagplane.a SET x = 1', /^ROW EXCLUSIVE on tagplane\.a/],
    ['INSERT INTO tagplane.a VALUES (1)', /^ROW EXCLUSIVE on tagplane\.a/],
    ['DELETE FROM tagplane.a', /^ROW EXCLUSIVE on tagplane\.a/],
  ]
  for (const [statement, lock] of locks) {
    it(`is told: ${statement}`, () => {
      assert.match(lockOf(statement, new Set(['tagplane.b'])), lock)
    })
  }
})
