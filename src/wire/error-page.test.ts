import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { describe, it } from 'node:test'
import { type ErrorName, errors } from '../core/error.ts'
import type { ErrorEntry } from '../core/errors/entry.ts'
import { zhCn } from '../core/errors/zh-cn.ts'
import { zhTw } from '../core/errors/zh-tw.ts'
import { operations } from '../operations/index.ts'
import { untagResources } from '../operations/tag/untag-resources.ts'
import { errorPage } from './error-page.ts'
import type { Language } from './language.ts'

const entries: readonly ErrorEntry[] = Object.values(errors)

function pageOf(code: string, from = operations, language: Language = 'en'): string {
  return errorPage(code, from, language)?.body ?? assert.fail(`There is no page of ${code}`)
}

function styleHash(page: string): string {
  const [, style = ''] = /<style>(.*)<\/style>/.exec(page) ?? []
  return hash('sha256', style, 'base64')
}

/** The words of a page, as a reader sees them. */
function wordsOf(page: string): string {
  const text = page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
  return text.replaceAll('&amp;', '&').replace(/\s+/g, ' ')
}

describe('the page of an error', () => {
  for (const { code, status, message, meaning, fix } of entries) {
    it(`says what ${code} (${status}) is, means, and what to do`, () => {
      const words = wordsOf(pageOf(code))
      const texts = [code, `HTTP ${status}`, meaning, fix, ...message.split('%s')]
      for (const text of texts) assert.ok(words.includes(text.replace(/\s+/g, ' ').trim()), text)
    })
  }

  it('is found under the code as it stands in a link', () => {
    for (const { code } of entries) assert.equal(encodeURIComponent(code), code)
  })

  it('tells all meanings of a code that has several', () => {
    const several = entries.filter(({ code }) => code === 'InvalidParameter.ResourceType')
    assert.equal(several.length, 3)
    const words = wordsOf(pageOf('InvalidParameter.ResourceType'))
    for (const { status, meaning } of several)
      assert.ok(words.includes(`HTTP ${status}`) && words.includes(meaning))
  })

  it('names the operations that answer with it, also for a single resource', () => {
    assert.match(
      wordsOf(pageOf('Duplicate.TagKey')),
      /UntagResources \(2018-08-28\), TagResources \(2018-08-28\)/,
    )
    assert.match(wordsOf(pageOf('InvalidResourceId.NotFound')), /UntagResources \(2018-08-28\)/)
    assert.match(wordsOf(pageOf('SignatureDoesNotMatch')), /Any operation/)
  })

  it('is a page that loads and runs nothing', () => {
    const page = errorPage('MissingAction', operations, 'zh-TW')
    assert.equal(page?.status, 200)
    assert.deepEqual(page?.headers, {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Language': 'zh-TW',
      Vary: 'Accept-Language',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash(page?.body ?? '')}'`,
      'X-Content-Type-Options': 'nosniff',
    })
    assert.doesNotMatch(page?.body ?? '', /<(script|link|img|iframe)|\s(on\w+|style)=/i)
  })

  it('shows markup in a name as text', () => {
    const hostile = { ...untagResources, action: '<script>alert("1")</script>&amp;' }
    const page = pageOf('Duplicate.TagKey', [hostile])
    assert.equal(page.includes('<script'), false)
    assert.ok(wordsOf(page).includes('<script>alert("1")</script>&amp;'))
  })
})

describe('the texts of errors', () => {
  for (const [name, entry] of Object.entries(errors)) {
    it(`of ${name} are there in each language, each in its own words`, () => {
      const all = [entry, zhTw[name as ErrorName], zhCn[name as ErrorName]]
      for (const part of ['meaning', 'fix'] as const) {
        const [english = '', traditional = '', simplified = ''] = all.map((text) => text[part])
        assert.match(english, /^[\x20-\x7e]+$/)
        for (const text of [traditional, simplified]) assert.match(text, /\p{Script=Han}/u)
        assert.notEqual(traditional, simplified)
        // What is literal in one language is in all: names, codes, numbers.
        const literals = (text: string) =>
          [...new Set(text.match(/[A-Z][A-Za-z]+\.?N?\b|\d[\d,]*/g) ?? [])].sort()
        assert.deepEqual(literals(simplified), literals(traditional))
      }
    })
  }

  it('stand on the pages of their languages, whose codes and messages stay as they are on the wire', () => {
    for (const [language, text] of [
      ['zh-TW', zhTw],
      ['zh-CN', zhCn],
    ] as const) {
      const page = pageOf('Duplicate.TagKey', operations, language)
      const words = wordsOf(page)
      const { meaning, fix } = text.DuplicateTagKey
      for (const part of [meaning, fix, 'Duplicate.TagKey', errors.DuplicateTagKey.message]) {
        assert.ok(words.includes(part), part)
      }
      assert.ok(page.includes(`<html lang="${language}">`))
      assert.ok(page.includes('<a href="?lang=en" lang="en"'))
    }
  })
})

describe('no page', () => {
  it('is there for what is no code of the catalogue', () => {
    for (const code of [
      '',
      'Nothing',
      'missingaction',
      'ArnFormat',
      '__proto__',
      'constructor',
      '<script>',
      'Missing',
    ]) {
      assert.equal(errorPage(code, operations, 'en'), undefined, code)
    }
  })
})
