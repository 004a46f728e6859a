import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { mergeSorted } from '../core/merge-sorted.ts'
import { UsageError } from '../core/usage-error.ts'
import type { CheckedRecord } from '../estate/record.ts'

/** So much is sorted in memory; what is more lies in a temporary file meanwhile. */
const RUN_BYTES = 2 << 20
/** In such pieces all runs together are read, each in no less than the second and no more than the third. */
const READ_BYTES = 2 << 20
const LEAST_READ_BYTES = 1 << 12
const MOST_READ_BYTES = 1 << 16

export type SortedRecord = CheckedRecord & { readonly line: number }

/**
 * Puts records in the order of the stores' indexes, in bounded memory: a page of an index is then written once for many
 * rows, in whatever order the file has them. Records of one resource stay in the order in which they came.
 */
export type RecordSorter = Disposable & {
  readonly add: (record: CheckedRecord, line: number) => void
  readonly sorted: () => Iterable<SortedRecord>
}

export function createRecordSorter(runBytes = RUN_BYTES): RecordSorter {
  const runs: Run[] = []
  let run = newGathered(runBytes)
  let ordered = Buffer.alloc(0)
  let file: number | undefined

  function spill(): void {
    if (ordered.length < run.length) ordered = Buffer.allocUnsafe(run.bytes.length)
    let length = 0
    for (const place of run.places.sort(compare)) {
      length += run.bytes.copy(ordered, length, place.start, place.end)
    }
    const start = runs.at(-1)?.end ?? 0
    try {
      file ??= openNameless()
      append(file, ordered.subarray(0, length), start)
    } catch (cause) {
      throw unkept(cause)
    }
    runs.push({ start, end: start + length })
    run.places = []
    run.length = 0
  }

  return {
    add({ text, resource }, line) {
      const written = `${line}\t${resource}\t${text}\n`
      // Bytes of the text are copied out of the heap, where a run of strings would have to be moved about.
      const most = 3 * written.length
      if (run.length + most > run.bytes.length && run.places.length > 0) spill()
      if (most > run.bytes.length) run = newGathered(most)
      const start = run.length
      run.length += run.bytes.write(written, start)
      run.places.push({ resource, line, start, end: run.length })
    },
    sorted() {
      const { bytes, places } = run
      const last = gathered(bytes, places.sort(compare))
      if (file === undefined) return last
      const share = Math.floor(READ_BYTES / runs.length)
      const size = Math.min(MOST_READ_BYTES, Math.max(LEAST_READ_BYTES, share))
      const lists = runs.map((each) => recordsOf(file as number, each, size))
      return mergeSorted([...lists, last], (a, b) => compare(a, b) < 0)
    },
    [Symbol.dispose]() {
      if (file !== undefined) closeSync(file)
    },
  }
}

/** Records as lines, and where each of them stands. */
type Gathered = { readonly bytes: Buffer; places: Place[]; length: number }
type Place = Pick<SortedRecord, 'resource' | 'line'> & { readonly start: number; readonly end: number }

function newGathered(size: number): Gathered {
  return { bytes: Buffer.allocUnsafe(size), places: [], length: 0 }
}

function* gathered(bytes: Buffer, places: readonly Place[]): Generator<SortedRecord> {
  for (const { start, end } of places) yield recordOf(bytes.toString('utf8', start, end - 1))
}

/** A part of the file that is sorted. */
type Run = { readonly start: number; readonly end: number }

function compare(a: Omit<SortedRecord, 'text'>, b: Omit<SortedRecord, 'text'>): number {
  if (a.resource === b.resource) return a.line - b.line
  return a.resource < b.resource ? -1 : 1
}

/** Open, it can be read; without a name, nothing of it is left however the process ends. */
function openNameless(): number {
  const directory = mkdtempSync(join(tmpdir(), 'tagplane-import-'))
  const file = openSync(join(directory, 'records'), 'wx+', 0o600)
  rmSync(directory, { recursive: true })
  return file
}

function append(file: number, bytes: Buffer, start: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, start + at)
}

function unkept(cause: unknown): UsageError {
  return new UsageError(
    `The records cannot be kept in ${tmpdir()}: ${(cause as Error).message}.`,
    'Make room for as much as the file takes, or set TMPDIR to a directory that has it.',
    { cause },
  )
}

function* recordsOf(file: number, { start, end }: Run, size: number): Generator<SortedRecord> {
  const decoder = new StringDecoder('utf8')
  const piece = Buffer.allocUnsafe(size)
  let rest = ''
  for (let at = start; at < end; ) {
    const read = readSync(file, piece, 0, Math.min(size, end - at), at)
    at += read
    const lines = (rest + decoder.write(piece.subarray(0, read))).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield recordOf(line)
  }
}

/** A resource has two tabs in it. */
function recordOf(line: string): SortedRecord {
  const first = line.indexOf('\t')
  const second = line.indexOf('\t', first + 1)
  const third = line.indexOf('\t', second + 1)
  const last = line.indexOf('\t', third + 1)
  return {
    line: Number(line.slice(0, first)),
    resource: line.slice(first + 1, last),
    text: line.slice(last + 1),
  }
}
