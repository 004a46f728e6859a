import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import type { ConnectionOptions } from 'node:tls'
import { UsageError } from '../../core/usage-error.ts'
import { connectionOf, placeOf } from './connection.ts'

const directory = mkdtempSync(join(tmpdir(), 'tagplane-'))
after(() => rmSync(directory, { recursive: true }))
const ca = join(directory, 'ca.crt')
writeFileSync(ca, 'an authority')
const BASE = 'postgres://ann:pass@db.example:6432/tags'

const tls = (query: string) => connectionOf(`${BASE}?${query}`).ssl as ConnectionOptions

describe('the URL of a PostgreSQL store', () => {
  it('names host, port, database, user and password', () => {
    const { host, port, database, user, password, application_name } = connectionOf(BASE)
    const expected = ['db.example', 6432, 'tags', 'ann', 'pass', 'tagplane']
    assert.deepEqual([host, port, database, user, password, application_name], expected)
    assert.equal(connectionOf('postgresql://ann@db/tags').port, 5432)
    assert.equal(connectionOf('postgres://ann@[::1]/tags').host, '::1')
  })

  it('is percent-decoded, and shows its secrets to nobody', () => {
    const connection = connectionOf('postgres://an%40n:p%2Fs%3As@db/t%20s')
    assert.deepEqual([connection.user, connection.password, connection.database], ['an@n', 'p/s:s', 't s'])
    assert.equal(placeOf(connection), 'db:5432/t s')
  })

  it('may name the directory of a socket', () => {
    const { host, port } = connectionOf('postgres://ann@localhost/tags?host=%2Frun%2Fpg&port=5433')
    assert.deepEqual([host, port], ['/run/pg', 5433])
  })

  for (const url of [
    'mysql://ann@db/tags',
    'not a URL',
    'postgres://db/tags',
    'postgres://ann@db',
    'postgres://ann@a:1,b:2/tags',
    'postgres://ann:secret@db/tags?sslcompression=1',
    'postgres://ann:secret%@db/tags',
    `${BASE}?sslmode=verify-full&sslrootcert=/no/such/file`,
  ]) {
    it(`is refused: ${url}`, () => {
      assert.throws(
        () => connectionOf(url),
        (error) => error instanceof UsageError && !`${error.message} ${error.hint}`.includes('secret'),
      )
    })
  }
})

describe('sslmode', () => {
  it('disable, or none, does not encrypt', () => {
    assert.equal(connectionOf(BASE).ssl, false)
    assert.equal(connectionOf(`${BASE}?sslmode=disable`).ssl, false)
  })

  it('require encrypts and checks nothing, unless an authority is named', () => {
    assert.deepEqual(tls('sslmode=require'), { rejectUnauthorized: false })
    const { rejectUnauthorized, ca: authority } = tls(`sslmode=require&sslrootcert=${ca}`)
    assert.deepEqual([rejectUnauthorized, authority], [true, 'an authority'])
  })

  it('verify-ca checks the authority, and not the name of the host', () => {
    const options = tls(`sslmode=verify-ca&sslrootcert=${ca}`)
    assert.deepEqual([options.rejectUnauthorized, options.ca], [true, 'an authority'])
    const subject = { subject: { CN: 'elsewhere' } } as Parameters<
      NonNullable<typeof options.checkServerIdentity>
    >[1]
    assert.equal(options.checkServerIdentity?.('db.example', subject), undefined)
    assert.throws(() => tls('sslmode=verify-ca'), UsageError)
  })

  it('verify-full checks both, by the authorities of Node when none is named', () => {
    assert.deepEqual(tls('sslmode=verify-full'), { rejectUnauthorized: true })
    assert.deepEqual(tls(`sslmode=verify-full&sslrootcert=${ca}`), {
      ca: 'an authority',
      rejectUnauthorized: true,
    })
  })

  for (const mode of ['prefer', 'allow', 'no-verify', 'VERIFY-FULL', ''])
    it(`"${mode}" is refused`, () => assert.throws(() => tls(`sslmode=${mode}`), UsageError))
})
