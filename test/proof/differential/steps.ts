import type { ResourceFacts } from '../../../src/store/estate.ts'
import type { KeySelection, ResourceTarget, StoredTag } from '../../../src/store/store.ts'
import { create, listed, remove } from '../../contract/cases/presets.ts'
import type { Random } from '../../contract/random.ts'
import {
  ALICE,
  BOB,
  bucket,
  described,
  type FindOverrides,
  HOME,
  instance,
  type Overrides,
  plain,
  tag,
  type World,
} from '../../contract/world.ts'

const BEIJING = 'cn-beijing'
const MINUTE = 60_000
export const accounts = [ALICE, BOB] as const
export const homes = [HOME, BEIJING] as const
export const keys = ['a', 'b', 'é', '\ue000', '\u{10000}', 'acs:c', 'ALIYUN-d', '環境'] as const
const values = ['', '1', '2', '\uff21', '\u{20000}'] as const
export const groups = ['', 'rg-1', 'rg-é'] as const
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
  [20, drawPut],
  [8, drawDeregistration],
  [8, drawRead],
  [12, drawFinding],
  [8, drawPage],
  [8, drawTexts],
  [4, drawConfirmation],
  [2, drawConfiguration],
  [6, drawPresets],
  [6, drawPresetRemoval],
  [4, drawPresetList],
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
  const tags = someTags(random)
  const replacing = random.below(4) === 0
  const own = {
    ...{ register: random.below(4) > 0, replacing, ...drawRegistering(random) },
    ...drawConditions(random),
  }
  const guard = drawGuard(random)
  const token = drawToken(random)
  return (world) => world.set(some, tags, { ...own, ...guard(world), ...token(world) })
}

function drawRegistering(random: Random) {
  const quotaOfType = new Map([[random.pick(['ecs:disk', 'oss:bucket']), 1 + random.below(5)]])
  const marks = random.below(2) === 0 ? { registrationTags: [tag('acs:c', random.pick(values))] } : {}
  return { quota: 1 + random.below(5), ...(random.below(2) === 0 && { quotaOfType }), ...marks }
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
  const whole = random.below(2) === 0
  return async (world) => {
    const shown = world.guard(guard(world))
    if (!whole) return (await world.store.readResources(shown, some)).map((one) => one && plain(one))
    return (await world.store.describeResources(shown, some)).map((one) => one && described(one))
  }
}

function drawPut(random: Random): Step {
  const some = someTargets(random).map((target) => {
    const tags = random.below(2) === 0 ? { tags: someTags(random) } : {}
    return { ...target, ...tags, facts: drawFacts(random) }
  })
  const register = random.pick(['call', 'product', 'tagging', 'never'] as const)
  const own = { register, ...drawRegistering(random), ...drawMoved(random) }
  const guard = drawGuard(random)
  const token = drawToken(random, 'put')
  return (world) => world.put(some, { ...own, ...guard(world), ...token(world) })
}

function drawDeregistration(random: Random): Step {
  const some = someTargets(random)
  const own = drawMoved(random)
  const guard = drawGuard(random)
  const token = drawToken(random, 'deregister')
  return (world) => world.deregister(some, { ...own, ...guard(world), ...token(world) })
}

function drawFacts(random: Random): Partial<ResourceFacts> {
  const relation = () => {
    const { region, type, id } = targets[random.below(targets.length)] ?? bucket('none')
    return { kind: random.pick(['attached-to', 'é']), region, type, id }
  }
  const attributes = Object.fromEntries(
    someOf(random, [...keys, '10', '9']).map((key) => [key, random.pick(values)]),
  )
  const facts = {
    name: random.pick(['', 'n', '名']),
    group: random.pick(groups),
    createdBy: random.pick(['', 'alice']),
    relations: Array.from({ length: random.below(3) }, relation),
    attributes: random.below(2) === 0 ? attributes : {},
  }
  return Object.fromEntries(Object.entries(facts).filter(() => random.below(2) === 0))
}

/** All that is found, page by page; the length of pages may differ where work is bounded. */
function drawFinding(random: Random): Step {
  const query = drawQuery(random)
  const [account, limit] = [random.pick(accounts), 1 + random.below(9)]
  const since = random.below(3) === 0 ? random.below(120) * MINUTE : undefined
  return (world) => {
    const later = since === undefined ? {} : { registeredSince: world.now - since }
    return world.find({ ...query, ...later, account, limit })
  }
}

function drawQuery(random: Random): FindOverrides {
  const sometimes = () => random.below(3) === 0
  const condition = () => {
    const some = random.shuffle(values).slice(0, 1 + random.below(2))
    return { key: random.pick(keys), ...(!sometimes() && { values: some }) }
  }
  return {
    ...(sometimes() && { home: random.pick(homes) }),
    ...(sometimes() && {
      types: random.shuffle(['ecs:disk', 'ecs:instance', 'oss:bucket']).slice(0, 1 + random.below(2)),
    }),
    ...(sometimes() && { group: random.pick(groups) }),
    ...(sometimes() && { tags: Array.from({ length: 1 + random.below(2) }, condition) }),
    ...(sometimes() && { untagged: true }),
    ...(sometimes() && { without: condition() }),
    ...(sometimes() && { tagged: random.pick(['any', 'Custom', 'System'] as const) }),
  }
}

function drawPage(random: Random): Step {
  const [account, home, limit] = [random.pick(accounts), random.pick(homes), 1 + random.below(9)]
  const category = random.pick([undefined, 'Custom', 'System'] as const)
  return (world) => world.list({ account, home, limit, ...(category && { category }) })
}

/** What the embedded store still has to delete is listed; both are compared when nothing is left to do. Of a type it is not. */
function drawTexts(random: Random): Step {
  const [account, home, limit] = [random.pick(accounts), random.pick(homes), 1 + random.below(9)]
  const text = random.pick([...keys, ...values, 'acs:'])
  const query = {
    ...(random.below(2) === 0 && { key: random.pick(keys) }),
    ...(random.below(3) === 0 && { matching: random.pick([{ equal: text }, { prefix: text }] as const) }),
    ...(random.below(2) === 0 && { type: random.pick(['ecs:disk', 'ecs:instance', 'oss:bucket']) }),
  }
  return async (world) => {
    if (!('type' in query)) await world.settle()
    return world.texts({ account, home, limit, ...query })
  }
}

function drawPresets(random: Random): Step {
  const describe = () => (random.below(2) === 0 ? { description: random.pick(values) } : {})
  const wanted = someOf(random, keys).map((text) => ({
    ...{ text, ...describe() },
    values: someOf(random, values)
      .filter((value) => value !== '')
      .map((value) => ({ text: value, ...describe() })),
  }))
  const limits = { maxKeys: 3 + random.below(6), maxValues: 1 + random.below(5) }
  const guard = drawGuard(random)
  return (world) => create(world, wanted, { ...limits, ...guard(world) })
}

function drawPresetRemoval(random: Random): Step {
  const key = random.pick(keys)
  const value = random.below(3) === 0 ? undefined : random.pick(values)
  const guard = drawGuard(random)
  return (world) => remove(world, key, value, guard(world))
}

function drawPresetList(random: Random): Step {
  const [account, limit] = [random.pick(accounts), 1 + random.below(4)]
  const key = random.below(2) === 0 ? {} : { key: random.pick(keys) }
  const matching = random.pick([undefined, { prefix: 'a' }, { prefix: '1' }, { equal: 'a' }])
  return (world) => listed(world, { account, limit, ...key, ...(matching && { matching }) })
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
  const emptyGroups = random.below(3) === 0 ? { emptyGroups: [random.pick(groups)] } : {}
  return async (world) => {
    const guard = world.guard({ account })
    const change = world.change()
    const version = await world.store.changeConfig({ guard, change, puts, deletes, ...emptyGroups })
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

function drawMoved(random: Random): { whenMoved: 'skip' | 'reject' } {
  return { whenMoved: random.below(2) === 0 ? 'skip' : 'reject' }
}

function drawConditions(random: Random) {
  return { ...drawMoved(random), whenRefused: random.below(4) === 0 ? 'reject' : 'skip' } as const
}

/** A token belongs to an operation: no two verbs that record otherwise share one. */
function drawToken(random: Random, operation = 'o') {
  const has = random.below(10) === 0
  const text = `${random.below(20)}`
  const parameters = `${random.below(3) && 1}`
  return (world: World) => {
    if (!has) return {}
    const hashes = { tokenHash: Buffer.from(text), parametersHash: Buffer.from(parameters) }
    return { idempotency: { operation, ...hashes, expiresAt: world.now + 30 * MINUTE } }
  }
}

function someTargets(random: Random): readonly ResourceTarget[] {
  const chosen = random.shuffle(targets).slice(0, 1 + random.below(5))
  const distinct = new Map(chosen.map((one) => [`${one.region} ${one.type} ${one.id}`, one]))
  return [...distinct.values()].map((one) =>
    random.below(8) === 0 ? { ...one, expectedVersion: random.below(6) } : one,
  )
}

function someTags(random: Random): readonly StoredTag[] {
  return someOf(random, keys).map((key) =>
    tag(key, random.pick(values), random.pick(['own', 'own', 'rule', 'group'])),
  )
}

function someOf<T>(random: Random, list: readonly T[]): readonly T[] {
  return random.shuffle(list).slice(0, 1 + random.below(4))
}
