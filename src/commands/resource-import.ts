import { performance } from 'node:perf_hooks'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { type ReadRecord, type RecordFormat, readRecords } from '../estate/read-records.ts'
import { checkRecords, RecordFault, type RecordScope } from '../estate/record.ts'
import { command } from '../terminal/command.ts'
import { createMemoryLimit } from '../terminal/memory.ts'
import { createProgress, type Progress } from '../terminal/progress.ts'
import { stoppable } from '../terminal/stopping.ts'
import { clientOptions, openSession, report, type Session } from './client-options.ts'
import { type FailedLine, type FailedLines, failuresOption, openFailedLines } from './failed-lines.ts'
import { type Input, openInput } from './input.ts'
import { createRecordSorter, type RecordSorter } from './record-sorter.ts'
import { amountOf, partsOf, summaryOf } from './registered.ts'
import { createRegistrar, type Registrar, registerResources } from './registrar.ts'
import { readScope, scopeOperations } from './resource-scope.ts'

const { format: _, ...connectionOptions } = clientOptions

export const formatOption = {
  flag: 'format',
  value: 'ndjson|csv',
  doc: 'Form of the records; without it, what the first line looks like.',
} as const

export const importResources = {
  summary: 'Registers the resources of a file, with their groups, attributes and tags.',
  ...command({
    details:
      'Every line is looked at before anything is written: where some are wrong, they are named and nothing is done. What is there already and as the file says stays untouched, so an import that was stopped is run again. It ends with 2 where the server has refused some resources.',
    positionals: {
      file: { value: 'FILE', doc: 'NDJSON or CSV, as resource export writes it; - is standard input.' },
    },
    options: {
      format: formatOption,
      failures: failuresOption,
      dryRun: { flag: 'dry-run', doc: 'Only look at the lines.' },
      ...connectionOptions,
    },
    calls: [...Object.values(scopeOperations), registerResources],
    async run({ file, format, failures, dryRun, ...flags }, shell) {
      const chosen = formatOf(format)
      const session = await openSession(flags, { shell })
      const scope = await readScope(session.client)
      await using input = await openInput(file, shell)
      using sorter = createRecordSorter()
      const failed = await openFailedLines(failures, shell)
      const progress = createProgress(shell.stderr, flags.quiet)
      const work: Work = { ...{ session, scope, input, failed, progress }, format: chosen }
      try {
        return await stoppable((signal) => importFrom(work, dryRun ? undefined : sorter, signal))
      } finally {
        progress.clear()
        await failed.close()
      }
    },
    examples: [
      'tagplane resource import estate.csv',
      'tagplane resource import - --format ndjson --failures failed.ndjson',
      'tagplane resource import estate.csv --dry-run',
    ],
  }),
}

export function formatOf(text: string | undefined): RecordFormat | undefined {
  if (text === undefined || text === 'ndjson' || text === 'csv') return text
  throw new UsageError(`--format cannot be "${text}".`, 'Give ndjson or csv.')
}

type Work = {
  readonly session: Session
  readonly scope: RecordScope
  readonly input: Input
  readonly format: RecordFormat | undefined
  readonly failed: FailedLines
  readonly progress: Progress
}

/** Without a sorter the lines are only looked at. */
async function importFrom(
  work: Work,
  sorter: RecordSorter | undefined,
  signal: AbortSignal,
): Promise<number> {
  const { session, failed, progress } = work
  const total = await checkAll(work, sorter, signal)
  if (signal.aborted) {
    progress.clear()
    await report('Stopped: nothing is written.', session)
    return exitCodes.usage
  }
  if (failed.count() > 0) throw wrongLines(failed, total)
  if (!sorter) {
    await report(`${amountOf(total, 'line')}: all are right. Nothing is written.`, session)
    return exitCodes.done
  }
  progress.restart()
  const start = performance.now()
  const registrar = createRegistrar(session.client, failed.add)
  await registerAll(sorter, progress, { registrar, total, signal })
  progress.clear()
  const lines = [
    ...failed.words(),
    signal.aborted ? stopped(registrar) : summaryOf(registrar.counts(), start),
  ]
  await report(lines.join('\n'), session)
  return failed.count() > 0 ? exitCodes.partly : exitCodes.done
}

/** Nothing is written yet. Answers how many lines there are. */
async function checkAll(
  { input, format, scope, failed, progress }: Work,
  sorter: RecordSorter | undefined,
  signal: AbortSignal,
): Promise<number> {
  const limitMemory = createMemoryLimit()
  let total = 0
  for await (const { records, bytes } of read(input, format)) {
    if (signal.aborted) break
    limitMemory()
    total += records.length
    const faults = check(records, scope, failed.count() > 0 ? undefined : sorter)
    if (faults.length > 0) await failed.add(faults)
    progress.show(bytes, input.size, () => `${amountOf(total, 'line')} looked at`)
  }
  return total
}

type Registering = { readonly registrar: Registrar; readonly total: number; readonly signal: AbortSignal }

async function registerAll(
  sorter: RecordSorter,
  progress: Progress,
  { registrar, total, signal }: Registering,
): Promise<void> {
  let done = 0
  for (const record of sorter.sorted()) {
    if (signal.aborted) break
    await registrar.add(record, record.line)
    progress.show(++done, total, () => `${done.toLocaleString('en-US')} of ${amountOf(total, 'line')}`)
  }
  await registrar.finish()
}

/** Records as they come, and how much of the file has been read. */
async function* read(input: Input, format: RecordFormat | undefined) {
  let bytes = 0
  async function* measured() {
    for await (const piece of input.pieces) {
      bytes += piece.length
      yield piece
    }
  }
  for await (const records of readRecords(measured(), format)) yield { records, bytes }
}

/** Hands on what is right; answers what is wrong. */
function check(
  records: readonly ReadRecord[],
  scope: RecordScope,
  sorter: RecordSorter | undefined,
): readonly FailedLine[] {
  const read = records.filter((record) => 'value' in record)
  const results = checkRecords(
    read.map(({ value }) => value),
    scope,
  )
  const faults = records.flatMap((record) => ('fault' in record ? faultOf(record.fault, record.line) : []))
  for (const [i, { line, value }] of read.entries()) {
    const result = results[i]
    if (result instanceof RecordFault) faults.push({ ...faultOf(result, line), ...arnIn(value) })
    else if (result) sorter?.add(result, line)
  }
  return faults.sort((a, b) => a.line - b.line)
}

function arnIn(value: unknown): Pick<FailedLine, 'arn'> {
  const arn = (value as { readonly arn?: unknown } | null)?.arn
  return typeof arn === 'string' ? { arn } : {}
}

function faultOf({ code, message, fix }: RecordFault, line: number): FailedLine & { readonly line: number } {
  return { line, code, message, fix }
}

function wrongLines(failed: FailedLines, total: number): UsageError {
  const hint = [...failed.words(), 'Mend them and run it again.'].join('\n')
  return new UsageError(
    `${failed.count()} of ${amountOf(total, 'line')} are wrong; nothing is written.`,
    hint,
  )
}

function stopped(registrar: Registrar): string {
  return `Stopped: ${partsOf(registrar.counts())}. Run it again; what is there stays untouched.`
}
