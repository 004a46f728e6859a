import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { errors } from '../core/error.ts'
import type { ErrorEntry } from '../core/errors/entry.ts'
import { operations } from '../operations/index.ts'
import { untagResources } from '../operations/tag/untag-resources.ts'
import { errorPage } from './error-page.ts'

const entries: readonly ErrorEntry[] = Object.values(errors)

function pageOf(code: string, from = operations): string {
  return errorPage(code, from)?.body ?? assert.fail(`There is no page of ${code}`)
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
    assert.equal(several.length, 2)
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
    const page = errorPage('MissingAction', operations)
    assert.equal(page?.status, 200)
    assert.deepEqual(page?.headers, {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    })
    assert.doesNotMatch(page?.body ?? '', /<(script|style|link|img|iframe)|\son\w+=/i)
  })

  it('shows markup in a name as text', () => {
    const hostile = { ...untagResources, action: '<script>alert("1")</script>&amp;' }
    const page = pageOf('Duplicate.TagKey', [hostile])
    assert.equal(page.includes('<script'), false)
    assert.ok(wordsOf(page).includes('<script>alert("1")</script>&amp;'))
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
      assert.equal(errorPage(code, operations), undefined, code)
    }
  })
})
