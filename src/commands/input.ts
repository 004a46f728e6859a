import { type FileHandle, open } from 'node:fs/promises'
import { UsageError } from '../core/usage-error.ts'
import type { Shell } from '../terminal/shell.ts'

/** What is read once, from its beginning to its end. */
export type Input = AsyncDisposable & {
  /** Undefined where only the end will tell. */
  readonly size: number | undefined
  readonly pieces: AsyncIterable<Uint8Array>
}

const PIECE_BYTES = 1 << 16

/** Opens a file, or `-` for standard input. */
export async function openInput(file: string, { stdin }: Shell): Promise<Input> {
  if (file === '-') return { size: undefined, pieces: bytesOf(stdin), [Symbol.asyncDispose]: async () => {} }
  const handle = await opened(file)
  const info = await handle.stat()
  if (info.isDirectory()) {
    await handle.close()
    throw new UsageError(`${file} is a directory.`, 'Give a file, or - for standard input.')
  }
  return {
    size: info.isFile() ? info.size : undefined,
    pieces: handle.createReadStream({ autoClose: false, highWaterMark: PIECE_BYTES }),
    [Symbol.asyncDispose]: () => handle.close(),
  }
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file)
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, 'Check path and rights; - is standard input.', { cause })
  }
}

async function* bytesOf(pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece)
}
