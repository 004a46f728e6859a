import { readFileSync } from 'node:fs'
import type { Answer, Parameters } from '../client/client.ts'
import type { RemoteOperation } from '../client/operation.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { type AnyCommand, command, type Given, type Option, type Positional } from '../terminal/command.ts'
import type { Shell } from '../terminal/shell.ts'
import type { Item } from '../terminal/table.ts'
import { type ClientFlags, clientOptions, openSession, report, type Session } from './client-options.ts'

/** What is given becomes this parameter: a file as what is in it, a list of KEY=VALUE as JSON. */
type Sent = { readonly parameter: string; readonly from?: 'file' | 'tags' }
type SentPositionals = Readonly<Record<string, Positional & Sent>>
type SentOptions = Readonly<Record<string, Option & Sent>>
type Named = Readonly<Record<string, unknown>>

/** A command that is one call, or the pages of one. */
type OneCall<P extends SentPositionals, O extends SentOptions> = {
  readonly details?: string
  readonly positionals?: P
  readonly options?: O
  readonly operation: RemoteOperation
  /** What else is sent. */
  readonly also?: (given: Given<P, O>) => Parameters
  /** Whether it is a matter of whoever runs the installation. */
  readonly operator?: true | ((given: Given<P, O>) => boolean)
  /** Where in the answer the data is. */
  readonly answer?: readonly string[]
  /** Of a list: what its table shows. */
  readonly columns?: readonly string[]
  /** What a person is told once it is done. */
  readonly done?: (given: Given<P, O>) => string
  readonly examples?: readonly string[]
}

export function oneCall<
  const P extends SentPositionals = Readonly<Record<never, Positional & Sent>>,
  const O extends SentOptions = Readonly<Record<never, Option & Sent>>,
>(call: OneCall<P, O>): AnyCommand {
  const { details, positionals, options, operation, examples, also, operator } = call
  const declared: Readonly<Record<string, Sent>> = { ...positionals, ...options }
  return command({
    ...(details !== undefined && { details }),
    ...(positionals && { positionals }),
    ...(examples && { examples }),
    options: { ...options, ...clientOptions },
    calls: [operation],
    async run(given, shell) {
      const own = given as unknown as Given<P, O>
      const parameters = { ...(await parametersOf(declared, given as Named, shell)), ...also?.(own) }
      const byOperator = typeof operator === 'function' ? operator(own) : operator
      const session = await openSession(given as ClientFlags, { shell, operator: byOperator })
      if (call.columns) return await showList(call, call.columns, parameters, session)
      return await showAnswer(call, own, parameters, session)
    },
  })
}

type AnyCall = { readonly operation: RemoteOperation; readonly answer?: readonly string[] }

async function showList(
  { operation, answer: path = [] }: AnyCall,
  columns: readonly string[],
  parameters: Parameters,
  { client, output }: Session,
): Promise<number> {
  const count = await output.list(itemsOf(client.pages(operation, parameters), path), columns)
  if (count === 0 && output.format === 'table') await output.note('There are none.')
  return exitCodes.done
}

async function* itemsOf(pages: AsyncIterable<Answer>, path: readonly string[]) {
  for await (const page of pages) yield (inside(page, path) ?? []) as readonly Item[]
}

async function showAnswer<P extends SentPositionals, O extends SentOptions>(
  { operation, answer: path = [], done }: OneCall<P, O>,
  given: Given<P, O>,
  parameters: Parameters,
  session: Session,
): Promise<number> {
  const { client, output } = session
  const { RequestId: _, ...answer } = await client.call(operation, parameters)
  if (Object.keys(answer).length > 0) await output.item(inside(answer, path) as Item)
  if (done) await report(done(given), session)
  return exitCodes.done
}

function inside(answer: Answer, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Answer | undefined)?.[name], answer)
}

/** Parameters as they go over the wire. */
async function parametersOf(
  declared: Readonly<Record<string, Sent>>,
  given: Named,
  shell: Shell,
): Promise<Parameters> {
  const parameters: Record<string, string> = {}
  for (const [name, { parameter, from }] of Object.entries(declared)) {
    const value = given[name]
    if (value === undefined) continue
    if (from === 'tags') parameters[parameter] = JSON.stringify(tagsOf(value as readonly string[]))
    else if (Array.isArray(value)) Object.assign(parameters, numbered(parameter, value))
    else parameters[parameter] = from === 'file' ? await contentOf(String(value), shell) : String(value)
  }
  return parameters
}

export function numbered(name: string, values: readonly string[]): Parameters {
  return Object.fromEntries(values.map((value, i) => [`${name}.${i + 1}`, value]))
}

/** Tags by key, from `KEY=VALUE`; a key without `=` has an empty value. */
export function tagsOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  const tags = new Map<string, string>()
  for (const pair of pairs) {
    const [key = '', ...value] = pair.split('=')
    if (tags.has(key))
      throw new UsageError(`The key "${key}" is given twice.`, 'A resource has one value for it.')
    tags.set(key, value.join('='))
  }
  return Object.fromEntries(tags)
}

async function contentOf(file: string, { stdin }: Shell): Promise<string> {
  if (file === '-') {
    const parts: Buffer[] = []
    for await (const part of stdin) parts.push(Buffer.from(part))
    return Buffer.concat(parts).toString('utf8')
  }
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, 'Check path and rights; - is standard input.', { cause })
  }
}
