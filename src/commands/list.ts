import { remote } from '../client/operation.ts'
import { command } from '../terminal/command.ts'
import type { Item } from '../terminal/table.ts'
import { clientOptions, openSession } from './client-options.ts'
import { numbered, tagsOf } from './one-call.ts'
import { arns, checkCount, regionFor, regionOption } from './resources.ts'

const operation = remote('Tag', 'ListTagResources')
const PAGE_SIZE = '1000'

export const list = command({
  details:
    'All tagged resources of the region, or those that are named; with * as the id all of a type. Pages are fetched as they are shown.',
  positionals: { resources: { ...arns, optional: true } },
  options: {
    tags: {
      flag: 'tag',
      value: 'KEY=VALUE',
      kind: 'list',
      doc: 'Only those that carry this tag; all of them with the flag several times.',
    },
    category: {
      flag: 'category',
      value: 'Custom|System|All',
      doc: 'Only tags of this kind, and resources that carry one.',
    },
    ...{ region: regionOption, ...clientOptions },
  },
  calls: [operation],
  async run({ resources = [], tags = [], category, region, ...flags }, shell) {
    checkCount(resources)
    const pairs = tagsOf(tags)
    const RegionId = regionFor(resources.map(someOf), region, shell)
    const { client, output } = await openSession(flags, { shell })
    const query = {
      ...{ RegionId, PageSize: PAGE_SIZE, ...numbered('ResourceARN', resources) },
      ...(tags.length > 0 && { Tags: JSON.stringify(pairs) }),
      ...(category !== undefined && { Category: category }),
    }
    async function* pages() {
      for await (const { TagResources } of client.pages(operation, query))
        yield TagResources as readonly Item[]
    }
    const count = await output.list(pages(), ['ResourceARN', 'Tags'])
    if (count === 0 && output.format === 'table')
      await output.note(`None of ${RegionId} carries ${tags.length > 0 ? 'these tags' : 'a tag'}.`)
    return 0
  },
  examples: [
    'tagplane list --region cn-hangzhou',
    "tagplane list 'arn:acs:ecs:*:*:instance/i-1' --format json",
    "tagplane list 'arn:acs:ecs:*:*:instance/*' --tag owner=blue --tag env=test",
  ],
})

/** The ARN of some resource of the type, where all of it are meant. */
function someOf(arn: string): string {
  return arn.replace(/\/\*$/, '/any')
}
