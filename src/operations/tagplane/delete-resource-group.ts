import { ApiError } from '../../core/error.ts'
import { RESOURCE_GROUP } from '../../core/resource-groups.ts'
import { GroupNotEmpty } from '../../store/estate.ts'
import { operation } from '../operation.ts'
import { deregistering } from '../own-resources.ts'
import { accessTo } from './access.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { findGroup, isDefault, resourceGroupId } from './resource-groups.ts'

export const deleteResourceGroup = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'DeleteResourceGroup',
  summary: 'Deletes a resource group without resources.',
  description: 'Its own tags go with it. The default group stays.',
  parameters: { ResourceGroupId: resourceGroupId('The id of the group.') },
  response: {},
  errors: [
    'MissingResourceGroupId',
    'NoPermissionOperator',
    'ResourceGroupNotFound',
    'ResourceGroupIsDefault',
    'ResourceGroupNotEmpty',
  ],
  access: accessTo('DeleteResourceGroup', 'delete', 'resourcegroup/{ResourceGroupId}'),
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller } = call
    const group = findGroup(input.ResourceGroupId, { caller, settings, fail })
    if (isDefault(group)) fail('ResourceGroupIsDefault')
    const deletes = [{ kind: RESOURCE_GROUP, name: group.id }]
    const resources = deregistering(caller.account, 'resourcegroup', [group.id])
    const emptied = { guard, change, puts: [], deletes, emptyGroups: [group.id], resources }
    await store.changeConfig(emptied).catch((error: unknown) => {
      throw error instanceof GroupNotEmpty ? new ApiError('ResourceGroupNotEmpty', []) : error
    })
    return {}
  },
  examples: [
    {
      name: 'A group',
      parameters: { ResourceGroupId: 'rg-9gloovqzkx3abcd' },
      response: { RequestId: '1C488B66-B819-4D14-8711-C4EAAA13AC02' },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
