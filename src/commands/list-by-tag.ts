import type { Client, Parameters } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { UsageError } from '../core/usage-error.ts'
import type { Item } from '../terminal/table.ts'

export const listResourcesByTag = remote('Tag', 'ListResourcesByTag')
const PAGE_SIZE = '1000'

export const typeOption = {
  flag: 'type',
  value: 'PRODUCT:TYPE',
  doc: 'Only resources of this type, such as ecs:instance.',
} as const

export const byTagOptions = {
  key: {
    flag: 'key',
    value: 'KEY',
    doc: 'Only those of --type that carry this key, whatever its value.',
  },
  without: {
    flag: 'without',
    value: 'KEY[=VALUE]',
    doc: 'Only those of --type that do not carry this key, or not with this value; those without any tag, too.',
  },
} as const

type Type = { readonly product: string; readonly name: string }

export function typeNamed(text: string): Type {
  const [, product, name] = /^([^:]+):([^:]+)$/.exec(text) ?? []
  if (product && name) return { product, name }
  throw new UsageError(`"${text}" is no type.`, 'Write it like ecs:instance.')
}

/** What is listed by a key alone, or by what resources lack; undefined where neither is asked for. */
export function searchedFor({
  key,
  without,
}: {
  readonly key?: string | undefined
  readonly without?: string | undefined
}): Parameters | undefined {
  if (key !== undefined && without !== undefined) {
    throw new UsageError('--key and --without do not go together.', 'Give one of them.')
  }
  if (key !== undefined) return { 'TagFilter.Key': key }
  if (without === undefined) return undefined
  const [lacked = '', ...value] = without.split('=')
  const pair = { 'TagFilter.Key': lacked, ...(value.length > 0 && { 'TagFilter.Value': value.join('=') }) }
  return { ...pair, FuzzyType: 'NOT' }
}

/** Pages of resources with all of their tags, named as commands take them. */
export async function* pagesByTag(
  client: Client,
  { product, name }: Type,
  searched: Parameters & { readonly RegionId: string },
): AsyncGenerator<readonly Item[]> {
  const query = {
    ...{ ...searched, ResourceType: `ALIYUN::${product}::${name}`, IncludeAllTags: 'true' },
    MaxResult: PAGE_SIZE,
  }
  const arn = `arn:acs:${product}:${searched.RegionId}:*:${name}`
  for await (const { Resources } of client.pages(listResourcesByTag, query)) {
    const found = Resources as readonly { readonly ResourceId: string; readonly Tags: unknown }[]
    yield found.map(({ ResourceId, Tags }): Item => ({ ResourceARN: `${arn}/${ResourceId}`, Tags }))
  }
}
