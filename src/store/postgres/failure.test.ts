import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { StoreUnavailable } from '../store.ts'
import { failureOf } from './failure.ts'

const coded = (code: string) => Object.assign(new Error('message'), { code })

describe('a failure of the database', () => {
  for (const [failure, codes] of Object.entries({
    clash: ['23505', '23502'],
    again: ['40001', '40P01'],
    lost: [
      '08006',
      '57P01',
      '57014',
      '53300',
      '25006',
      '25P03',
      '28P01',
      '40003',
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    ],
    fault: ['42601', '22P02', '23514', '0A000', '26000', 'ERR_INVALID_ARG_TYPE'],
  })) {
    for (const code of codes)
      it(`${code}: ${failure}`, () => {
        assert.equal(failureOf(coded(code)), failure)
      })
  }

  it('is told from a fault of the program by the words of the library, where there is no code', () => {
    assert.equal(failureOf(new Error('Connection terminated unexpectedly')), 'lost')
    assert.equal(failureOf(new Error('timeout exceeded when trying to connect')), 'lost')
    assert.equal(failureOf(new StoreUnavailable('late')), 'lost')
    assert.equal(failureOf(new TypeError('x is not a function')), 'fault')
    assert.equal(failureOf(undefined), 'fault')
  })
})
