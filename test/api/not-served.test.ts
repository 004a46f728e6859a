import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import ram from '@alicloud/ram20150501'
import sts from '@alicloud/sts20150401'
import { operations } from '../../src/operations/index.ts'
import { openTarget } from '../support/target.ts'
import { assertError } from './calls.ts'
import { closing } from './identities.ts'

/** What the official clients can ask for beyond what is served: there is no console to log in to, and nobody to vouch for others. */
const notServed = [
  ...['CreateLoginProfile', 'GetLoginProfile', 'UpdateLoginProfile', 'DeleteLoginProfile', 'ChangePassword'],
  ...['SetPasswordPolicy', 'GetPasswordPolicy', 'SetSecurityPreference', 'GetSecurityPreference'],
  ...['CreateVirtualMFADevice', 'ListVirtualMFADevices', 'DeleteVirtualMFADevice', 'BindMFADevice'],
  ...['UnbindMFADevice', 'GetUserMFAInfo', 'SetAccountAlias', 'GetAccountAlias', 'ClearAccountAlias'],
  ...['AssumeRoleWithOIDC', 'AssumeRoleWithSAML'],
]
const served = new Set(operations.map(({ action }) => action))

/** The operations of an official client, by the names of its methods. */
function actionsOf(client: { readonly default: { readonly prototype: object } }): readonly string[] {
  const methods = Object.getOwnPropertyNames(client.default.prototype)
  const calling = methods.filter((name) => methods.includes(`${name}WithOptions`))
  return calling.map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`)
}

const target = await openTarget()
closing(target)

describe('404', () => {
  it('what the clients of RAM and STS know is served, or named here and refused', async () => {
    const ram20150501 = actionsOf(ram).filter((action) => !served.has(action))
    const sts20150401 = actionsOf(sts).filter((action) => !served.has(action))
    assert.deepEqual([...ram20150501, ...sts20150401].toSorted(), notServed.toSorted())
    for (const action of notServed) {
      const Version = sts20150401.includes(action) ? '2015-04-01' : '2015-05-01'
      const { response } = await target.call(action, {}, { Version })
      assertError(response, 'ActionNotFound')
    }
  })
})
