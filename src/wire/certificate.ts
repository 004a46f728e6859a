import { createPrivateKey, hash, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { UsageError } from '../core/usage-error.ts'
import type { Logger } from '../telemetry/log.ts'

/** Paths of two files in PEM. */
export type CertificateFiles = { readonly cert: string; readonly key: string }

/** The server's own certificate followed by those of its issuers, and its private key, in PEM. */
export type Certificate = { readonly cert: Buffer; readonly key: Buffer }

/** What a pair of files was found to hold. */
type Found = {
  /** Equal as long as the contents are. */
  readonly print: string
  /** Ends as `UsageError` where the files could not be read. */
  readonly pair: () => Certificate
}

const LOOK_EVERY_MS = 1_000

/** A certificate that can be served, or a `UsageError` that says what is wrong with the files. */
export async function readCertificate(files: CertificateFiles): Promise<Certificate> {
  const { pair } = await look(files)
  return checked(pair(), files)
}

/** What a server needs to use it. */
export function secureContextOf({ cert, key }: Certificate) {
  return { cert, key, minVersion: 'TLSv1.2' } as const
}

export type Watching = {
  readonly files: CertificateFiles
  /** What is served already. */
  readonly current: Certificate
  readonly use: (certificate: Certificate) => void
  readonly log: Logger
  /** Milliseconds between two looks. */
  readonly every?: number
}

/**
 * Hands on what the files hold once that has changed and stayed the same for two looks, since two files are
 * not replaced at once. Contents are compared, by path: events of the file system do not tell of links that are
 * switched above a file, nor over a network. What cannot be used is logged once, and nothing changes.
 */
export function watchCertificate(watching: Watching): Disposable {
  const { files, current, log, every = LOOK_EVERY_MS } = watching
  let settled = printOf(current)
  let previous = settled
  let looking = false
  const settle = ({ pair }: Found) => {
    try {
      watching.use(checked(pair(), files))
      log.info({ certificate: files.cert }, 'the certificate was read anew')
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      const { message, hint } = error
      log.error({ certificate: files.cert }, `The former certificate stays in use. ${message} ${hint}`)
    }
  }
  const lookAgain = async () => {
    if (looking) return
    looking = true
    const found = await look(files)
    looking = false
    if (found.print !== settled && found.print === previous) {
      settled = found.print
      settle(found)
    }
    previous = found.print
  }
  const timer = setInterval(() => void lookAgain(), every)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

async function look({ cert, key }: CertificateFiles): Promise<Found> {
  try {
    const pair = { cert: await read(cert), key: await read(key) }
    return { print: printOf(pair), pair: () => pair }
  } catch (error) {
    return {
      print: `${error}`,
      pair: () => {
        throw error
      },
    }
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, 'Check path and rights.', { cause })
  }
}

function printOf({ cert, key }: Certificate): string {
  return `${hash('sha256', cert)} ${hash('sha256', key)}`
}

function checked(pair: Certificate, files: CertificateFiles): Certificate {
  const certificate = certificateIn(pair.cert, files.cert)
  if (!certificate.checkPrivateKey(privateKeyIn(pair.key, files.key))) {
    throw new UsageError(
      `${files.key} is not the key of the first certificate in ${files.cert}.`,
      "Give the two that belong together, the server's own certificate before those of its issuers.",
    )
  }
  try {
    createSecureContext(secureContextOf(pair))
  } catch (cause) {
    const reason = (cause as Error).message.split(':').at(-1)
    throw new UsageError(`${files.cert} cannot be used: ${reason}.`, 'Have another certificate made.', {
      cause,
    })
  }
  return pair
}

function certificateIn(text: Buffer, file: string): X509Certificate {
  try {
    if (text.includes('-----BEGIN ')) return new X509Certificate(text)
  } catch {
    // Said below, whatever it is that it holds instead.
  }
  throw new UsageError(
    `${file} holds no certificate in PEM.`,
    'Begin it with the certificate of this server.',
  )
}

function privateKeyIn(text: Buffer, file: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch (cause) {
    const locked = (cause as NodeJS.ErrnoException).code === 'ERR_MISSING_PASSPHRASE'
    throw locked
      ? new UsageError(
          `The key in ${file} has a passphrase.`,
          'Take it off with: openssl pkey -in FILE -out NEW',
        )
      : new UsageError(`${file} holds no private key in PEM.`, 'Give a key such as openssl makes.', { cause })
  }
}
