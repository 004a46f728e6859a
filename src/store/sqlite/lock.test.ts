import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { temporaryDir } from '../../../test/support/server.ts'
import { UsageError } from '../../core/usage-error.ts'
import { lockDataDir } from './lock.ts'

const module = new URL('./lock.ts', import.meta.url).href

function isRefused(directory: string): void {
  assert.throws(
    () => lockDataDir(directory),
    (error) => error instanceof UsageError && error.message.includes(`${directory} is in use`),
  )
}

/** Another process that takes the lock, says so, and stays. */
async function lockElsewhere(directory: string) {
  const code = `import { lockDataDir } from ${JSON.stringify(module)}
    const lock = lockDataDir(${JSON.stringify(directory)})
    process.stdout.write('locked')
    process.stdin.on('end', () => lock[Symbol.dispose]()).resume()`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [text] = await Promise.race([once(child.stdout, 'data'), ended])
  assert.equal(String(text), 'locked')
  return { child, ended, [Symbol.dispose]: () => child.kill('SIGKILL') }
}

describe('the lock of a data directory', () => {
  it('is held by one at a time, until it is let go', () => {
    const directory = temporaryDir()
    {
      using _ = lockDataDir(directory)
      isRefused(directory)
      isRefused(directory)
    }
    using _ = lockDataDir(directory)
    isRefused(directory)
  })

  it('is refused as something else where its file is damaged', () => {
    const directory = temporaryDir()
    writeFileSync(join(directory, 'lock.sqlite'), 'no database '.repeat(100))
    assert.throws(
      () => lockDataDir(directory),
      (error) => error instanceof UsageError && error.message.includes('lock.sqlite cannot be locked'),
    )
  })

  it('is each directory’s own', () => {
    using _ = lockDataDir(temporaryDir())
    using __ = lockDataDir(temporaryDir())
  })

  it('is refused while another process holds it, and free when that one ends', async () => {
    const directory = temporaryDir()
    using other = await lockElsewhere(directory)
    isRefused(directory)
    other.child.stdin.end()
    await other.ended
    using _ = lockDataDir(directory)
  })

  it('is free when the process that held it was killed', async () => {
    const directory = temporaryDir()
    using other = await lockElsewhere(directory)
    isRefused(directory)
    other.child.kill('SIGKILL')
    await other.ended
    using _ = lockDataDir(directory)
  })
})
