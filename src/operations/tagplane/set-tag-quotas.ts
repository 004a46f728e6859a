import { findProduct, findResourceType } from '../../catalog/catalog.ts'
import { MAX_TAG_QUOTA, USUAL_TAG_QUOTA } from '../../core/tag.ts'
import type { Input } from '../../shape/shape.ts'
import { integer } from '../../shape/shapes.ts'
import { structures } from '../../shape/structures.ts'
import { type Fail, operation } from '../operation.ts'
import { type KeptQuotas, TAG_QUOTAS } from '../settings.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { quotaIn, quotasAccess, quotasResponse, toQuotas } from './tag-quotas.ts'

const MAX_TYPES = 100

const quotas = structures(
  { ProductCode: 'text', ResourceType: 'text', TagsPerResource: 'text' },
  {
    doc: `Types with another quota, each with ProductCode, ResourceType and TagsPerResource, 1 to ${MAX_TAG_QUOTA}. It stands in the place of a limit that the product has, too.`,
    example: 'ecs',
    ...{ max: MAX_TYPES, tooMany: 'TooManyTagQuotas' },
  },
)

type Elements = Input<{ readonly list: typeof quotas }>['list']

export const setTagQuotas = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'SetTagQuotas',
  summary: 'Says how many custom tags resources of the account may carry.',
  description:
    'Replaces the quotas that the account has set. They hold from the next call on, for the Tag API, the products, and registration alike; tags of the system do not count. A resource that carries more already keeps its tags: they can be changed and removed, and none be added.',
  parameters: {
    TagsPerResource: integer({
      doc: 'For all types that are not in Quota.',
      ...{ min: 1, max: MAX_TAG_QUOTA, fallback: USUAL_TAG_QUOTA, example: '20' },
    }),
    Quota: quotas,
  },
  response: quotasResponse,
  errors: ['InvalidParameter', 'TooManyTagQuotas', 'NoPermissionOperator'],
  access: quotasAccess('SetTagQuotas', 'update'),
  check: ({ input, fail }) => ({ usual: input.TagsPerResource, ofType: quotasOf(input.Quota, fail) }),
  async handle({ checked, call: { guard, change }, store }) {
    const value: KeptQuotas = { ...checked, ofType: Object.fromEntries(checked.ofType) }
    await store.changeConfig({ guard, change, puts: [{ ...TAG_QUOTAS, value }], deletes: [] })
    return toQuotas(checked)
  },
  examples: [
    {
      name: 'More for instances',
      parameters: {
        TagsPerResource: '20',
        'Quota.1.ProductCode': 'ecs',
        'Quota.1.ResourceType': 'instance',
        'Quota.1.TagsPerResource': '50',
      },
      response: {
        RequestId: 'A7C9E1B3-5D4F-4826-90A2-B4C6D8E0F128',
        TagsPerResource: 20,
        Quotas: [{ ProductCode: 'ecs', ResourceType: 'instance', TagsPerResource: 50 }],
      },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})

/** By the canonical names of the types. */
function quotasOf(elements: Elements, fail: Fail<'InvalidParameter'>): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const { ProductCode = '', ResourceType = '', TagsPerResource = '' } of elements) {
    const refuse = (field: string, hint: string) => fail('InvalidParameter', `Quota.N.${field}`, hint)
    if (!findProduct(ProductCode)) refuse('ProductCode', `There is no product ${ProductCode}.`)
    const type =
      findResourceType(ProductCode, ResourceType) ??
      refuse('ResourceType', `The product ${ProductCode} has no resources of the type ${ResourceType}.`)
    if (all.has(type.name)) refuse('ResourceType', `${type.name} is there twice.`)
    const quota =
      quotaIn(TagsPerResource) ?? refuse('TagsPerResource', `It is a number from 1 to ${MAX_TAG_QUOTA}.`)
    all.set(type.name, quota)
  }
  return all
}
