import { findResourceType } from '../../catalog/catalog.ts'
import { formatArn } from '../../core/arn.ts'
import { shownGroup } from '../../core/resource-groups.ts'
import { categoryOf } from '../../core/tag.ts'
import type { RegisteredResource, Registration } from '../../store/estate.ts'
import { dateOf } from '../date.ts'
import { array, object, text } from '../response.ts'

/** How many resources a call may register, move or deregister. */
export const MAX_RESOURCES_OF_CALL = 1_000

/** The errors of the ARNs in a call that names resources of all regions. */
export const arnErrors = {
  format: 'ArnFormat',
  product: 'ArnServiceCode',
  type: 'ArnResourceType',
  account: 'ArnAccount',
  region: 'ArnRegion',
} as const

const arn = 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp15hr53jws84akg****'

export const shownResource = object('A resource.', {
  ResourceARN: text('Its ARN.', arn),
  ProductCode: text('The code of its product.', 'ecs'),
  ResourceType: text('Its type.', 'instance'),
  ResourceId: text('Its id.', 'i-bp15hr53jws84akg****'),
  RegionId: text('The region under which it is listed.', 'cn-hangzhou'),
  Name: text('Its name; empty where it has none.', 'web-1'),
  ResourceGroupId: text('The group that it is in.', 'rg-9gloovqzkx3abcd'),
  CreatedBy: text('Who made it, as it was registered; empty where that is not known.', 'sub:2041:alice'),
  RegisteredBy: text('How it came to be known: Tagging, Call or Product.', 'Call'),
  RegisterDate: text('When, UTC.', '2026-11-24T12:00:00Z'),
  Relations: array(
    'What it belongs to or works with.',
    object('A relation.', {
      Kind: text('Which one.', 'attached-to'),
      ResourceARN: text('The other resource.', arn),
    }),
  ),
  Attributes: array(
    'What else is known of it, in byte order of the names.',
    object('An attribute.', {
      Name: text('Its name.', 'InstanceType'),
      Value: text('Its value.', 'ecs.g7.large'),
    }),
  ),
  Tags: array(
    'Its tags.',
    object('A tag.', {
      Key: text('Key.', 'env'),
      Value: text('Value.', 'test'),
      Category: text('Custom or System.', 'Custom'),
    }),
  ),
})

const REGISTRATIONS = { tagging: 'Tagging', call: 'Call', product: 'Product' } as const satisfies Record<
  Registration,
  string
>

export function toShownResource(resource: RegisteredResource, account: string) {
  const { type, id, home, name, group, createdBy, registeredBy, registeredAt } = resource
  const [product = '', typeName = ''] = type.split(':')
  return {
    ResourceARN: formatArn({ product, region: home, account, type: typeName, id }),
    ...{ ProductCode: product, ResourceType: typeName, ResourceId: id, RegionId: home, Name: name },
    ...{ ResourceGroupId: shownGroup(account, group), CreatedBy: createdBy },
    ...{ RegisteredBy: REGISTRATIONS[registeredBy], RegisterDate: dateOf(registeredAt) },
    Relations: resource.relations.map((relation) => ({
      Kind: relation.kind,
      ResourceARN: arnOf(relation, account),
    })),
    Attributes: Object.entries(resource.attributes).map(([Name, Value]) => ({ Name, Value })),
    Tags: resource.tags.map(({ key, value }) => ({ Key: key, Value: value, Category: categoryOf(key) })),
  }
}

/** What is not regional stands under the region of its central service; a bucket's is not known here. */
function arnOf({ region, type, id }: { region: string; type: string; id: string }, account: string): string {
  const [product = '', typeName = ''] = type.split(':')
  const home = region || findResourceType(product, typeName)?.homes[0] || '*'
  return formatArn({ product, region: home, account, type: typeName, id })
}

/** The example of all pages. */
export const exampleResource = {
  ResourceARN: 'arn:acs:ecs:cn-hangzhou:1234567890123456:instance/i-1',
  ...{ ProductCode: 'ecs', ResourceType: 'instance', ResourceId: 'i-1', RegionId: 'cn-hangzhou' },
  ...{ Name: 'web-1', ResourceGroupId: 'rg-9gloovqzkx3abcd', CreatedBy: 'sub:2041:alice' },
  ...{ RegisteredBy: 'Call', RegisterDate: '2026-11-24T12:00:00Z' },
  Relations: [],
  Attributes: [{ Name: 'InstanceType', Value: 'ecs.g7.large' }],
  Tags: [{ Key: 'env', Value: 'test', Category: 'Custom' }],
}
