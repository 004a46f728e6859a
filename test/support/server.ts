import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
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
  /** What it has written on stdout so far. */
  readonly output: () => string
  /** What it has written on stderr so far. */
  readonly log: () => string
  /** Resolves once it has written what matches on stderr. */
  readonly logged: (pattern: RegExp) => Promise<RegExpExecArray>
  /** The exit code; null when a signal has ended it. */
  readonly ended: Promise<number | null>
  /** SIGTERM; answers the exit code. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
}

export type LaunchOptions = {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Milliseconds after which it is killed. */
  readonly timeout?: number
}

export type StartOptions = LaunchOptions & {
  readonly args?: readonly string[]
  /** Kept by the caller; without it a temporary one, removed at the end of the process. */
  readonly dataDir?: string
}

/** A command under way. */
export type Launched = {
  readonly process: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  /** The exit code; null when a signal has ended it. */
  readonly ended: Promise<number | null>
  /** Resolves once it has written what matches; rejects when it ends without. */
  readonly wrote: (stream: 'stdout' | 'stderr', pattern: RegExp) => Promise<RegExpExecArray>
}

const children = new Set<ChildProcess>()
const directories = new Set<string>()
// What a failed test has left running would keep the process alive.
after(killChildren)
process.once('exit', () => {
  killChildren()
  for (const path of directories) rmSync(path, { recursive: true, force: true })
})

function killChildren(): void {
  for (const child of children) child.kill('SIGKILL')
}

/** A directory that is gone when the process ends. */
export function temporaryDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'tagplane-test-'))
  directories.add(path)
  return path
}

/** Starts any command, by default with the settings of the surrounding shell left out. */
export function launch(file: string, args: readonly string[], options: LaunchOptions = {}): Launched {
  const { env, ...place } = options
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TAGPLANE_'))
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...Object.fromEntries(inherited), ...env },
    ...place,
  })
  children.add(child)
  const texts = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text
    })
  }
  const ended = once(child, 'close').then(([code]) => {
    children.delete(child)
    return code as number | null
  })
  return {
    process: child,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    ended,
    wrote: (stream, pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(texts[stream])
          if (found) resolve(found)
          return found
        }
        if (look()) return
        child[stream].on('data', look)
        void ended.then((code) => look() ?? reject(new Error(`It ended with ${code}:\n${texts.stderr}`)))
      }),
  }
}

/** Runs the packed program to its end; one that serves where it should have refused is killed. */
export async function runProgram(args: readonly string[], options: LaunchOptions = {}) {
  const bounded = { timeout: 20_000, ...options }
  const { ended, stdout, stderr } = launch(process.execPath, [installedProgram(), ...args], bounded)
  const code = await ended
  return { code, stdout: stdout(), stderr: stderr() }
}

/** Starts the packed program and waits until it accepts calls. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? temporaryDir()
  const args = ['--data-dir', dataDir, ...(options.args ?? [])]
  return serve({ ...options, args }, dataDir, () => readCredentials(dataDir))
}

/** The root of a store that several nodes share, and the key that protects its secrets. */
export const sharedRoot = {
  accountId: '1234567890123456',
  accessKeyId: 'sharedAccessKeyId',
  accessKeySecret: 'sharedAccessKeySecret',
}

/** What every node of a shared store gets. */
export const sharedSettings: Readonly<Record<string, string>> = {
  TAGPLANE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  TAGPLANE_ROOT_ACCOUNT_ID: sharedRoot.accountId,
  TAGPLANE_ROOT_ACCESS_KEY_ID: sharedRoot.accessKeyId,
  TAGPLANE_ROOT_ACCESS_KEY_SECRET: sharedRoot.accessKeySecret,
}

/** Starts a node on the store at `url`. It is in a directory of its own, and leaves nothing there. */
export function startNode(url: string, options: LaunchOptions & { readonly args?: readonly string[] } = {}) {
  const cwd = temporaryDir()
  const env = { ...sharedSettings, TAGPLANE_STORE_URL: url, ...options.env }
  return serve({ cwd, ...options, env }, cwd, () => sharedRoot)
}

async function serve(
  options: LaunchOptions & { readonly args?: readonly string[] },
  dataDir: string,
  credentials: () => typeof sharedRoot,
): Promise<RunningServer> {
  const { args = [], ...launching } = options
  const program = [installedProgram(), 'serve', '--port', '0', ...args]
  const launched = launch(process.execPath, program, launching)
  const [, url = ''] = await launched.wrote('stdout', /^tagplane ready at (\S+)$/m)
  return {
    url,
    endpoint: new URL(url).host,
    ...credentials(),
    dataDir,
    process: launched.process,
    output: launched.stdout,
    log: launched.stderr,
    ended: launched.ended,
    logged: (pattern) => launched.wrote('stderr', pattern),
    stop: () => {
      launched.process.kill('SIGTERM')
      return launched.ended
    },
    kill: async () => {
      launched.process.kill('SIGKILL')
      await launched.ended
    },
  }
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
