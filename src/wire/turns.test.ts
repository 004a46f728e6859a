import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { createTurns } from './turns.ts'

describe('turns', () => {
  it('come one after another in one line, in the order in which they were asked for', async () => {
    const turns = createTurns()
    const done: string[] = []
    let inside = 0
    const work = async (line: string, name: string) => {
      using turn = turns.queue()
      await turn.take(line)
      await turn.take(line)
      assert.equal(++inside, 1)
      await soon()
      inside--
      done.push(name)
    }
    await Promise.all(['a', 'b', 'c'].map((name) => work('line', name)))
    await work('line', 'd')
    assert.deepEqual(done, ['a', 'b', 'c', 'd'])
  })

  it('are had at once in another line, and by whoever asks for none', async () => {
    const turns = createTurns()
    using first = turns.queue()
    await first.take('one')
    using other = turns.queue()
    await other.take('two')
    turns.queue()[Symbol.dispose]()
  })

  it('are not waited for without end, and keep their order behind one that does not end', async () => {
    const turns = createTurns(20)
    const endless = turns.queue()
    await endless.take('line')
    using second = turns.queue()
    await second.take('line')
    endless[Symbol.dispose]()
    second[Symbol.dispose]()
    using third = turns.queue()
    await third.take('line')
  })
})
