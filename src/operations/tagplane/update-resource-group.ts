import { RESOURCE_GROUP } from '../../core/resource-groups.ts'
import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { accessTo } from './access.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import {
  checkDisplayName,
  exampleGroup,
  findGroup,
  resourceGroup,
  resourceGroupId,
  toResourceGroup,
} from './resource-groups.ts'

export const updateResourceGroup = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'UpdateResourceGroup',
  summary: 'Changes what people are shown of a resource group.',
  description: 'Its id and its name stay.',
  parameters: {
    ResourceGroupId: resourceGroupId('The id of the group.'),
    DisplayName: string({
      doc: 'What people are shown from now on, 1 to 50 characters.',
      ...{ example: 'Project X', required: 'MissingDisplayName' },
    }),
  },
  response: { ResourceGroup: resourceGroup },
  errors: [
    'MissingResourceGroupId',
    'MissingDisplayName',
    'InvalidParameter',
    'NoPermissionOperator',
    'ResourceGroupNotFound',
  ],
  access: accessTo('UpdateResourceGroup', 'update', 'resourcegroup/{ResourceGroupId}'),
  check: ({ input, fail }) => checkDisplayName(input.DisplayName, fail),
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller } = call
    const { id, ...group } = findGroup(input.ResourceGroupId, { caller, settings, fail })
    const value = { ...group, displayName: input.DisplayName }
    await store.changeConfig({
      guard,
      change,
      deletes: [],
      puts: [{ kind: RESOURCE_GROUP, name: id, value }],
    })
    return { ResourceGroup: toResourceGroup({ ...value, id }, caller.account) }
  },
  examples: [
    {
      name: 'Another name for people',
      parameters: { ResourceGroupId: 'rg-9gloovqzkx3abcd', DisplayName: 'Project X' },
      response: { RequestId: '2D7B1E94-6A3C-4F80-9B15-0C8D7E6F5A41', ResourceGroup: exampleGroup },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
