import type { Caller, Fail } from '../operation.ts'
import { regionId } from './parameters.ts'

const REGION = 'cn-shanghai'

export const createdByRegionId = () =>
  regionId('Always cn-shanghai: created-by tags of all regions are enabled and disabled there.', REGION)

export function checkCreatedByRegion(region: string, fail: Fail<'WrongCreatedByEndpoint'>): void {
  if (region !== REGION) fail('WrongCreatedByEndpoint')
}

/** Whatever policies allow, it takes the root. */
export function requireRoot(
  { principal }: Pick<Caller, 'principal'>,
  fail: Fail<'CreatedByNotRoot' | 'CreatedByOfRole'>,
): void {
  if (principal.kind === 'session') fail('CreatedByOfRole')
  if (principal.kind !== 'root') fail('CreatedByNotRoot')
}

type Asking = {
  readonly input: { readonly RegionId: string }
  readonly caller: Pick<Caller, 'account'>
}

export function createdByAccess<L extends 'read' | 'update'>(action: string, level: L) {
  return {
    level,
    resource: 'acs:tag:{RegionId}:{Account}:*',
    conditionKeys: ['*'],
    request: ({ input, caller }: Asking) => ({
      action: `tag:${action}`,
      resource: `acs:tag:${input.RegionId}:${caller.account}:*`,
    }),
  }
}
