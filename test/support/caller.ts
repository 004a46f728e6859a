import { rootArn } from '../../src/core/principal.ts'
import type { Caller } from '../../src/operations/operation.ts'
import { PROTECTED_TAG_KEYS, settingsOf } from '../../src/operations/settings.ts'

const account = '1234567890123456'

/** The root of an account, for what is tested without a gateway. */
export const rootCaller: Caller = { account, arn: rootArn(account), principal: { kind: 'root' } }

/** The settings of an account in which the key `protected` is. */
export const settings = settingsOf({
  version: 1,
  documents: [{ ...PROTECTED_TAG_KEYS, version: 1, value: ['protected'] }],
})
