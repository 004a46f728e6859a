import { randomUUID } from 'node:crypto'
import type { FindResources } from '../src/store/estate.ts'
import type { Guard, Store, TagOutcome } from '../src/store/store.ts'
import { HOME, idOf, KEYS, keysOf, SETS, TYPE, VALUES } from './listed-estate.ts'

export type Place = {
  readonly store: Store
  readonly newGuard: () => Guard
  /** How many there are. */
  readonly resources: number
}

type Call = (place: Place, random: () => number) => Promise<void>

const PAGE = 50

/** Calls on places drawn at random, each of which ends where it has not done all that it should. */
export const calls: Readonly<Record<string, Call>> = {
  'ListTagResources, 1 resource': async ({ store, newGuard, resources }, random) => {
    const found = await store.readResources(newGuard(), [targetOf(Math.floor(random() * resources))])
    answered(found.filter((resource) => resource !== undefined).length, 1)
  },
  'ListTagResources, page of 50': async ({ store, newGuard, resources }, random) => {
    const after = { type: TYPE, id: idOf(Math.floor(random() * (resources - PAGE - 1))) }
    const page = await store.listResources({ guard: newGuard(), home: HOME, after, limit: PAGE })
    answered(page.resources.length, PAGE)
  },
  'ListTagKeys, page of 50': async ({ store, newGuard }, random) => {
    const after = KEYS[Math.floor(random() * (KEYS.length - PAGE - 1))] ?? ''
    const query = { guard: newGuard(), home: HOME, after: [after], limit: PAGE, now: Date.now() }
    answered((await store.listTagTexts(query)).texts.length, PAGE)
  },
  'ListTagValues, page of 50': async ({ store, newGuard }, random) => {
    const key = KEYS[Math.floor(random() * KEYS.length)] ?? ''
    const query = { guard: newGuard(), home: HOME, key, limit: PAGE, now: Date.now() }
    answered((await store.listTagTexts(query)).texts.length, PAGE)
  },
  'ListResources, page of 50': (place, random) => found(place, {}, random),
  'ListResources, of a group': (place, random) => found(place, { group: '' }, random),
  'ListResources, registered since': async ({ store, newGuard }) => {
    const { resources } = await store.findResources({ guard: newGuard(), registeredSince: 1, limit: PAGE })
    answered(resources.length, PAGE)
  },
  'ListResources, with a key': async ({ store, newGuard }, random) => {
    const key = KEYS[Math.floor(random() * KEYS.length)] ?? ''
    const query = { guard: newGuard(), home: HOME, tags: [{ key }], limit: PAGE }
    answered((await store.findResources(query)).resources.length, PAGE)
  },
  'ListResourcesByTag, with a key': (place, random) =>
    searched(place, (key) => ({ tags: [{ key }] }), random),
  'ListResourcesByTag, NOT a key': (place, random) =>
    searched(place, (key) => ({ without: { key } }), random),
  'ListTagKeys, of a type': async ({ store, newGuard }) => {
    const query = { guard: newGuard(), home: HOME, type: TYPE, limit: PAGE, now: Date.now() }
    answered((await store.listTagTexts(query)).texts.length, PAGE)
  },
  'ListTagKeys, by their beginning': async ({ store, newGuard }) => {
    const query = { guard: newGuard(), home: HOME, matching: { prefix: 'key-1' }, limit: PAGE }
    answered((await store.listTagTexts({ ...query, now: Date.now() })).texts.length, PAGE)
  },
  'UntagResources, 1 x 2': async ({ store, newGuard, resources }, random) => {
    const number = Math.floor(random() * resources)
    const keys = keysOf(number).slice(0, 2)
    done(await store.removeTags({ ...command(newGuard()), resources: [targetOf(number)], keys }), 1)
  },
  'UntagResources, 50 x 10': async ({ store, newGuard, resources }, random) => {
    const numbers = ofOneSet(resources, random)
    const keys = keysOf(numbers[0] ?? 0)
    done(await store.removeTags({ ...command(newGuard()), resources: numbers.map(targetOf), keys }), VALUES)
  },
}

async function searched(
  { store, newGuard }: Place,
  filter: (key: string) => Pick<FindResources, 'tags' | 'without'>,
  random: () => number,
): Promise<void> {
  const key = KEYS[Math.floor(random() * KEYS.length)] ?? ''
  const query = { guard: newGuard(), home: HOME, types: [TYPE], limit: PAGE }
  answered((await store.findResources({ ...query, ...filter(key) })).resources.length, PAGE)
}

async function found(
  { store, newGuard, resources }: Place,
  filter: { readonly group?: string },
  random: () => number,
): Promise<void> {
  const after = [HOME, TYPE, idOf(Math.floor(random() * (resources - PAGE - 1))), HOME]
  const page = await store.findResources({ guard: newGuard(), home: HOME, ...filter, after, limit: PAGE })
  answered(page.resources.length, PAGE)
}

function command(guard: Guard) {
  const call = { principals: [], source: '127.0.0.1', operation: 'tag:UntagResources' }
  return { guard, change: { id: randomUUID(), at: Date.now(), ...call } }
}

function targetOf(number: number) {
  return { region: HOME, home: HOME, type: TYPE, id: idOf(number) }
}

/** Fifty resources with the same keys, and each with other values. */
function ofOneSet(resources: number, random: () => number): readonly number[] {
  const set = Math.floor(random() * SETS)
  return Array.from({ length: VALUES }, (_, value) => {
    const round = Math.floor((random() * resources) / (SETS * VALUES))
    return (round * VALUES + value) * SETS + set
  })
}

function done(outcomes: readonly TagOutcome[], count: number): void {
  answered(outcomes.filter((outcome) => outcome === 'done').length, count)
}

function answered(actual: number, expected: number): void {
  if (actual !== expected) throw new Error(`A call has answered ${actual} of ${expected}`)
}
