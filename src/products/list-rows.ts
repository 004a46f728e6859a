import type { FamilyRow } from './family.ts'
import type { ListForm } from './list-form.ts'
import type { Paging } from './paging.ts'

/** What a row of a list begins with that names neither resources nor tags. */
export const onlyList = { untag: false, tag: false, ids: [], tags: [] } as const

export const whole: Paging = { by: 'whole' }

/** Keys with all of their values, as the products of content delivery list them. */
export const userTags = {
  ...onlyList,
  ...{ region: 'RegionId?', type: false, paging: whole },
  listForm: { per: 'key', at: 'Tags', entry: { Key: 'key', Value: 'values' } },
} as const satisfies Partial<FamilyRow>

/** Tags one by one. */
export const pairs = { TagKey: 'key', TagValue: 'value' } as const

/** ListTagKeys and ListTagValues as most products have them; what differs from that is said of both. */
export function keysAndValues(
  { keyOfList = 'Key', ...row }: Omit<FamilyRow, 'list' | 'listForm'>,
  forms: { readonly keys?: ListForm; readonly values?: ListForm } = {},
): readonly FamilyRow[] {
  const { keys = bareKeys, values = bareValues } = forms
  return [
    { ...onlyList, ...row, list: 'ListTagKeys', listForm: keys },
    { ...onlyList, ...row, list: 'ListTagValues', keyOfList, listForm: values },
  ]
}

const bareKeys: ListForm = { per: 'key', at: 'Keys', entry: 'key' }
const bareValues: ListForm = { per: 'value', at: 'Values', entry: 'value' }
