import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedProgram } from './package.ts'

export type RunningServer = {
  readonly url: string
  /** host:port, as clients want it. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly accountId: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** What it has written on stderr so far. */
  readonly log: () => string
  /** SIGTERM; answers the exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
}

export type StartOptions = {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Kept by the caller; without it a temporary one, removed at the end of the process. */
  readonly dataDir?: string
}

/** A directory that is gone when the process ends. */
export function temporaryDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'tagplane-test-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Starts the packed program and waits until it accepts calls. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? temporaryDir()
  const args = [installedProgram(), 'serve', '--port', '0', '--data-dir', dataDir, ...(options.args ?? [])]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  })
  process.once('exit', () => child.kill('SIGKILL'))
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  const url = await readyUrl(child, () => log)
  const exited = once(child, 'exit')
  return {
    url,
    endpoint: new URL(url).host,
    ...readCredentials(dataDir),
    dataDir,
    process: child,
    log: () => log,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await exited
      return code as number | null
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function readyUrl(child: ChildProcess, log: () => string): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready:\n${log()}`)),
    )
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const url = /^tagplane ready at (\S+)$/m.exec(output)?.[1]
      if (url) resolve(url)
    })
  })
}

function readCredentials(dataDir: string) {
  const text = readFileSync(join(dataDir, 'credentials'), 'utf8')
  const read = (name: string) => new RegExp(`^${name} = (.*)$`, 'm').exec(text)?.[1] ?? ''
  return {
    accessKeyId: read('access_key_id'),
    accessKeySecret: read('access_key_secret'),
    accountId: read('account_id'),
  }
}
