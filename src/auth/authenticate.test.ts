import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { sealSecret } from '../core/access-key.ts'
import { openKeyring, wrapNewDataKey } from '../core/keyring.ts'
import { sealSession } from '../core/session.ts'
import type { AccessKey } from '../store/store.ts'
import { createAuthenticator } from './authenticate.ts'
import type { SignedRequest } from './claim.ts'
import { rpcV1Signature, rpcV1StringToSign } from './signature/rpc-v1.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const master = randomBytes(32)
const keyring = openKeyring(master, wrapNewDataKey(master, randomBytes), randomBytes) ?? assert.fail()

function signed(secret: string, more: Readonly<Record<string, string>> = {}): SignedRequest {
  const parameters = new Map([
    ['AccessKeyId', 'k'],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureVersion', '1.0'],
    ['SignatureNonce', randomBytes(8).toString('hex')],
    ['Timestamp', '2026-11-24T12:00:00Z'],
    ...Object.entries(more),
  ])
  const signature = rpcV1Signature(secret, rpcV1StringToSign('GET', parameters)).toString('base64')
  return {
    method: 'GET',
    path: '/',
    query: new Map([...parameters, ['Signature', signature]]),
    parameters: new Map([...parameters, ['Signature', signature]]),
    headers: new Map(),
    body: Buffer.alloc(0),
  }
}

/** An authenticator on a store whose one key another node may change. */
function sharedStore() {
  const state: { key: AccessKey | undefined; reads: number } = { key: undefined, reads: 0 }
  const put = (secret: string) => {
    const sealedSecret = sealSecret(keyring, { id: 'k', secret })
    state.key = { id: 'k', account: '1', principal: 'acs:ram::1:root', sealedSecret, status: 'active' }
  }
  const findAccessKey = async () => {
    state.reads++
    return state.key && { ...state.key, configVersion: 1 }
  }
  const { authenticate } = createAuthenticator({ store: { findAccessKey }, keyring })
  return { state, put, authenticate }
}

describe('a key that was read before', () => {
  it('is not read again', async () => {
    const { state, put, authenticate } = sharedStore()
    put('one')
    for (let call = 0; call < 3; call++) await authenticate(signed('one'), NOW, false)
    assert.equal(state.reads, 1)
  })

  it('and that has another secret since is accepted with the new one', async () => {
    const { put, authenticate } = sharedStore()
    put('one')
    await authenticate(signed('one'), NOW, false)
    put('two')
    assert.equal((await authenticate(signed('two'), NOW, false)).signer.account, '1')
    await assert.rejects(authenticate(signed('one'), NOW, false), { error: 'SignatureDoesNotMatch' })
  })

  it('and that is gone since is not found when looked up afresh', async () => {
    const { state, put, authenticate } = sharedStore()
    put('one')
    await authenticate(signed('one'), NOW, false)
    state.key = undefined
    await assert.rejects(authenticate(signed('one'), NOW, true), { error: 'AccessKeyNotFound' })
  })
})

describe('a temporary key', () => {
  const session = {
    ...{ keyId: 'STS.k', secret: 'temporary', account: '1', roleId: 'r', name: 's', assumedBy: 'u' },
    ...{ issuedAt: NOW, expiresAt: NOW + 1_000 },
  }
  const token = sealSession(keyring, session)
  const { authenticate } = sharedStore()
  const call = (secret: string, more: Readonly<Record<string, string>>, now = NOW) =>
    authenticate(signed(secret, { AccessKeyId: 'STS.k', ...more }), now, false)

  it('is known by its token, and by nothing of the store', async () => {
    const { signer } = await call('temporary', { SecurityToken: token })
    assert.deepEqual(signer, { kind: 'session', account: '1', session })
  })

  it('has to come with its token', async () => {
    await assert.rejects(call('temporary', {}), { error: 'MissingSecurityToken' })
    for (const other of ['x', `${token}x`, token.slice(0, -4), keyring.seal('{}', 'access-key:k')]) {
      await assert.rejects(call('temporary', { SecurityToken: other }), { error: 'SecurityTokenMalformed' })
    }
  })

  it('is another one than that of the token', async () => {
    const of = { AccessKeyId: 'STS.other', SecurityToken: token }
    await assert.rejects(call('temporary', of), { error: 'SecurityTokenMismatch' })
  })

  it('ends with its time', async () => {
    await call('temporary', { SecurityToken: token }, NOW + 999)
    const late = call('temporary', { SecurityToken: token }, NOW + 1_000)
    await assert.rejects(late, { error: 'SecurityTokenExpired' })
  })

  it('signs with its secret', async () => {
    const wrong = call('wrong', { SecurityToken: token })
    await assert.rejects(wrong, { error: 'SignatureDoesNotMatch' })
  })
})

describe('a long-term key', () => {
  it('has no token', async () => {
    const { put, authenticate } = sharedStore()
    put('one')
    const session = { keyId: 'STS.k', secret: '', account: '1', roleId: '', name: '', assumedBy: '' }
    const token = sealSession(keyring, { ...session, issuedAt: 0, expiresAt: 0 })
    const withToken = (SecurityToken: string) => authenticate(signed('one', { SecurityToken }), NOW, false)
    await assert.rejects(withToken(token), { error: 'SecurityTokenMismatch' })
    await assert.rejects(withToken('CAIS'), { error: 'SecurityTokenMalformed' })
  })
})
