import type { Tag } from '../core/tag.ts'
import type { ListEncoding } from './encoding.ts'
import type { Family, Role, TagsParameter } from './family.ts'

/** What a call says. */
export type Said = {
  readonly region: string
  readonly typeName: string
  readonly ids: readonly string[]
  /** What a removal by keys names. */
  readonly keys: readonly string[]
  /** What is set, and what a removal by tags names. */
  readonly tags: readonly Tag[]
  /** Instead of keys. */
  readonly all?: boolean
}

const EXAMPLE: Said = {
  ...{ region: 'cn-hangzhou', ids: ['res-1'], keys: ['k1'], tags: [{ key: 'k1', value: 'v1' }] },
  typeName: '',
}

/** The parameters with which a call of the family says this. */
export function writtenParameters(
  family: Family,
  role: Role,
  said: Partial<Said> = {},
): Readonly<Record<string, string>> {
  const { region, type, ids, types } = family
  const [firstType = ''] = types.keys()
  const { all, ...told } = { ...EXAMPLE, typeName: firstType, ...said }
  const typed = ids.find((parameter) => parameter.type === told.typeName) ?? ids[0]
  return {
    ...(region && { [region.name]: told.region }),
    ...(type && { [type.name]: told.typeName }),
    ...(typed && writtenList(typed.name, typed.encoding, told.ids)),
    ...(role === 'untag' && writtenRemoval(family, told, all)),
    ...(role === 'list' && family.listing.key && { [family.listing.key.name]: told.keys[0] ?? '' }),
    ...(role === 'list' && said.tags && writtenTags(family.tags[0], said.tags)),
    ...(role === 'tag' && writtenTags(family.tags[0], told.tags)),
  }
}

function writtenRemoval(family: Family, { keys, tags }: Said, all = false): Readonly<Record<string, string>> {
  if (all && family.all) return { [family.all.name]: 'true' }
  return family.keys
    ? writtenList(family.keys.name, family.keys.encoding, keys)
    : writtenTags(family.tags[0], tags)
}

function writtenList(name: string, encoding: ListEncoding, list: readonly string[]): Record<string, string> {
  if (encoding === 'json') return { [name]: JSON.stringify(list) }
  if (encoding !== 'flat') return { [name]: list.join(',') }
  return Object.fromEntries(list.map((element, i) => [`${name}.${i + 1}`, element]))
}

function writtenTags(parameter: TagsParameter | undefined, tags: readonly Tag[]): Record<string, string> {
  if (!parameter) return {}
  const { name, encoding } = parameter
  if (encoding === 'json')
    return { [name]: JSON.stringify(tags.map(({ key, value }) => ({ Key: key, Value: value }))) }
  return Object.fromEntries(
    tags.flatMap(({ key, value }, i) => [
      [`${name}.${i + 1}.Key`, key],
      ...(value === '' ? [] : [[`${name}.${i + 1}.Value`, value]]),
    ]),
  )
}
