import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type DemoServer = {
  readonly url: string
  readonly endpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly stop: () => void
}

/** A server on a free port, whose data are gone when it stops. */
export async function startDemoServer(): Promise<DemoServer> {
  const program = join(import.meta.dirname, '../dist/cli.js')
  const child = spawn(process.execPath, [program, 'serve', '--ephemeral', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill())
  const [url, variables] = await Promise.all([readyUrl(child.stdout), exportedVariables(child.stderr)])
  return {
    url,
    endpoint: variables.get('ALIBABA_CLOUD_ENDPOINT') ?? '',
    accessKeyId: variables.get('ALIBABA_CLOUD_ACCESS_KEY_ID') ?? '',
    accessKeySecret: variables.get('ALIBABA_CLOUD_ACCESS_KEY_SECRET') ?? '',
    stop: () => child.kill(),
  }
}

async function readyUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const url = /^tagplane ready at (\S+)$/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('The server did not start')
}

/** The lines that `tagplane env` would print; an ephemeral server writes them when it is ready. */
async function exportedVariables(output: NodeJS.ReadableStream): Promise<Map<string, string>> {
  const variables = new Map<string, string>()
  const lines = createInterface(output)
  for await (const line of lines) {
    const [, name, value] = /^export (\w+)='(.*)'$/.exec(line) ?? []
    if (name && value !== undefined) variables.set(name, value)
    if (name === 'ALIBABA_CLOUD_ENDPOINT') break
  }
  output.resume()
  return variables
}
