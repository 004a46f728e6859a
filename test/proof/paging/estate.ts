import assert from 'node:assert/strict'
import { TagResourcesRequest, UntagResourcesRequest } from '@alicloud/tag20180828'
import type { Random } from '../../contract/random.ts'
import type { Sdk } from '../../support/clients.ts'
import { createPresence, type Events, type Presence } from './presence.ts'
import { drawTexts } from './texts.ts'

export const REGIONS = ['cn-hangzhou', 'cn-shanghai'] as const
export type RegionId = (typeof REGIONS)[number]
/** The keys whose values are walked; one begins with the other. */
export const VALUE_KEYS = ['stage', 'stage:x'] as const
const TYPES = ['ecs:disk', 'ecs:instance', 'ecs:instance', 'rds:instance', 'vpc:vpc'] as const

const RESOURCES = 80
/** So many of them are tagged once and left alone. */
const STEADY = 30
const KEYS = 70
const VALUES = 70
const MAX_TAGS = 8
const MAX_TARGETS = 6
const MAX_KEYS_PER_CALL = 10
const MAX_RESOURCES_PER_CALL = 50

type Tags = ReadonlyMap<string, string>

type Resource = {
  readonly region: RegionId
  readonly type: string
  readonly id: string
  readonly steady: boolean
  /** Whether it was ever tagged. */
  known: boolean
  tags: Tags
  /** A call on it is under way, so that nobody knows its tags. */
  busy: boolean
}

/** The type to which lists are narrowed, the tag key, and how the keys begin. */
export const [TYPE, KEY, BEGINNING] = ['ecs:instance', VALUE_KEYS[0], 'a']

/** Lists that are narrowed, with what an entry shows. */
const narrowed = {
  /** ListTagResources, of a whole type. */
  'of type': (one, tags) => (tags.size > 0 ? [entryOf(one.type, one.id)] : []),
  /** The same, of those with one tag. */
  'with tag': (one, tags) => (tags.get(KEY) === '' ? [entryOf(one.type, one.id)] : []),
  /** ListResourcesByTag: in the order of the values. */
  'with key': (one, tags) => {
    const value = tags.get(KEY)
    return value === undefined ? [] : [`${value}\0${one.id}`]
  },
  'without key': (one, tags) => (tags.has(KEY) ? [] : [one.id]),
  'keys of type': (_, tags) => [...tags.keys()],
  'values of type': (_, tags) => [...tags].flatMap(([key, value]) => (key === KEY ? [value] : [])),
} as const satisfies Readonly<Record<string, (one: Resource, tags: Tags) => readonly string[]>>
export type NarrowedName = keyof typeof narrowed

export type ListName = 'resources' | 'keys' | 'keys by beginning' | (typeof VALUE_KEYS)[number] | NarrowedName
/** Those that keep a tag that nothing carries any more. */
const LINGERING: readonly ListName[] = ['keys', 'keys by beginning', ...VALUE_KEYS]
export const LISTS: readonly ListName[] = [
  ...(['resources', ...LINGERING] as const),
  ...(Object.keys(narrowed) as readonly NarrowedName[]),
]

export type Estate = {
  /** Tags every resource once, which registers it. */
  readonly prepare: () => Promise<void>
  /** One call on some resources that nobody else is changing. */
  readonly write: () => Promise<void>
  /** Takes the entry off all that carry it, if they may be changed now; answers whether it did. */
  readonly remove: (region: RegionId, list: ListName, entry: string) => Promise<boolean>
  readonly presence: (region: RegionId, list: ListName) => Presence
}

export type EstatePorts = {
  readonly sdk: Sdk
  readonly random: Random
  readonly events: Events
  /** Whether keys and values stay listed after the last resource has lost them. */
  readonly lingers: boolean
}

/** An entry in the list of resources: its parts in the order in which they are sorted. */
export function entryOf(type: string, id: string): string {
  return `${type}\0${id}`
}

export function createEstate({ sdk, random, events, lingers }: EstatePorts): Estate {
  const keys = [...VALUE_KEYS, ...drawTexts(random, KEYS)] as const
  const values = ['', ...drawTexts(random, VALUES)] as const
  const resources = REGIONS.flatMap((region) => drawResources(random, region))
  const presences = new Map(
    REGIONS.flatMap((region) =>
      LISTS.map((list) => [`${region} ${list}`, createPresence(events, lingers && LINGERING.includes(list))]),
    ),
  )
  const presence = (region: RegionId, list: ListName): Presence => {
    const found = presences.get(`${region} ${list}`)
    assert.ok(found)
    return found
  }

  function stepsOf(target: Resource, after: Tags): Step[] {
    return LISTS.map((list) => {
      const former = target.known ? entriesOf(target, target.tags, list) : []
      const later = entriesOf(target, after, list)
      return {
        presence: presence(target.region, list),
        gone: former.filter((entry) => !later.includes(entry)),
        come: later.filter((entry) => !former.includes(entry)),
      }
    })
  }

  /** Sends one call, and keeps account of what it makes of each resource. */
  async function change(targets: readonly Resource[], edit: (tags: Tags) => Tags, send: Send): Promise<void> {
    const [first] = targets
    if (!first) return
    const changes = targets.map((target) => ({ target, after: edit(target.tags) }))
    const steps = changes.flatMap(({ target, after }) => stepsOf(target, after))
    for (const target of targets) target.busy = true
    for (const { presence, come, gone } of steps) {
      come.forEach(presence.appearing)
      gone.forEach(presence.vanishing)
    }
    assert.deepEqual(await send(first.region, targets.map(arnOf)), [])
    for (const { presence, come, gone } of steps) {
      come.forEach(presence.appeared)
      gone.forEach(presence.vanished)
    }
    for (const { target, after } of changes) Object.assign(target, { tags: after, known: true, busy: false })
  }

  function tag(targets: readonly Resource[], tags: Tags): Promise<void> {
    const send: Send = async (regionId, resourceARN) => {
      const request = { regionId, resourceARN, tags: JSON.stringify(Object.fromEntries(tags)) }
      const { body } = await sdk.tagResources(new TagResourcesRequest(request))
      return body?.failedResources?.failedResource
    }
    return change(targets, (before) => new Map([...before, ...tags]), send)
  }

  function untag(targets: readonly Resource[], tagKey: readonly string[]): Promise<void> {
    const send: Send = async (regionId, resourceARN) => {
      const request = { regionId, resourceARN, tagKey: [...tagKey] }
      const { body } = await sdk.untagResources(new UntagResourcesRequest(request))
      return body?.failedResources?.failedResource
    }
    return change(targets, (before) => new Map([...before].filter(([key]) => !tagKey.includes(key))), send)
  }

  function drawTags(): Tags {
    const value = () => (random.below(2) === 0 ? '' : random.pick(values))
    const drawTag = (): [string, string] =>
      random.below(2) === 0 ? [random.pick(VALUE_KEYS), value()] : [random.pick(keys), random.pick(values)]
    return new Map(Array.from({ length: 1 + random.below(3) }, drawTag))
  }

  return {
    presence,
    async prepare() {
      for (const one of resources) await tag([one], drawTags())
    },
    async write() {
      const region = random.pick(REGIONS)
      const free = resources.filter((one) => one.region === region && !one.steady && !one.busy)
      const targets = random.shuffle(free).slice(0, 1 + random.below(MAX_TARGETS))
      const carried = [...new Set(targets.flatMap(({ tags }) => [...tags.keys()]))]
      const full = targets.some(({ tags }) => tags.size > MAX_TAGS)
      if (!full && (carried.length === 0 || random.below(2) === 0)) await tag(targets, drawTags())
      else await untag(targets, random.shuffle(carried).slice(0, 1 + random.below(MAX_KEYS_PER_CALL)))
    },
    async remove(region, list, entry) {
      const carriers = resources.filter(
        (one) => one.region === region && entriesOf(one, one.tags, list).includes(entry),
      )
      const left = [...new Set(carriers.flatMap((one) => keysThatList(one, list, entry)))]
      const movable = carriers.every(({ steady, busy }) => !steady && !busy)
      if (!movable || carriers.length > MAX_RESOURCES_PER_CALL || left.length > MAX_KEYS_PER_CALL)
        return false
      if (list === 'without key') await tag(carriers, new Map([[KEY, '']]))
      else await untag(carriers, left)
      return carriers.length > 0
    },
  }
}

/** What a call does to one list. */
type Step = {
  readonly presence: Presence
  readonly gone: readonly string[]
  readonly come: readonly string[]
}
type Send = (region: RegionId, arns: string[]) => Promise<unknown>

function drawResources(random: Random, region: RegionId): readonly Resource[] {
  return drawTexts(random, RESOURCES).map((id, n) => ({
    ...{ region, type: random.pick(TYPES), id: `${id}!`, steady: n < STEADY, known: false },
    ...{ tags: new Map(), busy: false },
  }))
}

function arnOf({ region, type, id }: Resource): string {
  const [product, name] = type.split(':')
  return `arn:acs:${product}:${region}:*:${name}/${id}`
}

/** What a resource with these tags adds to a list. */
function entriesOf(one: Resource, tags: Tags, list: ListName): readonly string[] {
  if (list === 'resources') return tags.size > 0 ? [entryOf(one.type, one.id)] : []
  if (list === 'keys') return [...tags.keys()]
  if (list === 'keys by beginning') return [...tags.keys()].filter((key) => key.startsWith(BEGINNING))
  if (isNarrowed(list)) return one.type === TYPE ? narrowed[list](one, tags) : []
  const value = tags.get(list)
  return value === undefined ? [] : [value]
}

function isNarrowed(list: ListName): list is NarrowedName {
  return list in narrowed
}

/** The keys without which the resource would not add the entry to the list. */
function keysThatList({ tags }: Resource, list: ListName, entry: string): readonly string[] {
  if (list === 'resources' || list === 'of type') return [...tags.keys()]
  if (list === 'keys' || list === 'keys by beginning' || list === 'keys of type') return [entry]
  return [isNarrowed(list) ? KEY : list]
}
