import { findProduct, findResourceType } from '../../catalog/catalog.ts'
import { storedGroup } from '../../core/resource-groups.ts'
import { boolean, optionalString } from '../../shape/shapes.ts'
import type { Fail } from '../operation.ts'
import { operation } from '../operation.ts'
import { array } from '../response.ts'
import { optionalRegionId } from '../tag/parameters.ts'
import { accessInGroup } from './access.ts'
import { nextToken, paging, queryOf } from './paging.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { findGroup, optionalResourceGroupId } from './resource-groups.ts'
import { exampleResource, shownResource, toShownResource } from './resources.ts'

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/

export const listResources = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListResources',
  summary: 'Lists the resources of the account.',
  description:
    'All that is given must hold. A call looks at a bounded number of resources, so a page may be short or empty and still have a NextToken; the list is whole when the token is empty. It stays right while others write.',
  parameters: {
    ProductCode: optionalString({ doc: 'Only resources of this product, in any case.', example: 'ecs' }),
    ResourceType: optionalString({ doc: 'Only of this type of the product.', example: 'instance' }),
    RegionId: optionalRegionId('Only those that are listed under this region.'),
    ResourceGroupId: optionalResourceGroupId('Only those in this group.'),
    TagKey: optionalString({ doc: 'Only those that carry this tag key.', example: 'env' }),
    TagValue: optionalString({ doc: 'Only those that carry TagKey with this value.', example: 'test' }),
    Untagged: boolean({ doc: 'Only those that carry no tag but system tags.', example: 'true' }),
    RegisteredSince: optionalString({
      doc: 'Only those registered at this time or later, UTC; the earliest come first then.',
      example: '2026-11-24T12:00:00Z',
    }),
    ...paging,
  },
  response: { NextToken: nextToken, Resources: array('The resources of the page.', shownResource) },
  errors: [
    'RegionNotFound',
    'InvalidParameter',
    'InvalidNextToken',
    'NoPermissionOperator',
    'ResourceGroupNotFound',
  ],
  access: accessInGroup('ListResources', 'list', 'resource/*'),
  check: ({ input, fail }) => {
    if (input.TagValue !== undefined && input.TagKey === undefined) {
      fail('InvalidParameter', 'TagValue', 'It goes with TagKey.')
    }
    if (input.Untagged && input.TagKey !== undefined) {
      fail('InvalidParameter', 'Untagged', 'It does not go with TagKey.')
    }
    return { types: typesOf(input, fail), registeredSince: timeOf(input.RegisteredSince, fail) }
  },
  async handle({ input, checked, call, settings, store, pages, fail }) {
    const { guard, caller } = call
    const { NextToken, MaxResults, TagKey: key, TagValue: value, ...others } = input
    const query = queryOf({ call, action: 'ListResources', filters: [key, value, others] })
    const after = NextToken ? (pages.open(query, NextToken) ?? fail('InvalidNextToken')) : undefined
    const group = input.ResourceGroupId && findGroup(input.ResourceGroupId, { caller, settings, fail }).id
    const { types, registeredSince } = checked
    const page = await store.findResources({
      ...{ guard, limit: MaxResults, ...(after && { after }), ...(types && { types }) },
      ...(input.RegionId && { home: input.RegionId }),
      ...(group && { group: storedGroup(caller.account, group) }),
      ...(key !== undefined && { tags: [{ key, ...(value !== undefined && { values: [value] }) }] }),
      ...(input.Untagged && { untagged: true }),
      ...(registeredSince !== undefined && { registeredSince }),
    })
    return {
      NextToken: page.next ? pages.seal(query, page.next) : '',
      Resources: page.resources.map((resource) => toShownResource(resource, caller.account)),
    }
  },
  examples: [
    {
      name: 'Instances without tags',
      parameters: { ProductCode: 'ecs', ResourceType: 'instance', Untagged: 'true' },
      response: {
        ...{ RequestId: '9D7B5F31-2E4C-4A68-80B1-C3D5E7F90A24', NextToken: '' },
        Resources: [{ ...exampleResource, Tags: [] }],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})

type Filters = { readonly ProductCode?: string | undefined; readonly ResourceType?: string | undefined }

/** Canonical names of the types; undefined for all. */
function typesOf(
  { ProductCode: code, ResourceType: type }: Filters,
  fail: Fail<'InvalidParameter'>,
): readonly string[] | undefined {
  if (code === undefined) {
    return type === undefined
      ? undefined
      : fail('InvalidParameter', 'ResourceType', 'It goes with ProductCode.')
  }
  const product = findProduct(code) ?? fail('InvalidParameter', 'ProductCode', 'No product has this code.')
  if (type === undefined) return product.types.map(({ name }) => name)
  const found =
    findResourceType(code, type) ??
    fail('InvalidParameter', 'ResourceType', 'The product has no resources of this type.')
  return [found.name]
}

function timeOf(text: string | undefined, fail: Fail<'InvalidParameter'>): number | undefined {
  if (text === undefined) return undefined
  const time = TIME.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time)
    ? fail('InvalidParameter', 'RegisteredSince', 'It is a time in UTC, such as 2026-11-24T12:00:00Z.')
    : time
}
