import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { assertRefused, directory, fileWith } from '../../test/support/settings.ts'
import type { UsageError } from '../core/usage-error.ts'
import { readConfig } from './config.ts'

describe('the master key', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - i))
  const text = key.toString('base64')

  it('is 32 bytes in base64, in the variable or in the file that it names', () => {
    assert.deepEqual(readConfig({}, { TAGPLANE_MASTER_KEY: text }).masterKey, key)
    for (const content of [text, `${text}\n`, ` ${text} \r\n`]) {
      assert.deepEqual(readConfig({}, { TAGPLANE_MASTER_KEY_FILE: fileWith(content) }).masterKey, key)
    }
  })

  it('is none when variable and file are empty names', () => {
    assert.equal(
      readConfig({}, { TAGPLANE_MASTER_KEY: '', TAGPLANE_MASTER_KEY_FILE: '' }).masterKey,
      undefined,
    )
  })

  it('is refused with any other size or encoding, and never repeated', () => {
    const wrong = [
      key.subarray(1).toString('base64'),
      Buffer.concat([key, key]).toString('base64'),
      key.toString('hex'),
      key.toString('base64url'),
      text.slice(0, -1),
      `${text}=`,
      text.replace('/', ' '),
      'secret',
    ]
    for (const content of wrong) {
      for (const environment of [
        { TAGPLANE_MASTER_KEY: content },
        { TAGPLANE_MASTER_KEY_FILE: fileWith(content) },
      ]) {
        assertRefused({}, environment, 'TAGPLANE_MASTER_KEY', '32 bytes')
        assert.throws(
          () => readConfig({}, environment),
          (error: UsageError) => !`${error.message}${error.hint}`.includes(content),
        )
      }
    }
  })

  it('is refused when its file is empty, missing or no file', () => {
    assertRefused({}, { TAGPLANE_MASTER_KEY_FILE: fileWith('\n') }, 'TAGPLANE_MASTER_KEY', '32 bytes')
    for (const path of [join(directory, 'missing'), directory]) {
      assertRefused({}, { TAGPLANE_MASTER_KEY_FILE: path }, 'TAGPLANE_MASTER_KEY_FILE', path)
    }
  })

  it('is refused when it is given in both ways', () => {
    const both = { TAGPLANE_MASTER_KEY: text, TAGPLANE_MASTER_KEY_FILE: fileWith(text) }
    assertRefused({}, both, 'TAGPLANE_MASTER_KEY', 'TAGPLANE_MASTER_KEY_FILE')
  })
})

describe('the root identity', () => {
  const root = {
    accountId: '1234567890123456',
    accessKeyId: 'AK.test_1-a',
    accessKeySecret: 'testAccessKeySecret',
  }
  const given = {
    TAGPLANE_ROOT_ACCOUNT_ID: root.accountId,
    TAGPLANE_ROOT_ACCESS_KEY_ID: root.accessKeyId,
    TAGPLANE_ROOT_ACCESS_KEY_SECRET: root.accessKeySecret,
  }

  it('is the given one, its secret in the variable or in the file that it names', () => {
    assert.deepEqual(readConfig({}, given).root, root)
    const { TAGPLANE_ROOT_ACCESS_KEY_SECRET: secret, ...others } = given
    const inFile = { ...others, TAGPLANE_ROOT_ACCESS_KEY_SECRET_FILE: fileWith(`${secret}\n`) }
    assert.deepEqual(readConfig({}, inFile).root, root)
  })

  it('is refused with a secret that would break the lines of the credentials file', () => {
    for (const secret of ['abcdefgh\nendpoint = x', 'abcdefgh\t', ' abcdefgh']) {
      assertRefused(
        {},
        { ...given, TAGPLANE_ROOT_ACCESS_KEY_SECRET: secret },
        'TAGPLANE_ROOT_ACCESS_KEY_SECRET',
      )
    }
  })

  it('is refused when it is given in part, and the three variables are told', () => {
    for (const name of Object.keys(given)) {
      for (const part of [
        { [name]: given[name as keyof typeof given] },
        { ...given, [name]: '' },
        { ...given, [name]: undefined },
      ]) {
        assertRefused({}, part, 'root', 'in part')
        assert.throws(
          () => readConfig({}, part),
          ({ hint }: UsageError) => Object.keys(given).every((variable) => hint.includes(variable)),
        )
      }
    }
    const empty = {
      ...given,
      TAGPLANE_ROOT_ACCESS_KEY_SECRET: '',
      TAGPLANE_ROOT_ACCESS_KEY_SECRET_FILE: fileWith(''),
    }
    assertRefused({}, empty, 'in part')
  })

  it('is refused when one of its parts is ill-formed, and that part is named', () => {
    for (const accountId of ['1234', '1'.repeat(21), '12345a', '１２３４５', ' 12345']) {
      const environment = { ...given, TAGPLANE_ROOT_ACCOUNT_ID: accountId }
      assertRefused({}, environment, 'TAGPLANE_ROOT_ACCOUNT_ID', `"${accountId}"`)
    }
    for (const keyId of ['a b', 'a,b', 'a/b', '中', 'a'.repeat(129), 'a\n']) {
      const environment = { ...given, TAGPLANE_ROOT_ACCESS_KEY_ID: keyId }
      assertRefused({}, environment, 'TAGPLANE_ROOT_ACCESS_KEY_ID', `"${keyId}"`)
    }
  })

  it('is refused with a secret of less than 8 characters, which is not repeated', () => {
    const environment = { ...given, TAGPLANE_ROOT_ACCESS_KEY_SECRET: 'shrt-se' }
    assertRefused({}, environment, 'TAGPLANE_ROOT_ACCESS_KEY_SECRET')
    assert.throws(
      () => readConfig({}, environment),
      (error: UsageError) => !`${error.message}${error.hint}`.includes('shrt-se'),
    )
    assert.ok(readConfig({}, { ...given, TAGPLANE_ROOT_ACCESS_KEY_SECRET: 'shrt-sec' }).root)
  })

  it('is refused when its secret is given in both ways, or its file cannot be read', () => {
    const name = 'TAGPLANE_ROOT_ACCESS_KEY_SECRET'
    assertRefused({}, { ...given, [`${name}_FILE`]: fileWith('x') }, name, `${name}_FILE`)
    const missing = { ...given, [name]: '', [`${name}_FILE`]: join(directory, 'missing') }
    assertRefused({}, missing, `${name}_FILE`, join(directory, 'missing'))
  })
})
