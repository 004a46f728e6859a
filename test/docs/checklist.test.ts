import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type ErrorName, errors } from '../../src/core/error.ts'
import type { ErrorEntry } from '../../src/core/errors/entry.ts'
import { gatewayErrors } from '../../src/core/errors/gateway.ts'
import type { Field, Fields } from '../../src/operations/response.ts'
import { tagResources } from '../../src/operations/tag/tag-resources.ts'
import { untagResources } from '../../src/operations/tag/untag-resources.ts'
import type { Shapes } from '../../src/shape/shape.ts'
import {
  errorRows,
  nameOf,
  parameters,
  relatedActions,
  responseFields,
  sample,
} from '../support/untag-page.ts'
import { hasTest } from './named-tests.ts'

type Line = { readonly section: string; readonly line: string; readonly test: string }

/** Every row of the document, under the heading it stands below. */
function read(document: string): readonly Line[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs', document), 'utf8')
  return text.split(/^## /m).flatMap((part) => {
    const [section = '', ...lines] = part.split('\n')
    const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    return rows
      .map((row) => row.slice(2, -2).split(' | '))
      .filter((cells) => cells.at(-1) !== 'Test')
      .map((cells) => ({ section, line: cells[0] ?? '', test: cells.at(-1) ?? '' }))
  })
}

const lines = read('checklist.md')
const isOpen = ({ test }: Line) => test.startsWith('*open*: ')
/** The lines of a section that stand for an item of the page by its name on the wire. */
const itemsOf = (section: string) =>
  lines
    .filter((line) => line.section === section)
    .flatMap(({ line }) => /^(\d{3} )?`([^`]+)`$/.exec(line)?.slice(1).join('') ?? [])

describe('docs/checklist.md', () => {
  it('has the sections of the page in their order', () => {
    assert.deepEqual(
      [...new Set(lines.map(({ section }) => section))],
      [
        'What it is for',
        'Debugging',
        'Authorization',
        'Request parameters',
        'Response',
        'Sample',
        'Errors',
        'Change history',
      ],
    )
  })

  it('names for each line a test that is there, or says why it is open', () => {
    const held = lines.filter((line) => !isOpen(line))
    assert.ok(held.length > 70, `${held.length} lines`)
    const missing = held.filter(({ test }) => {
      const [, file, title] = /^`([a-z0-9/-]+)` › (.+)$/.exec(test) ?? []
      return file === undefined || title === undefined || !hasTest(file, title)
    })
    assert.deepEqual(missing, [])
  })

  it('has few open lines, and these', () => {
    const open = lines.filter(isOpen).map(({ section, line }) => `${section}: ${line}`)
    assert.deepEqual(open, [
      'Debugging: Run the call in the Explorer, which signs it',
      'Debugging: … from the parameters of the call',
    ])
  })
})

describe('the page, its checklist and the declaration', () => {
  it('the related operations are those of the page and of the declaration', () => {
    assert.deepEqual(itemsOf('Authorization'), relatedActions)
    assert.deepEqual(untagResources.access.related, relatedActions)
    assert.equal(untagResources.access.level, 'update')
  })

  it('the parameters are the same, with type, obligation, limits and example', () => {
    const described = Object.entries<Shapes[string]>(untagResources.parameters).flatMap(
      ([name, { description }]) => (description ? [[name, description] as const] : []),
    )
    const declared = described.map(([name, { type, required, limits, example }]) => {
      return [name, { type, required, limits, example }] as const
    })
    const wanted = Object.entries(parameters).map(([name, own]) => [name, { ...own, required: true }])
    assert.deepEqual(Object.fromEntries(declared), Object.fromEntries(wanted))
    const shown = described.map(([name, { type }]) => (type === 'array' ? `${name}.N` : name))
    assert.deepEqual(itemsOf('Request parameters').sort(), shown.sort())
  })

  it('the response has the same fields, with type and example', () => {
    const { RequestId, ...own } = responseFields
    const declared = Object.fromEntries(fieldsOf(untagResources.response))
    assert.deepEqual(declared, own)
    assert.deepEqual(itemsOf('Response'), ['RequestId', ...Object.keys(declared)])
    assert.deepEqual(['string', JSON.parse(sample)['RequestId']], RequestId)
  })

  it('the first sample has the same answer', () => {
    const [first] = untagResources.examples
    assert.equal(JSON.stringify(first?.response, null, 2), sample)
  })

  it('the errors are the same, with status and message, in the order of the page', () => {
    assert.deepEqual(itemsOf('Errors'), errorRows.map(nameOf))
    const declared = [...untagResources.errors, ...(tagResources.failures ?? [])].map(
      (name): ErrorEntry => errors[name],
    )
    const lacking = errorRows.filter(({ status, code, message }) => {
      const entries = declared.filter((entry) => entry.code === code)
      for (const entry of entries) assert.deepEqual([entry.status, entry.message], [status, message])
      return entries.length === 0
    })
    assert.deepEqual(lacking.map(nameOf), [])
  })

  it('the errors beyond the page are those of the gateway', () => {
    const onPage = new Set(errorRows.map(({ code }) => code))
    const beyond = untagResources.errors.filter((name: ErrorName) => !onPage.has(errors[name].code))
    assert.deepEqual(
      beyond.filter((name) => !Object.hasOwn(gatewayErrors, name)),
      [],
    )
  })
})

function fieldsOf(fields: Fields, prefix = ''): [string, (string | undefined)[]][] {
  return Object.entries(fields).flatMap(([name, field]) => fieldOf(`${prefix}${name}`, field))
}

function fieldOf(path: string, { type, example, item, fields }: Field<unknown>) {
  const own: [string, (string | undefined)[]] = [path, example === undefined ? [type] : [type, example]]
  const inner: [string, (string | undefined)[]][] = item ? fieldOf(`${path}[]`, item) : []
  return [own, ...inner, ...fieldsOf(fields ?? {}, `${path}.`)]
}
