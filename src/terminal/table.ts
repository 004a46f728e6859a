import { printable } from '../core/printable.ts'

export type Item = Readonly<Record<string, unknown>>

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

/** Lines of a table whose columns grow with what is put into them, and never shrink. */
export function createTable(columns: readonly string[]) {
  let widths: readonly number[] = columns.map(() => 0)
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const add = (rows: readonly (readonly string[])[]) => {
    widths = columns.map((_, i) => Math.max(widths[i] ?? 0, ...rows.map((row) => widthOf(row[i] ?? ''))))
    return rows.map(line)
  }
  return {
    lines: (items: readonly Item[], heading: boolean) => {
      const rows = items.map((item) => columns.map((column) => cellOf(item[column])))
      return add(heading ? [columns, ...rows] : rows)
    },
  }
}

/** One thing, a line for each value that it has; what is inside an object stands beside the rest. */
export function fieldLines(item: Item): readonly string[] {
  const fields = leavesOf(item)
    .map(([name, value]) => [name, cellOf(value)] as const)
    .filter(([, text]) => text !== '')
  const width = Math.max(0, ...fields.map(([name]) => name.length))
  return fields.map(([name, text]) => `${name.padEnd(width)}  ${text}`)
}

function leavesOf(item: Item): readonly (readonly [string, unknown])[] {
  return Object.entries(item).flatMap(([name, value]) =>
    isObject(value) ? leavesOf(value) : [[name, value] as const],
  )
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value))
    return value.map((each) => (isTag(each) ? tagText(each) : cellOf(each))).join(', ')
  return printable(isObject(value) ? JSON.stringify(value) : String(value))
}

function isTag(value: unknown): value is { readonly Key: string; readonly Value: string } {
  return isObject(value) && typeof value['Key'] === 'string' && typeof value['Value'] === 'string'
}

function tagText({ Key, Value }: { readonly Key: string; readonly Value: string }): string {
  return printable(`${Key}=${Value}`)
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** Columns of a terminal that a text takes: two for a Han character, none for a mark. */
function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += /\p{M}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1
  return width
}
