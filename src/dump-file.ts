import { createReadStream, createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { addAbortSignal, pipeline as pipe, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { UsageError } from './core/usage-error.ts'
import { makeFile, refuseExisting } from './store/new-file.ts'

/** Stands for standard input or output. */
const STANDARD = '-'

/** Writes text to a new file, which is there once it is whole; compressed where its name ends in `.gz`. */
export async function writeDump(
  out: string,
  text: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  if (out === STANDARD) return await writeStandard(text, signal)
  const file = resolve(out)
  refuseExisting(file)
  await makeFile(file, async (partial) => {
    const sink = createWriteStream(partial, { flags: 'wx' })
    await (file.endsWith('.gz')
      ? pipeline(text, createGzip(), sink, { signal })
      : pipeline(text, sink, { signal }))
  })
}

async function writeStandard(text: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(text, process.stdout, { signal })
  } catch (cause) {
    throw explained(cause, 'Standard output cannot be written', 'Whoever reads it must read it to its end.')
  }
}

/** The bytes of a file, whether it is compressed or not. */
export async function* readDump(from: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const standard = from === STANDARD
  const input = standard ? process.stdin : createReadStream(resolve(from))
  try {
    yield* uncompressed(addAbortSignal(signal, input))
  } catch (cause) {
    const what = `${standard ? 'Standard input' : from} cannot be read`
    throw explained(cause, what, 'Nothing of it is kept. Use a whole file that tagplane export has written.')
  }
}

/** JSON does not begin with the first byte of a compressed file. */
const GZIP = 0x1f

async function* uncompressed(input: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = input[Symbol.asyncIterator]()
  const first = await chunks.next()
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let next = first; !next.done; next = await chunks.next()) yield next.value
  }
  if (first.done || first.value[0] !== GZIP) yield* all()
  else yield* pipe(all, createGunzip(), () => {})
}

function explained(cause: unknown, what: string, hint: string): unknown {
  if (cause instanceof UsageError || (cause as Error).name === 'AbortError') return cause
  return new UsageError(`${what}: ${(cause as Error).message}.`, hint, { cause })
}
