import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type DumpRow, tableNames } from '../../src/store/dump.ts'
import { readExport, writeExport } from '../../src/store/dump-format.ts'
import { dumpOf, type Kind, postgresql, sqlite } from '../contract/dumped.ts'
import { inOrder } from '../contract/model.ts'
import { createRandom } from '../contract/random.ts'
import { ALICE, instance, openWorld, tag, type World } from '../contract/world.ts'
import { noPostgres } from '../support/postgres.ts'
import { accounts, drawStep } from './differential/steps.ts'
import { answerOf, dump } from './differential.ts'

const STEPS_BEFORE = 300
const STEPS_AFTER = 150
const ORIGIN = { program: '1', source: 'sqlite', at: 0 } as const
const kinds = [sqlite, postgresql]
const directions = kinds.flatMap((from) => kinds.map((to) => ({ from, to })))

let copies = 0

/** A world of the kind on what the rows of a world say, through the text of an export. */
async function copyOf(world: World, from: Kind, to: Kind): Promise<{ copy: World; place: string }> {
  const place = `copy-${++copies}`
  const text = writeExport(dumpOf(await from.dump(world.place, world.now)), ORIGIN)
  await to.load(readExport(bytesOf(text)), place)
  return { copy: await openWorld((options) => to.open({ ...options, place }), accounts, world), place }
}

async function* bytesOf(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const some of text) yield Buffer.from(some)
}

async function fill(world: World, seed: number): Promise<void> {
  await world.store.keepDataKey({ id: 'k', wrapped: 'w' })
  const random = createRandom(seed)
  for (let step = 0; step < STEPS_BEFORE; step++) await answerOf(drawStep(random), world)
  // One that the index of the embedded store has not heard of, the last of its tag.
  await world.set([instance('a')], [tag('gone', 'soon')], { account: ALICE, nonce: world.nonce('used') })
  const hashes = { tokenHash: Buffer.from('last'), parametersHash: Buffer.from('p') }
  const idempotency = { operation: 'o', ...hashes, expiresAt: world.now + 3_600_000 }
  await world.remove([instance('a')], ['gone'], { account: ALICE, idempotency })
  const keyId = (await world.store.readRoot())?.keyId ?? ''
  await world.store.recordKeyUses([{ keyId, at: world.now }])
}

/** What is recorded, and who may call, by their names in the dump. */
async function sameRecords(copy: World, world: World, rows: readonly DumpRow[]): Promise<void> {
  assert.deepEqual(await copy.store.readDataKey(), { id: 'k', wrapped: 'w' })
  for (const row of rows) {
    if (row.table === 'access_key')
      assert.deepEqual(await copy.store.findAccessKey(row.id), await world.store.findAccessKey(row.id))
    if (row.table === 'change')
      assert.deepEqual(await changeOf(copy, row.account, row.id), await changeOf(world, row.account, row.id))
  }
}

async function changeOf(world: World, account: string, id: string): Promise<unknown> {
  const { resources, ...header } = await world.changeNamed(id, account)
  return { ...header, resources: resources.map(inOrder) }
}

async function sameAnswers(copy: World, world: World, seed: number): Promise<void> {
  const random = createRandom(seed)
  for (let step = 1; step <= STEPS_AFTER; step++) {
    const run = drawStep(random)
    assert.deepEqual(await answerOf(run, copy), await answerOf(run, world), `Step ${step} after the move`)
  }
  assert.deepEqual(await dump(copy), await dump(world))
}

describe('a store that was made from an export', () => {
  for (const [seed, { from, to }] of directions.entries()) {
    const skip = [from, to].includes(postgresql) && noPostgres !== undefined ? noPostgres : false
    const title = `holds what the former one held, and goes on like it: ${from.name} to ${to.name}`
    it(title, { skip }, async () => {
      await using world = await openWorld(from.open, accounts)
      await fill(world, seed + 1)
      const rows = await from.dump(world.place, world.now)
      const tables = new Set(rows.map(({ table }) => table))
      assert.deepEqual([...tables], tableNames)
      assert.ok(rows.some((row) => row.table === 'lingering' && row.key === 'gone'))
      const { copy, place } = await copyOf(world, from, to)
      await using _ = copy
      assert.deepEqual(await to.dump(place, world.now), rows)
      // What only the memory of the former process knows, the nonces of reads, is not moved.
      await world.reopen()
      await sameRecords(copy, world, rows)
      await sameAnswers(copy, world, seed + 100)
    })
  }
})
