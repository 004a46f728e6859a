import { array, text } from '../response.ts'

export const TAGPLANE_VERSION = '2026-11-24'
export const MAX_PROTECTED_KEYS = 100

export const protectedTagKeysResponse = {
  TagKeys: array('The protected keys, in byte order.', text('A key.', 'cost-center')),
}

/** The settings of an account as a RAM resource. */
export function settingsResource(account: string): string {
  return `acs:tagplane:*:${account}:settings/protected-tag-keys`
}
