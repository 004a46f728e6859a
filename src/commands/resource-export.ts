import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Client, Parameters } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { csvHeader, csvRow } from '../estate/csv.ts'
import type { RecordFormat } from '../estate/read-records.ts'
import { type EstateRecord, type ShownResource, toRecord } from '../estate/record.ts'
import { command } from '../terminal/command.ts'
import { type Shell, write } from '../terminal/shell.ts'
import { stoppable } from '../terminal/stopping.ts'
import { clientOptions, openSession, report } from './client-options.ts'
import { resourceFilters } from './resource-filters.ts'
import { formatOf } from './resource-import.ts'
import { readGroups, scopeOperations } from './resource-scope.ts'

const listResources = remote('Tagplane', 'ListResources')
const { format: _, ...connectionOptions } = clientOptions

export const exportResources = {
  summary: 'Writes resources as import reads them, with their groups, attributes and tags.',
  ...command({
    details:
      'Accounts in ARNs are written as *, groups by their names, so that another account or server can import it. Groups, folders and members, which are made by calls of their own, and system tags are left out.',
    options: {
      out: { flag: 'out', value: 'FILE', doc: 'The file to write; without it standard output.' },
      format: {
        flag: 'format',
        value: 'ndjson|csv',
        doc: 'Form of the records; without it that of the name of the file, else ndjson.',
      },
      ...resourceFilters,
      ...connectionOptions,
    },
    calls: [listResources, scopeOperations.listResourceGroups],
    async run(given, shell) {
      const format = formatOf(given.format) ?? (given.out?.endsWith('.csv') ? 'csv' : 'ndjson')
      const session = await openSession({ ...given, format: undefined }, { shell })
      const pages = recordsOf(session.client, filtersOf(given))
      const { written, leftOut } = await stoppable((signal) =>
        writeAll(pages, { out: given.out, format, shell, signal }),
      )
      const own = leftOut === 0 ? '' : ` ${leftOut} that calls of their own make are left out.`
      await report(`${written.toLocaleString('en-US')} resources are written.${own}`, session)
      return exitCodes.done
    },
    examples: [
      'tagplane resource export --out estate.csv',
      'tagplane resource export --product ecs --untagged > untagged.ndjson',
    ],
  }),
}

type Filters = { readonly [N in keyof typeof resourceFilters]?: string | boolean | undefined }

function filtersOf(given: Filters): Parameters {
  const names = Object.keys(resourceFilters) as (keyof Filters)[]
  return Object.fromEntries(
    names.flatMap((name) =>
      given[name] === undefined ? [] : [[resourceFilters[name].parameter, `${given[name]}`]],
    ),
  )
}

type Page = { readonly records: readonly EstateRecord[]; readonly leftOut: number }

async function* recordsOf(client: Client, filters: Parameters): AsyncGenerator<Page> {
  const groups = await readGroups(client)
  const names = new Map(groups.map(({ ResourceGroupId: id, Name }) => [id, Name]))
  for await (const page of client.pages(listResources, { MaxResults: '1000', ...filters })) {
    const shown = page['Resources'] as readonly ShownResource[]
    const records = shown.filter(({ RegisteredBy }) => RegisteredBy !== 'Product')
    yield { records: records.map((each) => toRecord(each, names)), leftOut: shown.length - records.length }
  }
}

type Writing = {
  readonly out: string | undefined
  readonly format: RecordFormat
  readonly shell: Shell
  readonly signal: AbortSignal
}

/** A file comes to its name once it is whole. */
async function writeAll(pages: AsyncIterable<Page>, { out, format, shell, signal }: Writing) {
  if (out === undefined) return await writePages(pages, format, signal, (text) => write(shell.stdout, text))
  const partial = `${out}.partial`
  const stream = createWriteStream(partial)
  try {
    await once(stream, 'open')
  } catch (cause) {
    throw new UsageError(`${out} cannot be written.`, 'Check path and rights.', { cause })
  }
  try {
    const counts = await writePages(pages, format, signal, (text) => write(stream, text))
    stream.end()
    await once(stream, 'close')
    if (!signal.aborted) await rename(partial, out)
    return counts
  } finally {
    stream.destroy()
    await rm(partial, { force: true })
  }
}

async function writePages(
  pages: AsyncIterable<Page>,
  format: RecordFormat,
  signal: AbortSignal,
  put: (text: string) => Promise<void>,
) {
  const row = format === 'csv' ? csvRow : (record: EstateRecord) => JSON.stringify(record)
  const counts = { written: 0, leftOut: 0 }
  if (format === 'csv') await put(`${csvHeader}\n`)
  for await (const { records, leftOut } of pages) {
    if (signal.aborted) break
    if (records.length > 0) await put(`${records.map(row).join('\n')}\n`)
    counts.written += records.length
    counts.leftOut += leftOut
  }
  return counts
}
