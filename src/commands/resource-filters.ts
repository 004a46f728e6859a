/** What narrows a list of resources; all that is given must hold. */
export const resourceFilters = {
  product: {
    flag: 'product',
    value: 'CODE',
    parameter: 'ProductCode',
    doc: 'Only of this product, such as ecs.',
  },
  type: { flag: 'type', value: 'TYPE', parameter: 'ResourceType', doc: 'Only of this type of the product.' },
  region: { flag: 'region', value: 'REGION', parameter: 'RegionId', doc: 'Only in this region.' },
  group: { flag: 'group', value: 'ID', parameter: 'ResourceGroupId', doc: 'Only in this resource group.' },
  tagKey: { flag: 'tag-key', value: 'KEY', parameter: 'TagKey', doc: 'Only with this tag key.' },
  tagValue: { flag: 'tag-value', value: 'VALUE', parameter: 'TagValue', doc: 'And with this value of it.' },
  untagged: { flag: 'untagged', parameter: 'Untagged', doc: 'Only without tags.' },
  since: {
    flag: 'registered-since',
    value: 'TIME',
    parameter: 'RegisteredSince',
    doc: 'Only registered since then, UTC, such as 2026-11-24T12:00:00Z.',
  },
} as const
