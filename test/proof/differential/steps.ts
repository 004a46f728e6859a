import type { KeySelection, ResourceTarget } from '../../../src/store/store.ts'
import type { Random } from '../../contract/random.ts'
import { ALICE, BOB, bucket, HOME, instance, type Overrides, tag, type World } from '../../contract/world.ts'

const BEIJING = 'cn-beijing'
const MINUTE = 60_000
export const accounts = [ALICE, BOB] as const
export const homes = [HOME, BEIJING] as const
export const keys = ['a', 'b', 'é', '\ue000', '\u{10000}', 'acs:c', 'ALIYUN-d', '環境'] as const
const values = ['', '1', '2', '\uff21', '\u{20000}'] as const
const names = ['a', 'A', 'é', '\ue000', '\u{10000}', 'i-1', 'i-2'] as const
/** A bucket may be named with its home and with another one. */
export const targets: readonly ResourceTarget[] = names.flatMap((name) => [
  ...[instance(name), instance(name, BEIJING), { ...instance(name), type: 'ecs:disk' }],
  ...[bucket(name), bucket(name, BEIJING)],
])

/** Something to do with a store; drawn once, and done on both. */
export type Step = (world: World) => Promise<unknown>

/** What a step is, as often as its weight says. */
const draws: readonly (readonly [weight: number, draw: (random: Random) => Step])[] = [
  [30, drawSet],
  [30, drawRemoval],
  [8, drawRead],
  [8, drawPage],
  [8, drawTexts],
  [4, drawConfirmation],
  [2, drawConfiguration],
  [1, drawRoot],
  [6, drawPause],
]

export function drawStep(random: Random): Step {
  let place = random.below(draws.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, draw] of draws) {
    if (place < weight) return draw(random)
    place -= weight
  }
  return async () => undefined
}

function drawSet(random: Random): Step {
  const some = someTargets(random)
  const tags = someOf(random, keys).map((key) =>
    tag(key, random.pick(values), random.pick(['own', 'own', 'rule', 'group'])),
  )
  const replacing = random.below(4) === 0
  const own = {
    ...{ register: random.below(4) > 0, quota: 1 + random.below(5), replacing },
    ...drawConditions(random),
  }
  const guard = drawGuard(random)
  const token = drawToken(random)
  return (world) => world.set(some, tags, { ...own, ...guard(world), ...token(world) })
}

function drawRemoval(random: Random): Step {
  const some = someTargets(random)
  const chosen = drawSelection(random)
  const own = drawConditions(random)
  const guard = drawGuard(random)
  const token = drawToken(random)
  return (world) => world.remove(some, chosen, { ...own, ...guard(world), ...token(world) })
}

function drawSelection(random: Random): KeySelection {
  if (random.below(8) === 0) return 'all'
  const pair = (key: string) => ({ key, value: random.pick(values) })
  return someOf(random, keys).map((key) => (random.below(3) === 0 ? pair(key) : key))
}

function drawRead(random: Random): Step {
  const some = someTargets(random)
  const guard = drawGuard(random)
  return (world) => world.store.readResources(world.guard(guard(world)), some).then(plainAll)
}

function drawPage(random: Random): Step {
  const [account, home, limit] = [random.pick(accounts), random.pick(homes), 1 + random.below(9)]
  const category = random.pick([undefined, 'Custom', 'System'] as const)
  return (world) => world.list({ account, home, limit, ...(category && { category }) })
}

/** What the embedded store still has to delete is listed; both are compared when nothing is left to do. */
function drawTexts(random: Random): Step {
  const [account, home, limit] = [random.pick(accounts), random.pick(homes), 1 + random.below(9)]
  const key = random.below(2) === 0 ? {} : { key: random.pick(keys) }
  return async (world) => {
    await world.settle()
    return world.texts({ account, home, limit, ...key })
  }
}

function drawConfirmation(random: Random): Step {
  const guard = drawGuard(random)
  const durable = random.below(2) === 0
  return (world) => world.store.confirm({ guard: world.guard(guard(world)), durable })
}

function drawConfiguration(random: Random): Step {
  const account = random.pick(accounts)
  const puts = someOf(random, keys).map((name) => ({
    kind: random.pick(['k', 'é']),
    name,
    value: random.below(100),
  }))
  const deletes = someOf(random, keys).map((name) => ({ kind: random.pick(['k', 'é']), name }))
  return async (world) => {
    const guard = world.guard({ account })
    const version = await world.store.changeConfig({ guard, change: world.change(), puts, deletes })
    await world.refresh()
    return [version, await world.configuration(account)]
  }
}

function drawRoot(random: Random): Step {
  const [account, keyId] = [random.pick(accounts), random.pick(['r1', 'r2', 'r3'])]
  return async (world) => {
    await world.store.putRoot({ account, keyId, sealedSecret: `of ${keyId}` }, world.now)
    await world.refresh()
    return Promise.all([
      world.store.readRoot(),
      ...['r1', 'r2', 'r3'].map((id) => world.store.findAccessKey(id)),
    ])
  }
}

function drawPause(random: Random): Step {
  const milliseconds = random.pick([1, 500, 1_000, MINUTE, 20 * MINUTE, 61 * MINUTE])
  const kind = random.below(12)
  return async (world) => {
    world.now += milliseconds
    if (kind === 0) await world.reopen()
    if (kind < 6) await world.sweep()
  }
}

/** Mostly one that holds; else one with a stale version, or with a nonce that may have been used. */
function drawGuard(random: Random): (world: World) => Overrides {
  const account = random.pick(accounts)
  const kind = random.below(20)
  const name = `${random.below(200)}`
  return (world) => {
    if (kind === 0) return { account, configVersion: world.versionOf(account) - 1 }
    return kind < 6 ? { account, nonce: world.nonce(`${account} ${name}`) } : { account }
  }
}

function drawConditions(random: Random) {
  const word = () => (random.below(2) === 0 ? 'skip' : 'reject')
  return { whenMoved: word(), whenRefused: random.below(4) === 0 ? 'reject' : 'skip' } as const
}

function drawToken(random: Random) {
  const has = random.below(10) === 0
  const text = `${random.below(20)}`
  const parameters = `${random.below(3) && 1}`
  return (world: World) => {
    if (!has) return {}
    const hashes = { tokenHash: Buffer.from(text), parametersHash: Buffer.from(parameters) }
    return { idempotency: { operation: 'o', ...hashes, expiresAt: world.now + 30 * MINUTE } }
  }
}

function someTargets(random: Random): readonly ResourceTarget[] {
  const chosen = random.shuffle(targets).slice(0, 1 + random.below(5))
  const distinct = new Map(chosen.map((one) => [`${one.region} ${one.type} ${one.id}`, one]))
  return [...distinct.values()].map((one) =>
    random.below(8) === 0 ? { ...one, expectedVersion: random.below(6) } : one,
  )
}

function someOf<T>(random: Random, list: readonly T[]): readonly T[] {
  return random.shuffle(list).slice(0, 1 + random.below(4))
}

function plainAll(resources: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(resources, (name, value) => (HIDDEN.includes(name) ? undefined : value)))
}

/** What the embedded store adds to a resource that it reads. */
const HIDDEN = ['lastChange', 'changedAt']
