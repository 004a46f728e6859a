import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { UsageError } from '../core/usage-error.ts'
import { type Shell, write } from '../terminal/shell.ts'

/** A line whose resource is not as the line says, and why. */
export type FailedLine = {
  /** Of a file. */
  readonly line?: number
  readonly arn?: string
  readonly code: string
  readonly message: string
  readonly fix?: string
}

export type FailedLines = {
  readonly add: (failed: readonly FailedLine[]) => Promise<void>
  /** How many there are. */
  readonly count: () => number
  /** The first of them, for people; empty where they have been shown all. */
  readonly words: () => readonly string[]
  readonly close: () => Promise<void>
}

const IN_WORDS = 10

export const failuresOption = {
  flag: 'failures',
  value: 'FILE',
  doc: 'Where lines that fail are written, as NDJSON; without it on standard output.',
} as const

/** Writes lines that fail to the file, or on standard output: as NDJSON, or in words where a person looks. */
export async function openFailedLines(file: string | undefined, { stdout }: Shell): Promise<FailedLines> {
  const own = file === undefined ? undefined : await openForWriting(file)
  const inWords = !own && stdout.isTTY
  const first: string[] = []
  let count = 0
  return {
    async add(failed) {
      count += failed.length
      if (!inWords) first.push(...failed.slice(0, IN_WORDS - first.length).map(wordsOf))
      const text = failed
        .map((each) => `${inWords ? wordsOf(each) : JSON.stringify(dataOf(each))}\n`)
        .join('')
      await write(own ?? stdout, text)
    },
    count: () => count,
    words: () =>
      count > first.length && !inWords ? [...first, `… and ${count - first.length} more.`] : first,
    async close() {
      if (!own) return
      own.end()
      await once(own, 'close')
    },
  }
}

async function openForWriting(file: string) {
  const stream = createWriteStream(file)
  try {
    await once(stream, 'open')
  } catch (cause) {
    throw new UsageError(`${file} cannot be written.`, 'Check path and rights.', { cause })
  }
  return stream
}

function dataOf({ line, arn, code, message, fix }: FailedLine) {
  return {
    ...(line !== undefined && { Line: line }),
    ...(arn !== undefined && { ResourceARN: arn }),
    ...{ Code: code, Message: message },
    ...(fix !== undefined && { Fix: fix }),
  }
}

function wordsOf({ line, arn, code, message, fix }: FailedLine): string {
  const where = [line === undefined ? [] : `line ${line}`, arn ?? []].flat().map((each) => `${each}: `)
  return `${where.join('')}${code}: ${message}${fix === undefined ? '' : ` ${fix}`}`
}
