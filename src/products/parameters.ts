import { isRegion } from '../catalog/region.ts'
import { fail } from '../core/error.ts'
import { isTagKey } from '../core/tag.ts'
import { flatStructures, type Parameters } from '../shape/parameters.ts'
import type { Description, Shape, Shapes } from '../shape/shape.ts'
import { boolean, oneOf, optionalString } from '../shape/shapes.ts'
import type { TagCondition } from '../store/estate.ts'
import { type PairSent, readList, readPairs } from './encoding.ts'
import type { Family, ListParameter, Role, TagsParameter, TextParameter } from './family.ts'
import { pagingShapes } from './paging.ts'

const EXAMPLES = { resource: 'res-1', key: 'k1', value: 'v1' }

/** The parameters of an operation, in the order of their checks. */
export function parametersOf(family: Family, role: Role): Shapes {
  const { region, type, dryRun } = family
  return {
    ...(region && { [region.name]: regionShape(family, region) }),
    ...(type && { [type.name]: typeShape(family, type) }),
    ...idShapes(family, role),
    ...(role === 'untag' ? removalShapes(family) : tagShapes(family, role === 'tag')),
    ...(dryRun &&
      role !== 'list' && { DryRun: boolean({ doc: 'Only says whether the call would be carried out.' }) }),
    ...(family.tagOwners && { Scope: scopeShape, TagOwner: tagOwnerShape }),
    ...(role === 'list' && listingShapes(family)),
  }
}

function listingShapes(family: Family): Shapes {
  const { tagFilters, key, containing, category, distinctKeys, paging, names } = family.listing
  return {
    ...(tagFilters && { [tagFilters]: filterShape(family) }),
    ...(key && { [key.name]: keyShape(family, key) }),
    ...(containing && {
      [containing]: optionalString({ doc: 'A part of the texts that are wanted.', example: 'k' }),
    }),
    ...(category && {
      [category]: oneOf({
        ...{ doc: 'Only tags of this category, in any case.', example: 'Custom' },
        ...{ values: ['All', 'Custom', 'System'], fallback: 'All', invalid: 'InvalidCategory' },
      }),
    }),
    ...(distinctKeys && { [distinctKeys]: boolean({ doc: 'Lists keys, whatever their values.' }) }),
    ...pagingShapes(paging, names),
  }
}

function keyShape({ words }: Family, { required }: TextParameter): Shape<string | undefined> {
  return {
    description: { type: 'string', required, doc: 'The key. Case matters.', example: EXAMPLES.key },
    require: (parameters, name) => {
      if (required && !parameters.get(name)) fail(words.noKeys, name, 'it is missing')
    },
    read: (parameters, name) => {
      const key = parameters.get(name) || undefined
      if (key !== undefined && !isTagKey(key)) fail(words.badKey)
      return key
    },
  }
}

function regionShape({ words }: Family, { required }: TextParameter): Shape<string | undefined> {
  return {
    description: { type: 'string', required, doc: 'The region of the resources.', example: 'cn-hangzhou' },
    require: (parameters, name) => {
      if (required && !parameters.get(name)) fail(words.noRegion, name, 'it is missing')
    },
    read: (parameters, name) => {
      const text = parameters.get(name) || undefined
      if (text !== undefined && !isRegion(text)) fail(words.unknownRegion, name, 'there is no such region')
      return text
    },
  }
}

function typeShape({ words, types }: Family, { required }: TextParameter): Shape<string | undefined> {
  const names = [...types.keys()]
  const [example = ''] = names
  return {
    description: {
      ...{ type: 'string', required, doc: 'The type of the resources, in any case.', example },
      ...{ limits: names.join(', '), values: names },
    },
    require: (parameters, name) => {
      if (required && !parameters.get(name)) fail(words.noType, name, 'it is missing')
    },
    read: (parameters, name) => parameters.get(name) || undefined,
  }
}

type Counted = { readonly max: number; readonly refuse: () => never }

function idShapes(family: Family, role: Role): Shapes {
  const { ids, words, limits } = family
  const [first = { name: '' }] = ids
  const given = (parameters: Parameters) =>
    ids.some(({ name, encoding }) => readList(parameters, name, encoding).length > 0)
  const required = role !== 'list' || needsResources(family)
  const counted = {
    max: limits.resources,
    refuse: () => fail(words.tooManyResources, String(limits.resources)),
  }
  return Object.fromEntries(
    ids.map((parameter, i) => [
      parameter.name,
      {
        ...listShape(parameter, 'The resources.', required && ids.length === 1, counted),
        ...(i === 0 &&
          required && {
            require: (parameters: Parameters) => {
              if (!given(parameters)) fail(words.noResources, first.name, 'it is missing')
            },
          }),
      },
    ]),
  )
}

/** Whether a list is one of the resources that the call names, since it names nothing else. */
export function needsResources(family: Family): boolean {
  const { listing, tags } = family
  const ofResources = listing.form.per === 'resource' || listing.form.per === 'binding'
  return ofResources && listing.paging.by !== 'number' && tags.length === 0
}

function listShape(
  { name: own, encoding }: ListParameter,
  doc: string,
  required: boolean,
  { max, refuse }: Counted,
): Shape<readonly string[]> {
  const written = { flat: 'array', json: 'json', comma: 'string', single: 'string' } as const
  const limits = encoding === 'single' ? {} : { limits: `N: 1 to ${max}` }
  return {
    description: {
      ...{ type: written[encoding], required, doc, example: exampleOf(own, encoding), ...limits },
      ...(encoding === 'json' && { json: 'list' }),
    },
    refuse: (parameters, name) => {
      readList(parameters, name, encoding)
    },
    read: (parameters, name) => readList(parameters, name, encoding),
    count: (values) => {
      if (values.length > max) refuse()
    },
  }
}

function exampleOf(name: string, encoding: ListParameter['encoding']): string {
  const text = /key/i.test(name) ? EXAMPLES.key : EXAMPLES.resource
  return encoding === 'json' ? JSON.stringify([text]) : text
}

function removalShapes(family: Family): Shapes {
  const { keys, all, removes, words, limits } = family
  const counted = { max: limits.keys, refuse: () => fail(words.tooManyTags, String(limits.keys)) }
  const pairs = removes === 'keys' ? {} : tagShapes(family, removes === 'tags')
  const doc = all ? 'The keys to take off; needed unless all tags are to go.' : 'The keys to take off.'
  return {
    ...(keys && {
      [keys.name]: {
        ...listShape(keys, doc, !all && removes === 'keys', counted),
        require: (parameters: Parameters) => {
          if (!namesTags(family, parameters)) fail(words.noKeys, keys.name, 'it is missing')
        },
      },
    }),
    ...pairs,
    ...(all && {
      [all.name]: boolean({
        doc: all.wins ? 'Takes off all tags.' : 'Takes off all tags, where the call names none.',
      }),
    }),
  }
}

/** Whether a removal says what is to go. */
function namesTags({ keys, tags, all, removes }: Family, parameters: Parameters): boolean {
  if (all && parameters.get(all.name)?.toLowerCase() === 'true') return true
  if (keys && readList(parameters, keys.name, keys.encoding).length > 0) return true
  return (
    removes !== 'keys' && tags.some(({ name, encoding }) => readPairs(parameters, name, encoding).length > 0)
  )
}

function tagShapes({ tags, words, limits }: Family, required: boolean): Shapes {
  const given = (parameters: Parameters) =>
    tags.some(({ name, encoding }) => readPairs(parameters, name, encoding).length > 0)
  const [first = { name: '' }] = tags
  return Object.fromEntries(
    tags.map((parameter, i) => [
      parameter.name,
      {
        ...pairShape(parameter, required && tags.length === 1, parameter.max ?? limits.keys, () =>
          fail(words.tooManyTags, String(parameter.max ?? limits.keys)),
        ),
        ...(i === 0 &&
          required && {
            require: (parameters: Parameters) => {
              if (!given(parameters)) fail(words.noTags, first.name, 'it is missing')
            },
          }),
      },
    ]),
  )
}

function pairShape(
  { encoding }: TagsParameter,
  required: boolean,
  max: number,
  refuse: () => never,
): Shape<readonly PairSent[]> {
  const { key, value } = EXAMPLES
  const description: Description = {
    ...{ type: encoding === 'flat' ? 'array' : 'json', required, doc: 'The tags.', limits: `N: 1 to ${max}` },
    example: encoding === 'flat' ? `${key}, ${value}` : JSON.stringify([{ Key: key, Value: value }]),
    ...{ fields: ['Key', 'Value'], ...(encoding === 'json' && { json: 'list' }) },
  }
  return {
    description,
    refuse: (parameters, name) => {
      readPairs(parameters, name, encoding)
    },
    read: (parameters, name) => readPairs(parameters, name, encoding),
    count: (pairs) => {
      if (pairs.length > max) refuse()
    },
  }
}

const MAX_FILTERS = 5

function filterShape({ words }: Family): Shape<readonly TagCondition[]> {
  const read = (parameters: Parameters, name: string) =>
    flatStructures(parameters, name, 0).map((fields) => {
      const values = [...fields].filter(([field]) => field.startsWith('tagvalues.')).map(([, value]) => value)
      return { key: fields.get('tagkey') ?? '', ...(values.length > 0 && { values: [...new Set(values)] }) }
    })
  return {
    description: {
      ...{ type: 'array', required: false, limits: `N: 1 to ${MAX_FILTERS}`, example: 'k1, v1' },
      fields: ['TagKey', 'TagValues.1'],
      doc: 'Only resources that carry these keys, with one of the values where they are given.',
    },
    refuse: (parameters, name) => {
      flatStructures(parameters, name, 0)
    },
    read,
    count: (filters) => {
      if (filters.length > MAX_FILTERS) fail(words.tooManyTags, String(MAX_FILTERS))
    },
  }
}

/** `Scope` and `TagOwner…` of ECS: whoever sends them means somebody else's tags. */
const scopeShape: Shape<undefined> = {
  refuse: (parameters, name) => {
    const scope = parameters.get(name)
    if (scope) fail(/^(?:public|private)$/i.test(scope) ? 'EcsScope' : 'EcsInvalidScope')
  },
  read: () => undefined,
}

const tagOwnerShape: Shape<undefined> = {
  refuse: (parameters, name) => {
    const [uid, bid] = [parameters.get(`${name}Uid`), parameters.get(`${name}Bid`)]
    if (uid && bid) fail('EcsTagOwnerUid')
    if (uid) fail('EcsMissingTagOwnerBid')
    if (bid) fail('EcsMissingTagOwnerUid')
  },
  read: () => undefined,
}
