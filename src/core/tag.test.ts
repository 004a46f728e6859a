import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { categoryOf, isTagKey, isTagValue } from './tag.ts'

const both: Readonly<Record<string, (text: string) => boolean>> = { key: isTagKey, value: isTagValue }

for (const [name, accepts] of Object.entries(both)) {
  describe(`a tag ${name}`, () => {
    it('may have 128 characters of one, three or four bytes, and not 129', () => {
      for (const character of ['a', '中', '𠀀', '𝒜']) {
        assert.equal(accepts(character), true)
        assert.equal(accepts(character.repeat(128)), true, `128 × ${character}`)
        assert.equal(accepts(character.repeat(129)), false, `129 × ${character}`)
      }
    })

    it('counts characters where some take one unit and some two', () => {
      assert.equal(accepts('a'.repeat(64) + '𠀀'.repeat(64)), true)
      assert.equal(accepts('a'.repeat(65) + '𠀀'.repeat(64)), false)
    })

    it('is refused, not measured, when it is huge', () => {
      assert.equal(accepts('a'.repeat(1_000_000)), false)
    })

    it('may have letters and decimal digits of any script', () => {
      for (const text of ['Env', 'été', '環境', '环境', 'окружение', 'بيئة', '한국어', '٣', '７', 'ﬁ', 'ǅ']) {
        assert.equal(accepts(text), true, text)
      }
    })

    it('may have combining marks, composed or not', () => {
      for (const text of ['e\u0301', '\u0301', 'हिन्दी', 'ไทย', 'が', 'か\u3099'])
        assert.equal(accepts(text), true, text)
    })

    it('may have spaces and the punctuation of the documents', () => {
      for (const character of ' _.#/=+-@:,~') assert.equal(accepts(`a${character}b`), true, character)
      for (const text of ['a b', 'cost/center', 'k8s.io/role:x', 'user@example.com', 'a=b+c-d#e', '~', '-']) {
        assert.equal(accepts(text), true, text)
      }
    })

    it('has no other punctuation, symbols, emoji or numerals', () => {
      for (const character of '!"$%&\'()*;<>?[\\]^`{|}€©…—，。½Ⅷ²😀') {
        assert.equal(accepts(`a${character}b`), false, character)
      }
    })

    it('has no other white space and nothing invisible', () => {
      for (const code of [
        0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0xa0, 0x200b, 0x200d, 0x2028, 0x3000, 0xfeff,
      ]) {
        assert.equal(accepts(`a${String.fromCodePoint(code)}b`), false, code.toString(16))
      }
    })

    it('has no half of a character, no private and no unassigned one', () => {
      for (const text of ['\ud800', 'a\udc00', '\udc00\ud800', '\ue000', '\uffff', '\u{10ffff}']) {
        assert.equal(accepts(text), false)
      }
    })

    it('has no http:// or https:// at any place, in any case', () => {
      for (const text of [
        'http://x',
        'https://x',
        'HTTP://x',
        'HttpS://x',
        'see http://x',
        'xhttp://',
        'hhttps://',
      ]) {
        assert.equal(accepts(text), false, text)
      }
    })

    it('may have what only resembles a link', () => {
      for (const text of ['http:/x', 'http', 'https:', 'ftp://x', '//x', 'http :// x', 'http:/ /']) {
        assert.equal(accepts(text), true, text)
      }
    })
  })
}

describe('an empty text', () => {
  it('is a value and no key', () => {
    assert.equal(isTagValue(''), true)
    assert.equal(isTagKey(''), false)
  })
})

describe('the category of a key', () => {
  it('is System with the prefix acs: or aliyun, in any case', () => {
    for (const key of [
      'acs:tag:createdby',
      'ACS:x',
      'Acs:',
      'aliyun:x',
      'ALIYUN:x',
      'AliYun:x:y',
      'aliyunfoo',
      'Aliyun',
    ]) {
      assert.equal(categoryOf(key), 'System', key)
    }
  })

  it('is Custom for every other key', () => {
    for (const key of ['env', 'acs', 'acsx', 'my-acs:x', ' acs:x', 'acs.x', 'x:aliyun:y', 'a', '中']) {
      assert.equal(categoryOf(key), 'Custom', key)
    }
  })

  it('does not depend on whether the key is well formed', () => {
    assert.equal(categoryOf(''), 'Custom')
    assert.equal(categoryOf('acs:\0'), 'System')
  })
})
