import { storedGroup } from '../../core/resource-groups.ts'
import { list } from '../../shape/shapes.ts'
import { resolveResources } from '../../tagging/resource-names.ts'
import { operation } from '../operation.ts'
import { failedResources, toFailedResources } from '../tag/failed-resources.ts'
import { accessInGroup } from './access.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { findGroup, resourceGroupId } from './resource-groups.ts'
import { arnErrors, MAX_RESOURCES_OF_CALL } from './resources.ts'

export const moveResources = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'MoveResources',
  summary: 'Moves up to 1,000 resources into a resource group.',
  description:
    'A resource that cannot be moved is named in the answer and left where it was; the others are moved all the same. The right is asked for on the group, and on each resource as long as it is where it was and once it is there.',
  parameters: {
    ResourceGroupId: resourceGroupId('The group that the resources are to be in.'),
    ResourceARN: list({
      doc: 'The resources, as ListResources names them.',
      example: 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-bp15hr53jws84akg****',
      ...{
        required: 'MissingResourceARN',
        max: MAX_RESOURCES_OF_CALL,
        tooMany: 'TooManyRegisteredResources',
      },
    }),
  },
  response: { FailedResources: failedResources },
  errors: [
    'InvalidParameter',
    'MissingResourceGroupId',
    'MissingResourceARN',
    'TooManyRegisteredResources',
    'ArnFormat',
    'ArnServiceCode',
    'ArnResourceType',
    'ArnAccount',
    'ArnRegion',
    'NoPermissionOperator',
    'ResourceGroupNotFound',
  ],
  failures: ['ResourceDenied', 'ResourceNotFound', 'OperationConflict'],
  access: accessInGroup('MoveResources', 'update', 'resourcegroup/{ResourceGroupId}'),
  check: ({ input, caller, fail }) =>
    resolveResources(input.ResourceARN, { account: caller.account, region: undefined }, arnErrors, fail),
  async handle({ input, checked, call, settings, tagging, fail }) {
    const { caller } = call
    const { id } = findGroup(input.ResourceGroupId, { caller, settings, fail })
    const failures = await tagging.moveResources(call, checked, storedGroup(caller.account, id))
    return { FailedResources: toFailedResources(failures) }
  },
  examples: [
    {
      name: 'One resource',
      parameters: {
        ResourceGroupId: 'rg-9gloovqzkx3abcd',
        'ResourceARN.1': 'arn:acs:ecs:cn-hangzhou:*:instance/i-1',
      },
      response: {
        RequestId: '6E0D4C2B-9A8F-4E71-B3D5-2C1B0A9F8E7D',
        FailedResources: { FailedResource: [] },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
