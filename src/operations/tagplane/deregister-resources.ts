import { list } from '../../shape/shapes.ts'
import { resolveResources } from '../../tagging/resource-names.ts'
import { operation } from '../operation.ts'
import { failedResources, toFailedResources } from '../tag/failed-resources.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { arnErrors, MAX_RESOURCES_OF_CALL } from './resources.ts'

export const deregisterResources = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DeregisterResources',
  summary: 'Takes up to 1,000 resources out of the estate, with their tags.',
  description:
    'What the resources carried stays in the record of the change. One that comes back goes on with its history, and without tags.',
  parameters: {
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
    'MissingResourceARN',
    'TooManyRegisteredResources',
    'ArnFormat',
    'ArnServiceCode',
    'ArnResourceType',
    'ArnAccount',
    'ArnRegion',
    'NoPermissionOperator',
  ],
  failures: ['ResourceDenied', 'ResourceNotFound', 'OperationConflict'],
  access: {
    level: 'delete',
    resource: 'acs:tagplane:{Region}:{Account}:resource/{ProductCode}/{ResourceType}/{ResourceId}',
    conditionKeys: ['*'],
    request: () => [],
  },
  check: ({ input, caller, fail }) =>
    resolveResources(input.ResourceARN, { account: caller.account, region: undefined }, arnErrors, fail),
  async handle({ checked, call, tagging }) {
    return { FailedResources: toFailedResources(await tagging.deregisterResources(call, checked)) }
  },
  examples: [
    {
      name: 'One resource',
      parameters: { 'ResourceARN.1': 'arn:acs:ecs:cn-hangzhou:*:instance/i-1' },
      response: {
        RequestId: '3C9A5E17-8D2F-4B60-A1C4-7F6E5D4C3B21',
        FailedResources: { FailedResource: [] },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
