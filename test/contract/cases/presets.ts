import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { CreatePresets, ListPresets, Preset } from '../../../src/store/presets.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, bucket, instance, type Overrides, tag, type World } from '../world.ts'

type Keys = CreatePresets['keys']
type CreateOverrides = Overrides & Partial<Pick<CreatePresets, 'maxKeys' | 'maxValues'>>

/** Keys with values, without descriptions. */
export function keysOf(wanted: Readonly<Record<string, readonly string[]>>): Keys {
  return Object.entries(wanted).map(([text, values]) => ({
    text,
    values: values.map((value) => ({ text: value })),
  }))
}

export async function create(world: World, keys: Keys, o: CreateOverrides = {}): Promise<void> {
  const { maxKeys = 1_000, maxValues = 1_000 } = o
  const command = { guard: world.guard(o), change: world.change(o.change), keys, maxKeys, maxValues }
  await world.store.createPresets(command)
}

export async function remove(world: World, key: string, value?: string, o: Overrides = {}): Promise<void> {
  const named = { key, ...(value !== undefined && { value }) }
  await world.store.deletePreset({ guard: world.guard(o), change: world.change(o.change), ...named })
}

/** All pages one after the other; undefined for the values of an unknown key. */
export async function listed(
  world: World,
  { account = ALICE, limit = 100, ...query }: Partial<Omit<ListPresets, 'guard'>> & Overrides = {},
): Promise<readonly Preset[] | undefined> {
  const presets: Preset[] = []
  for (let after: string | undefined; ; ) {
    const place = after === undefined ? {} : { after }
    const page = await world.store.listPresets({ guard: world.guard({ account }), limit, ...query, ...place })
    if (!page) return undefined
    presets.push(...page.presets.map(({ text, description }) => ({ text, description })))
    if (page.next === undefined) return presets
    assert.notEqual(page.next, after, 'A page ends where it began')
    after = page.next
  }
}

const texts = async (...of: Parameters<typeof listed>) => (await listed(...of))?.map(({ text }) => text)
const refused = (call: Promise<void>, reason: string) =>
  assert.rejects(call, { name: 'PresetRefused', reason })

export function presetCases(promised: Promised): void {
  describe('createPresets and listPresets', () => {
    promised('keeps keys and values with their descriptions, each account its own', async (world) => {
      await create(world, [
        {
          text: 'team',
          description: 'Who',
          values: [{ text: 'blue', description: 'The blue' }, { text: 'a' }],
        },
        { text: 'bare', values: [] },
      ])
      await world.reopen()
      assert.deepEqual(await listed(world), [
        { text: 'bare', description: '' },
        { text: 'team', description: 'Who' },
      ])
      const values = [
        { text: 'a', description: '' },
        { text: 'blue', description: 'The blue' },
      ]
      assert.deepEqual(await listed(world, { key: 'team' }), values)
      assert.deepEqual(await listed(world, { key: 'bare' }), [])
      assert.equal(await listed(world, { key: 'Team' }), undefined)
      assert.deepEqual(await listed(world, { account: BOB }), [])
      assert.equal(await listed(world, { account: BOB, key: 'team' }), undefined)
    })

    promised('adds to what is there; a description that is left out stays', async (world) => {
      await create(world, [{ text: 'k', description: 'one', values: [{ text: 'v', description: 'of v' }] }])
      await create(world, keysOf({ k: ['v', 'w'] }))
      assert.deepEqual(await listed(world), [{ text: 'k', description: 'one' }])
      await create(world, [{ text: 'k', description: 'two', values: [{ text: 'v', description: '' }] }])
      assert.deepEqual(await listed(world), [{ text: 'k', description: 'two' }])
      const values = [
        { text: 'v', description: '' },
        { text: 'w', description: '' },
      ]
      assert.deepEqual(await listed(world, { key: 'k' }), values)
    })

    promised('lists in byte order, by pages, those that match', async (world) => {
      const sorted = ['A', 'a', 'ab', 'abc', 'b', '\ue000', '\u{10000}']
      await create(world, keysOf(Object.fromEntries(sorted.toReversed().map((key) => [key, sorted]))))
      for (const limit of [1, 2, 7, 100]) {
        assert.deepEqual(await texts(world, { limit }), sorted)
        assert.deepEqual(await texts(world, { limit, key: 'a' }), sorted)
        const matching = { prefix: 'a' }
        assert.deepEqual(await texts(world, { limit, matching }), ['a', 'ab', 'abc'])
        assert.deepEqual(await texts(world, { limit, key: 'b', matching }), ['a', 'ab', 'abc'])
        assert.deepEqual(await texts(world, { limit, matching: { equal: 'ab' } }), ['ab'])
        assert.deepEqual(await texts(world, { limit, matching: { equal: 'x' } }), [])
      }
    })

    promised('keeps to both limits, all or nothing; what adds nothing is never refused', async (world) => {
      await create(world, keysOf({ a: ['1', '2'], b: [] }), { maxKeys: 2, maxValues: 2 })
      const limits = { maxKeys: 2, maxValues: 2 }
      await refused(create(world, keysOf({ a: [], c: [] }), limits), 'too-many-keys')
      await refused(create(world, keysOf({ b: ['1'], a: ['3'] }), limits), 'too-many-values')
      assert.deepEqual(await texts(world), ['a', 'b'])
      assert.deepEqual(await texts(world, { key: 'b' }), [])
      const again = [{ text: 'a', description: 'still', values: [{ text: '1' }] }]
      await create(world, again, { maxKeys: 1, maxValues: 1 })
      assert.deepEqual((await listed(world))?.[0], { text: 'a', description: 'still' })
    })

    promised('calls at the same time never exceed a limit together', async (world) => {
      const calls = Array.from({ length: 12 }, (_, i) =>
        create(world, keysOf({ [`k${i}`]: [], shared: [`v${i}`] }), { maxKeys: 6, maxValues: 100 }),
      )
      const done = (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled')
      assert.equal(done.length, 5)
      assert.equal((await texts(world))?.length, 6)
      assert.equal((await texts(world, { key: 'shared' }))?.length, 5)
    })

    promised(
      'records each call, and answers a stale guard or a used nonce with nothing done',
      async (world) => {
        const nonce = world.nonce('n')
        const change = { id: '019aa1b2-0000-7000-8000-00000000aaaa', operation: 'tag:CreateTags' }
        await create(world, keysOf({ a: [] }), { nonce, change })
        assert.equal((await world.changeNamed(change.id)).operation, 'tag:CreateTags')
        await assert.rejects(create(world, keysOf({ b: [] }), { nonce }), { name: 'ReplayedNonce' })
        await assert.rejects(create(world, keysOf({ b: [] }), { configVersion: 77 }), { name: 'StaleGuard' })
        await assert.rejects(remove(world, 'a', undefined, { nonce }), { name: 'ReplayedNonce' })
        await assert.rejects(remove(world, 'a', undefined, { configVersion: 77 }), { name: 'StaleGuard' })
        assert.deepEqual(await texts(world), ['a'])
        // What was refused has not used its nonce up.
        const other = world.nonce('other')
        await refused(remove(world, 'none', undefined, { nonce: other }), 'not-found')
        await remove(world, 'a', undefined, { nonce: other })
      },
    )
  })

  describe('deletePreset', () => {
    promised('takes values out, then the key; a value that is not there is no error', async (world) => {
      await create(world, keysOf({ k: ['1', '2'], other: ['1'] }))
      await refused(remove(world, 'k'), 'has-values')
      await refused(remove(world, 'x'), 'not-found')
      await refused(remove(world, 'x', '1'), 'not-found')
      await refused(remove(world, 'k', undefined, { account: BOB }), 'not-found')
      for (const value of ['1', '1', 'never', '2']) await remove(world, 'k', value)
      assert.deepEqual(await texts(world, { key: 'k' }), [])
      await remove(world, 'k')
      assert.deepEqual(await texts(world), ['other'])
      assert.deepEqual(await texts(world, { key: 'other' }), ['1'])
    })

    promised('leaves what a resource carries, wherever it is, until none does', async (world) => {
      await create(world, keysOf({ k: ['1', '2'], 'k-other': [] }))
      const [near, far] = [instance('a'), bucket('b', 'us-east-1')]
      await world.set([near, far], [tag('k', '1')])
      await world.set([instance('bobs')], [tag('k', '2')], { account: BOB })
      await refused(remove(world, 'k', '1'), 'bound')
      await remove(world, 'k', '2')
      await remove(world, 'k-other')
      await world.remove([near], ['k'])
      await refused(remove(world, 'k', '1'), 'bound')
      await world.set([far], [tag('k', '2')])
      await remove(world, 'k', '1')
      await refused(remove(world, 'k'), 'bound')
      await world.deregister([far])
      await remove(world, 'k')
      assert.deepEqual(await texts(world), [])
    })

    promised('never leaves a value without its key', async (world) => {
      for (let round = 0; round < 10; round++) {
        await create(world, keysOf({ k: [] }))
        const [gone, made] = await Promise.allSettled([
          remove(world, 'k'),
          create(world, keysOf({ k: ['v'] })),
        ])
        assert.equal(made?.status, 'fulfilled')
        // Whichever came first: the key is there in the end, with its value.
        assert.deepEqual(await texts(world, { key: 'k' }), ['v'], gone?.status)
        await remove(world, 'k', 'v')
      }
    })
  })
}
