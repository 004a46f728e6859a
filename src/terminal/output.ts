import { UsageError } from '../core/usage-error.ts'
import { nearest } from './nearest.ts'
import { type Screen, type Shell, write } from './shell.ts'
import { createTable, fieldLines, type Item } from './table.ts'

/** Data on stdout, in one of two forms; words for people on stderr. */
export type Output = {
  readonly format: 'table' | 'json'
  /** Shown as they come, so that no more than a page is held. Answers how many there were. */
  readonly list: (pages: AsyncIterable<readonly Item[]>, columns: readonly string[]) => Promise<number>
  readonly item: (item: Item) => Promise<void>
  /** Nothing with `--quiet`. */
  readonly note: (text: string) => Promise<void>
}

type OutputFlags = { readonly format?: string | undefined; readonly quiet?: boolean | undefined }

const FORMATS = ['table', 'json'] as const

/** A table for a person at a terminal, JSON for a program, unless it is said. */
export function openOutput({ format, quiet }: OutputFlags, { stdout, stderr }: Shell): Output {
  const chosen = format === undefined ? (stdout.isTTY ? 'table' : 'json') : formatOf(format)
  stdout.once('error', endQuietly)
  return {
    format: chosen,
    list: (pages, columns) => (chosen === 'json' ? jsonList(pages, stdout) : tableOf(pages, columns, stdout)),
    item: (item) =>
      write(
        stdout,
        chosen === 'json' ? `${JSON.stringify(item, null, 2)}\n` : `${fieldLines(item).join('\n')}\n`,
      ),
    note: async (text) => {
      if (!quiet) await write(stderr, `${text}\n`)
    },
  }
}

function formatOf(text: string): (typeof FORMATS)[number] {
  const format = FORMATS.find((each) => each === text)
  if (format) return format
  const meant = nearest(text, FORMATS)
  throw new UsageError(`--format cannot be "${text}".`, `Give ${meant ?? FORMATS.join(' or ')}.`)
}

async function jsonList(pages: AsyncIterable<readonly Item[]>, stdout: Screen): Promise<number> {
  let count = 0
  for await (const items of pages) {
    for (const item of items) {
      await write(stdout, `${count++ === 0 ? '[\n' : ',\n'}  ${JSON.stringify(item)}`)
    }
  }
  await write(stdout, count === 0 ? '[]\n' : '\n]\n')
  return count
}

async function tableOf(
  pages: AsyncIterable<readonly Item[]>,
  columns: readonly string[],
  stdout: Screen,
): Promise<number> {
  const table = createTable(columns)
  let count = 0
  for await (const items of pages) {
    if (items.length === 0) continue
    await write(stdout, `${table.lines(items, count === 0).join('\n')}\n`)
    count += items.length
  }
  return count
}

/** Whoever reads has seen enough, as `head` has. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}
