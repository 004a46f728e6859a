import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { UsageError } from '../../src/core/usage-error.ts'
import type { Peer } from './peer.ts'

const PROGRAM = join(import.meta.dirname, '../../dist/cli.js')

/** A server of our own with nothing in it, for as long as it is not disposed. */
export async function startOurServer(account: string): Promise<Peer & AsyncDisposable> {
  const accessKeyId = `ask${randomBytes(8).toString('hex')}`
  const accessKeySecret = randomBytes(16).toString('hex')
  const program = spawn(process.execPath, [PROGRAM, 'serve', '--ephemeral', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // It is ended after the last answer, not by the keys that stop this command.
    detached: true,
    env: {
      PATH: process.env['PATH'],
      TAGPLANE_ROOT_ACCOUNT_ID: account,
      TAGPLANE_ROOT_ACCESS_KEY_ID: accessKeyId,
      TAGPLANE_ROOT_ACCESS_KEY_SECRET: accessKeySecret,
    },
  })
  const ended = once(program, 'exit')
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = ''
    program.stdout.on('data', (chunk) => {
      text += chunk
      const [, url] = /^tagplane ready at (\S+)$/m.exec(text) ?? []
      if (url) resolve(url)
    })
    program.once('exit', (code) => {
      const ended = `Nothing was sent. Our own server has ended with ${code} instead of starting.`
      reject(new UsageError(ended, 'Run npm run build, then node dist/cli.js serve --ephemeral says why.'))
    })
  })
  return {
    ...{ endpoint, accessKeyId, accessKeySecret, rate: undefined },
    async [Symbol.asyncDispose]() {
      program.kill('SIGTERM')
      await ended
    },
  }
}
