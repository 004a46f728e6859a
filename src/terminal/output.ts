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
  const put = writerOf(stdout)
  return {
    format: chosen,
    list: (pages, columns) => (chosen === 'json' ? jsonList(pages, put) : tableOf(pages, columns, put)),
    async item(item) {
      await put(chosen === 'json' ? JSON.stringify(item, null, 2) : fieldLines(item).join('\n'))
      await put('\n')
    },
    note: async (text) => {
      if (!quiet) await write(stderr, `${text}\n`)
    },
  }
}

/** Writes while somebody reads; answers whether it is worth going on. */
type Put = (text: string) => Promise<boolean>

/** Whoever has seen enough, as `head` has, ends the output, but not what is being done. */
function writerOf(stdout: Screen): Put {
  let read = true
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    read = false
  }
  stdout.on('error', onError)
  return async (text) => {
    if (read) await write(stdout, text).catch(onError)
    return read
  }
}

function formatOf(text: string): (typeof FORMATS)[number] {
  const format = FORMATS.find((each) => each === text)
  if (format) return format
  const meant = nearest(text, FORMATS)
  throw new UsageError(`--format cannot be "${text}".`, `Give ${meant ?? FORMATS.join(' or ')}.`)
}

async function jsonList(pages: AsyncIterable<readonly Item[]>, put: Put): Promise<number> {
  let count = 0
  for await (const items of pages) {
    for (const item of items) {
      const reading = await put(`${count++ === 0 ? '[\n' : ',\n'}  ${JSON.stringify(item)}`)
      if (!reading) return count
    }
  }
  await put(count === 0 ? '[]\n' : '\n]\n')
  return count
}

async function tableOf(
  pages: AsyncIterable<readonly Item[]>,
  columns: readonly string[],
  put: Put,
): Promise<number> {
  const table = createTable(columns)
  let count = 0
  for await (const items of pages) {
    if (items.length === 0) continue
    const reading = await put(`${table.lines(items, count === 0).join('\n')}\n`)
    count += items.length
    if (!reading) break
  }
  return count
}
