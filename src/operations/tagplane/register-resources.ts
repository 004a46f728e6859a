import { resourceGroupsOf } from '../../core/resource-groups.ts'
import { operation } from '../operation.ts'
import { count } from '../response.ts'
import { failedResources, toFailedResources } from '../tag/failed-resources.ts'
import { checkDescribed, describedErrors, describedResources } from './described-resources.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const registerResources = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'RegisterResources',
  summary: 'Makes up to 1,000 resources known, or changes what is known of them, in one call.',
  description:
    'What is wrong with the call refuses all of it; what is wrong with one resource leaves that one as it was, and the answer names it. The right is asked for on each resource, in the group that it is in and in the one that it is to be in; for tags the rights of TagResources are, too.',
  parameters: { Resources: describedResources },
  response: {
    Registered: count('How many resources are new.', '1'),
    Changed: count('How many were known, and something of them is changed.', '0'),
    Unchanged: count('How many were known, just as they are described.', '0'),
    FailedResources: failedResources,
  },
  errors: [...describedErrors, 'NoPermissionOperator', 'ResourceGroupNotFound'],
  failures: ['ResourceDenied', 'ResourceNotFound', 'TooManyTagsOnResource', 'OperationConflict'],
  access: {
    level: 'update',
    resource: 'acs:tagplane:{Region}:{Account}:resource/{ProductCode}/{ResourceType}/{ResourceId}',
    conditionKeys: ['*'],
    related: ['tag:TagResources', '*:TagResources'],
    request: () => [],
  },
  check: ({ input, caller, settings, fail }) => checkDescribed(input.Resources, { caller, settings, fail }),
  async handle({ input, checked, call, settings, tagging, fail }) {
    const { byId } = resourceGroupsOf(call.caller.account, settings.resourceGroups)
    const groups = input.Resources.flatMap(({ ResourceGroupId: id }) => id ?? [])
    const unknown = new Set(groups.filter((id) => !byId.has(id)))
    if (unknown.size > 0) fail('ResourceGroupNotFound', [...unknown].join(', '))
    const { outcomes, failures } = await tagging.registerResources(call, checked)
    const number = (of: string) => outcomes.filter((outcome) => outcome === of).length
    return {
      ...{ Registered: number('registered'), Changed: number('changed'), Unchanged: number('unchanged') },
      FailedResources: toFailedResources(failures),
    }
  },
  examples: [
    {
      name: 'A disk and the instance that it is attached to',
      parameters: {
        Resources:
          '[{"ResourceARN":"arn:acs:ecs:cn-hangzhou:*:disk/d-1","Name":"data-1","Relations":[{"Kind":"attached-to","ResourceARN":"arn:acs:ecs:cn-hangzhou:*:instance/i-1"}],"Attributes":{"Size":"200"}}]',
      },
      response: {
        RequestId: '8F2B6D41-5C7E-4A93-B0D8-1E3F5A7C9B02',
        ...{ Registered: 1, Changed: 0, Unchanged: 0 },
        FailedResources: { FailedResource: [] },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
