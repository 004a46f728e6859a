import { operation } from '../operation.ts'
import { CREATED_BY } from '../settings.ts'
import { checkCreatedByRegion, createdByAccess, createdByRegionId, requireRoot } from './created-by.ts'

export const openCreatedBy = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'OpenCreatedBy',
  summary: 'Has every resource marked from now on with who has registered it.',
  description:
    'A resource gets the tag acs:tag:createdby with the call that makes it known: RegisterResources, tagging where that registers, an operation of its product. Its value is customer:{AccountId} for the root, sub:{UserId}:{UserName} for a user, assumedRoleUser:{RoleName}:{AccountId} for whoever has taken a role on, by the account of that one, and assumedRoleUser:{Name}:{ServiceCode} for a service principal. It is a tag of the system: users can neither set nor remove it, and it does not count towards the quota. Resources that are known already do not get it.',
  parameters: { RegionId: createdByRegionId() },
  response: {},
  errors: [
    'MissingRegionId',
    'RegionNotFound',
    'WrongCreatedByEndpoint',
    'CreatedByOfRole',
    'CreatedByNotRoot',
    'CreatedByAlreadyOpen',
    'NoPermissionOperator',
  ],
  access: createdByAccess('OpenCreatedBy', 'update'),
  check: ({ input, caller, settings, fail }) => {
    checkCreatedByRegion(input.RegionId, fail)
    requireRoot(caller, fail)
    if (settings.marksCreators) fail('CreatedByAlreadyOpen')
  },
  async handle({ call: { guard, change }, store }) {
    await store.changeConfig({ guard, change, puts: [{ ...CREATED_BY, value: true }], deletes: [] })
    return {}
  },
  examples: [
    {
      name: 'For the account',
      parameters: { RegionId: 'cn-shanghai' },
      response: { RequestId: '74F03511-FDFA-54AF-96A4-71575B41E74D' },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
