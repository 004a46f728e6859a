import { list, unsupported } from '../../shape/shapes.ts'
import { resolveResources } from '../../tagging/resource-names.ts'
import { operation } from '../operation.ts'
import { failedResources, toFailedResources } from './failed-resources.ts'
import {
  arnErrors,
  checkKeys,
  legacyTagPairs,
  MAX_TAGS,
  resourceArns,
  trustedCallerErrors,
  writtenRegionId,
} from './parameters.ts'

export const untagResources = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'UntagResources',
  summary: 'Takes tags off up to 50 resources of many products in one call.',
  description:
    'All removals of a call are carried out together. A key that a resource does not carry is no error. A resource that fails is named in the answer, and the others are untagged all the same. A tag that no resource carries any more disappears by itself within 24 hours.',
  parameters: {
    Tag: legacyTagPairs(),
    All: unsupported(),
    ResourceARN: resourceArns('A resource that does not exist is named in the answer.'),
    TagKey: list({
      doc: 'The keys to take off. Case matters.',
      example: 'k1',
      required: 'MissingTagKeyParameter',
      max: MAX_TAGS,
      tooMany: 'TooManyTags',
    }),
    RegionId: writtenRegionId(),
  },
  response: { FailedResources: failedResources },
  errors: [
    'MissingTagKey',
    'TagValueInvalid',
    'UnsupportedParameter',
    'MissingResourceIds',
    'MissingTagKeyParameter',
    'MissingRegionId',
    'RegionNotFound',
    'InvalidParameter',
    'TooManyResources',
    'TooManyTags',
    'DuplicateTagKey',
    'TagKeyInvalid',
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
  failures: ['ResourceNotFound', 'OperationConflict'],
  access: {
    level: 'update',
    trusted: true,
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    related: [
      '*:UntagResources',
      '*:UnTagResources',
      'vod:UnTagVodResources',
      'dcdn:UntagDcdnResources',
      'ecs:RemoveTags',
      'slb:RemoveTags',
      'rds:RemoveTagsFromResource',
      'oss:DeleteBucketTagging',
      'live:UnTagLiveResources',
    ],
    request: ({ input, caller }) => ({
      action: 'tag:UntagResources',
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
      requestTags: new Map(input.TagKey.map((key) => [key, ''])),
    }),
  },
  rate: 1000,
  check: ({ input, caller, settings, fail }) => {
    checkKeys(input.TagKey, { caller, settings, fail })
    const scope = { account: caller.account, region: input.RegionId }
    return { resources: resolveResources(input.ResourceARN, scope, arnErrors, fail) }
  },
  async handle({ input, checked, call, tagging }) {
    const failures = await tagging.removeTags(call, checked.resources, input.TagKey)
    return { FailedResources: toFailedResources(failures) }
  },
  examples: [
    {
      name: 'One key off two resources, of which one does not exist',
      parameters: {
        RegionId: 'cn-hangzhou',
        'ResourceARN.1': 'arn:acs:vpc:cn-hangzhou:*:vpc/vpc-example',
        'ResourceARN.2': 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-xxxxxxxxxx1',
        'TagKey.1': 'k1',
      },
      response: {
        RequestId: '43D12436-B10F-4469-8136-FD1C5D2B2083',
        FailedResources: {
          FailedResource: [
            {
              ResourceARN: 'arn:acs:ecs:cn-hangzhou:123456789****:instance/i-xxxxxxxxxx1',
              Result: {
                Code: 'InvalidResourceId.NotFound',
                Message: 'The specified ResourceIds are not found in our records.',
              },
            },
          ],
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
