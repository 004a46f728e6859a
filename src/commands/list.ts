import { remote } from '../client/operation.ts'
import { command } from '../terminal/command.ts'
import type { Item } from '../terminal/table.ts'
import { clientOptions, openSession } from './client-options.ts'
import { numbered } from './one-call.ts'
import { arns, checkCount, regionFor, regionOption } from './resources.ts'

const operation = remote('Tag', 'ListTagResources')
const PAGE_SIZE = '1000'

export const list = command({
  details:
    'All tagged resources of the region, or those that are named. Pages are fetched as they are shown.',
  positionals: { resources: { ...arns, optional: true } },
  options: {
    category: {
      flag: 'category',
      value: 'Custom|System|All',
      doc: 'Only tags of this kind, and resources that carry one.',
    },
    ...{ region: regionOption, ...clientOptions },
  },
  calls: [operation],
  async run({ resources = [], category, region, ...flags }, shell) {
    checkCount(resources)
    const RegionId = regionFor(resources, region, shell)
    const { client, output } = await openSession(flags, { shell })
    const query = {
      ...{ RegionId, PageSize: PAGE_SIZE, ...numbered('ResourceARN', resources) },
      ...(category !== undefined && { Category: category }),
    }
    async function* pages() {
      for await (const { TagResources } of client.pages(operation, query))
        yield TagResources as readonly Item[]
    }
    const count = await output.list(pages(), ['ResourceARN', 'Tags'])
    if (count === 0 && output.format === 'table') await output.note(`None of ${RegionId} carries a tag.`)
    return 0
  },
  examples: [
    'tagplane list --region cn-hangzhou',
    "tagplane list 'arn:acs:ecs:*:*:instance/i-1' --format json",
  ],
})
