import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { openPageToken, type PageQuery, sealPageToken } from './page-token.ts'

const key = Buffer.alloc(32, 7)
const query: PageQuery = {
  operation: 'tag:ListTagResources',
  account: '1234567890123456',
  filters: ['cn-hangzhou', 'All', ['arn:acs:ecs:*:*:instance/i-1']],
}
const last = ['ecs:instance', 'i-bp1']
const token = sealPageToken(key, query, last)

describe('a page token that opens', () => {
  it('names the last entry of its page', () => {
    assert.deepEqual(openPageToken(key, query, token), last)
  })

  it('is the same for the same page on every node', () => {
    assert.equal(
      sealPageToken(Buffer.from(key), { ...query, filters: structuredClone(query.filters) }, [...last]),
      token,
    )
  })

  it('can stand in a URL as it is', () => {
    assert.match(token, /^[A-Za-z0-9_-]+$/)
  })

  it('carries names of any script, and as many as the order needs', () => {
    const any = fc.property(fc.array(anyText()), (entry) => {
      assert.deepEqual(openPageToken(key, query, sealPageToken(key, query, entry)), entry)
    })
    fc.assert(any, { seed: 6 })
  })
})

describe('a page token that is refused', () => {
  const others: Readonly<Record<string, PageQuery>> = {
    'another operation': { ...query, operation: 'tag:ListTagKeys' },
    'another account': { ...query, account: '1234567890123457' },
    'another filter': { ...query, filters: ['cn-shanghai', 'All', ['arn:acs:ecs:*:*:instance/i-1']] },
    'a filter less': { ...query, filters: ['cn-hangzhou', 'All', []] },
    'its filters in another order': {
      ...query,
      filters: ['All', 'cn-hangzhou', ['arn:acs:ecs:*:*:instance/i-1']],
    },
  }
  for (const [name, other] of Object.entries(others)) {
    it(`was made for ${name}`, () => {
      assert.equal(openPageToken(key, other, token), undefined)
    })
  }

  it('was made with another key', () => {
    assert.equal(openPageToken(Buffer.alloc(32, 8), query, token), undefined)
  })

  it('has one bit altered, at any place', () => {
    const bytes = Buffer.from(token, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const altered = Buffer.from(bytes)
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      assert.equal(openPageToken(key, query, altered.toString('base64url')), undefined, `bit ${bit}`)
    }
  })

  it('is written differently and decodes to the same bytes', () => {
    const entries = ['i', 'ii', 'iii'].map((id) => sealPageToken(key, query, [id]))
    const variants = entries.flatMap((made) => [...rewritings(made)])
    assert.ok(variants.length > 10)
    for (const variant of variants) assert.equal(openPageToken(key, query, variant), undefined, variant)
  })

  it('is only a part of one, or more than one', () => {
    for (let length = 0; length < token.length; length++) {
      assert.equal(openPageToken(key, query, token.slice(0, length)), undefined, `${length} characters`)
    }
    assert.equal(openPageToken(key, query, token + token), undefined)
  })

  it('is made up', () => {
    const any = fc.property(fc.oneof(anyText(), fc.base64String({ maxLength: 200 })), (made) => {
      assert.equal(openPageToken(key, query, made), undefined)
    })
    fc.assert(any, { seed: 7, numRuns: 1_000 })
  })
})

/** Other texts that a lenient decoder reads as the same bytes. */
function* rewritings(made: string): Generator<string> {
  const bytes = Buffer.from(made, 'base64url')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const ends = [...alphabet].map((character) => made.slice(0, -1) + character)
  const standard = bytes.toString('base64')
  for (const text of [
    ...ends,
    standard,
    `${made}=`,
    `${made}==`,
    `${made}\n`,
    ` ${made}`,
    `${made}!`,
    `${made}A`,
  ]) {
    if (text !== made && Buffer.from(text, 'base64url').equals(bytes)) yield text
  }
}
