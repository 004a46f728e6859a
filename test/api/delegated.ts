import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type ErrorName, errors } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import type { Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { newId, refuses } from './calls.ts'

/** The parameters of a service principal that acts for the account of the target. */
export function delegation(target: Target): Parameters {
  return { AliUid: target.account, Bid: '26842', Createby: 'customer:someone' }
}

/** A new service principal for the account of the target, with its access key. */
export async function newServicePrincipal(target: Target, parameters: Parameters = { ServiceCode: 'hbr' }) {
  const creating = { Name: newId('service'), 'Accounts.1': target.account, ...parameters }
  const { status, body } = await target.call('CreateServicePrincipal', creating)
  assert.equal(status, 200, JSON.stringify(body))
  const { AccessKeyId = '', AccessKeySecret = '' } = body['AccessKey'] as Record<string, string>
  return { id: String(body['PrincipalId']), keyId: AccessKeyId, secret: AccessKeySecret }
}

/** The target as a new service principal calls it. */
export async function servicePrincipal(target: Target, parameters?: Parameters): Promise<Target> {
  const { keyId, secret } = await newServicePrincipal(target, parameters)
  return target.as(keyId, secret)
}

/** Those of the account, as they are listed. */
export async function listServicePrincipals(
  target: Target,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { status, body } = await target.call('ListServicePrincipals', {})
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'ServicePrincipals'])
  return body['ServicePrincipals'] as Record<string, unknown>[]
}

/** Deletes those of the account, so that the files of tests do not add up to more than it may have. */
export async function deleteServicePrincipals(target: Target): Promise<void> {
  for (const { PrincipalId } of await listServicePrincipals(target)) {
    await target.call('DeleteServicePrincipal', { PrincipalId: String(PrincipalId) })
  }
}

/**
 * What a call that is right but for these parameters ends with, when a service principal makes it.
 * `system`: parameters with a key of the category System.
 */
export async function refusesDelegated(
  target: Target,
  [action, parameters]: readonly [action: string, parameters: Parameters],
  system: Parameters,
): Promise<void> {
  const service = await servicePrincipal(target)
  const codeless = await servicePrincipal(target, {})
  const right = { ...parameters, ...delegation(target) }
  const without = (name: string) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name))
  await refuses(service, [action, without('AliUid')], 'MissingAliUid')
  await refuses(service, [action, without('Bid')], 'MissingBid')
  await refuses(service, [action, without('Createby')], 'MissingCreateby')
  await refuses(codeless, [action, right], 'MissingServiceCode')
  await refuses(service, [action, { ...right, Category: 'All' }], 'InvalidCategory')
  await refuses(service, [action, { ...right, ...system }], 'NoPermissionKeyCategory')
  await refuses(service, [action, { ...right, Category: 'System' }], 'NoPermissionKeyCategory')
  await refuses(service, [action, { ...right, AliUid: '4711' }], 'NoPermissionOperator')
}

/** Closes the file of an operation that is not for service principals. */
export function refusesServicePrincipals(target: Target, action: string, parameters: Parameters = {}): void {
  const operation = operations.find((candidate) => candidate.action === action)
  const denied: ErrorName = operation?.access.denied ?? 'NoPermissionOperator'
  it(`${errors[denied].code}: a service principal`, async () => {
    const service = await servicePrincipal(target)
    await refuses(service, [action, { ...parameters, ...delegation(target) }], denied)
    await deleteServicePrincipals(target)
  })
}
