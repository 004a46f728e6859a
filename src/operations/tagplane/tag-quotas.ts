import { MAX_TAG_QUOTA, USUAL_TAG_QUOTA } from '../../core/tag.ts'
import type { TagQuotas } from '../../tagging/quotas.ts'
import { array, count, object, text } from '../response.ts'
import { accessTo } from './access.ts'

export const quotasAccess = <L extends 'read' | 'update'>(action: string, level: L) =>
  accessTo(action, level, 'settings/tag-quotas')

export const quotasResponse = {
  TagsPerResource: count(
    'How many custom tags a resource may carry whose type is not in the list.',
    String(USUAL_TAG_QUOTA),
  ),
  Quotas: array(
    'The types that have another quota, in byte order.',
    object('A type.', {
      ProductCode: text('The code of the product.', 'ecs'),
      ResourceType: text('The type.', 'instance'),
      TagsPerResource: count('How many custom tags a resource of the type may carry.', '50'),
    }),
  ),
}

/** 1 to the highest quota that there is; undefined for any other text. */
export function quotaIn(text: string): number | undefined {
  const quota = /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : MAX_TAG_QUOTA + 1
  return quota <= MAX_TAG_QUOTA ? quota : undefined
}

export function toQuotas({ usual, ofType }: TagQuotas) {
  const types = [...ofType].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    TagsPerResource: usual,
    Quotas: types.map(([name, quota]) => {
      const [ProductCode = '', ResourceType = ''] = name.split(':')
      return { ProductCode, ResourceType, TagsPerResource: quota }
    }),
  }
}
