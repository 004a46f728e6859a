import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Promised } from '../contract.ts'
import { createRandom } from '../random.ts'
import { ALICE, BOB, bucket, instance, tag, UNUSED_TAG_DELAY } from '../world.ts'

/** On both sides of the surrogates, where the order of UTF-16 is another one. */
const texts = [
  'A',
  'a',
  'a b',
  'a-',
  'aa',
  'b',
  'é',
  'e\u0301',
  '環境',
  '\ud7ff',
  '\ue000',
  '\uff21',
  '\u{10000}',
  '\u{20000}x',
]
const sorted = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

export function tagTextCases(promised: Promised): void {
  describe('the list of keys, and of the values of a key', () => {
    promised('is in UTF-8 byte order, with pages of every size', async (world) => {
      const shuffled = createRandom(3).shuffle(texts)
      for (const [i, text] of shuffled.entries())
        await world.set([instance(`${i}`), instance(`${i}b`)], [tag(text), tag('key', text)])
      for (let settled = 0; settled < 2; settled++) {
        for (let limit = 1; limit <= texts.length + 2; limit++) {
          const keys = await world.texts({ limit })
          assert.deepEqual(
            keys.filter((key) => key !== 'key'),
            sorted,
          )
          assert.equal(keys.length, texts.length + 1)
          assert.deepEqual(await world.texts({ key: 'key', limit }), sorted)
        }
        await world.settle()
      }
      assert.deepEqual((await world.textPage({ limit: 3, key: 'key' })).texts, sorted.slice(0, 3))
      assert.equal((await world.textPage({ limit: texts.length, key: 'key' })).next, undefined)
    })

    promised('holds an empty value', async (world) => {
      await world.set([instance('a')], [tag('x', '')])
      await world.set([instance('b')], [tag('x', '1')])
      await world.set([instance('c')], [tag('y', '')])
      for (const limit of [1, 2, 3]) assert.deepEqual(await world.texts({ key: 'x', limit }), ['', '1'])
      assert.deepEqual(await world.texts({ key: 'y' }), [''])
      await world.remove([instance('a')], ['x'])
      await world.settle()
      assert.deepEqual(await world.texts({ key: 'x' }), ['', '1'])
      world.now += UNUSED_TAG_DELAY
      assert.deepEqual(await world.texts({ key: 'x' }), ['1'])
    })

    promised('goes on from any place, also one that is not there', async (world) => {
      await world.set(
        [instance('a')],
        ['a', 'c', 'e'].map((key) => tag(key)),
      )
      const after = async (text: string) => (await world.textPage({ after: [text] })).texts
      assert.deepEqual(await after(''), ['a', 'c', 'e'])
      assert.deepEqual(await after('b'), ['c', 'e'])
      assert.deepEqual(await after('c'), ['e'])
      assert.deepEqual(await after('e'), [])
    })

    promised('holds keys of the category that is asked for', async (world) => {
      await world.set(
        [instance('a')],
        ['acs:s', 'aliyun:t', 'b', 'acs'].map((key) => tag(key)),
      )
      for (const limit of [1, 2, 9]) {
        assert.deepEqual(await world.texts({ category: 'System', limit }), ['acs:s', 'aliyun:t'])
        assert.deepEqual(await world.texts({ category: 'Custom', limit }), ['acs', 'b'])
        assert.equal((await world.texts({ limit })).length, 4)
      }
    })

    promised('is one account’s and one home’s own', async (world) => {
      await world.set([instance('a')], [tag('x', 'alice')])
      await world.set([instance('a', 'cn-beijing'), bucket('b', 'cn-beijing')], [tag('x', 'north')])
      await world.set([instance('a')], [tag('x', 'bob'), tag('y')], { account: BOB })
      assert.deepEqual(await world.texts(), ['x'])
      assert.deepEqual(await world.texts({ key: 'x' }), ['alice'])
      assert.deepEqual(await world.texts({ key: 'x', home: 'cn-beijing' }), ['north'])
      assert.deepEqual(await world.texts({ account: BOB }), ['x', 'y'])
      assert.deepEqual(await world.texts({ key: 'x', account: BOB }), ['bob'])
      assert.deepEqual(await world.texts({ key: 'y', account: ALICE }), [])
      assert.deepEqual(await world.texts({ home: 'cn-shanghai' }), [])
    })

    promised('shows a tag right after it was set', async (world) => {
      for (const value of ['1', '2', '3']) {
        await world.set([instance('a')], [tag('x', value)])
        assert.ok((await world.texts({ key: 'x' })).includes(value))
        assert.deepEqual(await world.texts(), ['x'])
      }
    })
  })

  describe('a tag that no resource carries any more', () => {
    promised('is listed until its time is over, counted from the last removal', async (world) => {
      const start = world.now
      await world.set([instance('a'), instance('b'), instance('z')], [tag('x', '1')])
      await world.set([instance('z')], [tag('stays')])
      await world.remove([instance('z')], ['x'])
      world.now += 1_000
      await world.remove([instance('b')], ['x'])
      world.now += 1_000
      await world.set([instance('a')], [tag('x', '2')])
      const listed = () => Promise.all([world.texts(), world.texts({ key: 'x' })])
      assert.deepEqual(await listed(), [
        ['stays', 'x'],
        ['1', '2'],
      ])
      await world.settle()
      await world.reopen()
      world.now = start + 2_000 + UNUSED_TAG_DELAY - 1
      await world.sweep()
      assert.deepEqual(await listed(), [
        ['stays', 'x'],
        ['1', '2'],
      ])
      world.now++
      assert.deepEqual(await listed(), [['stays', 'x'], ['2']])
      await world.sweep()
      assert.deepEqual(await listed(), [['stays', 'x'], ['2']])
    })

    promised('is gone when its time is over, also where the indexes have not been kept up', async (world) => {
      await world.set([instance('a'), instance('b')], [tag('x', '1'), tag('y')])
      await world.remove([instance('a')], ['y'])
      await world.remove([instance('a'), instance('b')], ['x'])
      await world.set([instance('b')], [tag('x', '2')])
      world.now += UNUSED_TAG_DELAY - 1
      assert.deepEqual(await world.texts({ key: 'x' }), ['1', '2'])
      await world.reopen()
      world.now++
      assert.deepEqual(await world.texts({ key: 'x' }), ['2'])
      assert.deepEqual(await world.texts(), ['x', 'y'])
    })

    promised('stays when a resource carries it again', async (world) => {
      await world.set([instance('a')], [tag('x', '1')])
      await world.remove([instance('a')], ['x'])
      await world.settle()
      world.now += UNUSED_TAG_DELAY - 1
      await world.set([instance('b')], [tag('x', '1')])
      world.now += UNUSED_TAG_DELAY
      await world.sweep()
      assert.deepEqual(await world.texts({ key: 'x' }), ['1'])
      await world.remove([instance('b')], ['x'])
      await world.settle()
      world.now += UNUSED_TAG_DELAY - 1
      await world.sweep()
      assert.deepEqual(await world.texts({ key: 'x' }), ['1'])
      world.now++
      assert.deepEqual(await world.texts(), [])
    })

    promised('is never out of the lists for a moment, whatever is done meanwhile', async (world) => {
      const some = Array.from({ length: 20 }, (_, i) => instance(`${i}`))
      for (const [i, one] of some.entries()) await world.set([one], [tag(`k${i % 4}`, `${i % 2}`)])
      const keys = ['k0', 'k1', 'k2', 'k3']
      for (const one of some) {
        await world.remove([one], keys)
        const [listed] = await Promise.all([
          world.texts(),
          world.store.maintain('all'),
          world.remove(some, ['k0']),
        ])
        assert.deepEqual(listed, keys)
      }
      await world.settle()
      assert.deepEqual(await world.texts(), keys)
    })
  })
}
