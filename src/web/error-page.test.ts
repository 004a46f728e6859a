import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { describe, it } from 'node:test'
import { type ErrorName, errors } from '../core/error.ts'
import type { ErrorEntry } from '../core/errors/entry.ts'
import { zhCn } from '../core/errors/zh-cn.ts'
import { zhTw } from '../core/errors/zh-tw.ts'
import { operations } from '../operations/index.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { untagResources } from '../operations/tag/untag-resources.ts'
import { errorDocument } from '../reference/error-documents.ts'
import { english, simplifiedChinese, traditionalChinese } from '../reference/language.ts'
import type { Language } from '../wire/language.ts'
import { errorPage as pageOfDocument } from './error-page.ts'

const inLanguage = { en: english, 'zh-TW': traditionalChinese, 'zh-CN': simplifiedChinese } as const

function errorPage(code: string, from: readonly AnyOperation[], name: Language) {
  const language = inLanguage[name]
  const document = errorDocument(code, from, language)
  return document && pageOfDocument(document, from, language)
}

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
    .replace(/<\/?a\b[^>]*>/g, '')
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
    assert.match(wordsOf(pageOf('Duplicate.TagKey')), /Tag \(2018-08-28\) UntagResources TagResources/)
    const one = pageOf('InvalidResourceId.NotFound')
    assert.match(wordsOf(one), /UntagResources \(of one resource\)/)
    assert.ok(one.includes('href="../console/#/api/Tag@2018-08-28/UntagResources"'))
    assert.match(wordsOf(pageOf('SignatureDoesNotMatch')), /Any operation/)
  })

  it('is a page that loads and runs nothing', () => {
    const page = errorPage('MissingAction', operations, 'zh-TW')
    assert.equal(page?.status, 200)
    assert.deepEqual(page?.headers, {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Language': 'zh-TW',
      Vary: 'Accept, Accept-Language',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash(page?.body ?? '')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
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
