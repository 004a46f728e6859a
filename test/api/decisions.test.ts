import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SERVICE_PRINCIPAL } from '../../src/core/service-principal.ts'
import { PROTECTED_TAG_KEYS } from '../../src/operations/settings.ts'
import { type ChangeConfig, type Store, StoreUnavailable } from '../../src/store/store.ts'
import { rpcRequest } from '../support/http.ts'
import { ACCOUNT, createService, KEY_ID, type Service } from '../support/service.ts'
import { onlyHere, targetOf } from '../support/target.ts'
import { arnOf, arns, assertEntries, assertError, keys, newId, REGION, tagged, tagsOf } from './calls.ts'
import { delegation, newServicePrincipal } from './delegated.ts'

/** The store with some verbs replaced. */
function withVerbs(store: Store, verbs: (store: Store) => Partial<Store>): Store {
  const replaced: Partial<Store> = verbs(store)
  return new Proxy(store, {
    get: (whole, name) => {
      const verb = replaced[name as keyof Store] ?? whole[name as keyof Store]
      return verb?.bind(whole)
    },
  })
}

let changes = 0

/** What another node would do, without this service's knowledge. */
async function changeElsewhere(store: Store, what: Omit<ChangeConfig, 'guard' | 'change'>): Promise<void> {
  const config = await store.readConfig(ACCOUNT, -1)
  const id = `elsewhere-${changes++}`
  await store.changeConfig({
    guard: { account: ACCOUNT, configVersion: config?.version ?? -1 },
    change: { id, at: 0, principals: [], source: '', operation: 'x:Y' },
    ...what,
  })
}

async function protectElsewhere(store: Store, ...protectedKeys: readonly string[]): Promise<void> {
  await changeElsewhere(store, { puts: [{ ...PROTECTED_TAG_KEYS, value: protectedKeys }], deletes: [] })
}

async function withdrawElsewhere(store: Store, name: string, keyId: string): Promise<void> {
  await changeElsewhere(store, {
    puts: [],
    deletes: [{ kind: SERVICE_PRINCIPAL, name }],
    deletedKeys: [keyId],
  })
}

/** A service whose every removal meets `before` first. */
function servingWith(before: (store: Store) => Promise<void>): Promise<Service> {
  return createService({
    around: (store) =>
      withVerbs(store, (inner) => ({
        removeTags: async (command) => {
          await before(inner)
          return inner.removeTags(command)
        },
      })),
  })
}

const untag = (service: Service, arn: string) =>
  targetOf(service).call('UntagResources', { RegionId: REGION, ...arns(arn), ...keys('a') })

describe('a decision on what has moved', { skip: onlyHere('it moves things in the store') }, () => {
  it('another node protects the key between decision and deed: the call is refused', async () => {
    await using service = await servingWith((store) => protectElsewhere(store, 'a'))
    const arn = await tagged(targetOf(service), { a: '1' })
    assertError((await untag(service, arn)).response, 'NoPermissionKey')
    assert.deepEqual(await tagsOf(targetOf(service), arn), { a: '1' })
  })

  it('another node changes something else in between: the call is decided again, and done once', async () => {
    let moves = 9
    await using service = await servingWith(async (store) => {
      if (moves-- > 0) await protectElsewhere(store, `b${moves}`)
    })
    const arn = await tagged(targetOf(service), { a: '1' })
    assertEntries(await untag(service, arn), [])
    assert.equal(moves, -1)
    assert.equal(await tagsOf(targetOf(service), arn), undefined)
  })

  it('it moves each time: after a hundred decisions OperationConflict, and nothing is done', async () => {
    let attempts = 0
    await using service = await servingWith(async (store) => {
      await protectElsewhere(store, `b${attempts++}`)
    })
    const arn = await tagged(targetOf(service), { a: '1' })
    assertError((await untag(service, arn)).response, 'OperationConflict')
    assert.equal(attempts, 100)
    assert.deepEqual(await tagsOf(targetOf(service), arn), { a: '1' })
  })

  it('a refusal is not made on an outdated configuration either', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const arn = await tagged(target, { a: '1' })
    await target.call('SetProtectedTagKeys', keys('a'))
    assertError((await untag(service, arn)).response, 'NoPermissionKey')
    await protectElsewhere(service.store)
    assertEntries(await untag(service, arn), [])
  })

  it('a key that was replaced is unknown from the next call on, also one with a fault of its own', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const arn = await tagged(target, { a: '1' })
    const other = { account: ACCOUNT, keyId: 'another', sealedSecret: 'x' }
    await service.store.putRoot(other, service.now)
    const before = service.dump()
    for (const [action, parameters] of [
      ['UntagResources', { Category: 'Custom' }],
      ['UntagResources', { RegionId: REGION, ...arns(arn), ...keys('a') }],
      ['UntagResources', {}],
      ['ListTagResources', { RegionId: REGION }],
      ['GetProtectedTagKeys', {}],
      ['SetProtectedTagKeys', {}],
    ] as const) {
      assertError((await target.call(action, parameters)).response, 'AccessKeyNotFound')
    }
    assert.deepEqual(service.dump(), before)
    assert.notEqual(KEY_ID, other.keyId)
  })
})

describe('a service principal that another node has deleted', {
  skip: onlyHere('it moves things in the store'),
}, () => {
  it('is unknown from the next call on, also for calls that it never might make', async () => {
    await using service = await createService()
    const target = targetOf(service)
    for (const [action, parameters] of [
      ['UntagResources', delegation(target)],
      ['UntagResources', {}],
      ['ListTagResources', { RegionId: REGION }],
    ] as const) {
      const { id, keyId, secret } = await newServicePrincipal(target)
      const principal = target.as(keyId, secret)
      assertError((await principal.call('ListTagResources', {})).response, 'NoPermissionOperator')
      await withdrawElsewhere(service.store, id, keyId)
      assertError((await principal.call(action, parameters)).response, 'AccessKeyNotFound')
    }
  })
})

describe('an access key that is not active', { skip: onlyHere('nothing can switch one off yet') }, () => {
  it('is refused before the time and the signature are looked at', async () => {
    await using service = await createService({
      around: (store) =>
        withVerbs(store, (inner) => ({
          findAccessKey: async (id) => {
            const key = await inner.findAccessKey(id)
            return key && { ...key, status: 'inactive' }
          },
        })),
    })
    const call = { RegionId: REGION, ...arns(arnOf('ecs:instance', newId())), ...keys('a') }
    const stale = { Timestamp: '2020-01-01T00:00:00Z' }
    for (const overrides of [{}, stale]) {
      const { response } = await targetOf(service).call('UntagResources', call, overrides)
      assertError(response, 'AccessKeyInactive')
    }
  })
})

describe('calls at the same time', { skip: onlyHere('it counts changes in the store') }, () => {
  it('one nonce sent eight times at once is one change', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const arn = await tagged(target, { a: '1' })
    const changed = service.dump()['change']?.length ?? 0
    const parameters = { RegionId: REGION, ...arns(arn), ...keys('a') }
    const request = rpcRequest(target.signer, { action: 'UntagResources', parameters, now: service.now })
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.dispatch(request)))
    const [first, ...others] = answers.toSorted((a, b) => a.status - b.status)
    assert.equal(first?.status, 200)
    for (const other of others) assertError(other, 'SignatureNonceUsed')
    assert.equal(service.dump()['change']?.length, changed + 1)
  })

  it('a fault in one leaves the others alone', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const all = Array.from({ length: 20 }, () => arnOf('ecs:instance', newId()))
    const answers = await Promise.all(
      all.map((arn, i) =>
        target.call('TagResources', { RegionId: REGION, ...arns(arn), Tags: i % 2 ? '[]' : '{"a":"1"}' }),
      ),
    )
    for (const [i, { status }] of answers.entries()) assert.equal(status, i % 2 ? 400 : 200)
    for (const [i, arn] of all.entries())
      assert.deepEqual(await tagsOf(target, arn), i % 2 ? undefined : { a: '1' })
  })
})

describe('faults of the server', { skip: onlyHere('it breaks the store') }, () => {
  const breaking = (error: Error) =>
    servingWith(async () => {
      throw error
    })

  it('a store that does not answer: 503, and the log has the cause', async () => {
    const cause = new StoreUnavailable('secret detail')
    await using service = await breaking(cause)
    const arn = await tagged(targetOf(service), { a: '1' })
    const { response } = await untag(service, arn)
    assertError(response, 'ServiceUnavailable')
    assert.equal(service.outcomes.at(-1)?.bug, cause)
  })

  it('a bug: 500, its text for the log only', async () => {
    const cause = new TypeError('secret detail')
    await using service = await breaking(cause)
    const arn = await tagged(targetOf(service), { a: '1' })
    const { response } = await untag(service, arn)
    assertError(response, 'InternalError')
    assert.ok(!response.body.includes('secret'))
    assert.equal(service.outcomes.at(-1)?.bug, cause)
  })

  it('a closed store: 503 for writing calls', async () => {
    const service = await createService()
    const arn = await tagged(targetOf(service), { a: '1' })
    const parameters = { RegionId: REGION, ...arns(arn), ...keys('a') }
    await service[Symbol.asyncDispose]()
    const { response } = await targetOf(service).call('UntagResources', parameters)
    assertError(response, 'ServiceUnavailable')
  })
})
