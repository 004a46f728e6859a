import { findProduct, resourceTypes } from '../../catalog/catalog.ts'
import type { ResourceType } from '../../catalog/resource-type.ts'
import { compareBytes } from '../../core/order.ts'
import { boolean, integer, optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { array, flag, object, optional, text } from '../response.ts'
import { optionalRegionId } from './parameters.ts'

/** The codes of the API. Of most it is not known which types support them; such a type is left out. */
const supportCodes: readonly string[] = [
  'TAG_CONSOLE_SUPPORT',
  'CLOUD_RESOURCE_CONSOLE_SUPPORT',
  'TAG_RAM_SUPPORT',
  'CLOUD_RESOURCE_API_SUPPORT',
  'TAG_API_SUPPORT',
  'TAG_BILL_SUPPORT',
  'CREATED_BY_TAG_BILL_SUPPORT',
  'CREATED_BY_TAG_CONSOLE_SUPPORT',
  'TAG_POLICY_PREVENTATIVE_CHECK_SUPPORT',
  'TAG_POLICY_CHECK_REMEDIATION_SUPPORT',
  'TAG_POLICY_RG_TAG_INHERIT_SUPPORT',
]

export const listSupportResourceTypes = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'ListSupportResourceTypes',
  summary: 'Lists the resource types that can carry tags.',
  description:
    'ProductCode and ResourceType are what ARNs are made of. TAG_CONSOLE_SUPPORT are the types that the Tag API is known to take, TAG_API_SUPPORT those of products with tag operations of their own. What is not known of a type is left out.',
  parameters: {
    RegionId: optionalRegionId('Accepted; the types are the same in every region.'),
    ProductCode: optionalString({ doc: 'Only types of this product, in any case.', example: 'ecs' }),
    // The wire's own spelling.
    ResourceTye: optionalString({ doc: 'Only types of this name, in any case.', example: 'instance' }),
    SupportCode: optionalString({
      doc: `Only types known to support it: ${supportCodes.join(', ')}.`,
      example: 'TAG_CONSOLE_SUPPORT',
      accept: (code) => supportCodes.includes(code),
      invalid: 'InvalidSupportCode',
    }),
    ShowItems: boolean({ doc: 'Whether to show what each type supports.', example: 'false' }),
    MaxResult: integer({ doc: 'Types per page.', min: 1, max: 1000, fallback: 50, example: '50' }),
    NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  },
  response: {
    NextToken: text('Send it to get the next page. Empty on the last one.', ''),
    SupportResourceTypes: array(
      'The types of this page, by product and type in bytes.',
      object('A type.', {
        ProductCode: text('Product code.', 'ecs'),
        ResourceType: text('Resource type.', 'instance'),
        ArnTemplate: text(
          'How its resources are named, without the leading arn:.',
          `acs:ecs:*:*:instance/\${ResourceId}`,
        ),
        SupportItems: optional(
          array(
            'With ShowItems: what is known to be supported.',
            object('An item.', {
              SupportCode: text('Its code.', 'TAG_CONSOLE_SUPPORT'),
              Support: flag('Always true: what is not known is left out.', 'true'),
              SupportDetails: array('Details; none are known.', object('A detail.', {})),
            }),
          ),
        ),
      }),
    ),
  },
  errors: [
    'RegionNotFound',
    'InvalidSupportCode',
    'InvalidParameter',
    'InvalidNextToken',
    'MissingData',
    'NoPermissionOperator',
  ],
  access: {
    level: 'list',
    resource: 'acs:tag:*:{Account}:*',
    conditionKeys: ['*'],
    request: ({ caller }) => ({
      action: 'tag:ListSupportResourceTypes',
      resource: `acs:tag:*:${caller.account}:*`,
    }),
  },
  check: ({ input, fail }) => {
    const types = resourceTypes().filter((type) => matches(type, input))
    return types.length > 0 ? types : fail('MissingData')
  },
  async handle({ input, checked: types, call, store, pages, fail }) {
    const { ProductCode, ResourceTye, SupportCode, NextToken: token, MaxResult: limit } = input
    const filters = [ProductCode, ResourceTye, SupportCode].map((filter) => filter ?? '')
    const query = { operation: 'tag:ListSupportResourceTypes', account: call.caller.account, filters }
    const [after = ''] = token ? (pages.open(query, token) ?? fail('InvalidNextToken')) : []
    await store.confirm({ guard: call.guard, durable: false })
    const following = types.filter(({ name }) => compareBytes(name, after) > 0)
    const page = following.slice(0, limit)
    const last = page.at(-1)
    return {
      NextToken: last && following.length > page.length ? pages.seal(query, [last.name]) : '',
      SupportResourceTypes: page.map((type) => toSupportResourceType(type, input.ShowItems)),
    }
  },
  examples: [
    {
      name: 'One type, and what it supports',
      parameters: { ProductCode: 'ecs', ResourceTye: 'instance', ShowItems: 'true' },
      response: {
        RequestId: '7D1E3F52-6B0C-4D0B-9A1E-2F2B1D7C9E60',
        NextToken: '',
        SupportResourceTypes: [
          {
            ProductCode: 'ecs',
            ResourceType: 'instance',
            ArnTemplate: `acs:ecs:*:*:instance/\${ResourceId}`,
            SupportItems: [
              { SupportCode: 'TAG_CONSOLE_SUPPORT', Support: true, SupportDetails: [] },
              { SupportCode: 'TAG_API_SUPPORT', Support: true, SupportDetails: [] },
            ],
          },
        ],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})

type Filters = {
  readonly ProductCode: string | undefined
  readonly ResourceTye: string | undefined
  readonly SupportCode: string | undefined
}

function matches(
  type: ResourceType,
  { ProductCode: code, ResourceTye: name, SupportCode: support }: Filters,
): boolean {
  return (
    (code === undefined || findProduct(code)?.code === type.product) &&
    (name === undefined || name.toLowerCase() === type.type.toLowerCase()) &&
    (support === undefined || (type.supportCodes as readonly string[]).includes(support))
  )
}

function toSupportResourceType({ product, type, supportCodes: known }: ResourceType, showItems: boolean) {
  const item = (code: string) => ({ SupportCode: code, Support: true, SupportDetails: [] })
  return {
    ProductCode: product,
    ResourceType: type,
    ArnTemplate: `acs:${product}:*:*:${type}/\${ResourceId}`,
    SupportItems: showItems ? known.map(item) : undefined,
  }
}
