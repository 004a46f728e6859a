import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { findEmbedded, findInSystem, type Installation } from '../support/postgres-installation.ts'
import { failover } from './failover.ts'

const given = process.env['TAGPLANE_TEST_POSTGRES_URL'] ? 'a given server is not killed' : undefined
const noneInSystem =
  'this system has no PostgreSQL 15 or newer: no initdb in its usual places, or on the path'

describe('a primary that is killed has lost nothing acknowledged once its synchronous standby is promoted', {
  skip: given ?? false,
}, () => {
  losesNothing('on the PostgreSQL of the development dependencies', findEmbedded(), noPostgres ?? '')
  losesNothing('on the PostgreSQL of this system', findInSystem(), noneInSystem)
})

function losesNothing(where: string, installation: Installation | undefined, missing: string): void {
  it(where, { skip: installation ? false : missing }, async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await failover({
      ...{ seed: 20_261_124, calls: 150, report },
      ...(installation && { installation }),
    })
    test.diagnostic(`${figures.before} calls before, ${figures.afterwards} afterwards, all there`)
    assert.ok(figures.before >= 150 && figures.afterwards >= 150, JSON.stringify(figures))
  })
}
