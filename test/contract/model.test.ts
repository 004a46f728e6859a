import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Registration, ResourceFacts } from '../../src/store/estate.ts'
import { NO_FACTS } from '../../src/store/facts.ts'
import { examineSqlite } from '../../src/store/sqlite/examine.ts'
import type { KeySelection, ResourceChange, ResourceTarget, StoredTag } from '../../src/store/store.ts'
import {
  type Command,
  inOrder,
  isPut,
  Model,
  type ModelResource,
  putOutcome,
  type Recorded,
} from './model.ts'
import { findAmong } from './model-find.ts'
import { createRandom } from './random.ts'
import { databaseFile, directoryOf, openSqlitePlace } from './sqlite-places.ts'
import { ALICE, BOB, bucket, HOME, instance, openWorld, tag, UNUSED_TAG_DELAY, type World } from './world.ts'

const BEIJING = 'cn-beijing'
const accounts = [ALICE, BOB] as const
const homes = [HOME, BEIJING] as const
/** The last two are one bucket, named with its home and with another one: whichever comes first. */
const targets = [
  instance('a'),
  instance('\ue000'),
  instance('\u{10000}'),
  instance('a', BEIJING),
  bucket('b'),
  bucket('b', BEIJING),
]
const keys = ['a', 'b', 'acs:c']
const queries = [
  ...[
    {},
    { untagged: true },
    { group: 'g' },
    { group: '' },
    { registeredSince: 0 },
    { tags: [{ key: 'a' }] },
  ],
  { tags: [{ key: 'a', values: ['1'] }], home: BEIJING, types: ['oss:bucket'] },
]

type Overrides = { readonly account: string; readonly register: boolean }
type Write = Overrides & { readonly resources: readonly ResourceTarget[]; readonly broken: boolean } & (
    | { readonly tags: readonly StoredTag[] }
    | { readonly keys: KeySelection }
    | { readonly put: { readonly facts: Partial<ResourceFacts>; readonly tags?: readonly StoredTag[] } }
    | { readonly gone: true }
  )
/** Calls that are made at the same moment, or something that happens to the store between them. */
type Step = readonly (Write | 'maintain')[] | 'reopen' | 'settle'

const resource = fc
  .tuple(fc.constantFrom(...targets), fc.option(fc.nat(4), { freq: 6, nil: undefined }))
  .map(([target, expectedVersion]) =>
    expectedVersion === undefined ? target : { ...target, expectedVersion },
  )
const call = {
  account: fc.constantFrom(...accounts),
  register: fc.boolean(),
  resources: fc.uniqueArray(resource, {
    minLength: 1,
    maxLength: 4,
    selector: ({ region, type, id }) => `${region} ${type} ${id}`,
  }),
  /** Whether it fails after it has done its work, so that the work must be undone. */
  broken: fc.nat(9).map((n) => n === 0),
}
const someKeys: fc.Arbitrary<KeySelection> = fc.oneof(
  { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 }) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.oneof(
        fc.constantFrom(...keys),
        fc.record({ key: fc.constantFrom(...keys), value: fc.constantFrom('1', '2') }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.constant('all' as const) },
)
const someTags = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...keys), fc.constantFrom('1', '2'), fc.constantFrom('own', 'rule')),
    {
      minLength: 1,
      maxLength: 3,
      selector: ([key]) => key,
    },
  )
  .map((tags) => tags.map(([key, value, origin]) => tag(key, value, origin as StoredTag['origin'])))
const someFacts: fc.Arbitrary<Partial<ResourceFacts>> = fc.record(
  {
    ...{ name: fc.constantFrom('', 'n'), group: fc.constantFrom('', 'g', 'h'), createdBy: fc.constant('c') },
    relations: fc.constantFrom([], [{ kind: 'k', region: '', type: 'oss:bucket', id: 'b' }]),
    attributes: fc.constantFrom({}, { a: '1' }, { b: '', a: '1' }),
  },
  { requiredKeys: [] },
)
const put = fc.oneof(fc.record({ facts: someFacts }), fc.record({ facts: someFacts, tags: someTags }))
const write = fc.oneof(
  fc.record({ ...call, tags: someTags, replacing: fc.boolean() }),
  fc.record({ ...call, keys: someKeys }),
  fc.record({ ...call, put }),
  fc.record({ ...call, gone: fc.constant(true as const) }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.array(fc.oneof({ weight: 4, arbitrary: write }, fc.constant('maintain' as const)), {
      minLength: 1,
      maxLength: 5,
    }),
  },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
  { weight: 1, arbitrary: fc.constant('settle' as const) },
)

/** What the run of one sequence has done so far, as plain data. */
class Trial {
  readonly model = new Model()
  /** Per resource, what it was at each version. */
  readonly states = new Map<string, Map<number, string>>()
  /** Per account, home, key and value, when a resource lost it last. */
  readonly removals = new Map<string, number>()
  /** Every account, home, key and value that a resource has carried. */
  readonly pairs = new Set<string>()
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  async take(step: Step): Promise<void> {
    if (step === 'reopen') return this.world.reopen()
    if (step === 'settle') return this.world.settle()
    await Promise.all(
      step.map((one) => (one === 'maintain' ? this.world.store.maintain('all') : this.#write(one))),
    )
  }

  /** Calls of one process are carried out in the order in which they are made. */
  async #write(write: Write): Promise<void> {
    const { world } = this
    world.now += 1_000
    const command = commandOf(world, write)
    if (write.broken) {
      // Its record cannot be written, since the id is taken.
      const change = { ...command.change, id: TAKEN }
      await assert.rejects(this.#run({ ...command, change }), /UNIQUE/)
      return
    }
    const expected = this.model.apply(command)
    this.#note(command, expected)
    const outcomes = await this.#run(command)
    const outcomeOf = isPut(command) ? putOutcome : ({ outcome }: ResourceChange) => outcome
    assert.deepEqual(outcomes, expected.resources.map(outcomeOf))
    const change = await world.changeNamed(command.change.id, write.account)
    assert.equal(change.at, expected.at)
    assert.deepEqual(change.resources.map(inOrder), expected.resources)
  }

  #run(command: Command): Promise<readonly string[]> {
    const { store } = this.world
    if ('tags' in command) return store.setTags(command)
    if ('keys' in command) return store.removeTags(command)
    return isPut(command) ? store.putResources(command) : store.deregisterResources(command)
  }

  #note({ guard }: Command, { at, resources }: Recorded): void {
    for (const { region, type, id, home, before, after, version = 0 } of resources) {
      const name = nameOf(guard.account, { region, type, id })
      const states = this.states.get(name) ?? new Map([[0, textOf(NOTHING)]])
      this.states.set(name, states)
      if (!states.has(version))
        states.set(version, textOf(this.model.named(guard.account, { region, type, id }) ?? NOTHING))
      for (const { key, value } of after) this.pairs.add(JSON.stringify([guard.account, home, key, value]))
      for (const { key, value } of before) {
        const stays = after.some((one) => one.key === key && one.value === value)
        if (!stays) this.removals.set(JSON.stringify([guard.account, home, key, value]), at)
      }
    }
  }

  async checkReads(limit: number): Promise<void> {
    for (const account of accounts) {
      const expected = targets.map((target) => this.model.read(account, target))
      assert.deepEqual(await this.world.read(targets, account), expected)
      const whole = targets.map((target) => this.model.describe(account, target))
      assert.deepEqual(await this.world.describe(targets, account), whole)
      for (const query of queries.filter((_, i) => i % 4 === limit - 1)) {
        const found = await this.world.find({ account, limit, ...query })
        assert.deepEqual(found, findAmong(this.model.all(account), query), JSON.stringify(query))
      }
      for (const home of homes) {
        const listed = await this.world.list({ account, home, limit })
        assert.deepEqual(listed, this.model.list(account, home))
        await this.#checkTexts({ account, home, limit })
      }
    }
  }

  /** Every key and value that was ever there: none is out of the lists in so short a time. */
  async #checkTexts(query: { readonly account: string; readonly home: string; readonly limit: number }) {
    const pairs = [...this.pairs].map((pair) => JSON.parse(pair) as [string, string, string, string])
    const here = pairs.filter(([account, home]) => account === query.account && home === query.home)
    assert.deepEqual(await this.world.texts(query), distinct(here.map(([, , key]) => key)))
    for (const key of keys) {
      const values = here.filter((pair) => pair[2] === key).map((pair) => pair[3])
      assert.deepEqual(await this.world.texts({ ...query, key }), distinct(values))
    }
  }

  /** Looks straight into the database file, once the indexes are up to date. */
  async checkFile(): Promise<void> {
    await this.world.settle()
    using database = new DatabaseSync(databaseFile(this.world.place), { readOnly: true })
    const rows = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(Object.values(row)))
    assert.deepEqual(rows('SELECT * FROM unindexed'), [])
    const all = [...this.model.resources.values()]
    const resources = all.filter(({ there }) => there)
    const postings = resources.flatMap(postingsOf).map((posting) => JSON.stringify(posting))
    assert.deepEqual(rows('SELECT * FROM posting').toSorted(), postings.toSorted())

    const held = new Set(resources.flatMap(postingsOf).map((posting) => JSON.stringify(posting.slice(0, 4))))
    const lingering = new Set(rows('SELECT account, home, key, value, due FROM lingering'))
    for (const [pair, at] of this.removals) {
      if (held.has(pair)) continue
      const row = JSON.stringify([...JSON.parse(pair), at + UNUSED_TAG_DELAY])
      assert.ok(lingering.has(row), `${row} is not among ${[...lingering].join()}`)
    }
    const heads = database
      .prepare(
        `SELECT account, region, type, id, version, last_change FROM resource UNION ALL
         SELECT account, region, type, id, version, last_change FROM deregistered`,
      )
      .all()
    assert.equal(heads.length, all.length)
    for (const [i, { name, faults }] of [...examineSqlite(directoryOf(this.world.place))].entries())
      assert.deepEqual(faults, [], `${i}: ${name}`)
    for (const head of heads) await this.#walkBack(head as Head)
  }

  /** Undoes the changes of a resource one by one, down to the state before the first. */
  async #walkBack({ account, region, type, id, version, last_change }: Head): Promise<void> {
    const states = this.states.get(nameOf(account, { region, type, id }))
    const {
      tags: held,
      facts: known,
      there: was,
    } = this.model.named(account, { region, type, id }) ?? NOTHING
    const state = { there: was, tags: new Map(held), facts: known }
    let next: string | undefined = last_change
    for (let at = version; at > 0; at--) {
      assert.equal(textOf(state), states?.get(at))
      const { resources } = await this.world.changeNamed(next ?? '', account)
      const step = resources.find((one) => one.region === region && one.type === type && one.id === id)
      assert.equal(step?.version, at)
      undo(step, state)
      next = step.previous
    }
    assert.equal(next, undefined)
    assert.equal(textOf(state), textOf(NOTHING))
  }
}

type State = Pick<ModelResource, 'there' | 'tags' | 'facts'>
const NOTHING: State = { there: false, tags: new Map(), facts: NO_FACTS }

/** Takes a state back to what it was before a change. */
function undo(
  { before, after, facts, existence }: ResourceChange,
  state: { -readonly [Name in keyof State]: State[Name] },
) {
  for (const { key } of after) state.tags.delete(key)
  for (const one of before) state.tags.set(one.key, one)
  for (const name of Object.keys(facts?.after ?? {}) as (keyof ResourceFacts)[])
    state.facts = { ...state.facts, [name]: NO_FACTS[name] }
  state.facts = { ...state.facts, ...facts?.before }
  if (existence) state.there = existence === 'deregistered'
}

function commandOf(world: World, write: Write): Command {
  const { resources } = write
  if ('tags' in write) return world.setting(resources, write.tags, { ...write, quota: 1 })
  if ('keys' in write) return world.removing(resources, write.keys, write)
  if ('gone' in write) return world.deregistering(resources, write)
  const puts = resources.map((target) => ({ ...target, ...write.put }))
  const register = write.register ? ('call' satisfies Registration) : 'never'
  return world.putting(puts, { account: write.account, register, quota: 1 })
}

type Head = {
  readonly account: string
  readonly region: string
  readonly type: string
  readonly id: string
  readonly version: number
  readonly last_change: string
}

const TAKEN = 'taken'

function nameOf(account: string, { region, type, id }: { region: string; type: string; id: string }): string {
  return JSON.stringify([account, region, type, id])
}

function textOf({ there, tags, facts }: State): string {
  const sorted = [...tags.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  return JSON.stringify([there, sorted, { ...facts, attributes: Object.entries(facts.attributes).sort() }])
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}

/** One posting per tag, and one under the empty key that lists the resource. */
function postingsOf({ account, target: { home, type, id }, tags }: ModelResource): string[][] {
  if (tags.size === 0) return []
  const pairs = [{ key: '', value: '' }, ...tags.values()]
  return pairs.map(({ key, value }) => [account, home, key, value, type, id])
}

describe('the embedded store against plain maps', () => {
  it('does, records and indexes the same in any sequence of calls', async (t) => {
    // Time passes by leaps, so that runs over the index are cut at any place and groups at any command.
    const random = createRandom(5)
    let time = 0
    t.mock.method(performance, 'now', () => (time += random.below(4) === 0 ? 11 : 0))
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
      await using world = await openWorld(openSqlitePlace, accounts)
      for (const account of accounts)
        await world.remove([instance('unknown')], ['x'], { account, change: { id: TAKEN } })
      const trial = new Trial(world)
      for (const [i, step] of steps.entries()) {
        await trial.take(step)
        await trial.checkReads(1 + (i % 4))
      }
      await trial.checkFile()
    })
    await fc.assert(property, { seed: 11, numRuns: 100 })
  })
})
