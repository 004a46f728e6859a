import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { connectionOf } from '../../src/store/postgres/connection.ts'
import { inSchema, openDatabase } from '../../src/store/postgres/database.ts'
import { StoreUnavailable } from '../../src/store/store.ts'
import { noPostgres, postgres } from '../support/postgres.ts'
import { openProxy, type ProxyServer } from '../support/proxy.ts'
import { makeFolder, registering } from './cases/configured.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { ALICE, instance, openWorld, tag, type World } from './world.ts'

const A = instance('a')
const TIMEOUT = 700
/** Of calls that end together; one after the other they would take longer than that, and without a timeout for ever. */
const IN_TIME = 10 * TIMEOUT
const given = process.env['TAGPLANE_TEST_POSTGRES_URL'] ? 'the server is not this process’s own' : false

type Behind = World & { readonly proxy: ProxyServer }

/** A store that reaches its database through a proxy; opened and used once. */
async function openBehind(connections: number): Promise<Behind> {
  const { socket = '' } = await postgres()
  const proxy = await openProxy(socket)
  const url = `postgres://tagplane@127.0.0.1:${proxy.port()}/postgres`
  const world = await openWorld(
    (options) => openPostgresPlace(options, { url, timeout: TIMEOUT, connections }),
    [ALICE],
  )
  await world.set([instance('first')], [tag('x')])
  const close = async () => {
    await world.store[Symbol.asyncDispose]()
    await proxy[Symbol.asyncDispose]()
  }
  return Object.defineProperties(world, {
    proxy: { value: proxy },
    [Symbol.asyncDispose]: { value: close },
  }) as Behind
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

describe('a PostgreSQL store that loses its connection', { skip: noPostgres ?? given }, () => {
  it('takes another one', async () => {
    await using world = await openBehind(3)
    await Promise.all(['a', 'b', 'c'].map((id) => world.set([instance(id)], [tag('x')])))
    world.proxy.cut()
    assert.deepEqual(await world.tagsOf(A), ['x='])
    world.proxy.cut()
    assert.deepEqual(await world.set([A], [tag('y')]), ['done'])
  })

  it('does once what it had already done when the answer was lost', async () => {
    await using world = await openBehind(1)
    const change = world.change()
    world.proxy.loseNextAnswer()
    const set = await world.set([A, instance('full')], [tag('x')], { change, nonce: world.nonce('set') })
    assert.deepEqual(set, ['done', 'done'])
    assert.equal((await world.read([A]))[0]?.version, 1)
    assert.equal((await world.changeNamed(change.id)).resources[0]?.version, 1)

    world.proxy.loseNextAnswer()
    const removed = await world.remove([A, instance('no')], ['x'], { nonce: world.nonce('remove') })
    assert.deepEqual(removed, ['done', 'not-found'])
    assert.equal((await world.read([A]))[0]?.version, 2)
  })

  it('changes the configuration once, and confirms with one nonce once', async () => {
    await using world = await openBehind(1)
    const { version } = await world.configuration()
    const puts = [{ kind: 'k', name: 'n', value: 1 }]
    const guard = world.guard({ nonce: world.nonce('change') })
    world.proxy.loseNextAnswer()
    const next = await world.store.changeConfig({ guard, change: world.change(), puts, deletes: [] })
    assert.equal(next, version + 1)
    assert.equal((await world.configuration()).version, next)
    await world.refresh()
    world.proxy.loseNextAnswer()
    await world.store.confirm({ guard: world.guard({ nonce: world.nonce('confirm') }), durable: true })
  })

  it('keeps one data key and one root key', async () => {
    await using world = await openBehind(1)
    world.proxy.loseNextAnswer()
    const kept = await world.store.keepDataKey({ id: '1', wrapped: 'w' })
    assert.deepEqual(kept, { id: '1', wrapped: 'w' })
    assert.deepEqual(await world.store.readDataKey(), kept)
    world.proxy.loseNextAnswer()
    await world.store.putRoot({ account: ALICE, keyId: 'new', sealedSecret: 's' }, world.now)
    assert.equal((await world.store.readRoot())?.keyId, 'new')
    assert.equal(await world.store.findAccessKey(`key-of-${ALICE}`), undefined)
    assert.equal((await world.store.findAccessKey('new'))?.sealedSecret, 's')
  })
})

describe('a PostgreSQL store whose database is away', { skip: noPostgres ?? given }, () => {
  it('says so in time, to all who wait, and works when it is back', async () => {
    await using world = await openBehind(2)
    await world.proxy.shut()
    const took = await milliseconds(async () => {
      const calls = Array.from({ length: 30 }, (_, i) => world.set([instance(`${i}`)], [tag('x')]))
      for (const call of await Promise.allSettled(calls)) {
        assert.equal(call.status, 'rejected')
        assert.ok(call.reason instanceof StoreUnavailable)
      }
    })
    assert.ok(took < IN_TIME, `It took ${took} ms`)
    await assert.rejects(world.tagsOf(A), StoreUnavailable)
    await world.proxy.open()
    assert.deepEqual(await world.set([A], [tag('x')]), ['done'])
  })

  it('waits for one that is back in time', async () => {
    await using world = await openBehind(2)
    await world.proxy.shut()
    const call = world.set([A], [tag('x')])
    await world.proxy.open()
    assert.deepEqual(await call, ['done'])
  })

  it('says so in time when it falls silent', async () => {
    await using world = await openBehind(2)
    world.proxy.fallSilent()
    const took = await milliseconds(async () => {
      await assert.rejects(world.set([A], [tag('x')]), StoreUnavailable)
      await assert.rejects(world.tagsOf(A), StoreUnavailable)
    })
    assert.ok(took < IN_TIME, `It took ${took} ms`)
  })

  it('gives back the nonce of a call that it could not carry out', async () => {
    await using world = await openBehind(1)
    await world.proxy.shut()
    const set = () => world.set([A], [tag('x')], { nonce: world.nonce('n') })
    await assert.rejects(set(), StoreUnavailable)
    await world.proxy.open()
    assert.deepEqual(await set(), ['done'])
  })
})

describe('a node that is cut off between the two halves of a change', { skip: noPostgres ?? false }, () => {
  it('has done neither, and does both when it is asked again', async () => {
    await using world = await openWorld(
      (options) => openPostgresPlace(options, { timeout: TIMEOUT }),
      [ALICE],
    )
    const run = (sql: string) => queryPostgres(inSchema(sql, schemaOf(world.place)))
    await run(`CREATE FUNCTION tagplane.cut() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`)
    await run('CREATE TRIGGER cut BEFORE INSERT ON tagplane.resource EXECUTE FUNCTION tagplane.cut()')
    const before = await world.configuration()
    await assert.rejects(makeFolder(world, registering()).done, StoreUnavailable)
    assert.deepEqual(await world.configuration(), before)
    await run('DROP TRIGGER cut ON tagplane.resource')
    await makeFolder(world, registering()).done
    await world.refresh()
    assert.equal((await world.configuration()).documents.length, 1)
    assert.equal((await world.find()).length, 1)
  })
})

describe('a node that dies between locking rows and writing them', { skip: noPostgres ?? false }, () => {
  it('loses its locks after the time of a call', async () => {
    const { url } = await postgres()
    const options = { schema: 'none', connections: 1, timeout: TIMEOUT, onRetry: () => {}, onPool: () => {} }
    await using database = openDatabase({ ...options, connection: connectionOf(url), prepare: false })
    const lock = { statement: { name: 'lock', text: 'SELECT 1' }, values: [] }
    const text = "SELECT current_setting('idle_in_transaction_session_timeout') AS after"
    const main = { statement: { name: 'main', text }, values: [] }
    const locked = database.runTogether(async (run) => {
      await run(lock)
      return run(main)
    })
    assert.deepEqual(await locked, [{ after: `${TIMEOUT}ms` }])
    assert.deepEqual(await database.run(main.statement, []), [{ after: '0' }])
  })
})

describe('a PostgreSQL store that has more to do than connections', { skip: noPostgres ?? false }, () => {
  it('lets calls wait as long as the database answers others', async () => {
    const [timeout, each, calls] = [2_000, 250, 12]
    await using world = await openWorld(
      (options) => openPostgresPlace(options, { connections: 1, timeout }),
      [ALICE],
    )
    await world.set([A], [tag('x')])
    const run = (sql: string) => queryPostgres(inSchema(sql, schemaOf(world.place)))
    await run(`CREATE FUNCTION tagplane.pause() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(${each / 1000}); RETURN NEW; END $$`)
    await run(
      'CREATE TRIGGER pause BEFORE UPDATE ON tagplane.resource FOR EACH ROW EXECUTE FUNCTION tagplane.pause()',
    )
    const took = await milliseconds(async () => {
      const sets = Array.from({ length: calls }, (_, i) => world.set([A], [tag('x', `${i}`)]))
      for (const outcomes of await Promise.all(sets)) assert.deepEqual(outcomes, ['done'])
    })
    assert.ok(took >= calls * each, `It took only ${took} ms`)
  })
})

describe('closing a PostgreSQL store', { skip: noPostgres ?? false }, () => {
  it('carries out what was asked for before, and refuses what comes later', async () => {
    await using world = await openWorld(openPostgresPlace, [ALICE])
    const calls = ['a', 'b', 'c'].map((id) => world.set([instance(id)], [tag('x')]))
    const closing = world.store[Symbol.asyncDispose]()
    await assert.rejects(world.set([instance('late')], [tag('x')]), StoreUnavailable)
    assert.deepEqual(await Promise.all(calls), [['done'], ['done'], ['done']])
    await closing
    await world.store[Symbol.asyncDispose]()
    await world.reopen()
    assert.equal((await world.list()).length, 3)
  })
})
