import { jsonStringMap } from '../../shape/shapes.ts'
import { resolveResources } from '../../tagging/resource-names.ts'
import { operation } from '../operation.ts'
import { failedResources, toFailedResources } from './failed-resources.ts'
import {
  arnErrors,
  checkKeys,
  checkValues,
  MAX_TAGS,
  resourceArns,
  trustedCallerErrors,
  writtenRegionId,
} from './parameters.ts'

export const tagResources = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'TagResources',
  summary: 'Puts tags on up to 50 resources of many products in one call.',
  description:
    'A key that a resource carries already gets the new value. A resource carries at most 20 tags, or as many as SetTagQuotas has set for its type; one that would exceed them is named in the answer and left as it was, and the others are tagged all the same.',
  parameters: {
    ResourceARN: resourceArns(
      'A resource of a known type that does not exist yet is registered, unless the server runs with --resources strict.',
    ),
    Tags: jsonStringMap({
      doc: 'The tags, as a JSON object of strings in one parameter.',
      example: '{"k1":"v1","k2":"v2"}',
      invalid: 'TagsInvalid',
      max: MAX_TAGS,
      tooMany: 'TooManyTags',
    }),
    RegionId: writtenRegionId(),
  },
  response: { FailedResources: failedResources },
  errors: [
    'MissingResourceIds',
    'TagsInvalid',
    'MissingRegionId',
    'RegionNotFound',
    'InvalidParameter',
    'TooManyResources',
    'TooManyTags',
    'DuplicateTagKey',
    'TagKeyInvalid',
    'TagValueInvalid',
    'SystemTag',
    'NoPermissionKey',
    'ArnFormat',
    'ArnServiceCode',
    'ArnResourceType',
    'ArnAccount',
    'ArnRegion',
    'NoPermissionOperator',
    ...trustedCallerErrors,
  ],
  failures: ['ResourceNotFound', 'TooManyTagsOnResource', 'OperationConflict'],
  access: {
    level: 'update',
    trusted: true,
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    related: ['*:TagResources'],
    request: ({ input, caller }) => ({
      action: 'tag:TagResources',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
      requestTags: new Map(input.Tags),
    }),
  },
  rate: 1000,
  check: ({ input, caller, settings, fail }) => {
    const keys = input.Tags.map(([key]) => key)
    checkKeys(keys, { caller, settings, fail })
    checkValues(
      input.Tags.map(([, value]) => value),
      fail,
    )
    const scope = { account: caller.account, region: input.RegionId }
    return { resources: resolveResources(input.ResourceARN, scope, arnErrors, fail) }
  },
  async handle({ input, checked, call, tagging }) {
    const tags = input.Tags.map(([key, value]) => ({ key, value }))
    return { FailedResources: toFailedResources(await tagging.setTags(call, checked.resources, tags)) }
  },
  examples: [
    {
      name: 'Two tags on one resource',
      parameters: {
        RegionId: 'cn-hangzhou',
        'ResourceARN.1': 'arn:acs:vpc:cn-hangzhou:*:vpc/vpc-example',
        Tags: '{"k1":"v1","k2":"v2"}',
      },
      response: {
        RequestId: 'B04B8CF3-4489-432D-83BA-6F128E4F2295',
        FailedResources: { FailedResource: [] },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
