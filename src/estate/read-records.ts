import { UsageError } from '../core/usage-error.ts'
import { readHeader, readRow, turnsQuote } from './csv.ts'
import { createLineSplitter, type Line, MAX_LINE_BYTES } from './lines.ts'
import { RecordFault } from './record.ts'

export type RecordFormat = 'ndjson' | 'csv'

/** What stands in a line: a value that is to be checked, or why there is none. */
export type ReadRecord =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: RecordFault }

/** Reads records piece by piece; without a format the first character decides. */
export async function* readRecords(
  pieces: AsyncIterable<Uint8Array>,
  given: RecordFormat | undefined,
): AsyncGenerator<readonly ReadRecord[]> {
  const decoder = new TextDecoder('utf-8')
  let reader: ReturnType<typeof createReader> | undefined
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true })
    reader ??= createReader(given ?? formatOf(text))
    yield reader.push(text)
  }
  if (reader) yield [...reader.push(decoder.decode()), ...reader.end()]
}

function formatOf(text: string): RecordFormat {
  return /^\s*[[{]/.test(text) ? 'ndjson' : 'csv'
}

function createReader(format: RecordFormat) {
  const splitter = createLineSplitter(format === 'csv' ? turnsQuote : undefined)
  const read = format === 'csv' ? createRowReader() : readJson
  const records = (lines: readonly Line[]) =>
    lines.flatMap((line): readonly ReadRecord[] => {
      try {
        const value = read(checked(line))
        return value === undefined ? [] : [{ line: line.number, value }]
      } catch (fault) {
        if (fault instanceof RecordFault) return [{ line: line.number, fault }]
        throw fault
      }
    })
  return {
    push(text: string) {
      const read = records(splitter.push(text))
      const overlong = splitter.overlong()
      if (overlong === undefined) return read
      throw new UsageError(
        `Line ${overlong} has more than ${MAX_LINE_BYTES >> 20} MiB.`,
        'One resource stands on a line; in CSV a quote may not be closed.',
      )
    },
    end: () => records(splitter.end()),
  }
}

function checked({ text }: Line): string {
  if (!text.includes('\uFFFD')) return text
  throw new RecordFault('InvalidRecord', 'It is no UTF-8.', 'Save the file as UTF-8.')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const fix = text.startsWith('[')
      ? "One object stands on a line; jq -c '.[]' FILE makes lines of a list."
      : 'One JSON object stands on a line.'
    throw new RecordFault('InvalidRecord', 'It is no JSON.', fix)
  }
}

/** The first row names the columns. */
function createRowReader() {
  let columns: ReturnType<typeof readHeader> | undefined
  return (text: string): unknown => {
    if (columns) return readRow(columns, text)
    columns = readHeader(text)
    return undefined
  }
}
