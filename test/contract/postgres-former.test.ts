import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { examinePostgres } from '../../src/store/postgres/examine.ts'
import { migratePostgres } from '../../src/store/postgres/migrate.ts'
import { readMigrations } from '../../src/store/postgres/migrations.ts'
import { openSchema } from '../../src/store/postgres/schema.ts'
import { type FormerNode, openFormerNode } from '../support/former-postgres.ts'
import { noPostgres, postgres } from '../support/postgres.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { ALICE, bucket, HOME, instance, openWorld, tag, UNUSED_TAG_DELAY, type World } from './world.ts'

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((id) => instance(id)) as [
  ReturnType<typeof instance>,
  ReturnType<typeof instance>,
  ReturnType<typeof instance>,
  ReturnType<typeof instance>,
]
const guard = { account: ALICE, configVersion: 1 }

let changes = 0
const change = (at: number) => ({
  ...{ id: `of the former node ${++changes}`, at, principals: [], source: '', operation: 'o' },
})

async function set(
  node: FormerNode,
  at: number,
  ids: Parameters<World['set']>[0],
  tags: Parameters<World['set']>[1],
) {
  return node.setTags({ guard, change: change(at), resources: ids, tags, register: true, quota: 20 })
}

/** A place as the former program has made it, with a node of that on it. */
async function openFormer(place: string): Promise<FormerNode> {
  const { url } = await postgres()
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  await openSchema(client, schemaOf(place), readMigrations().slice(0, 1))
  await client.end()
  await queryPostgres(`INSERT INTO ${schemaOf(place)}.account (id, version, created) VALUES ($1, 1, 0)`, [
    ALICE,
  ])
  return openFormerNode(url, schemaOf(place), UNUSED_TAG_DELAY)
}

async function migrate(place: string): Promise<void> {
  const { url } = await postgres()
  const ignore = () => {}
  await migratePostgres({ url, schema: schemaOf(place), plan: false, print: ignore, report: ignore })
}

/** A world on a place that is there already. */
function openHere(place: string): Promise<World> {
  const original = { now: Date.parse('2026-11-24T12:00:00Z'), versionOf: () => 1, changes: () => 0 }
  return openWorld(
    (options) => openPostgresPlace({ ...options, place }),
    [ALICE],
    original as unknown as World,
  )
}

async function whole(place: string): Promise<void> {
  for await (const { name, faults } of examinePostgres((await postgres()).url, schemaOf(place)))
    assert.deepEqual(faults, [], name)
}

const idsOf = async (world: World, query: Parameters<World['find']>[0] = {}) =>
  (await world.find(query)).map(({ id }) => id)

describe('a PostgreSQL store of the former version', { skip: noPostgres ?? false }, () => {
  it('is migrated while nodes of that version write', async () => {
    const place = 'former_1'
    await using node = await openFormer(place)
    await set(node, 1_000, [A, B], [tag('x', '1')])
    await set(node, 2_000, [C], [tag('acs:s', '1')])
    await set(node, 3_000, [D], [tag('x', '1')])
    await node.removeTags({ guard, change: change(4_000), resources: [D], keys: ['x'] })
    const migrating = migrate(place)
    let done = false
    const writing = (async () => {
      for (let i = 0; !done; i++)
        assert.deepEqual(await set(node, 5_000, [bucket(`${i % 50}`)], [tag('y', `${i}`)]), ['done'])
    })()
    await migrating
    done = true
    await writing
    await using world = await openHere(place)
    await world.sweep()
    const [found] = await world.describe([D])
    assert.deepEqual(
      [found?.registeredBy, found?.registeredAt, found?.group, found?.version],
      ['tagging', 4_000, '', 2],
    )
    assert.deepEqual(await idsOf(world, { untagged: true }), ['c', 'd'])
    assert.deepEqual(await idsOf(world, { types: ['ecs:instance'] }), ['a', 'b', 'c', 'd'])
    assert.deepEqual((await idsOf(world, { registeredSince: 2_000 })).slice(0, 2), ['c', 'd'])
    await whole(place)
  })

  it('registers more resources than one piece holds', async () => {
    const place = 'former_2'
    await using node = await openFormer(place)
    const some = Array.from({ length: 1_200 }, (_, i) => instance(`${i}`))
    await set(node, 1_000, some, [tag('x')])
    await migrate(place)
    await using world = await openHere(place)
    assert.equal((await world.find({ group: '', limit: 500 })).length, 1_200)
    await whole(place)
  })
})

describe('a node of the former version beside those of this one', { skip: noPostgres ?? false }, () => {
  async function openBoth(place: string) {
    const node = await openFormer(place)
    await migrate(place)
    const world = await openHere(place)
    const close = async () => {
      await node[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    }
    return { node, world, [Symbol.asyncDispose]: close }
  }

  it('tags and untags what these have registered, and leaves the facts', async () => {
    await using both = await openBoth('former_3')
    const { node, world } = both
    await world.put([{ ...A, facts: { name: 'n', group: 'rg-1' } }, B])
    await set(node, world.now, [A], [tag('x', '1')])
    assert.deepEqual(await idsOf(world, { untagged: true }), ['b'])
    assert.deepEqual(await idsOf(world, { group: 'rg-1', tags: [{ key: 'x' }] }), ['a'])
    await node.removeTags({ guard, change: change(world.now), resources: [A], keys: ['x'] })
    assert.deepEqual(await idsOf(world, { untagged: true }), ['a', 'b'])
    const [found] = await world.describe([A])
    assert.deepEqual([found?.name, found?.group, found?.version], ['n', 'rg-1', 3])
    await whole('former_3')
  })

  it('registers resources, which are found by their tags at once, and otherwise after the next sweep or change', async () => {
    await using both = await openBoth('former_4')
    const { node, world } = both
    await world.remove([C], ['none'])
    await set(node, world.now, [A, B, C], [tag('x', '1')])
    assert.deepEqual(await idsOf(world, { tags: [{ key: 'x', values: ['1'] }] }), ['a', 'b', 'c'])
    assert.deepEqual(await idsOf(world), [])
    world.now += 1_000
    await world.set([A], [tag('x', '2')])
    await set(node, world.now, [B], [tag('y', '2')])
    const registered = (await world.describe([A]))[0]?.registeredAt
    assert.equal(registered, world.now - 1_000)
    assert.deepEqual(await idsOf(world), ['a'])
    await world.sweep()
    assert.deepEqual(await idsOf(world), ['a', 'b', 'c'])
    await whole('former_4')
  })

  it('does not see what has left, and cannot bring it back', async () => {
    await using both = await openBoth('former_5')
    const { node, world } = both
    await world.put([{ ...A, facts: { name: 'n' }, tags: [tag('x', '1')] }])
    await world.deregister([A])
    assert.deepEqual(await node.readResources(guard, [A]), [undefined])
    assert.deepEqual((await node.listResources({ guard, home: HOME, limit: 10 })).resources, [])
    assert.deepEqual(await set(node, world.now, [A], [tag('x')]), ['not-found'])
    const removal = { guard, change: change(world.now), resources: [A], keys: ['x'] }
    assert.deepEqual(await node.removeTags(removal), ['not-found'])
    while (await node.sweep(world.now + 3_600_000));
    await world.set([A], [tag('y')])
    assert.deepEqual((await node.readResources(guard, [A]))[0]?.version, 3)
    await whole('former_5')
  })
})
