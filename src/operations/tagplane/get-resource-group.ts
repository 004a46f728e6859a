import { operation } from '../operation.ts'
import { accessTo } from './access.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import {
  exampleGroup,
  findGroup,
  resourceGroup,
  resourceGroupId,
  toResourceGroup,
} from './resource-groups.ts'

export const getResourceGroup = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetResourceGroup',
  summary: 'Shows a resource group.',
  description: 'The default group of the account, too, which is there from the beginning.',
  parameters: { ResourceGroupId: resourceGroupId('The id of the group.') },
  response: { ResourceGroup: resourceGroup },
  errors: ['MissingResourceGroupId', 'NoPermissionOperator', 'ResourceGroupNotFound'],
  access: accessTo('GetResourceGroup', 'read', 'resourcegroup/{ResourceGroupId}'),
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { caller, guard } = call
    const group = findGroup(input.ResourceGroupId, { caller, settings, fail })
    await store.confirm({ guard, durable: false })
    return { ResourceGroup: toResourceGroup(group, caller.account) }
  },
  examples: [
    {
      name: 'A group',
      parameters: { ResourceGroupId: 'rg-9gloovqzkx3abcd' },
      response: { RequestId: '5B0E9D3C-1A7F-4C55-8E0B-6F2D4C8A9B22', ResourceGroup: exampleGroup },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
