import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, describe, it } from 'node:test'
import { UsageError } from '../core/usage-error.ts'
import {
  openDataDir,
  openTemporaryDir,
  readCredentials,
  readMasterKey,
  writeCredentials,
  writeMasterKey,
} from './data-dir.ts'

const base = mkdtempSync(join(tmpdir(), 'tagplane-data-'))
after(() => rmSync(base, { recursive: true }))

let directories = 0
function newDir(): string {
  return openDataDir(join(base, `${++directories}`))
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777
}

const credentials = {
  accessKeyId: 'AK',
  accessKeySecret: 'a = b/c+d==',
  accountId: '1234567890123456',
  endpoint: '127.0.0.1:7020',
  protocol: 'http',
}

describe('the data directory', () => {
  it('is made with all above it, for its owner only', () => {
    const path = openDataDir(join(base, 'deep', 'down'))
    assert.equal(path, resolve(base, 'deep', 'down'))
    assert.equal(modeOf(path), 0o700)
  })

  it('is taken as it is when it is there, with what is in it', () => {
    const path = newDir()
    writeFileSync(join(path, 'kept'), 'x')
    assert.equal(openDataDir(path), path)
    assert.deepEqual(readdirSync(path), ['kept'])
  })

  it('is refused by name when it cannot be made', () => {
    const file = join(base, 'file')
    writeFileSync(file, '')
    assert.throws(
      () => openDataDir(join(file, 'data')),
      (thrown) =>
        thrown instanceof UsageError && thrown.message.includes(file) && thrown.hint.includes('--data-dir'),
    )
  })

  it('that is temporary is gone after its removal, with all in it', () => {
    const { path, remove } = openTemporaryDir()
    assert.equal(modeOf(path), 0o700)
    mkdirSync(join(path, 'deep'))
    writeFileSync(join(path, 'deep', 'file'), 'x')
    remove()
    assert.equal(existsSync(path), false)
    remove()
  })
})

describe('the master key beside a store', () => {
  const key = Buffer.alloc(32, 9)

  it('is read as it was written, and by nobody else', () => {
    const path = newDir()
    assert.equal(readMasterKey(path), undefined)
    writeMasterKey(path, key)
    assert.deepEqual(readMasterKey(path), key)
    assert.deepEqual(readdirSync(path), ['master.key'])
    assert.equal(modeOf(join(path, 'master.key')), 0o600)
  })

  it('is refused by the name of its file when it is damaged', () => {
    const path = newDir()
    const file = join(path, 'master.key')
    for (const text of ['', 'x', key.subarray(1).toString('base64'), Buffer.alloc(33).toString('base64')]) {
      writeFileSync(file, text)
      assert.throws(
        () => readMasterKey(path),
        (thrown) => thrown instanceof UsageError && thrown.message.includes(file),
      )
    }
  })

  it('is refused by the name of its file when it cannot be read', () => {
    const path = newDir()
    mkdirSync(join(path, 'master.key'))
    assert.throws(
      () => readMasterKey(path),
      (thrown) => thrown instanceof UsageError && thrown.message.includes('master.key'),
    )
  })
})

describe('the credentials in the data directory', () => {
  it('are read as they were written', () => {
    const path = newDir()
    writeCredentials(path, 'credentials', credentials)
    assert.deepEqual(readCredentials(path, 'credentials'), credentials)
  })

  it('are in a section [default] of a file that only its owner reads', () => {
    const path = newDir()
    writeCredentials(path, 'credentials', credentials)
    assert.equal(modeOf(join(path, 'credentials')), 0o600)
    assert.deepEqual(readFileSync(join(path, 'credentials'), 'utf8').split('\n'), [
      '[default]',
      'access_key_id = AK',
      'access_key_secret = a = b/c+d==',
      'account_id = 1234567890123456',
      'endpoint = 127.0.0.1:7020',
      'protocol = http',
      '',
    ])
  })

  it('are replaced at the next start, and closed to others again', () => {
    const path = newDir()
    writeCredentials(path, 'credentials', credentials)
    chmodSync(join(path, 'credentials'), 0o644)
    writeFileSync(join(path, 'credentials.new'), 'left by a crash', { mode: 0o644 })
    writeCredentials(path, 'credentials', { ...credentials, accessKeyId: 'AK2' })
    assert.equal(readCredentials(path, 'credentials').accessKeyId, 'AK2')
    assert.equal(modeOf(join(path, 'credentials')), 0o600)
    assert.deepEqual(readdirSync(path), ['credentials'])
  })

  it('are refused by the name of their file before the first start', () => {
    const path = newDir()
    assert.throws(
      () => readCredentials(path, 'credentials'),
      (thrown) => thrown instanceof UsageError && thrown.message.includes(join(path, 'credentials')),
    )
  })
})
