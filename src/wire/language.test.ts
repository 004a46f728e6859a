import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { preferredLanguage } from './language.ts'

describe('the language of a page', () => {
  const cases: readonly (readonly [header: string | undefined, language: string])[] = [
    [undefined, 'en'],
    ['', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-SG', 'zh-TW'],
    ['zh', 'zh-CN'],
    ['ZH-cn', 'zh-CN'],
    ['zh-Hans-TW', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['de,fr;q=0.9', 'en'],
    ['de, zh;q=0.5, en;q=0.4', 'zh-CN'],
    ['en;q=0.3, zh-TW;q=0.7', 'zh-TW'],
    ['zh-TW;q=0, en', 'en'],
    ['zh-TW;q=0', 'en'],
    ['*', 'en'],
    ['*;q=0.1, zh;q=0.2', 'zh-CN'],
    ['zh;q=abc', 'en'],
    ['zh;q=2', 'en'],
    ['zh;Q=0.5', 'zh-CN'],
    ['zhuang', 'en'],
    ['<script>', 'en'],
    ['\0', 'en'],
    [`${'de,'.repeat(100)}zh`, 'en'],
    [','.repeat(100_000), 'en'],
  ]
  for (const [header, language] of cases) {
    it(`is ${language} for ${JSON.stringify(header)?.slice(0, 60)}`, () => {
      assert.equal(preferredLanguage(null, header), language)
    })
  }

  it('is the one asked for, whatever the header says', () => {
    assert.equal(preferredLanguage('zh-CN', 'zh-TW'), 'zh-CN')
    assert.equal(preferredLanguage('zh-tw', 'en'), 'zh-TW')
    assert.equal(preferredLanguage('en', 'zh-TW'), 'en')
    for (const unknown of ['', 'de', '<script>', 'zh-TW '.repeat(1000)]) {
      assert.equal(preferredLanguage(unknown, 'zh-TW'), 'zh-TW')
    }
  })
})
