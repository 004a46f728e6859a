import assert from 'node:assert/strict'
import { join } from 'node:path'
import { beforeEach, describe, it, type TestContext } from 'node:test'
import { openParts, type Parts } from '../../../test/contract/sqlite-parts.ts'
import { ALICE, HOME, instance, tag, UNUSED_TAG_DELAY } from '../../../test/contract/world.ts'
import { temporaryDir } from '../../../test/support/server.ts'

const many = Array.from({ length: 30 }, (_, i) => instance(`${10 + i}`))
const ids = many.map(({ id }) => id)

let file: string
beforeEach(() => {
  file = join(temporaryDir(), 'tagplane.sqlite')
})

/** Every look at the clock finds that a millisecond has gone by, or more. */
function slowClock(t: TestContext, step = 1) {
  const clock = { time: 0 }
  t.mock.method(performance, 'now', () => {
    clock.time += step
    return clock.time
  })
  return clock
}

/** One piece; answers whether more is waiting. */
function advance({ writer, ports }: Parts): Promise<boolean> {
  return writer.submit((work) => ports.index.advance(work))
}

async function drain(parts: Parts, between: () => void = () => {}): Promise<void> {
  for (let pieces = 1; await advance(parts); pieces++) {
    assert.ok(pieces < 1_000, 'There is no end to it')
    between()
  }
}

function postings(parts: Parts, key = 'x'): unknown[] {
  return parts.column(`SELECT id FROM posting WHERE key = '${key}' ORDER BY value, id`)
}

function lingering(parts: Parts): unknown[] {
  return parts.column("SELECT key || '=' || value || ' ' || due FROM lingering ORDER BY key, value")
}

describe('removed tags', () => {
  it('leave the index some time after the resource, with the entry that lists it', async () => {
    using parts = openParts(file)
    await parts.set(many, [tag('x'), tag('y')])
    await parts.remove(many, ['x'])
    await parts.remove(many.slice(0, 3), ['y'])
    assert.deepEqual(postings(parts), ids)
    assert.equal(parts.ports.index.backlog(), 33)
    await drain(parts)
    assert.deepEqual(postings(parts), [])
    assert.deepEqual(postings(parts, 'y'), ids.slice(3))
    assert.deepEqual(postings(parts, ''), ids.slice(3))
    assert.equal(parts.ports.index.backlog(), 0)
    assert.deepEqual(parts.column('SELECT count(*) FROM unindexed'), [0])
  })

  it('stay in the lists of keys and values from the last removal on', async () => {
    using parts = openParts(file)
    const [a, b, c] = [instance('a'), instance('b'), instance('c')]
    await parts.set([a, b, c], [tag('x', '1'), tag('y', '1')])
    await parts.remove([c], ['x'], { at: 300 })
    await parts.remove([a], ['x', 'y'], { at: 500 })
    await parts.remove([b], ['x'], { at: 400 })
    await drain(parts)
    assert.deepEqual(lingering(parts), [`x=1 ${500 + UNUSED_TAG_DELAY}`])
    await parts.set([a], [tag('x', '1'), tag('x2', '1')], { at: 600 })
    await parts.remove([a], ['x'], { at: 700 })
    await drain(parts)
    assert.deepEqual(lingering(parts), [`x=1 ${700 + UNUSED_TAG_DELAY}`])
    await parts.remove([b, c], ['y'], { at: 800 })
    await drain(parts)
    const due = [`x=1 ${700 + UNUSED_TAG_DELAY}`, `y=1 ${800 + UNUSED_TAG_DELAY}`]
    assert.deepEqual(lingering(parts), due)
  })

  it('are those, too, that another value has replaced', async () => {
    using parts = openParts(file)
    await parts.set([instance('a'), instance('b')], [tag('x', '1')])
    await parts.set([instance('a')], [tag('x', '2')], { at: 5 })
    await drain(parts)
    assert.deepEqual(parts.column("SELECT id || value FROM posting WHERE key = 'x' ORDER BY id"), [
      'a2',
      'b1',
    ])
    assert.deepEqual(lingering(parts), [])
    await parts.set([instance('b')], [tag('x', '2')], { at: 6 })
    await drain(parts)
    assert.deepEqual(lingering(parts), [`x=1 ${6 + UNUSED_TAG_DELAY}`])
    await parts.set([instance('b')], [tag('x', '2', 'rule')], { at: 7 })
    await drain(parts)
    assert.deepEqual(postings(parts), ['a', 'b'])
    assert.equal(lingering(parts).length, 1)
  })
})

describe('a run', () => {
  it('is done in pieces that end when their time is over', async (t) => {
    using parts = openParts(file)
    await parts.set(many, [tag('x')])
    for (const one of many) await parts.remove([one], ['x'])
    slowClock(t, 5)
    const left = [postings(parts).length]
    let pieces = 0
    for (let more = true; more; pieces++) {
      more = await advance(parts)
      left.push(postings(parts).length)
      const [before = 0, after = 0] = left.slice(-2)
      assert.ok(before - after <= 3, `${before - after} postings in one piece`)
    }
    assert.equal(left.at(-1), 0)
    assert.ok(pieces >= 30, `${pieces} pieces`)
  })

  it('holds the event loop for about 10 ms at a time', async (t) => {
    using parts = openParts(file)
    const keys = Array.from({ length: 10 }, (_, i) => `key-${i}`)
    const estate = Array.from({ length: 3_000 }, (_, i) => instance(`i-${(i * 7919) % 3_000}`))
    for (let i = 0; i < estate.length; i += 50)
      await parts.set(
        estate.slice(i, i + 50),
        keys.map((key) => tag(key, `${i % 300}`)),
      )
    for (let i = 0; i < estate.length; i += 50) await parts.remove(estate.slice(i, i + 50), keys)
    assert.equal(parts.ports.index.backlog(), 30_000)
    const lengths: number[] = []
    for (let more = true; more; ) {
      more = await parts.writer.submit((work) => {
        const start = performance.now()
        const waiting = parts.ports.index.advance(work)
        lengths.push(performance.now() - start)
        return waiting
      })
    }
    lengths.sort((a, b) => a - b)
    const [median = 0, longest = 0] = [lengths[lengths.length >> 1], lengths.at(-1)]
    t.diagnostic(`${lengths.length} pieces, median ${median.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`)
    assert.ok(lengths.length >= 5)
    assert.ok(median < 20, `A piece takes ${median} ms`)
    assert.deepEqual(parts.column('SELECT count(*) FROM posting'), [0])
  })

  it('leaves no moment in which a removed tag is neither in the index nor in the lists', async (t) => {
    using parts = openParts(file)
    for (const [i, one] of many.entries()) await parts.set([one], [tag('x', `${i % 3}`)])
    for (const value of ['replaced', '2', 'again']) await parts.set(many.slice(-2), [tag('x', value)])
    await parts.remove(many, ['x'])
    slowClock(t, 20)
    const listed = () =>
      parts.column(
        "SELECT value FROM posting WHERE key = 'x' UNION SELECT value FROM lingering ORDER BY value",
      )
    const values = listed()
    assert.deepEqual(values, ['0', '1', '2', 'again', 'replaced'])
    await drain(parts, () => assert.deepEqual(listed(), values))
    assert.deepEqual(listed(), values)
  })

  it('keeps the posting of a tag that came back meanwhile, and of the resource that it lists', async (t) => {
    using parts = openParts(file)
    await parts.set(many, [tag('x')])
    await parts.remove(many, ['x'])
    slowClock(t, 20)
    await advance(parts)
    const back = [...many.slice(0, 2), ...many.slice(-2)]
    await parts.set(back, [tag('x')])
    await drain(parts)
    assert.deepEqual(
      postings(parts),
      back.map(({ id }) => id),
    )
    assert.deepEqual(
      postings(parts, ''),
      back.map(({ id }) => id),
    )
    assert.deepEqual(lingering(parts), [])
  })

  it('drops the posting of a tag that came and went meanwhile', async (t) => {
    using parts = openParts(file)
    await parts.set(many, [tag('x')])
    await parts.remove(many, ['x'])
    slowClock(t, 20)
    await advance(parts)
    await parts.set(many, [tag('x')])
    await advance(parts)
    await parts.remove(many, ['x'], { at: 9 })
    await drain(parts)
    assert.deepEqual(postings(parts), [])
    assert.deepEqual(postings(parts, ''), [])
    assert.deepEqual(lingering(parts), [`x= ${9 + UNUSED_TAG_DELAY}`])
    assert.equal(parts.ports.index.backlog(), 0)
  })

  it('leaves to the next what is removed meanwhile', async (t) => {
    using parts = openParts(file)
    await parts.set(many, [tag('x'), tag('y')])
    await parts.remove(many, ['x'])
    slowClock(t, 20)
    for (let i = 0; i < 4; i++) await advance(parts)
    await parts.remove(many, ['y'])
    while (parts.ports.index.backlog() > 30) await advance(parts)
    assert.equal(parts.ports.index.backlog(), 30)
    assert.deepEqual(postings(parts, 'y'), ids)
    assert.deepEqual(parts.column('SELECT count(*) FROM unindexed'), [1])
    await drain(parts)
    assert.deepEqual(parts.column('SELECT count(*) FROM posting'), [0])
  })

  it('begins again after a piece that was rolled back', async (t) => {
    let failing = false
    using parts = openParts(file, () => {
      if (failing) throw new Error('This group is not committed')
    })
    await parts.set(many, [tag('x')])
    await parts.remove(many.slice(5), ['x'], { at: 7 })
    slowClock(t, 20)
    for (let pieces = 0; pieces < 45; pieces++) {
      failing = pieces % 15 > 10
      const piece = advance(parts)
      if (failing) await assert.rejects(piece)
      else await piece
    }
    failing = false
    await drain(parts)
    assert.deepEqual(postings(parts), ids.slice(0, 5))
    assert.deepEqual(postings(parts, ''), ids.slice(0, 5))
    assert.equal(parts.ports.index.backlog(), 0)
    await parts.remove(many, ['x'], { at: 8 })
    await drain(parts)
    assert.deepEqual(lingering(parts), [`x= ${8 + UNUSED_TAG_DELAY}`])
  })

  it('begins again after the process was ended in the middle of it', async (t) => {
    const first = openParts(file)
    await first.set(many, [tag('x')])
    await first.remove(many, ['x'], { at: 7 })
    await first.set(many.slice(0, 5), [tag('x')])
    slowClock(t, 20)
    for (let pieces = 0; pieces < 60; pieces++) await advance(first)
    const left = postings(first).length
    first[Symbol.dispose]()
    assert.ok(left > 5 && left < 30, `${left} postings are left`)
    using parts = openParts(file)
    assert.equal(parts.ports.index.backlog(), 30)
    await drain(parts)
    assert.deepEqual(postings(parts), ids.slice(0, 5))
    assert.deepEqual(postings(parts, ''), ids.slice(0, 5))
    assert.deepEqual(parts.column('SELECT count(*) FROM unindexed'), [0])
  })
})

describe('it is time for the index', () => {
  it('when much waits, or a little while nobody writes or for a minute, or a run is under way', async (t) => {
    const clock = slowClock(t, 0)
    using parts = openParts(file)
    const { index } = parts.ports
    const enqueue = (seq: number, removed: number) =>
      parts.writer.submit((work) => index.enqueue(seq, removed, work))
    assert.ok(!index.isDue(true))
    await enqueue(1, 10)
    assert.ok(!index.isDue(false))
    assert.ok(index.isDue(true))
    clock.time += 59_999
    assert.ok(!index.isDue(false))
    clock.time += 1
    assert.ok(index.isDue(false))
    parts.database.exec('DELETE FROM unindexed')

    using other = openParts(join(temporaryDir(), 'tagplane.sqlite'))
    await other.writer.submit((work) => other.ports.index.enqueue(1, 63_999, work))
    assert.ok(!other.ports.index.isDue(false))
    await other.writer.submit((work) => other.ports.index.enqueue(2, 1, work))
    assert.ok(other.ports.index.isDue(false))
  })

  it('until the run is over', async (t) => {
    using parts = openParts(file)
    await parts.set(many, [tag('x')])
    await parts.remove(many, ['x'])
    slowClock(t, 20)
    assert.ok(!parts.ports.index.isDue(false))
    await drain(parts, () => assert.ok(parts.ports.index.isDue(false)))
    assert.ok(!parts.ports.index.isDue(true))
  })
})

describe('the index', () => {
  it('holds one row per tag under its home, and nothing of another account', async () => {
    using parts = openParts(file)
    await parts.set([instance('a')], [tag('x', '1')])
    const row = parts.column(
      'SELECT json_array(account, home, key, value, type, id) FROM posting ORDER BY key',
    )
    const name = [ALICE, HOME]
    assert.deepEqual(
      row.map((text) => JSON.parse(String(text))),
      [
        [...name, '', '', 'ecs:instance', 'a'],
        [...name, 'x', '1', 'ecs:instance', 'a'],
      ],
    )
  })
})
