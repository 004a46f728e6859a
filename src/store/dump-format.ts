import { createHash } from 'node:crypto'
import { UsageError } from '../core/usage-error.ts'
import { type Dump, type DumpBatch, type DumpedTable, type DumpRow, isRow, tableNames } from './dump.ts'

const FORMAT = 'tagplane-export'
/** Moves when a reader of the former version would not understand what is written. */
const VERSION = 3
/** Rows and bytes after which a batch is handed on. */
const MAX_ROWS = 500
const MAX_BYTES = 1 << 20
/** Far longer than any row: memory is not given to a file that is something else. */
const MAX_LINE_BYTES = 1 << 26

/** Who has written an export, and when. */
export type Origin = {
  /** The version of the program. */
  readonly program: string
  readonly source: 'sqlite' | 'postgresql'
  /** Milliseconds. */
  readonly at: number
}

/** The counts of the last line. */
type Counts = Partial<Record<DumpedTable, number>>

/**
 * An export as text: a line of JSON that says what it is, a line per row, and a last one with the number of rows of each
 * table and the SHA-256 of all lines before it.
 */
export async function* writeExport(dump: Dump, { program, source, at }: Origin): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const rows: Counts = {}
  const hashed = (text: string) => {
    hash.update(text)
    return text
  }
  const head = { format: FORMAT, version: VERSION, program, source, at: new Date(at).toISOString() }
  yield hashed(`${JSON.stringify(head)}\n`)
  for await (const batch of dump) {
    rows[batch.table] = (rows[batch.table] ?? 0) + batch.rows.length
    yield hashed(batch.rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
  yield `${JSON.stringify({ end: FORMAT, rows, sha256: hash.digest('hex') })}\n`
}

/**
 * The rows of an export. Ends as `UsageError` where the text is not one, or not whole; that may be known only after
 * the last row, so whoever keeps rows keeps them for good once all have come.
 */
export async function* readExport(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<DumpBatch> {
  const reader = createReader()
  const batches = createBatches()
  for await (const line of linesOf(chunks)) {
    const row = reader.read(line)
    if (row) yield* batches.add(row, line.length)
  }
  reader.end()
  yield* batches.rest()
}

/** Goes through the lines in order, and holds each against what it must be. */
function createReader() {
  const hash = createHash('sha256')
  const rows: Counts = {}
  let number = 0
  let place = 0
  let ended = false
  let version = VERSION

  function rowOf(parsed: Parsed): DumpRow {
    const table = tableNames.find((name) => name === parsed['table'])
    const row = version === 1 && table === 'resource' ? withoutFacts(parsed) : parsed
    if (!table || !isRow(table, row)) throw damaged(`line ${number} is no row of a store`)
    const former = place
    place = tableNames.indexOf(table)
    if (place < former) throw damaged(`line ${number} is not in its place`)
    rows[table] = (rows[table] ?? 0) + 1
    return row
  }

  return {
    /** The row on a line that holds one. */
    read(line: Buffer): DumpRow | undefined {
      number++
      if (ended) throw damaged('something follows its last line')
      const parsed = parse(line, number)
      if (number > 1 && parsed['end'] === FORMAT) {
        checkEnd(parsed, rows, hash.digest('hex'))
        ended = true
        return undefined
      }
      hash.update(line)
      if (number > 1) return rowOf(parsed)
      version = versionOf(parsed)
      return undefined
    },
    end() {
      if (number === 0) throw noExport()
      if (!ended) throw damaged('its last line is not there')
    },
  }
}

/** Puts rows together as they come. */
function createBatches() {
  let rows: DumpRow[] = []
  let bytes = 0
  let table: DumpedTable = 'meta'

  /** What has come since the last batch; empty where nothing has. */
  function rest(): readonly DumpBatch[] {
    const batch = { table, rows }
    rows = []
    bytes = 0
    return batch.rows.length === 0 ? [] : [batch]
  }

  /** The batches that end before the row, or with it. */
  function add(row: DumpRow, length: number): readonly DumpBatch[] {
    const before = row.table === table ? [] : rest()
    table = row.table
    rows.push(row)
    bytes += length
    return rows.length < MAX_ROWS && bytes < MAX_BYTES ? before : [...before, ...rest()]
  }

  return { add, rest }
}

/** Lines with their ends; the last one may lack it. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const NEWLINE = 0x0a
  let rest: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let end = buffer.indexOf(NEWLINE); end >= 0; end = buffer.indexOf(NEWLINE, start)) {
      const line = buffer.subarray(start, end + 1)
      yield rest.length === 0 ? line : Buffer.concat([...rest, line])
      rest = []
      length = 0
      start = end + 1
    }
    if (start < buffer.length) rest.push(buffer.subarray(start))
    length += buffer.length - start
    if (length > MAX_LINE_BYTES) throw noExport()
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

type Parsed = Readonly<Record<string, unknown>>

function parse(line: Buffer, number: number): Parsed {
  try {
    const parsed: unknown = JSON.parse(line.toString())
    if (typeof parsed === 'object' && parsed !== null) return parsed as Parsed
  } catch {
    // Said below.
  }
  throw number === 1 ? noExport() : damaged(`line ${number} cannot be read`)
}

/** The version of the format, from its first line. */
function versionOf({ format, version, program }: Parsed): number {
  if (format !== FORMAT || !Number.isSafeInteger(version)) throw noExport()
  if (Number(version) <= VERSION) return Number(version)
  throw new UsageError(
    `The export was written by a newer version of tagplane (${String(program)}, format ${String(version)}, known ${VERSION}).`,
    'Run that version, or a newer one.',
  )
}

/** A resource of the first version, which knew no more of it than its tags. */
function withoutFacts(row: Parsed): Parsed {
  const registered = { registered_by: 'tagging', registered_at: row['changed_at'] }
  return { ...row, ...{ grp: '', name: '', created_by: '' }, ...registered }
}

function checkEnd({ rows, sha256 }: Parsed, found: Counts, hash: string): void {
  const expected = (typeof rows === 'object' ? rows : undefined) as Counts | undefined
  for (const table of tableNames) {
    const [there = 0, wanted = 0] = [found[table], expected?.[table]]
    if (there !== wanted) throw damaged(`${there} of ${wanted} rows of ${table} are there`)
  }
  if (sha256 !== hash) throw damaged('its checksum is another one')
}

function noExport(): UsageError {
  return new UsageError('This is no export of a store.', 'Use a file that tagplane export has written.')
}

function damaged(how: string): UsageError {
  return new UsageError(
    `The export is not as it was written: ${how}.`,
    'Nothing of it is kept. Use another copy, or export once more.',
  )
}
