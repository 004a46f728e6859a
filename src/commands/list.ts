import type { Client } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { UsageError } from '../core/usage-error.ts'
import { command } from '../terminal/command.ts'
import type { Item } from '../terminal/table.ts'
import { clientOptions, openSession } from './client-options.ts'
import {
  byTagOptions,
  listResourcesByTag,
  pagesByTag,
  searchedFor,
  typeNamed,
  typeOption,
} from './list-by-tag.ts'
import { numbered, tagsOf } from './one-call.ts'
import { arns, checkCount, regionFor, regionOption } from './resources.ts'

const listTagResources = remote('Tag', 'ListTagResources')
const PAGE_SIZE = '1000'

export const list = command({
  details:
    'All tagged resources of the region, or those that are named; with --type, or with * as the id, all of a type. Pages are fetched as they are shown.',
  positionals: { resources: { ...arns, optional: true } },
  options: {
    type: typeOption,
    tags: {
      flag: 'tag',
      value: 'KEY=VALUE',
      kind: 'list',
      doc: 'Only those that carry this tag; all of them with the flag several times.',
    },
    ...byTagOptions,
    category: {
      flag: 'category',
      value: 'Custom|System|All',
      doc: 'Only tags of this kind, and resources that carry one.',
    },
    ...{ region: regionOption, ...clientOptions },
  },
  calls: [listTagResources, listResourcesByTag],
  async run({ resources = [], tags = [], type, key, without, category, region, ...flags }, shell) {
    const wanted = { resources, tags, type, key, without, category }
    const pagesIn = planned(wanted)
    const RegionId = regionFor(resources.map(someOf), region, shell)
    const { client, output } = await openSession(flags, { shell })
    const count = await output.list(pagesIn(RegionId, client), ['ResourceARN', 'Tags'])
    if (count === 0 && output.format === 'table') await output.note(`There are none in ${RegionId}.`)
    return 0
  },
  examples: [
    'tagplane list --region cn-hangzhou',
    "tagplane list 'arn:acs:ecs:*:*:instance/i-1' --format json",
    'tagplane list --type ecs:instance --tag owner=blue --tag env=test',
    'tagplane list --type ecs:instance --without owner',
  ],
})

type Wanted = {
  readonly resources: readonly string[]
  readonly tags: readonly string[]
  readonly type: string | undefined
  readonly key: string | undefined
  readonly without: string | undefined
  readonly category: string | undefined
}
type Pages = (RegionId: string, client: Client) => AsyncIterable<readonly Item[]>

/** How what is wanted is listed; what does not go together is refused before anything is called. */
function planned({ resources, tags, type: typeName, category, ...search }: Wanted): Pages {
  checkCount(resources)
  const type = typeName === undefined ? undefined : typeNamed(typeName)
  const searched = searchedFor(search)
  if (searched) {
    if (!type) throw new UsageError('--key and --without are for one type.', 'Name it with --type.')
    if (resources.length + tags.length > 0 || category !== undefined) {
      throw new UsageError(
        'Beside --key or --without neither resources nor --tag or --category can be given.',
        'Leave them out, or list by --tag alone.',
      )
    }
    return (RegionId, client) => pagesByTag(client, type, { RegionId, ...searched })
  }
  const named = type ? [...resources, `arn:acs:${type.product}:*:*:${type.name}/*`] : resources
  const query = {
    ...{ PageSize: PAGE_SIZE, ...numbered('ResourceARN', named) },
    ...(tags.length > 0 && { Tags: JSON.stringify(tagsOf(tags)) }),
    ...(category !== undefined && { Category: category }),
  }
  return async function* (RegionId, client) {
    for await (const { TagResources } of client.pages(listTagResources, { RegionId, ...query }))
      yield TagResources as readonly Item[]
  }
}

/** The ARN of some resource of the type, where all of it are meant. */
function someOf(arn: string): string {
  return arn.replace(/\/\*$/, '/any')
}
