import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { Promised } from '../contract.ts'
import { bucket, instance, tag } from '../world.ts'

const CREATED_BY = tag('acs:tag:createdby', 'customer:1')
const many = (count: number) => Array.from({ length: count }, (_, i) => tag(`k${i}`))

export function quotaCases(promised: Promised): void {
  describe('quotas', () => {
    promised('are those of the type where it has one, in one call on several types', async (world) => {
      const quotaOfType = new Map([
        ['ecs:disk', 3],
        ['oss:bucket', 1],
      ])
      const disk = { ...instance('d'), type: 'ecs:disk' }
      const all = [bucket('b'), disk, instance('i')]
      const limits = { quota: 2, quotaOfType }
      assert.deepEqual(await world.set(all, many(3), limits), ['over-quota', 'done', 'over-quota'])
      assert.deepEqual(await world.set(all, many(2), limits), ['over-quota', 'done', 'done'])
      const replacing = { ...limits, replacing: true }
      assert.deepEqual(await world.set(all, [tag('a')], replacing), ['done', 'done', 'done'])
      const put = all.map((target) => ({ ...target, tags: many(2) }))
      assert.deepEqual(await world.put(put, limits), ['over-quota', 'changed', 'over-quota'])
    })

    promised(
      'leave a resource that is beyond a lower one as it is, to be changed and untagged',
      async (world) => {
        await world.set([instance('i')], many(5))
        const lower = { quota: 2 }
        assert.deepEqual(await world.set([instance('i')], [tag('k0', 'new')], lower), ['done'])
        assert.deepEqual(await world.set([instance('i')], [tag('more')], lower), ['over-quota'])
        assert.deepEqual(await world.set([instance('i')], [tag('acs:system')], lower), ['done'])
        await world.remove([instance('i')], ['k1'])
        assert.deepEqual(await world.set([instance('i')], many(3), { ...lower, replacing: true }), ['done'])
        assert.deepEqual(await world.tagsOf(instance('i')), ['acs:system=', 'k0=', 'k1=', 'k2='])
      },
    )

    promised('hold among calls that come at the same time, whichever verb they are', async (world) => {
      const limits = { quota: 20, quotaOfType: new Map([['ecs:instance', 7]]) }
      const target = instance('i')
      const calls = Array.from({ length: 24 }, (_, i) =>
        i % 2 === 0
          ? world.set([target], [tag(`s${i}`), tag('shared')], limits)
          : world.put([{ ...target, tags: [tag(`p${i}`)] }], limits),
      )
      const outcomes = (await Promise.all(calls)).flat()
      const tags = (await world.tagsOf(target)) ?? []
      assert.equal(tags.length, 7)
      const added = outcomes.filter((outcome) => outcome !== 'over-quota').length
      assert.equal(added, tags.filter((text) => text !== 'shared=').length)
    })
  })

  describe('tags of registration', () => {
    promised('come with the call that registers a resource, and with no other', async (world) => {
      const registrationTags = [CREATED_BY]
      await world.set([instance('old')], [tag('a')])
      await world.set([instance('old'), instance('new')], [tag('b')], { registrationTags, quota: 1 })
      await world.set([instance('new')], [tag('b')], { registrationTags: [tag(CREATED_BY.key, 'other')] })
      assert.deepEqual(await world.tagsOf(instance('old')), ['a='])
      const marked = ['acs:tag:createdby=customer:1', 'b=']
      assert.deepEqual(await world.tagsOf(instance('new')), marked)
      await world.put([instance('put'), instance('old')], { registrationTags })
      assert.deepEqual(await world.tagsOf(instance('put')), marked.slice(0, 1))
      assert.deepEqual(await world.tagsOf(instance('old')), ['a='])
      await world.set([bucket('b')], [tag('b')], { registrationTags, replacing: true })
      assert.deepEqual(await world.tagsOf(bucket('b')), marked)
      await world.set([bucket('b')], [tag('c')], { replacing: true })
      assert.deepEqual(await world.tagsOf(bucket('b')), [marked[0], 'c='])
      assert.deepEqual(
        (await world.list({ category: 'System' })).map(({ id }) => id),
        ['new', 'put', 'b'],
      )
      assert.deepEqual(await world.texts({ key: CREATED_BY.key }), ['customer:1'])
    })

    promised(
      'do not count, come again with a new registration, and yield to those of the call',
      async (world) => {
        const registrationTags = [CREATED_BY]
        const own = tag(CREATED_BY.key, 'own')
        assert.deepEqual(await world.set([instance('i')], [tag('a')], { registrationTags, quota: 1 }), [
          'done',
        ])
        await world.deregister([instance('i')])
        assert.deepEqual(await world.set([instance('i')], [tag('z')], { registrationTags, quota: 0 }), [
          'over-quota',
        ])
        await world.put([instance('i')], { registrationTags: [tag(CREATED_BY.key, 'customer:2')] })
        assert.deepEqual(await world.tagsOf(instance('i')), ['acs:tag:createdby=customer:2'])
        await world.set([instance('j')], [own], { registrationTags })
        assert.deepEqual(await world.tagsOf(instance('j')), ['acs:tag:createdby=own'])
        const command = world.putting([{ ...instance('k'), tags: [tag('t')] }], { registrationTags })
        await world.store.putResources(command)
        const [made] = (await world.changeNamed(command.change.id)).resources
        assert.deepEqual(made?.after.map(({ key }) => key).toSorted(), [CREATED_BY.key, 't'])
      },
    )
  })
}
