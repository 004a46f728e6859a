import { performance } from 'node:perf_hooks'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { type ReadRecord, type RecordFormat, readRecords } from '../estate/read-records.ts'
import { type CheckedRecord, checkRecord, RecordFault, type RecordScope } from '../estate/record.ts'
import { command } from '../terminal/command.ts'
import { createProgress, type Progress } from '../terminal/progress.ts'
import { stoppable } from '../terminal/stopping.ts'
import { clientOptions, openSession, report, type Session } from './client-options.ts'
import { type FailedLine, type FailedLines, failuresOption, openFailedLines } from './failed-lines.ts'
import { type Input, openInput } from './input.ts'
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
      const failed = await openFailedLines(failures, shell)
      const progress = createProgress(shell.stderr, flags.quiet)
      const work: Work = { ...{ session, scope, input, failed, progress }, format: chosen }
      try {
        return await stoppable((signal) => importFrom(work, dryRun, signal))
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

async function importFrom(work: Work, dryRun: boolean | undefined, signal: AbortSignal): Promise<number> {
  const { session, failed, progress } = work
  const total = await checkAll(work, signal)
  if (signal.aborted) {
    progress.clear()
    await report('Stopped: nothing is written.', session)
    return exitCodes.usage
  }
  if (failed.count() > 0) throw wrongLines(failed, total)
  if (dryRun) {
    await report(`${amountOf(total, 'line')}: all are right. Nothing is written.`, session)
    return exitCodes.done
  }
  progress.restart()
  const start = performance.now()
  const registrar = createRegistrar(session.client, failed.add)
  await registerAll(work, { registrar, total, signal })
  progress.clear()
  const lines = [
    ...failed.words(),
    signal.aborted ? stopped(registrar) : summaryOf(registrar.counts(), start),
  ]
  await report(lines.join('\n'), session)
  return failed.count() > 0 ? exitCodes.partly : exitCodes.done
}

/** The first time through: nothing is written. Answers how many lines there are. */
async function checkAll(
  { input, format, scope, failed, progress }: Work,
  signal: AbortSignal,
): Promise<number> {
  let total = 0
  for await (const { records, bytes } of read(input, format)) {
    if (signal.aborted) break
    total += records.length
    const wrong = records.flatMap((record) => {
      const result = check(record, scope)
      return 'fault' in result ? [result.fault] : []
    })
    if (wrong.length > 0) await failed.add(wrong)
    progress.show(bytes, input.size, () => `${amountOf(total, 'line')} looked at`)
  }
  return total
}

type Registering = { readonly registrar: Registrar; readonly total: number; readonly signal: AbortSignal }

/** The second time through. */
async function registerAll(
  { input, format, scope, failed, progress }: Work,
  { registrar, total, signal }: Registering,
): Promise<void> {
  let done = 0
  for await (const { records } of read(input, format)) {
    for (const record of records) {
      if (signal.aborted) break
      const result = check(record, scope)
      if ('fault' in result) await failed.add([result.fault])
      else await registrar.add(result, record.line)
      progress.show(++done, total, () => `${done.toLocaleString('en-US')} of ${amountOf(total, 'line')}`)
    }
    if (signal.aborted) break
  }
  await registrar.finish()
}

/** Records as they come, and how much of the file has been read. */
async function* read(input: Input, format: RecordFormat | undefined) {
  let bytes = 0
  async function* measured() {
    for await (const piece of input.pieces()) {
      bytes += piece.length
      yield piece
    }
  }
  for await (const records of readRecords(measured(), format)) yield { records, bytes }
}

function check(record: ReadRecord, scope: RecordScope): CheckedRecord | { readonly fault: FailedLine } {
  const { line } = record
  if ('fault' in record) return { fault: faultOf(record.fault, line) }
  try {
    return checkRecord(record.value, scope)
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error
    const arn = (record.value as { readonly arn?: unknown } | null)?.arn
    return { fault: { ...faultOf(error, line), ...(typeof arn === 'string' && { arn }) } }
  }
}

function faultOf({ code, message, fix }: RecordFault, line: number): FailedLine {
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
