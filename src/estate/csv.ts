import { UsageError } from '../core/usage-error.ts'
import type { EstateRecord } from './record.ts'
import { RecordFault } from './record.ts'

/** Columns that are values of a record; those of JSON hold what NDJSON has there. */
const COLUMNS = ['arn', 'name', 'group', 'createdBy', 'relations', 'attributes', 'tags'] as const
const JSON_COLUMNS: readonly string[] = ['relations', 'attributes', 'tags']
/** Columns for one tag, attribute or relation each: `tag:env`. */
const NAMED = { tag: 'tags', attribute: 'attributes', relation: 'relations' } as const

type Column = { readonly field: (typeof COLUMNS)[number]; readonly key?: string }

const FIX = 'docs/estate.md lists the columns.'

/** The columns that the header names. */
export function readHeader(text: string): readonly Column[] {
  const names = headerCells(text).map((name) => name.trim())
  const columns = names.map(columnOf)
  if (!columns.some(({ field }) => field === 'arn')) {
    throw new UsageError(
      'The header has no column arn.',
      `The first line names the columns, with commas between. ${FIX}`,
    )
  }
  const twice = names.find((name, i) => names.findIndex((other) => sameName(other, name)) !== i)
  if (twice !== undefined) throw new UsageError(`The header has the column ${twice} twice.`, 'Leave one out.')
  return columns
}

/** Without a header no row can be read. */
function headerCells(text: string): readonly string[] {
  try {
    return splitCells(text)
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error
    throw new UsageError(`The header cannot be read: ${error.message}`, error.fix)
  }
}

/** Names of values in any case; keys of tags as they are. */
function sameName(a: string, b: string): boolean {
  return a.includes(':') || b.includes(':') ? a === b : a.toLowerCase() === b.toLowerCase()
}

function columnOf(name: string): Column {
  const field = COLUMNS.find((each) => each.toLowerCase() === name.toLowerCase())
  if (field) return { field }
  const colon = name.indexOf(':')
  const kind = name.slice(0, Math.max(colon, 0)).toLowerCase()
  if (Object.hasOwn(NAMED, kind))
    return { field: NAMED[kind as keyof typeof NAMED], key: name.slice(colon + 1) }
  throw new UsageError(
    `The header has a column "${name}", which is not known.`,
    `Columns are ${COLUMNS.join(', ')}, tag:KEY, attribute:NAME and relation:KIND. ${FIX}`,
  )
}

/** Whether a quote that is open before the text is closed after it, or the other way round. */
export function turnsQuote(text: string): boolean {
  if (!text.includes('"')) return false
  return (text.match(/"/g)?.length ?? 0) % 2 === 1
}

/** What a row says, in the form of NDJSON; empty cells say nothing. */
export function readRow(columns: readonly Column[], text: string): unknown {
  const cells = splitCells(text)
  if (cells.length !== columns.length) {
    throw new RecordFault(
      'InvalidRecord',
      `It has ${cells.length} cells, and the header ${columns.length}.`,
      'A cell with a comma stands in quotes: "a, b".',
    )
  }
  const record: Record<string, unknown> = {}
  cells.forEach((cell, i) => {
    const column = columns[i]
    if (column && cell !== '') put(record, column, cell)
  })
  return record
}

function put(record: Record<string, unknown>, { field, key }: Column, cell: string): void {
  if (key === undefined) {
    const value = JSON_COLUMNS.includes(field) ? jsonIn(field, cell) : cell
    record[field] = merged(record[field], value)
  } else
    record[field] = merged(
      record[field],
      field === 'relations' ? [{ kind: key, arn: cell }] : { [key]: cell },
    )
}

/** What several columns say of one field. */
function merged(before: unknown, value: unknown): unknown {
  if (before === undefined) return value
  if (Array.isArray(before) && Array.isArray(value)) return [...before, ...value]
  return { ...Object(before), ...Object(value) }
}

function jsonIn(field: string, cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    const form = field === 'relations' ? '[{"kind": "…", "arn": "…"}]' : '{"key": "value"}'
    throw new RecordFault(
      'InvalidRecord',
      `${field} is no JSON.`,
      `Write ${form}; quotes within quotes are doubled.`,
    )
  }
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y

function splitCells(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(',')
  const cells: string[] = []
  CELL.lastIndex = 0
  for (;;) {
    const found = CELL.exec(text)
    if (!found) {
      throw new RecordFault(
        'InvalidRecord',
        'A quote stands beside other text, or is not closed.',
        'A cell that has quotes or commas stands in quotes, and quotes in it are doubled: "say ""hi""".',
      )
    }
    const [, quoted, plain = '', end] = found
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '') return cells
  }
}

export const csvHeader = COLUMNS.join(',')

export function csvRow(record: EstateRecord): string {
  return COLUMNS.map((column) => {
    const value = record[column]
    return quoted(value === undefined || typeof value === 'string' ? (value ?? '') : JSON.stringify(value))
  }).join(',')
}

/** Spaces at the ends would be lost in some programs. */
function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
