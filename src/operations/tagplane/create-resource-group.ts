import { newGroupId, RESOURCE_GROUP, resourceGroupsOf } from '../../core/resource-groups.ts'
import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { registering } from '../own-resources.ts'
import { accessTo } from './access.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import {
  checkDisplayName,
  exampleGroup,
  MAX_RESOURCE_GROUPS,
  resourceGroup,
  toResourceGroup,
} from './resource-groups.ts'

const NAME = /^[A-Za-z][A-Za-z0-9-]{1,49}$/

export const createResourceGroup = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'CreateResourceGroup',
  summary: 'Makes a resource group.',
  description:
    'A resource is in one group at a time, in the default one unless it was registered into another or moved there. The group is a resource itself and can be tagged by its ARN.',
  parameters: {
    Name: string({
      doc: 'A name that no other group of the account has, case disregarded: a letter, then 1 to 49 letters, digits and hyphens.',
      ...{ example: 'project-x', required: 'MissingName' },
    }),
    DisplayName: string({
      doc: 'What people are shown, 1 to 50 characters.',
      ...{ example: 'Project X', required: 'MissingDisplayName' },
    }),
  },
  response: { ResourceGroup: resourceGroup },
  errors: [
    'MissingName',
    'MissingDisplayName',
    'InvalidParameter',
    'NoPermissionOperator',
    'ResourceGroupExists',
    'TooManyResourceGroups',
  ],
  access: accessTo('CreateResourceGroup', 'create', 'resourcegroup/*'),
  check: ({ input: { Name, DisplayName }, fail }) => {
    if (!NAME.test(Name)) {
      fail('InvalidParameter', 'Name', 'It is a letter, then 1 to 49 letters, digits and hyphens.')
    }
    checkDisplayName(DisplayName, fail)
  },
  async handle({ input, call, settings, store, fail }) {
    const { guard, change, caller, registrationTags } = call
    const groups = resourceGroupsOf(caller.account, settings.resourceGroups)
    if (groups.named(input.Name)) fail('ResourceGroupExists')
    if (groups.byId.size > MAX_RESOURCE_GROUPS) fail('TooManyResourceGroups')
    const id = newGroupId(change.id)
    const value = { name: input.Name, displayName: input.DisplayName, createdAt: change.at }
    await store.changeConfig({
      guard,
      change,
      deletes: [],
      puts: [{ kind: RESOURCE_GROUP, name: id, value }],
      resources: registering(caller.account, 'resourcegroup', { id, name: value.name, registrationTags }),
    })
    return { ResourceGroup: toResourceGroup({ ...value, id }, caller.account) }
  },
  examples: [
    {
      name: 'A group',
      parameters: { Name: 'project-x', DisplayName: 'Project X' },
      response: { RequestId: '04F0F334-1335-436C-A1D7-6C044FE73368', ResourceGroup: exampleGroup },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
