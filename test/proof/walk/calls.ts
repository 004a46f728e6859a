import { type ErrorName, errors } from '../../../src/core/error.ts'
import { type Tag, USUAL_TAG_QUOTA } from '../../../src/core/tag.ts'
import { writtenParameters } from '../../../src/products/example.ts'
import type { Family } from '../../../src/products/family.ts'
import { families } from '../../../src/products/index.ts'
import type { Random } from '../../contract/random.ts'
import type { Estate, Named } from './estate.ts'
import { drawRead, entriesIn } from './reads.ts'
import { drawTagList } from './tag-lists.ts'

export const REGION = 'cn-hangzhou'
export const TAG_API = '2018-08-28'
export const PROTECTED = 'protected'

const KEYS = ['環境', ...Array.from({ length: 24 }, (_, i) => `k${i}`)] as const
const VALUES = ['', '1', '2', '值'] as const
/** Of all encodings but those of paths, which tests of their own send. */
const PRODUCTS = [
  'Ecs',
  'Slb',
  'Rds',
  'Vpc',
  'dcdn',
  'live',
  'vod',
  'Nlb',
  'oos',
  'Kms',
  'R-kvstore',
  'NAS',
  'DBFS',
  'Ram',
]
const WALKED = families.filter(
  ({ api, routes }) => PRODUCTS.includes(api) && Object.keys(routes).length === 0,
)

/** Five resources of the first type of each family that is walked. */
const byType = new Map(
  WALKED.flatMap(({ types }) => [...types.values()].slice(0, 1).map((type) => [type.name, type])),
)
export const RESOURCES: readonly Named[] = [...byType.values()].flatMap((type) =>
  Array.from({ length: 5 }, (_, i) => ({ type, id: `${type.type.toLowerCase()}-${i}` })),
)

export type Sent = {
  readonly version: string
  readonly action: string
  readonly parameters: Readonly<Record<string, string>>
  /** Of a list: what its answer shows. */
  readonly shows?: (body: Readonly<Record<string, unknown>>) => readonly string[]
}
export type Answer = {
  readonly code: string
  readonly entries: readonly string[]
  /** What a list shows. */
  readonly listed: readonly string[]
}
/** A call, and what it does to the estate and answers. */
export type Call = { readonly sent: Sent; readonly expect: (estate: Estate) => Answer }

type Removed = { readonly key: string; readonly value?: string }

export function drawCall(random: Random): Call {
  if (random.below(4) === 0) return random.below(3) === 0 ? unifiedList(random) : productList(random)
  const tagging = random.below(5) < 3
  if (random.below(4) === 0) return tagging ? unifiedTag(random) : unifiedUntag(random)
  const able = WALKED.filter(({ actions }) => actions[tagging ? 'tag' : 'untag'] !== undefined)
  const family = able[random.below(able.length)] as Family
  return tagging ? productTag(random, family) : productUntag(random, family)
}

function unifiedTag(random: Random): Call {
  const resources = someOf(random, RESOURCES, 4)
  const tags = drawTags(random, 4)
  return {
    sent: unified('TagResources', resources, {
      Tags: JSON.stringify(Object.fromEntries(tags.map(({ key, value }) => [key, value]))),
    }),
    expect(estate) {
      const refused = refusedKeys(tags, 'SystemTag', 'NoPermissionKey')
      if (refused) return refused
      const full = resources.filter((resource) => estate.overfills(resource, tags, 20))
      for (const resource of resources) if (!full.includes(resource)) estate.set(resource, tags)
      return { ...DONE, entries: full.map(() => errors.TooManyTagsOnResource.code) }
    },
  }
}

function unifiedUntag(random: Random): Call {
  const resources = someOf(random, RESOURCES, 4)
  const keys = drawTags(random, 4).map(({ key }) => ({ key }))
  return {
    sent: unified(
      'UntagResources',
      resources,
      numbered(
        'TagKey',
        keys.map(({ key }) => key),
      ),
    ),
    expect(estate) {
      const refused = refusedKeys(keys, 'SystemTag', 'NoPermissionKey')
      if (refused) return refused
      const unknown = resources.filter((resource) => !estate.has(resource))
      for (const resource of resources) estate.remove(resource, keys)
      return { ...DONE, entries: unknown.map(() => errors.ResourceNotFound.code) }
    },
  }
}

function productTag(random: Random, family: Family): Call {
  const { resources, typeName } = drawNamed(random, family)
  const tags = drawTags(random, 3)
  const said = { typeName, ids: resources.map(({ id }) => id), tags }
  return {
    sent: bySaying(family, 'tag', said),
    expect(estate) {
      const { words, limits } = family
      const refused = refusedKeys(tags, words.notYours, words.notYours)
      if (refused) return refused
      if (
        resources.some((resource) =>
          estate.overfills(resource, tags, limits.tagsPerResource ?? USUAL_TAG_QUOTA),
        )
      )
        return code(words.overQuota)
      for (const resource of resources) estate.set(resource, tags)
      return DONE
    },
  }
}

function productUntag(random: Random, family: Family): Call {
  const { resources, typeName } = drawNamed(random, family)
  const all = family.all !== undefined && random.below(5) === 0
  const tags = drawTags(random, 3)
  const removed = tags.map(
    ({ key, value }): Removed => (family.keys || value === '' ? { key } : { key, value }),
  )
  const said = { typeName, ids: resources.map(({ id }) => id), keys: tags.map(({ key }) => key), tags, all }
  return {
    sent: bySaying(family, 'untag', said),
    expect(estate) {
      const { words, missingIsFine } = family
      const refused = all ? undefined : refusedKeys(tags, words.notYours, words.notYours)
      if (refused) return refused
      if (!missingIsFine && resources.some((resource) => !estate.has(resource))) return code(words.notFound)
      for (const resource of resources) estate.remove(resource, all ? undefined : removed)
      return DONE
    },
  }
}

/** A list of a product, of what was tagged by whatever operation. */
function productList(random: Random): Call {
  const able = WALKED.filter(({ actions }) => actions.list !== undefined)
  const family = able[random.below(able.length)] as Family
  const [[typeName, type] = fail('A family has no types')] = family.types
  const own = RESOURCES.filter((resource) => resource.type === type)
  const tag = { key: random.pick(KEYS), value: random.pick(VALUES) }
  const { parameters, expect } = drawRead(random, family, typeName, own, tag, REGION)
  const { version, actions } = family
  return {
    sent: { version, action: actions.list ?? '', parameters, shows: (body) => entriesIn(family, body) },
    expect: (estate) => ({ ...DONE, listed: expect(estate) }),
  }
}

/** A list of the Tag API, of one type. */
function unifiedList(random: Random): Call {
  const { type } = RESOURCES[random.below(RESOURCES.length)] as Named
  const own = RESOURCES.filter((resource) => resource.type === type)
  const tag = { key: random.pick(KEYS), value: random.pick(VALUES) }
  const { expect, ...list } = drawTagList(random, { type, own, tag })
  return {
    sent: { version: TAG_API, ...list },
    expect: (estate) => ({ ...DONE, listed: expect(estate) }),
  }
}

function fail(message: string): never {
  throw new Error(message)
}

const DONE: Answer = { code: '', entries: [], listed: [] }

function code(error: ErrorName): Answer {
  return { ...DONE, code: errors[error].code }
}

function refusedKeys(tags: readonly Removed[], system: ErrorName, bound: ErrorName): Answer | undefined {
  if (tags.some(({ key }) => key.startsWith('acs:'))) return code(system)
  return tags.some(({ key }) => key === PROTECTED) ? code(bound) : undefined
}

function unified(action: string, resources: readonly Named[], more: Readonly<Record<string, string>>): Sent {
  const arns = resources.map(({ type, id }) => `arn:acs:${type.product}:*:*:${type.type}/${id}`)
  return {
    version: TAG_API,
    action,
    parameters: { RegionId: REGION, ...numbered('ResourceARN', arns), ...more },
  }
}

function bySaying(
  family: Family,
  role: 'tag' | 'untag',
  said: Parameters<typeof writtenParameters>[2],
): Sent {
  const { version, actions } = family
  return {
    version,
    action: actions[role] ?? '',
    parameters: writtenParameters(family, role, { ...said, region: REGION }),
  }
}

function drawNamed(random: Random, { types, limits }: Family) {
  const [[typeName, type] = fail('A family has no types')] = types
  const own = RESOURCES.filter((resource) => resource.type === type)
  return { typeName, resources: someOf(random, own, Math.min(3, limits.resources)) }
}

/** Distinct keys; once in a while one that may not be touched. */
function drawTags(random: Random, most: number): readonly Tag[] {
  const keys = new Set(Array.from({ length: 1 + random.below(most) }, () => random.pick(KEYS)))
  if (random.below(40) === 0) keys.add(random.pick(['acs:k', PROTECTED]))
  return [...keys].map((key) => ({ key, value: random.pick(VALUES) }))
}

function someOf<T>(random: Random, from: readonly T[], most: number): readonly T[] {
  return random.shuffle(from).slice(0, 1 + random.below(most))
}

function numbered(name: string, list: readonly string[]): Record<string, string> {
  return Object.fromEntries(list.map((element, i) => [`${name}.${i + 1}`, element]))
}
