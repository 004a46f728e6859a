import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { UsageError } from '../core/usage-error.ts'

/** Credentials of the root, as `<data-dir>/credentials` holds them. */
export type Credentials = {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly accountId: string
  /** host:port, as official clients want it. */
  readonly endpoint: string
  /** `http` or `https`. */
  readonly protocol: string
}

const MASTER_KEY = 'master.key'

/** The directory with everything that must outlive the process; made so that nobody else may enter it. */
export function openDataDir(dataDir: string): string {
  const path = resolve(dataDir)
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new UsageError(`The data directory ${path} cannot be made.`, 'Give another one with --data-dir.', {
      cause,
    })
  }
  return path
}

/** A directory for data that nobody wants to keep. */
export function openTemporaryDir(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tagplane-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The master key that lies beside an embedded store; undefined before it was made. */
export function readMasterKey(dataDir: string): Buffer | undefined {
  const file = join(dataDir, MASTER_KEY)
  const text = readIfThere(file)
  if (text === undefined) return undefined
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32)
    throw new UsageError(`${file} holds no key of 32 bytes.`, 'Restore it from its backup.')
  return key
}

export function writeMasterKey(dataDir: string, key: Buffer): void {
  writePrivately(join(dataDir, MASTER_KEY), `${key.toString('base64')}\n`)
}

/** Whose credentials a file holds: the root's, or the operator's. */
export type CredentialsFile = 'credentials' | 'operator'

export function writeCredentials(dataDir: string, file: CredentialsFile, credentials: Credentials): void {
  const lines = [
    '[default]',
    `access_key_id = ${credentials.accessKeyId}`,
    `access_key_secret = ${credentials.accessKeySecret}`,
    `account_id = ${credentials.accountId}`,
    `endpoint = ${credentials.endpoint}`,
    `protocol = ${credentials.protocol}`,
  ]
  writePrivately(join(dataDir, file), `${lines.join('\n')}\n`)
}

/** What the last start has written; needs no server. */
export function readCredentials(dataDir: string, name: CredentialsFile): Credentials {
  const file = join(resolve(dataDir), name)
  const text = readIfThere(file)
  if (text === undefined) {
    throw new UsageError(
      `There is no ${file}.`,
      'Start the server once, or name its directory with --data-dir.',
    )
  }
  const values = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [name, ...value] = line.split(' = ')
    if (name && value.length > 0) values.set(name, value.join(' = '))
  }
  const read = (name: string) => values.get(name) ?? ''
  return {
    accessKeyId: read('access_key_id'),
    accessKeySecret: read('access_key_secret'),
    accountId: read('account_id'),
    endpoint: read('endpoint'),
    protocol: read('protocol') || 'http',
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new UsageError(`${file} cannot be read.`, 'Check its rights.', { cause: error })
  }
}

/** Written whole or not at all, and never readable by others, not even for a moment. */
export function writePrivately(file: string, text: string): void {
  const partial = `${file}.new`
  try {
    rmSync(partial, { force: true })
    writeFileSync(partial, text, { mode: 0o600, flush: true })
    renameSync(partial, file)
  } catch (cause) {
    throw new UsageError(`${file} cannot be written.`, 'Check the rights and the disk.', { cause })
  }
}
