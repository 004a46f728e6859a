import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ErrorName } from '../core/error.ts'
import { SERVICE_PRINCIPAL, servicePrincipalArn } from '../core/service-principal.ts'
import type { AccessKey, ConfigSnapshot } from '../store/store.ts'
import { actFor } from './caller.ts'

const ACCOUNT = '1234567890123456'
const TENANT = '2234567890123456'
const rootKey = keyOf(`acs:ram::${ACCOUNT}:root`)
const serviceKey = keyOf(servicePrincipalArn(ACCOUNT, 'sp-1'))
const delegated = { AliUid: TENANT, Bid: '26842', Createby: '某甲' }

function keyOf(principal: string): AccessKey {
  return { id: 'k', account: ACCOUNT, principal, sealedSecret: '', status: 'active' }
}

function granting(id: string, serviceCode = 'hbr'): ConfigSnapshot {
  const value = { name: 'backup', serviceCode, accessKeyId: 'k', createdAt: 0 }
  return { version: 7, documents: [{ kind: SERVICE_PRINCIPAL, name: id, version: 7, value }] }
}

type Configs = Readonly<Record<string, ConfigSnapshot>>

async function act(
  key: AccessKey,
  parameters: Readonly<Record<string, string>>,
  { trusted = true, cached = {} as Configs, stored = { [ACCOUNT]: granting('x') } as Configs } = {},
) {
  const signer = { kind: 'key', account: key.account, key } as const
  const signed = {
    signer,
    parameters: new Map(Object.entries(parameters)),
    trusted,
    operators: undefined,
    denied: 'NoPermissionOperator',
  } as const
  const configOf = async (account: string, fresh: boolean) =>
    fresh ? stored[account] : (cached[account] ?? stored[account])
  return actFor(signed, configOf, false)
}

function refuses(
  error: ErrorName,
  parameters: Readonly<Record<string, string>>,
  stored: Configs = { [TENANT]: granting('sp-1') },
) {
  return assert.rejects(act(serviceKey, parameters, { stored }), { error })
}

describe('the owner of a key', () => {
  it('acts in the own account', async () => {
    const { caller, config } = await act(rootKey, {})
    assert.deepEqual(caller, { account: ACCOUNT, arn: rootKey.principal, principal: { kind: 'root' } })
    assert.equal(config.version, 7)
  })

  for (const name of ['AliUid', 'Bid', 'Createby', 'Category']) {
    it(`may not send ${name} to an operation that understands it, even when it is empty`, async () => {
      await assert.rejects(act(rootKey, { [name]: '' }), { error: 'NoPermissionOperator' })
      assert.equal((await act(rootKey, { [name]: '' }, { trusted: false })).caller.account, ACCOUNT)
    })
  }
})

describe('a service principal', () => {
  const stored = { [TENANT]: granting('sp-1') }

  it('acts in the account that it names and that has granted it', async () => {
    const { caller, config } = await act(serviceKey, delegated, { stored })
    assert.deepEqual(caller, {
      account: TENANT,
      arn: serviceKey.principal,
      principal: { kind: 'service', id: 'sp-1' },
      delegation: { serviceCode: 'hbr', bid: '26842', createdBy: '某甲', category: 'Custom' },
    })
    assert.equal(config, stored[TENANT])
  })

  it('touches system tags when it says so, in any case', async () => {
    for (const Category of ['System', 'system', 'SYSTEM']) {
      const { caller } = await act(serviceKey, { ...delegated, Category }, { stored })
      assert.equal(caller.delegation?.category, 'System')
    }
    const { caller } = await act(serviceKey, { ...delegated, Category: '' }, { stored })
    assert.equal(caller.delegation?.category, 'Custom')
  })

  it('is told what is missing, in this order', async () => {
    await refuses('MissingAliUid', {})
    await refuses('MissingAliUid', { ...delegated, AliUid: '' })
    await refuses('MissingBid', { AliUid: '1' })
    await refuses('MissingCreateby', { AliUid: '1', Bid: 'x' })
    await refuses('InvalidParameter', { AliUid: '1', Bid: 'x', Createby: 'x'.repeat(129) })
    await refuses('InvalidParameter', { AliUid: '1', Bid: '1', Createby: 'x'.repeat(129), Category: 'x' })
    await refuses('NoPermissionOperator', { ...delegated, AliUid: ACCOUNT, Category: 'x' })
    await refuses('MissingServiceCode', { ...delegated, Category: 'x' }, { [TENANT]: granting('sp-1', '') })
    await refuses('InvalidCategory', { ...delegated, Category: 'All' })
  })

  it('takes a Createby of 128 characters outside the Basic Multilingual Plane', async () => {
    const Createby = '𠮷'.repeat(128)
    const { caller } = await act(serviceKey, { ...delegated, Createby }, { stored })
    assert.equal(caller.delegation?.createdBy, Createby)
  })

  it('may not call an operation that is not for it, whatever it sends', async () => {
    await assert.rejects(act(serviceKey, delegated, { stored, trusted: false }), {
      error: 'NoPermissionOperator',
    })
  })

  it('acts as soon as it is granted, though the configuration was read before', async () => {
    const cached = { [TENANT]: granting('sp-other') }
    assert.equal((await act(serviceKey, delegated, { cached, stored })).caller.account, TENANT)
  })
})
