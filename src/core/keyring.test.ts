import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { type Keyring, openKeyring, type RandomBytes, wrapNewDataKey } from './keyring.ts'

/** Never the same bytes twice, and the same ones in every run. */
function countingRandom(start: number): RandomBytes {
  let next = start
  return (size) => {
    const bytes = Buffer.alloc(size, start)
    bytes.writeUInt32BE(next++, 0)
    return bytes
  }
}

const masterKey = Buffer.alloc(32, 1)
const wrapped = wrapNewDataKey(masterKey, countingRandom(10))
const identity = 'access-key:AK1'

function open(master = masterKey, stored = wrapped): Keyring {
  const keyring = openKeyring(master, stored, countingRandom(20))
  assert.ok(keyring)
  return keyring
}

/** The text with one bit of its encoded bytes altered, once for every byte. */
function* alterations(encoded: string): Generator<string> {
  const bytes = Buffer.from(encoded, 'base64')
  for (let i = 0; i < bytes.length; i++) {
    const altered = Buffer.from(bytes)
    altered.writeUInt8(altered.readUInt8(i) ^ 1, i)
    yield altered.toString('base64')
  }
}

describe('the data key', () => {
  it('opens with the master key that wrapped it', () => {
    assert.ok(openKeyring(masterKey, wrapped, countingRandom(20)))
  })

  it('does not open with another master key', () => {
    assert.equal(openKeyring(Buffer.alloc(32, 2), wrapped, countingRandom(20)), undefined)
  })

  it('does not open under the id of another one', () => {
    assert.equal(
      openKeyring(masterKey, { ...wrapped, id: '0000000000000000' }, countingRandom(20)),
      undefined,
    )
  })

  it('does not open with any byte altered, cut short or empty', () => {
    const short = Buffer.from(wrapped.wrapped, 'base64').subarray(0, -1).toString('base64')
    for (const text of [...alterations(wrapped.wrapped), short, 'AAAA', '']) {
      assert.equal(openKeyring(masterKey, { ...wrapped, wrapped: text }, countingRandom(20)), undefined)
    }
  })

  it('is another one for every installation', () => {
    const other = wrapNewDataKey(masterKey, countingRandom(11))
    assert.notEqual(other.id, wrapped.id)
    assert.notDeepEqual(open(masterKey, other).derive('seal'), open().derive('seal'))
  })
})

describe('a sealed secret', () => {
  it('opens where it was sealed, and after a restart', () => {
    const sealed = open().seal('secret', identity)
    assert.equal(open().open(sealed, identity), 'secret')
  })

  it('may be any text', () => {
    const keyring = open()
    const same = fc.property(anyText(), anyText(), (text, name) => {
      assert.equal(keyring.open(keyring.seal(text, name), name), text)
    })
    fc.assert(same, { seed: 8 })
  })

  it('is different each time and shows nothing of the text', () => {
    const keyring = open()
    const [one, two] = [keyring.seal('secret', identity), keyring.seal('secret', identity)]
    assert.notEqual(one, two)
    assert.equal(Buffer.from(one.split('.')[1] ?? '', 'base64').includes('secret'), false)
  })

  it('does not open in another row', () => {
    const keyring = open()
    const sealed = keyring.seal('secret', identity)
    for (const other of ['access-key:AK2', 'access-key:AK', 'access-key:ak1', '']) {
      assert.throws(() => keyring.open(sealed, other), /does not open/)
    }
  })

  it('does not open in another installation', () => {
    const sealed = open().seal('secret', identity)
    const other = open(masterKey, wrapNewDataKey(masterKey, countingRandom(11)))
    assert.throws(() => other.open(sealed, identity), /does not open/)
  })

  it('does not open under the key id of another installation', () => {
    const other = open(masterKey, wrapNewDataKey(masterKey, countingRandom(11)))
    const [otherId, otherData] = other.seal('secret', identity).split('.')
    const [, data] = open().seal('secret', identity).split('.')
    assert.throws(() => open().open(`${wrapped.id}.${otherData}`, identity), /does not open/)
    assert.throws(() => open().open(`${otherId}.${data}`, identity), /does not open/)
  })

  it('does not open with any byte altered', () => {
    const keyring = open()
    const [id, data = ''] = keyring.seal('secret', identity).split('.')
    for (const altered of alterations(data)) {
      assert.throws(() => keyring.open(`${id}.${altered}`, identity), /does not open/)
    }
  })

  it('does not open when it is cut short or is no sealed secret', () => {
    const keyring = open()
    const sealed = keyring.seal('secret', identity)
    for (const text of [
      '',
      '.',
      wrapped.id,
      `${wrapped.id}.`,
      sealed.slice(0, -4),
      'secret',
      `${sealed}.more`,
    ]) {
      assert.throws(() => keyring.open(text, identity), /does not open/, text)
    }
  })

  it('is named, and not shown, by the error of one that does not open', () => {
    const keyring = open()
    const sealed = keyring.seal('hush-hush', 'access-key:AK2')
    assert.throws(
      () => keyring.open(sealed, identity),
      ({ message }: Error) =>
        message.includes(identity) && !message.includes(sealed) && !message.includes('hush'),
    )
  })
})

describe('a derived key', () => {
  it('has 32 bytes, the same on every node', () => {
    const key = open().derive('page-token')
    assert.equal(key.length, 32)
    assert.deepEqual(open().derive('page-token'), key)
  })

  it('is another one for every purpose and installation', () => {
    const other = open(masterKey, wrapNewDataKey(masterKey, countingRandom(11)))
    const keys = [
      open().derive('page-token'),
      open().derive('seal'),
      open().derive(''),
      other.derive('page-token'),
    ]
    assert.equal(new Set(keys.map((key) => key.toString('hex'))).size, keys.length)
  })
})
