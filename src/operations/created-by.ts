import type { StoredTag } from '../store/store.ts'
import type { Caller } from './operation.ts'
import type { Settings } from './settings.ts'

const KEY = 'acs:tag:createdby'

/** The tags of what a caller registers in an account with these settings. */
export function registrationTags(
  caller: Caller,
  settings: Pick<Settings, 'marksCreators' | 'servicePrincipals'>,
): readonly StoredTag[] {
  if (!settings.marksCreators) return []
  return [{ key: KEY, value: creator(caller, settings), origin: 'own' }]
}

/** In the forms of the wire. */
function creator(
  { account, principal, delegation }: Caller,
  { servicePrincipals }: Pick<Settings, 'servicePrincipals'>,
): string {
  switch (principal.kind) {
    case 'root':
    case 'operator':
      return `customer:${account}`
    case 'user':
      return `sub:${principal.id}:${principal.name}`
    case 'session':
      return `assumedRoleUser:${principal.role}:${accountOf(principal.session.assumedBy)}`
    case 'service': {
      const name = servicePrincipals.get(principal.id)?.name ?? principal.id
      return `assumedRoleUser:${name}:${delegation?.serviceCode ?? ''}`
    }
  }
}

/** The account in a RAM ARN. */
function accountOf(arn: string): string {
  return arn.split(':')[3] ?? ''
}
