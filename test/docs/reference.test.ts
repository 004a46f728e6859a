import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileIn, languages } from '../../scripts/reference/language.ts'

import { centralServices, resourceTypes } from '../../src/catalog/catalog.ts'
import { operations, ossOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type { OperationTexts } from '../../src/operations/texts.ts'
import { productOperations } from '../../src/products/index.ts'
import { zhTw as zhTwProducts } from '../../src/products/texts.zh-tw.ts'
import { pathsOf } from '../../src/reference/fields.ts'
import { nameOf } from '../../src/reference/operation-reference.ts'
import type { Shapes } from '../../src/shape/shape.ts'
import { relatedActions } from '../support/untag-page.ts'

const folder = join(import.meta.dirname, '../../docs/reference')
const [english, ...chinese] = languages
assert.ok(english && chinese.length === 2)

function pageOf(operation: AnyOperation, language = english): string {
  assert.ok(language)
  const file = join(folder, operation.api.toLowerCase(), fileIn(language, nameOf(operation)))
  return readFileSync(file, 'utf8')
}

function sectionsOf(page: string): readonly (string | undefined)[] {
  return [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
}

function resourceTypeOn(page: string): string | undefined {
  const [, type] = /^\| `\w+:\w+` \| \w+ \| \\\*(.+?)<br>/m.exec(page) ?? []
  return type
}

describe('the reference page of an operation', () => {
  it("has the sections of the vendor's pages, in their order, in every language", () => {
    for (const operation of [...operations, ...ossOperations]) {
      assert.deepEqual(sectionsOf(pageOf(operation)), [
        ...['Debugging', 'Authorization', 'Request parameters', 'Response parameters', 'Samples', 'Errors'],
        'Change history',
      ])
      assert.deepEqual(
        chinese.map((language) => sectionsOf(pageOf(operation, language))),
        [
          ['偵錯', '授權資訊', '請求參數', '返回參數', '範例', '錯誤碼', '變更歷史'],
          ['调试', '授权信息', '请求参数', '返回参数', '示例', '错误码', '变更历史'],
        ],
      )
    }
  })

  it('shows RegionId first, JSON and XML of every sample, and the dates of changes', () => {
    for (const operation of [...operations, ...ossOperations]) {
      const page = pageOf(operation)
      const [, first] = /^## Request parameters\n\n(?:.*\n){2}\| (\w+) /m.exec(page) ?? []
      if ('RegionId' in operation.parameters) assert.equal(first, 'RegionId')
      const documents = operation.examples.filter(({ response }) => Object.keys(response).length > 0)
      const whole = operation.examples.length
      const [json, xml] = operation.answers === 'document' ? [0, documents.length] : [whole, whole]
      assert.equal(page.split('```json\n').length - 1, json)
      assert.equal(page.split('```xml\n').length - 1, xml)
      assert.match(
        page,
        /^## Change history\n\n\| Date \| Change \|\n\| --- \| --- \|\n\| \d{4}-\d\d-\d\d \| /m,
      )
    }
  })

  for (const operation of [...operations, ...ossOperations]) {
    it(`${operation.action} has all its texts in every language, and no others`, () => {
      const described = Object.entries(operation.parameters as Shapes)
        .filter(([, { description }]) => description)
        .map(([name]) => name)
      const paths = pathsOf(operation.response).map(([path]) => path)
      const { action, examples, history } = operation
      for (const texts of chinese.map(({ textsOf }) => textsOf(operation))) {
        assert.deepEqual(Object.keys(texts.parameters).sort(), described.sort(), action)
        assert.deepEqual(Object.keys(texts.response).sort(), paths.sort(), action)
        assert.deepEqual([texts.examples.length, texts.history.length], [examples.length, history.length])
        for (const text of sentences(texts)) assert.match(text, /\p{Script=Han}/u)
      }
    })
  }
})

it('the operations of products have all their texts in every language, and there are no others', () => {
  const used = new Set<string>()
  for (const operation of productOperations) {
    const said = sentences(english.textsOf(operation))
    for (const sentence of said) used.add(sentence)
    for (const told of chinese.map(({ textsOf }) => sentences(textsOf(operation)))) {
      assert.equal(told.length, said.length)
      for (const sentence of told) assert.match(sentence, /\p{Script=Han}/u)
    }
  }
  assert.deepEqual(Object.keys(zhTwProducts).sort(), [...used].sort())
})

function sentences({
  summary,
  description,
  parameters,
  response,
  examples,
  history,
}: OperationTexts): string[] {
  const named = [...Object.values(parameters), ...Object.values(response)]
  return [summary, description, ...named, ...examples, ...history]
}

it('limits of parameters are said in every language', () => {
  const shapes = [...operations, ...ossOperations, ...productOperations].flatMap(({ parameters }) =>
    Object.values(parameters as Shapes),
  )
  const limits = new Set(shapes.flatMap(({ description }) => description?.limits ?? []))
  for (const text of limits) {
    for (const language of chinese)
      assert.doesNotMatch(language.limits(text), /\b(?:to|or|pairs|entries|default)\b/)
  }
})

describe('the authorization on a page', () => {
  it('names the resource type where the right is one on a type, else all resources', () => {
    const shownFor = (action: string) => {
      const operation = operations.find((candidate) => candidate.action === action)
      assert.ok(operation)
      return languages.map((language) => resourceTypeOn(pageOf(operation, language)))
    }
    const all = ['All resources', '全部資源', '全部资源']
    assert.deepEqual(shownFor('UntagResources'), all)
    assert.deepEqual(shownFor('ListTagKeys'), all)
    assert.deepEqual(shownFor('SetProtectedTagKeys'), Array(3).fill('`settings`'))
    assert.deepEqual(shownFor('CreateUser'), Array(3).fill('`user`'))
  })
})

describe('the reference page of UntagResources', () => {
  const [untagResources] = operations
  assert.ok(untagResources)

  it('shows action, access level, resource, condition keys and related operations', () => {
    for (const language of languages) {
      const page = pageOf(untagResources, language)
      const [, row = ''] = /^\| (`tag:UntagResources` .*) \|$/m.exec(page) ?? []
      assert.deepEqual(row.split(' | '), [
        '`tag:UntagResources`',
        'update',
        `\\*${language.words.allResources}<br>\`acs:tag:{RegionId}:{Account}:*\``,
        '\\*',
        relatedActions.map((action) => `\`${action}\``).join('<br>'),
      ])
    }
  })

  it('leads to the services that support tags, the central ones, common parameters and all errors', () => {
    for (const language of languages) {
      const page = pageOf(untagResources, language)
      for (const name of ['services', 'central-services', 'common-parameters', 'errors']) {
        assert.ok(page.includes(`(../${fileIn(language, name)})`), name)
        assert.ok(existsSync(join(folder, fileIn(language, name))), name)
      }
    }
  })
})

describe('the pages of the catalogue', () => {
  it('services that support tags: every product and type that the Tag API takes', () => {
    for (const language of languages) {
      const page = readFileSync(join(folder, fileIn(language, 'services')), 'utf8')
      for (const { product, type } of resourceTypes()) {
        assert.ok(page.includes(`| \`arn:acs:${product}:*:*:${type}/{ResourceId}\` |`), `${product}:${type}`)
      }
    }
  })

  it('central services: every one with its regions', () => {
    for (const language of languages) {
      const page = readFileSync(join(folder, fileIn(language, 'central-services')), 'utf8')
      for (const { product, homes } of centralServices()) {
        const row = page.split('\n').find((line) => line.startsWith(`| \`${product.code}\` |`)) ?? ''
        for (const home of homes) assert.ok(row.includes(`\`${home}\``), `${product.code} ${home}`)
      }
    }
  })
})
