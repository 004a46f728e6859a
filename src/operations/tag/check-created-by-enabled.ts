import { operation } from '../operation.ts'
import { flag } from '../response.ts'
import { checkCreatedByRegion, createdByAccess, createdByRegionId } from './created-by.ts'

export const checkCreatedByEnabled = operation({
  api: 'Tag',
  version: '2018-08-28',
  action: 'CheckCreatedByEnabled',
  summary: 'Says whether new resources are marked with who has registered them.',
  description: 'OpenCreatedBy says how they are marked.',
  parameters: { RegionId: createdByRegionId() },
  response: { OpenStatus: flag('Whether they are.', 'true') },
  errors: ['MissingRegionId', 'RegionNotFound', 'WrongCreatedByEndpoint', 'NoPermissionOperator'],
  access: createdByAccess('CheckCreatedByEnabled', 'read'),
  check: ({ input, fail }) => checkCreatedByRegion(input.RegionId, fail),
  async handle({ call, settings, store }) {
    await store.confirm({ guard: call.guard, durable: false })
    return { OpenStatus: settings.marksCreators }
  },
  examples: [
    {
      name: 'Of the account',
      parameters: { RegionId: 'cn-shanghai' },
      response: { RequestId: '3F6A1B82-4C5D-5E7F-9A0B-C1D2E3F40516', OpenStatus: true },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
