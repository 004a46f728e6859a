import { operation } from '../operation.ts'
import { CREATED_BY } from '../settings.ts'
import { checkCreatedByRegion, createdByAccess, createdByRegionId, requireRoot } from './created-by.ts'

export const closeCreatedBy = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'CloseCreatedBy',
  summary: 'Ends the marking of new resources with who has registered them.',
  description: 'Marks that resources carry stay. To close what is not open is no error.',
  parameters: { RegionId: createdByRegionId() },
  response: {},
  errors: [
    'MissingRegionId',
    'RegionNotFound',
    'WrongCreatedByEndpoint',
    'CreatedByOfRole',
    'CreatedByNotRoot',
    'NoPermissionOperator',
  ],
  access: createdByAccess('CloseCreatedBy', 'update'),
  check: ({ input, caller, fail }) => {
    checkCreatedByRegion(input.RegionId, fail)
    requireRoot(caller, fail)
  },
  async handle({ call: { guard, change }, store }) {
    await store.changeConfig({ guard, change, puts: [], deletes: [CREATED_BY] })
    return {}
  },
  examples: [
    {
      name: 'For the account',
      parameters: { RegionId: 'cn-shanghai' },
      response: { RequestId: '0C7D5A1E-93B4-5F2C-8A66-1E4D7B90F2C3' },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
