import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../core/usage-error.ts'
import type { Shell } from '../terminal/shell.ts'

/** A file that can be read more than once. */
export type Input = AsyncDisposable & {
  readonly size: number
  /** From its beginning. */
  readonly pieces: () => AsyncIterable<Uint8Array>
}

const PIECE_BYTES = 1 << 18

/** Opens a file, or `-` for standard input; what can be read only once is kept in a temporary file meanwhile. */
export async function openInput(file: string, { stdin }: Shell): Promise<Input> {
  if (file === '-') return await spooled(stdin)
  const handle = await opened(file)
  const info = await handle.stat()
  if (info.isFile()) return inputOf(handle, info.size)
  if (info.isDirectory()) {
    await handle.close()
    throw new UsageError(`${file} is a directory.`, 'Give a file, or - for standard input.')
  }
  const input = await spooled(handle.createReadStream({ autoClose: false }))
  await handle.close()
  return input
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file)
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, 'Check path and rights; - is standard input.', { cause })
  }
}

async function spooled(pieces: AsyncIterable<Uint8Array | string>): Promise<Input> {
  const directory = await mkdtemp(join(tmpdir(), 'tagplane-input-'))
  const handle = await open(join(directory, 'input'), 'wx+', 0o600)
  // Open, it can be read; without a name, nothing of it is left however the process ends.
  await rm(directory, { recursive: true })
  let size = 0
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    await handle.appendFile(bytes)
    size += bytes.length
  }
  return inputOf(handle, size)
}

function inputOf(handle: FileHandle, size: number): Input {
  return {
    size,
    pieces: () => handle.createReadStream({ start: 0, autoClose: false, highWaterMark: PIECE_BYTES }),
    [Symbol.asyncDispose]: () => handle.close(),
  }
}
