import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import type { Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { keys, refuses, tagged, tagsOf } from './calls.ts'
import { resourceOf, userWith } from './estate.ts'
import { allPages, done } from './identities.ts'

const tagsIn = (tags: unknown) => ({ Tag: JSON.stringify(tags) })
const NO_LIST = 'It is a JSON list of objects with Key and Value.'

/** What roles and policies have to do with tags: `make` names the operations on one kind, and a new one. */
export type Entity = {
  readonly type: 'role' | 'policy'
  readonly create: string
  readonly remove: string
  readonly list: readonly [action: string, wrapper: string, item: string]
  /** The parameters that make a new one, and its name. */
  readonly fresh: () => Parameters
  readonly nameOf: string
}

export function isMadeWithTags(target: Target, entity: Entity): void {
  const { type, create, remove, fresh, nameOf } = entity
  const arnOf = (name = '') => `arn:acs:ram:cn-hangzhou:${target.account}:${type}/${name}`

  describe('tags', () => {
    it('200: it is made with them, is a resource that carries them, and takes them along when it goes', async () => {
      const made = fresh()
      const arn = arnOf(made[nameOf])
      await done(target, create, { ...made, ...tagsIn([{ Key: 'owner', Value: 'a' }, { Key: 'empty' }]) })
      assert.deepEqual(await tagsOf(target, arn), { owner: 'a', empty: '' })
      assert.equal((await resourceOf(target, arn))['RegisteredBy'], 'Product')
      await done(target, remove, { [nameOf]: made[nameOf] ?? '' })
      assert.equal(await tagsOf(target, arn), undefined)
      await done(target, create, made)
      assert.deepEqual((await resourceOf(target, arn))['Tags'], [])
      await done(target, remove, { [nameOf]: made[nameOf] ?? '' })
      const other = fresh()
      await done(target, create, { ...other, 'Tag.1.Key': 'owner', 'Tag.1.Value': 'b' })
      assert.deepEqual(await tagsOf(target, arnOf(other[nameOf])), { owner: 'b' })
    })

    it('403: whoever may make it, but not tag it, makes none with tags', async () => {
      const maker = await userWith(target, { Action: `ram:${create}` })
      await refuses(maker, [create, { ...fresh(), ...tagsIn([{ Key: 'a' }]) }], 'NotAuthorized')
      await done(maker, create, fresh())
      const both = { Action: [`ram:${create}`, 'ram:TagResources'] }
      const limited = await userWith(target, {
        ...both,
        Condition: { StringEquals: { 'acs:RequestTag/team': 'red' } },
      })
      await refuses(limited, [create, { ...fresh(), ...tagsIn([{ Key: 'team' }]) }], 'NotAuthorized')
      await done(limited, create, { ...fresh(), ...tagsIn([{ Key: 'team', Value: 'red' }]) })
    })

    it('400, 403, 404: as TagResources has it', async () => {
      const refused = (tags: unknown, error: ErrorName, ...values: readonly string[]) =>
        refuses(target, [create, { ...fresh(), ...tagsIn(tags) }], error, ...values)
      await refuses(target, [create, { ...fresh(), Tag: 'x' }], 'InvalidParameter', 'Tag', NO_LIST)
      await refused([{ key: 'a' }], 'InvalidParameter', 'Tag', `${NO_LIST} [0].key is not known.`)
      await refused(
        Array.from({ length: 21 }, (_, i) => ({ Key: `k${i}` })),
        'TooManyTags',
      )
      await refused([{ Key: 'a' }, { Key: 'a' }], 'DuplicateTagKey')
      await refused([{ Key: 'a<' }], 'TagKeyInvalid', 'a<')
      await refused([{ Key: 'a', Value: '<' }], 'TagValueInvalid', '<')
      await refused([{ Key: 'acs:a' }], 'SystemTag')
      await done(target, 'SetProtectedTagKeys', keys('guarded'))
      await refused([{ Key: 'guarded' }], 'NoPermissionKey')
      await done(target, 'SetProtectedTagKeys')
    })
  })
}

export function isFoundByTags(target: Target, { type, create, list, fresh, nameOf }: Entity): void {
  const [action, wrapper, item] = list
  const found = async (tags: unknown) => {
    const all = await allPages(target, [action, { MaxItems: '2', ...tagsIn(tags) }], [wrapper, item])
    return all.map((one) => one[nameOf])
  }

  it('200: shows the tags of each, and finds by keys and values, page by page', async () => {
    const made = [fresh(), fresh(), fresh()]
    for (const [i, one] of made.entries()) {
      await done(target, create, { ...one, ...tagsIn([{ Key: 'seq', Value: `${i % 2}` }, { Key: 'all' }]) })
    }
    const names = made.map((one) => one[nameOf])
    assert.deepEqual((await found([{ Key: 'seq' }])).toSorted(), names.toSorted())
    assert.deepEqual(await found([{ Key: 'seq', Value: '1' }]), [names[1]])
    assert.deepEqual(await found([{ Key: 'all' }, { Key: 'seq', Value: '1' }]), [names[1]])
    assert.deepEqual(await found([{ Key: 'all' }, { Key: 'none' }]), [])
    await tagged(target, { later: 'x' }, `arn:acs:ram:cn-hangzhou:${target.account}:${type}/${names[1]}`)
    assert.deepEqual(await found([{ Key: 'later', Value: 'x' }]), [names[1]])
    const answer = await done(target, action, tagsIn([{ Key: 'later' }]))
    const [shown] = (answer[wrapper] as Record<string, Record<string, unknown>[]>)[item] ?? []
    const pairs = { all: '', later: 'x', seq: '1' }
    const Tag = Object.entries(pairs).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
    assert.deepEqual(shown?.['Tags'], { Tag })
  })

  it('400, 403: a filter that is none, too many, the marker of another filter', async () => {
    await refuses(target, [action, { Tag: '{}' }], 'InvalidParameter', 'Tag', `${NO_LIST} It is no list.`)
    const many = Array.from({ length: 21 }, (_, i) => ({ Key: `k${i}` }))
    await refuses(target, [action, tagsIn(many)], 'TooManyTags')
    const { Marker } = await done(target, action, { MaxItems: '1', ...tagsIn([{ Key: 'all' }]) })
    await refuses(target, [action, { Marker: String(Marker) }], 'InvalidMarker')
  })
}
