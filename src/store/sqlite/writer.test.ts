import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, it } from 'node:test'
import { openParts } from '../../../test/contract/sqlite-parts.ts'
import { instance, tag } from '../../../test/contract/world.ts'
import { temporaryDir } from '../../../test/support/server.ts'
import { ReplayedNonce, StoreUnavailable } from '../store.ts'
import { openDatabase } from './database.ts'
import { type Work, Writer } from './writer.ts'

let file: string
beforeEach(() => {
  file = join(temporaryDir(), 'tagplane.sqlite')
})

/** A writer on a table of words, and what each commit held. */
function openWords() {
  const database = openDatabase(file)
  database.exec('CREATE TABLE word (text TEXT UNIQUE) STRICT')
  // A row of it without its word is found out by COMMIT only.
  database.exec(
    `CREATE TABLE reference (text TEXT REFERENCES word (text) DEFERRABLE INITIALLY DEFERRED) STRICT`,
  )
  const insert = database.prepare('INSERT INTO word VALUES (?)')
  const groups: string[][] = []
  let taken: string[] = []
  const writer = new Writer(database, {
    beforeCommit: () => {
      groups.push(taken)
      taken = []
    },
    afterCommit: () => {},
  })
  const add = (text: string, more: (work: Work) => void = () => {}) =>
    writer.submit((work) => {
      taken.push(text)
      insert.run(text)
      more(work)
      return text
    })
  const failCommit = () => {
    database.exec('PRAGMA foreign_keys = ON')
    return writer.submit(() => database.exec("INSERT INTO reference VALUES ('missing')"))
  }
  return { database, writer, groups, add, failCommit, [Symbol.dispose]: () => database.close() }
}

/** What another connection sees: what is committed. */
function committed(): unknown[] {
  using database = new DatabaseSync(file, { readOnly: true })
  return database
    .prepare('SELECT text FROM word ORDER BY rowid')
    .all()
    .map((row) => row['text'])
}

async function outcomes(calls: readonly Promise<unknown>[]): Promise<unknown[]> {
  return (await Promise.allSettled(calls)).map((one) => (one.status === 'fulfilled' ? one.value : one.reason))
}

describe('a group', () => {
  it('holds what was asked for at the same moment, in order, and answers each with its own', async () => {
    using words = openWords()
    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((text) => words.add(text))), ['a', 'b', 'c'])
    await words.add('d')
    assert.deepEqual(words.groups, [['a', 'b', 'c'], ['d']])
    assert.deepEqual(committed(), ['a', 'b', 'c', 'd'])
    assert.equal(words.writer.groups, 2)
  })

  it('is answered after it was committed', async () => {
    using words = openWords()
    const seen: unknown[] = []
    await Promise.all(['a', 'b'].map((text) => words.add(text).then(() => seen.push(...committed()))))
    assert.deepEqual(seen, ['a', 'b', 'a', 'b'])
  })

  it('takes no further command after 1,000 rows', async (t) => {
    using words = openWords()
    t.mock.method(performance, 'now', () => 0)
    const rows = [400, 599, 1, 999, 1, 1, 5_000, 1_000, 1_000]
    await Promise.all(
      rows.map((count, i) =>
        words.add(`${i}`, (work) => {
          work.rows += count
        }),
      ),
    )
    assert.deepEqual(words.groups, [['0', '1', '2'], ['3', '4'], ['5', '6'], ['7'], ['8']])
  })

  it('takes no further command after 10 ms, and at least one', async (t) => {
    using words = openWords()
    let time = 0
    t.mock.method(performance, 'now', () => time)
    const spend = (milliseconds: number) => () => {
      time += milliseconds
    }
    const spent = [4, 5, 1, 9.9, 0.2, 50, 10, 3]
    await Promise.all(spent.map((milliseconds, i) => words.add(`${i}`, spend(milliseconds))))
    assert.deepEqual(words.groups, [['0', '1', '2'], ['3', '4'], ['5'], ['6'], ['7']])
  })
})

describe('a command that fails', () => {
  it('is undone in the database and in memory, and does not hurt its neighbours', async () => {
    using words = openWords()
    const memory: string[] = []
    const remember = (text: string, fault?: Error) => (work: Work) => {
      for (const part of [`${text}1`, `${text}2`]) {
        memory.push(part)
        work.onRollback(() => assert.equal(memory.pop(), part))
      }
      if (fault) throw fault
    }
    const fault = new Error('it fails')
    const [first, a, b, again, c] = await outcomes([
      words.add('first', remember('first', fault)),
      words.add('a', remember('a')),
      words.add('b', remember('b', fault)),
      words.add('a', remember('never')),
      words.add('c', remember('c')),
    ])
    assert.deepEqual([first, a, b, c], [fault, 'a', fault, 'c'])
    assert.match(String(again), /UNIQUE constraint failed/)
    assert.ok(!(again instanceof StoreUnavailable), 'a faulty statement is no fault of the disk')
    assert.deepEqual(committed(), ['a', 'c'])
    assert.deepEqual(memory, ['a1', 'a2', 'c1', 'c2'])
    assert.equal(words.groups.length, 1)
  })
})

describe('a group that cannot be committed', () => {
  it('fails all its callers, is undone, and leaves a writer that works', async () => {
    using words = openWords()
    const memory: string[] = []
    const remember = (text: string) => (work: Work) => {
      memory.push(text)
      work.onRollback(() => assert.equal(memory.pop(), text))
    }
    await words.add('before', remember('before'))
    const results = await outcomes([
      words.add('a', remember('a')),
      words.add('a'),
      words.failCommit(),
      words.add('b', remember('b')),
    ])
    for (const result of results) {
      assert.ok(result instanceof StoreUnavailable)
      assert.match(String(result.cause), /FOREIGN KEY constraint failed/)
    }
    assert.deepEqual(memory, ['before'])
    assert.deepEqual(committed(), ['before'])
    assert.equal(words.writer.groups, 1)
    assert.equal(await words.add('a', remember('a')), 'a')
    assert.deepEqual(committed(), ['before', 'a'])
  })

  it('does not take along commands that were to come in the next', async () => {
    using words = openWords()
    const many = (work: Work) => {
      work.rows = 1_000
    }
    const results = await outcomes([words.failCommit(), words.add('a', many), words.add('b')])
    assert.ok(results[0] instanceof StoreUnavailable && results[1] instanceof StoreUnavailable)
    assert.equal(results[2], 'b')
    assert.deepEqual(committed(), ['b'])
  })

  it('is one, too, that cannot begin, because another program writes', async () => {
    using words = openWords()
    using other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    for (const result of await outcomes([words.add('a'), words.add('b')]))
      assert.ok(result instanceof StoreUnavailable)
    other.exec('ROLLBACK')
    assert.equal(await words.add('a'), 'a')
    assert.deepEqual(committed(), ['a'])
  })
})

describe('a disk without room', () => {
  const nonce = { signedAt: 1, hash: Buffer.from('12345678') }
  const many = Array.from({ length: 200 }, (_, i) => instance(`many-${i}`))
  const long = [tag('x', 'v'.repeat(128))]

  it('fails the group, and leaves nothing of it in memory', async () => {
    using parts = openParts(file)
    await parts.set([instance('a'), instance('b')], [tag('x'), tag('y')])
    await parts.remove([instance('a')], ['x'])
    const waiting = parts.ports.index.backlog()
    const [pages] = parts.column('PRAGMA page_count')
    parts.database.exec(`PRAGMA max_page_count = ${pages}`)
    const results = await outcomes([
      parts.remove([instance('b')], ['x'], { nonce }),
      parts.set(many, long, { nonce: { signedAt: 1, hash: Buffer.from('another!') } }),
    ])
    for (const result of results) {
      assert.ok(result instanceof StoreUnavailable)
      assert.match(String(result.cause), /database or disk is full/)
    }
    assert.equal(parts.ports.index.backlog(), waiting)
    assert.deepEqual(parts.column('SELECT json_array_length(tags) FROM resource ORDER BY id'), [1, 2])

    parts.database.exec('PRAGMA max_page_count = 1000000')
    assert.deepEqual(await parts.remove([instance('b')], ['x'], { nonce }), ['done'])
    await parts.set(many, long, { nonce: { signedAt: 1, hash: Buffer.from('another!') } })
    await assert.rejects(parts.remove([instance('b')], ['x'], { nonce }), ReplayedNonce)
    assert.equal(parts.ports.index.backlog(), waiting + 1)
    assert.deepEqual(parts.column('SELECT count(*) FROM resource'), [202])
  })

  it('leaves the work of the index as it was, whatever the group did to it', async () => {
    let fault: Error | undefined
    using parts = openParts(file, () => {
      if (fault) throw fault
    })
    const { index } = parts.ports
    await parts.set([instance('a'), instance('b')], [tag('x'), tag('y')])
    await parts.remove([instance('a')], ['x', 'y'])
    const advance = () => parts.writer.submit((work) => index.advance(work))
    fault = new Error('no room for the nonces')
    const group = [
      parts.remove([instance('b')], ['x']),
      advance(),
      parts.remove([instance('b')], ['y']),
      advance(),
    ]
    for (const result of await outcomes(group)) assert.ok(result instanceof StoreUnavailable)
    assert.equal(index.backlog(), 2)
    fault = undefined
    assert.equal(await advance(), false)
    assert.equal(index.backlog(), 0)
    assert.deepEqual(parts.column('SELECT id FROM posting ORDER BY key'), ['b', 'b', 'b'])
  })
})

describe('closing', () => {
  it('commits what is queued, in as many groups as it takes, and refuses what comes later', async () => {
    using words = openWords()
    const calls = ['a', 'b', 'c'].map((text) =>
      words.add(text, (work) => {
        work.rows = 1_000
      }),
    )
    const closed = words.writer.close()
    await assert.rejects(words.add('late'), StoreUnavailable)
    await closed
    assert.deepEqual(await Promise.all(calls), ['a', 'b', 'c'])
    assert.deepEqual(committed(), ['a', 'b', 'c'])
    await assert.rejects(words.add('later'), StoreUnavailable)
  })

  it('ends at once when nothing is queued', async () => {
    using words = openWords()
    await words.writer.close()
    assert.deepEqual(committed(), [])
  })
})
