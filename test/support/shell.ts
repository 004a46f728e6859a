import { Readable, Writable } from 'node:stream'
import { runCommand } from '../../src/commands/run.ts'
import { temporaryDir } from './server.ts'

export type Ran = {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** What is on stdout, read as JSON. */
  readonly data: () => unknown
}

export type ShellOptions = {
  readonly environment?: Readonly<Record<string, string>>
  readonly home?: string
  readonly stdin?: string
  /** Whether a person looks at it. */
  readonly terminal?: boolean
}

/** Runs a command of the program in this process, with nothing around it but what is given. */
export async function runInShell(args: readonly string[], options: ShellOptions = {}): Promise<Ran> {
  const { environment = {}, stdin = '', terminal = false } = options
  const home = options.home ?? temporaryDir()
  const [stdout, stderr] = [collector(terminal), collector(terminal)]
  const shell = { environment, home, stdin: Readable.from([stdin]), stdout, stderr }
  const code = await runCommand(args, shell)
  const text = stdout.text()
  return { code, stdout: text, stderr: stderr.text(), data: () => JSON.parse(text) }
}

function collector(isTTY: boolean) {
  let text = ''
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      text += chunk
      done()
    },
  })
  return Object.assign(stream, { isTTY, columns: 100, text: () => text })
}
