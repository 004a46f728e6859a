import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Change, ChangeHeader, ResourceChange, ResourceTarget } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, bucket, HOME, instance, tag, type World } from '../world.ts'

export function changeCases(promised: Promised): void {
  describe('the change record', () => {
    promised('keeps who did what, when and from where', async (world) => {
      const change = world.change({
        at: world.now + 17,
        principals: ['acs:ram::1:user/eve', 'acs:ram::2:role/ops'],
        source: '2001:db8::1',
        operation: 'tag:TagResources',
        job: 'job-1',
        delegation: { serviceCode: 'hbr', bid: '26842', createdBy: '某甲', category: 'System' },
      })
      await world.set([instance('a')], [tag('x', '1')], { change })
      const { resources, ...header } = await world.changeNamed(change.id)
      assert.deepEqual(header, { ...change, status: 'done' })
      const expected = {
        ...named(instance('a')),
        outcome: 'done',
        existence: 'registered',
        before: [],
        after: [tag('x', '1')],
        version: 1,
      }
      assert.deepEqual(resources, [expected])
    })

    promised('has no job and no delegation when there was none', async (world) => {
      const change = world.change()
      await world.remove([instance('a')], ['x'], { change })
      const found = await world.changeNamed(change.id)
      for (const name of ['job', 'delegation']) assert.ok(!(name in found))
    })

    promised('shows the tags that differ, before and after', async (world) => {
      const tags = [tag('same', '1'), tag('value', '1'), tag('origin', '1', 'rule'), tag('other', '1')]
      await world.set([instance('a')], tags)
      const first = await world.latestChange(instance('a'))
      const set = [tag('same', '1'), tag('value', '2'), tag('origin', '1'), tag('new', '1')]
      const second = await recorded(world, (o) => world.set([instance('a')], set, o))
      assert.deepEqual(second.before.toSorted(byKey), [tag('origin', '1', 'rule'), tag('value', '1')])
      assert.deepEqual(second.after.toSorted(byKey), [tag('new', '1'), tag('origin', '1'), tag('value', '2')])
      assert.equal(second.previous, first)
      const third = await recorded(world, (o) =>
        world.remove([instance('a')], ['value', 'unknown', 'other'], o),
      )
      assert.deepEqual(third.before.toSorted(byKey), [tag('other', '1'), tag('value', '2')])
      assert.deepEqual(third.after, [])
    })

    promised('is made of calls, too, that changed nothing', async (world) => {
      await world.set([instance('a')], [tag('x', '1')])
      const first = await world.latestChange(instance('a'))
      const unchanged = {
        ...{ ...named(instance('a')), outcome: 'done', before: [], after: [] },
        ...{ version: 1, previous: first },
      }
      assert.deepEqual(
        await recorded(world, (o) => world.set([instance('a')], [tag('x', '1')], o)),
        unchanged,
      )
      assert.deepEqual(await recorded(world, (o) => world.remove([instance('a')], ['y'], o)), unchanged)
      assert.equal((await recorded(world, (o) => world.remove([instance('a')], ['x'], o))).previous, first)
    })

    promised('names every resource with its outcome, and only what was there of it', async (world) => {
      await world.set([instance('full')], [tag('a')])
      await world.set([bucket('b', 'cn-beijing')], [tag('a')])
      const full = await world.latestChange(instance('full'))
      const targets = [
        bucket('b', HOME),
        instance('full'),
        { ...instance('full2'), expectedVersion: 3 },
        instance('good'),
      ]
      const change = world.change()
      await world.set(targets, [tag('x')], { change, quota: 1 })
      const nothing = { before: [], after: [] }
      const made = { ...named(instance('good')), outcome: 'done', existence: 'registered' }
      assert.deepEqual((await world.changeNamed(change.id)).resources, [
        { ...named(bucket('b', HOME)), outcome: 'not-found', ...nothing },
        { ...named(instance('full')), outcome: 'over-quota', ...nothing, version: 1, previous: full },
        { ...named(instance('full2')), outcome: 'moved', ...nothing },
        { ...made, before: [], after: [tag('x')], version: 1 },
      ])
      const removal = world.change()
      await world.remove([instance('unknown')], ['x'], { change: removal })
      assert.deepEqual((await world.changeNamed(removal.id)).resources, [
        { ...named(instance('unknown')), outcome: 'not-found', ...nothing },
      ])
    })

    promised('is made of configuration changes', async (world) => {
      const change = world.change({ operation: 'tagplane:SetProtectedTagKeys' })
      await world.store.changeConfig({ guard: world.guard(), change, puts: [], deletes: [] })
      assert.deepEqual(await world.changeNamed(change.id), { ...change, status: 'done', resources: [] })
    })

    promised('belongs to its account', async (world) => {
      const change = world.change()
      await world.set([instance('a')], [tag('x')], { change })
      assert.equal(await world.store.readChange(BOB, change.id), undefined)
      assert.equal(await world.store.readChange(ALICE, world.change().id), undefined)
      await world.set([instance('a')], [tag('y')], { change, account: BOB })
      assert.deepEqual((await world.changeNamed(change.id, BOB)).resources[0]?.after, [tag('y')])
      assert.deepEqual((await world.changeNamed(change.id, ALICE)).resources[0]?.after, [tag('x')])
    })

    promised('survives closing and opening', async (world) => {
      const change = world.change()
      await world.set([instance('a')], [tag('x', '環', 'rule')], { change })
      const before = await world.changeNamed(change.id)
      await world.reopen()
      assert.deepEqual(await world.changeNamed(change.id), before)
    })
  })

  describe('the history of a resource', () => {
    promised('walks back from the latest change to the state before the first', async (world) => {
      const ids: string[] = []
      const note = () => {
        const change = world.change()
        ids.push(change.id)
        return { change }
      }
      const states: (readonly string[])[] = [[]]
      for (let i = 0; i < 12; i++) {
        const key = `k${i % 4}`
        if (i % 3 === 2) await world.remove([instance('b'), instance('a')], [key, `k${i % 2}`], note())
        else await world.set([instance('a'), instance('b')], [tag(key, `${i}`)], note())
        states.push((await world.tagsOf(instance('a'))) ?? [])
      }
      await world.reopen()
      const walked = await walkBack(world, instance('a'), ids.at(-1))
      assert.deepEqual(walked, states.toReversed())
    })

    promised('never runs backwards in time', async (world) => {
      const at = async (time: number, targets = [instance('a')]) => {
        const change = world.change({ at: time })
        await world.set(targets, [tag('x', `${time} ${change.id}`)], { change })
        return (await world.changeNamed(change.id)).at
      }
      assert.equal(await at(5_000), 5_000)
      assert.equal(await at(3_000), 5_000)
      assert.equal(await at(3_000, [instance('b')]), 3_000)
      assert.equal(await at(4_000, [instance('b'), instance('a')]), 5_000)
      assert.equal(await at(4_500, [instance('b')]), 5_000)
      assert.equal(await at(6_000, [instance('b')]), 6_000)
      await world.reopen()
      assert.equal(await at(1, [instance('b')]), 6_000)
    })
  })
}

function named({ region, type, id, home }: ReturnType<typeof instance>) {
  return { region, type, id, home }
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1
}

function entryOf(change: Change, id: string): ResourceChange {
  const entry = change.resources.find((resource) => resource.id === id)
  if (!entry) throw new Error(`The change ${change.id} does not name ${id}`)
  return entry
}

/** What a call recorded of the instance `a`. */
async function recorded(
  world: World,
  call: (overrides: { readonly change: ChangeHeader }) => Promise<unknown>,
): Promise<ResourceChange> {
  const change = world.change()
  await call({ change })
  return entryOf(await world.changeNamed(change.id), 'a')
}

/** The states of a resource from now to before its first change, by undoing each change of the chain. */
async function walkBack(
  world: World,
  target: ResourceTarget,
  latest: string | undefined,
): Promise<string[][]> {
  const [resource] = await world.read([target])
  const tags = new Map(resource?.tags.map((one) => [one.key, one]))
  const texts = () => [...tags.values()].map(({ key, value }) => `${key}=${value}`).toSorted()
  const states = [texts()]
  let version = resource?.version ?? 0
  for (let id = latest; id; version--) {
    const step = entryOf(await world.changeNamed(id), target.id)
    assert.equal(step.version, version)
    for (const { key } of step.after) tags.delete(key)
    for (const one of step.before) tags.set(one.key, one)
    states.push(texts())
    id = step.previous
  }
  assert.equal(version, 0)
  return states
}
