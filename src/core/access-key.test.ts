import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { newAccessKey, newAccountId, openSecret, sealSecret } from './access-key.ts'
import { openKeyring, wrapNewDataKey } from './keyring.ts'

describe('a new access key', () => {
  it('has an id and a secret of letters and digits, each another', () => {
    const made = Array.from({ length: 100 }, () => newAccessKey(randomBytes))
    for (const { id, secret } of made) {
      assert.match(id, /^TPLN[A-Za-z0-9]{20}$/)
      assert.match(secret, /^[A-Za-z0-9]{30}$/)
    }
    assert.equal(new Set(made.flatMap(({ id, secret }) => [id, secret])).size, 200)
  })

  it('draws bytes again that would favour some characters', () => {
    const bytes = [Buffer.alloc(20, 255), Buffer.alloc(20, 247), Buffer.alloc(30, 0)]
    const { id, secret } = newAccessKey(() => bytes.shift() ?? assert.fail('more bytes than needed'))
    assert.equal(id, `TPLN${'9'.repeat(20)}`)
    assert.equal(secret, 'A'.repeat(30))
  })
})

describe('a new account id', () => {
  it('has 16 digits', () => {
    for (let i = 0; i < 100; i++) assert.match(newAccountId(randomBytes), /^1\d{15}$/)
  })
})

describe('a sealed secret', () => {
  it('opens for its own key only', () => {
    const master = randomBytes(32)
    const keyring = openKeyring(master, wrapNewDataKey(master, randomBytes), randomBytes)
    assert.ok(keyring)
    const sealed = sealSecret(keyring, { id: 'a', secret: 'geheim' })
    assert.ok(!sealed.includes('geheim'))
    assert.equal(openSecret(keyring, 'a', sealed), 'geheim')
    assert.throws(() => openSecret(keyring, 'b', sealed))
  })
})
