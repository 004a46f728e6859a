import { setTimeout } from 'node:timers/promises'
import type { Answer, Client } from '../client/client.ts'
import { refusalCode } from '../client/failure.ts'
import { remote } from '../client/operation.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import type { CheckedRecord } from '../estate/record.ts'

export const registerResources = remote('Tagplane', 'RegisterResources')

const MAX_ENTRIES = 1_000
/** A body has 1 MiB at most, and a byte of it may need three. */
const MAX_BYTES = 340_000
const MAX_IN_FLIGHT = 4
/** What is waited before a call that could not be made is made again. It says what is wanted, so it may come twice. */
const DELAYS_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]

/** What became of resources that were to be registered. */
export type Registered = {
  readonly registered: number
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
}

export type FailedRecord = {
  /** Where the record came from. */
  readonly line: number
  readonly arn: string
  readonly code: string
  readonly message: string
}

type Batch = {
  /** The entries as a JSON list, as yet without its end. */
  json: Buffer
  length: number
  /** Of each entry. */
  readonly lines: number[]
  readonly resources: Set<string>
}

/** Registers records in calls of up to 1,000, some of them at once; those of one resource in the order in which they come. */
export type Registrar = {
  /** Waits where enough is under way. */
  readonly add: (record: CheckedRecord, line: number) => Promise<void>
  /** Sends what is left, and waits for all answers. */
  readonly finish: () => Promise<void>
  readonly counts: () => Registered
}

export function createRegistrar(
  client: Client,
  onFailed: (failed: readonly FailedRecord[]) => Promise<void>,
): Registrar {
  const counts = { registered: 0, changed: 0, unchanged: 0, failed: 0 }
  const underWay = new Map<Promise<void>, Batch>()
  // Memory of calls that are answered, for the next ones: given back, it would pile up until old objects are collected.
  const spare: Buffer[] = []
  let batch = newBatch(spare)
  let fault: { readonly error: unknown } | undefined

  async function send(batch: Batch): Promise<void> {
    const parameters = { Resources: jsonOf(batch) }
    const answer = await insist(() => client.call(registerResources, parameters))
    counts.registered += Number(answer['Registered'])
    counts.changed += Number(answer['Changed'])
    counts.unchanged += Number(answer['Unchanged'])
    const failed = failedOf(answer, batch)
    counts.failed += failed.length
    if (failed.length > 0) await onFailed(failed)
  }

  async function settle(): Promise<void> {
    await Promise.race(underWay.keys())
    await ended()
  }

  /** Throws what a call has ended with, once none is under way any more. */
  async function ended(): Promise<void> {
    if (!fault) return
    await Promise.all(underWay.keys())
    throw fault.error
  }

  async function flush(): Promise<void> {
    const sent = batch
    batch = newBatch(spare)
    await ended()
    if (sent.lines.length === 0) return
    while (underWay.size >= MAX_IN_FLIGHT || overlaps(underWay.values(), sent)) await settle()
    const sending: Promise<void> = send(sent)
      .catch((error: unknown) => {
        fault ??= { error }
      })
      .finally(() => {
        underWay.delete(sending)
        spare.push(sent.json)
      })
    underWay.set(sending, sent)
  }

  return {
    async add({ text, resource }, line) {
      const bytes = Buffer.byteLength(text) + 1
      const full = batch.lines.length >= MAX_ENTRIES || batch.length + bytes > batch.json.length
      if (full || batch.resources.has(resource)) await flush()
      if (bytes > batch.json.length) batch.json = Buffer.allocUnsafe(bytes)
      batch.length += batch.json.write(`${batch.length === 0 ? '[' : ','}${text}`, batch.length)
      batch.lines.push(line)
      batch.resources.add(resource)
    },
    async finish() {
      await flush()
      while (underWay.size > 0) await settle()
      await ended()
    },
    counts: () => counts,
  }
}

function newBatch(spare: Buffer[]): Batch {
  const json = spare.pop() ?? Buffer.allocUnsafe(MAX_BYTES)
  return { json, length: 0, lines: [], resources: new Set() }
}

function jsonOf({ json, length }: Batch): string {
  return `${json.toString('utf8', 0, length)}]`
}

/** Whether a resource is in both: its records take effect in their order. */
function overlaps(others: Iterable<Batch>, { resources }: Batch): boolean {
  for (const other of others) for (const resource of resources) if (other.resources.has(resource)) return true
  return false
}

type Failure = {
  readonly ResourceARN: string
  readonly Result: { readonly Code: string; readonly Message: string }
}

function failedOf({ FailedResources }: Answer, batch: Batch): readonly FailedRecord[] {
  const { FailedResource = [] } = FailedResources as { readonly FailedResource?: readonly Failure[] }
  if (FailedResource.length === 0) return []
  const entries = JSON.parse(jsonOf(batch)) as readonly { readonly ResourceARN: string }[]
  const places = new Map(entries.map(({ ResourceARN }, i) => [ResourceARN, batch.lines[i]]))
  return FailedResource.map(({ ResourceARN: arn, Result: { Code: code, Message: message } }) => ({
    ...{ line: places.get(arn) ?? 0, arn, code, message },
  }))
}

async function insist<T>(call: () => Promise<T>): Promise<T> {
  for (const delay of DELAYS_MS) {
    try {
      return await call()
    } catch (error) {
      if (!isPassing(error)) throw error
      await setTimeout(delay)
    }
  }
  return await call()
}

/** A server that is away, or has been asked too often. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof UsageError)) return false
  return error.exitCode === exitCodes.unreachable || /^Throttling\b/.test(refusalCode(error) ?? '')
}
