import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../../test/support/any-text.ts'
import { percentEncode } from './percent.ts'

describe('percentEncode', () => {
  it('leaves unreserved characters and encodes every other ASCII character', () => {
    for (let code = 0; code < 128; code++) {
      const character = String.fromCharCode(code)
      const hex = `%${code.toString(16).toUpperCase().padStart(2, '0')}`
      assert.equal(percentEncode(character), /[A-Za-z0-9\-_.~]/.test(character) ? character : hex)
    }
  })

  it('encodes UTF-8 bytes in upper-case hex', () => {
    assert.equal(percentEncode('key two/中~+'), 'key%20two%2F%E4%B8%AD~%2B')
    assert.equal(percentEncode("𠀀*!'()"), '%F0%A0%80%80%2A%21%27%28%29')
    assert.equal(percentEncode(''), '')
  })

  it('takes a lone surrogate for U+FFFD', () => {
    assert.equal(percentEncode('a\ud800b'), 'a%EF%BF%BDb')
  })

  it('does what its definition says for any text, and can be undone', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const defined = encodeURIComponent(text).replace(
          /[!'()*]/g,
          (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
        )
        assert.equal(percentEncode(text), defined)
        assert.equal(decodeURIComponent(percentEncode(text)), text)
      }),
    )
  })
})
