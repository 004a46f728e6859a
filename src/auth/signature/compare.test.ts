import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sameSignature } from './compare.ts'

const sha1 = Buffer.from('avJlhRrF2gyhjtSpRmyXiPAjgDo=', 'base64')
const sha256 = Buffer.from('dafe9e554301771e7fd665802e0762097200fcdf42559566caefa210526ce9ea', 'hex')

describe('sameSignature', () => {
  it('accepts the canonical text', () => {
    assert.equal(sameSignature(sha1, 'avJlhRrF2gyhjtSpRmyXiPAjgDo=', 'base64'), true)
    assert.equal(sameSignature(sha256, sha256.toString('hex'), 'hex'), true)
  })

  it('refuses other base64 texts of the same bytes', () => {
    for (const given of [
      'avJlhRrF2gyhjtSpRmyXiPAjgDp=',
      'avJlhRrF2gyhjtSpRmyXiPAjgDq=',
      'avJlhRrF2gyhjtSpRmyXiPAjgDr=',
      'avJlhRrF2gyhjtSpRmyXiPAjgDo',
      'avJlhRrF2gyhjtSpRmyXiPAjgDo==',
      'avJlhRrF2gyhjtSpRmyXiPAjgDo= ',
      ' avJlhRrF2gyhjtSpRmyXiPAjgDo=',
      'avJlhRrF2gyhjt\nSpRmyXiPAjgDo=',
    ]) {
      assert.deepEqual(Buffer.from(given, 'base64'), sha1)
      assert.equal(sameSignature(sha1, given, 'base64'), false)
    }
  })

  it('refuses the URL-safe alphabet and `+` that became a space', () => {
    const bytes = Buffer.from('QZb6dXF50Ts+OqHyiio+EZfA5H//', 'base64')
    assert.equal(sameSignature(bytes, bytes.toString('base64url'), 'base64'), false)
    assert.equal(sameSignature(bytes, bytes.toString('base64').replaceAll('+', ' '), 'base64'), false)
  })

  it('refuses other hex texts of the same bytes', () => {
    const hex = sha256.toString('hex')
    for (const given of [hex.toUpperCase(), `${hex}g`, `${hex}0`, `0x${hex}`]) {
      assert.equal(sameSignature(sha256, given, 'hex'), false)
    }
  })

  it('refuses the other encoding, a part, nothing and other bytes', () => {
    const hex = sha256.toString('hex')
    for (const given of [sha256.toString('base64'), hex.slice(2), hex.slice(0, -2), '', `e${hex.slice(1)}`]) {
      assert.equal(sameSignature(sha256, given, 'hex'), false)
    }
  })

  it('refuses characters whose low byte would fit', () => {
    const hex = sha256.toString('hex')
    const shifted = String.fromCharCode(0x100 + hex.charCodeAt(0)) + hex.slice(1)
    assert.equal(sameSignature(sha256, shifted, 'hex'), false)
    assert.equal(sameSignature(sha256, `${hex.slice(0, -2)}é`, 'hex'), false)
    assert.equal(sameSignature(sha256, `${hex.slice(0, -1)}\ud800`, 'hex'), false)
  })
})
