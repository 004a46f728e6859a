import assert from 'node:assert/strict'
import { examinePostgres } from '../../src/store/postgres/examine.ts'
import { PresetRefused } from '../../src/store/presets.ts'
import { examineSqlite } from '../../src/store/sqlite/examine.ts'
import { listed } from '../contract/cases/presets.ts'
import { inOrder } from '../contract/model.ts'
import { openPostgresPlace, schemaOf } from '../contract/postgres-places.ts'
import { createRandom } from '../contract/random.ts'
import { directoryOf, openSqlitePlace } from '../contract/sqlite-places.ts'
import { openWorld, type World } from '../contract/world.ts'
import { postgres as server } from '../support/postgres.ts'
import { accounts, drawStep, groups, homes, keys, type Step, targets } from './differential/steps.ts'

const STEPS_PER_DUMP = 1_000

export type Figures = { readonly steps: number; readonly refused: number; readonly seconds: number }
export type Options = {
  readonly steps: number
  readonly seed: number
  readonly report: (line: string) => void
}

/**
 * Does the same on both stores, step after step, and ends at the first difference in what they answer or hold; the doctor
 * finds nothing in the end.
 */
export async function differential({ steps, seed, report }: Options): Promise<Figures> {
  const start = performance.now()
  const random = createRandom(seed)
  await using sqlite = await openWorld(openSqlitePlace, accounts)
  await using postgres = await openWorld(openPostgresPlace, accounts)
  let refused = 0
  for (let step = 1; step <= steps; step++) {
    const run = drawStep(random)
    const [expected, found] = await Promise.all([answerOf(run, sqlite), answerOf(run, postgres)])
    assert.deepEqual(found, expected, `Step ${step} of seed ${seed} answers differently`)
    if ('error' in expected) refused++
    if (step % STEPS_PER_DUMP === 0 || step === steps) {
      assert.deepEqual(
        await dump(postgres),
        await dump(sqlite),
        `The stores differ after step ${step} of seed ${seed}`,
      )
      report(`${step} steps, ${refused} of them refused`)
    }
  }
  const { url } = await server()
  for await (const { name, faults } of examinePostgres(url, schemaOf(postgres.place))) {
    assert.deepEqual(faults, [], `On PostgreSQL, not so: ${name}`)
  }
  for (const { name, faults } of examineSqlite(directoryOf(sqlite.place))) {
    assert.deepEqual(faults, [], `On SQLite, not so: ${name}`)
  }
  return { steps, refused, seconds: (performance.now() - start) / 1000 }
}

/** What a step answers, or the name of what it is refused with. */
export async function answerOf(run: Step, world: World): Promise<{ value: unknown } | { error: string }> {
  try {
    return { value: await run(world) }
  } catch (error) {
    if (!(error instanceof Error) || error instanceof assert.AssertionError || error.name === 'Error')
      throw error
    return { error: error instanceof PresetRefused ? `${error.name}: ${error.reason}` : error.name }
  }
}

/** All that a store shows. */
export async function dump(world: World): Promise<unknown> {
  await world.settle()
  const parts: unknown[] = [await world.store.readRoot()]
  for (const account of accounts) {
    parts.push(await world.configuration(account), await world.describe(targets, account))
    parts.push(await world.find({ account }), await world.find({ account, registeredSince: 0 }))
    parts.push(await world.find({ account, untagged: true }))
    parts.push(await listed(world, { account }))
    for (const key of keys) parts.push(await listed(world, { account, key }))
    for (const group of groups) parts.push(await world.find({ account, group }))
    for (const target of targets) parts.push(await historyOf(world, account, target))
    for (const home of homes) {
      parts.push(await world.list({ account, home }), await world.texts({ account, home }))
      for (const key of keys) {
        parts.push(await world.texts({ account, home, key }))
        parts.push(await world.find({ account, home, tags: [{ key }] }))
      }
    }
  }
  return parts
}

/** The latest changes of a resource. */
async function historyOf(world: World, account: string, target: (typeof targets)[number]): Promise<unknown> {
  const changes: unknown[] = []
  for (let id = await world.latestChange(target, account); id && changes.length < 5; ) {
    const { resources, ...header } = await world.changeNamed(id, account)
    changes.push({ ...header, resources: resources.map(inOrder) })
    const { region, type, id: name } = target
    id = resources.find((one) => one.region === region && one.type === type && one.id === name)?.previous
  }
  return changes
}
