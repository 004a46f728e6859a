import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { type ChangeConfig, ReplayedNonce, StaleGuard } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, type World } from '../world.ts'

type Put = { readonly kind: string; readonly name: string; readonly value: unknown }
type Name = Omit<Put, 'value'>

async function change(world: World, puts: readonly Put[], deletes: readonly Name[] = [], account = ALICE) {
  await world.refresh()
  return world.store.changeConfig({
    ...{ guard: world.guard({ account }), change: world.change(), puts, deletes },
  })
}

export function configurationCases(promised: Promised): void {
  describe('configuration documents', () => {
    promised('are written against the version that their writer has seen', async (world) => {
      const { version } = await world.configuration()
      const first = await change(world, [{ kind: 'k', name: 'a', value: 1 }])
      assert.ok(first > version)
      const stale = { guard: world.guard(), change: world.change(), deletes: [] }
      const puts = [{ kind: 'k', name: 'a', value: 2 }]
      await assert.rejects(world.store.changeConfig({ ...stale, puts }), StaleGuard)
      const documents = [{ kind: 'k', name: 'a', version: first, value: 1 }]
      assert.deepEqual(await world.configuration(), { version: first, documents })
      assert.equal(await world.store.readChange(ALICE, stale.change.id), undefined)
    })

    promised('carry the version of the account at which they were written', async (world) => {
      const first = await change(world, [
        { kind: 'k', name: 'a', value: 1 },
        { kind: 'k', name: 'b', value: 1 },
      ])
      const second = await change(world, [{ kind: 'k', name: 'b', value: 2 }])
      assert.ok(second > first)
      assert.deepEqual(await world.configuration(), {
        version: second,
        documents: [
          { kind: 'k', name: 'a', version: first, value: 1 },
          { kind: 'k', name: 'b', version: second, value: 2 },
        ],
      })
    })

    promised('are read when the version has moved, and are not when it has not', async (world) => {
      const version = await change(world, [{ kind: 'k', name: 'a', value: 1 }])
      assert.equal(await world.store.readConfig(ALICE, version), undefined)
      assert.equal((await world.store.readConfig(ALICE, version - 1))?.version, version)
      const next = await change(world, [], [])
      assert.equal((await world.store.readConfig(ALICE, version))?.version, next)
    })

    promised('are deleted, known or not', async (world) => {
      await change(world, [
        { kind: 'k', name: 'a', value: 1 },
        { kind: 'other', name: 'a', value: 2 },
      ])
      const deletes = [
        { kind: 'k', name: 'a' },
        { kind: 'k', name: 'unknown' },
      ]
      await change(world, [{ kind: 'k', name: 'c', value: 3 }], deletes)
      const { documents } = await world.configuration()
      assert.deepEqual(
        documents.map(({ kind, name }) => `${kind}/${name}`),
        ['k/c', 'other/a'],
      )
    })

    promised('come in the byte order of kind and name', async (world) => {
      const names = ['\u{20000}', '\ue000', 'é', 'b', 'a', 'A', 'a/b', 'a b']
      await change(
        world,
        names.flatMap((name) => [
          { kind: 'k', name, value: 0 },
          { kind: name, name: 'k', value: 0 },
        ]),
      )
      const bytes = ({ kind, name }: Name) => [Buffer.from(kind), Buffer.from(name)] as const
      const byBytes = (a: Name, b: Name) =>
        Buffer.compare(bytes(a)[0], bytes(b)[0]) || Buffer.compare(bytes(a)[1], bytes(b)[1])
      const { documents } = await world.configuration()
      assert.equal(documents.length, 2 * names.length)
      assert.deepEqual(documents, documents.toSorted(byBytes))
    })

    promised('hold any JSON', async (world) => {
      const values = [
        ...[null, true, 0, -1.5, 1e300, Number.MAX_SAFE_INTEGER, '', '"\\\n\u0001 環境 \u{20000} \u2028'],
        ...[[], {}, [[null], { a: [] }], { '': 1, b: { 'ö"': [1, 2] }, a: 'A', '10': 0, '9': 0 }],
      ]
      await change(
        world,
        values.map((value, i) => ({ kind: 'k', name: `${i + 10}`, value })),
      )
      await world.reopen()
      assert.deepEqual(
        (await world.configuration()).documents.map(({ value }) => value),
        values,
      )
    })

    promised('belong to their account', async (world) => {
      await change(world, [{ kind: 'k', name: 'a', value: 'alice' }], [], ALICE)
      const bobs = await world.configuration(BOB)
      assert.deepEqual(bobs.documents, [])
      await change(world, [{ kind: 'k', name: 'a', value: 'bob' }], [], BOB)
      await change(world, [], [{ kind: 'k', name: 'a' }], BOB)
      assert.deepEqual(
        (await world.configuration(ALICE)).documents.map(({ value }) => value),
        ['alice'],
      )
    })

    promised('are not there for an unknown account', async (world) => {
      assert.equal(await world.store.readConfig('4711', -1), undefined)
      assert.equal(await world.store.readConfig('4711', 0), undefined)
    })
  })

  describe('the root identity', () => {
    const root = { account: ALICE, keyId: 'first', sealedSecret: 'sealed 1' }
    const key = { id: 'first', account: ALICE, principal: `acs:ram::${ALICE}:root`, sealedSecret: 'sealed 1' }

    promised(
      'is not there in an empty store, and is the one that was put',
      async (world) => {
        assert.equal(await world.store.readRoot(), undefined)
        assert.equal(await world.store.findAccessKey('first'), undefined)
        await world.store.putRoot(root, world.now)
        await world.reopen()
        assert.deepEqual(await world.store.readRoot(), root)
        const found = await world.store.findAccessKey('first')
        const { version } = await world.configuration()
        assert.deepEqual(found, { ...key, status: 'active', configVersion: version })
        await world.store.confirm({ guard: world.guard({ configVersion: version }), durable: true })
      },
      [],
    )

    promised('revokes the former key, and moves the version of the account', async (world) => {
      await world.store.putRoot(root, world.now)
      const version = await change(world, [{ kind: 'k', name: 'a', value: 1 }])
      await world.store.putRoot({ ...root, keyId: 'second', sealedSecret: 'sealed 2' }, world.now)
      assert.equal(await world.store.findAccessKey('first'), undefined)
      const found = await world.store.findAccessKey('second')
      assert.equal(found?.sealedSecret, 'sealed 2')
      assert.ok(found.configVersion > version)
      const { documents } = await world.configuration()
      assert.deepEqual(documents, [{ kind: 'k', name: 'a', version, value: 1 }])
    })

    promised('replaces the secret of the same key', async (world) => {
      await world.store.putRoot(root, world.now)
      const before = (await world.configuration()).version
      await world.store.putRoot({ ...root, sealedSecret: 'sealed 2' }, world.now)
      const found = await world.store.findAccessKey('first')
      assert.equal(found?.sealedSecret, 'sealed 2')
      assert.ok(found.configVersion > before)
    })

    promised('in another account revokes the former key and moves both versions', async (world) => {
      await world.store.putRoot(root, world.now)
      const before = { alice: await world.configuration(ALICE), bob: await world.configuration(BOB) }
      await world.store.putRoot({ account: BOB, keyId: 'second', sealedSecret: 's' }, world.now)
      assert.equal(await world.store.findAccessKey('first'), undefined)
      assert.equal((await world.store.readRoot())?.account, BOB)
      assert.ok((await world.configuration(ALICE)).version > before.alice.version)
      assert.ok((await world.configuration(BOB)).version > before.bob.version)
    })
  })

  describe('the operator', () => {
    promised('has a key of its own, beside that of the root', async (world) => {
      const root = { account: ALICE, keyId: 'of root', sealedSecret: 'sealed 1' }
      const operator = { account: 'operator', keyId: 'of operator', sealedSecret: 'sealed 2' }
      await world.store.putRoot(root, world.now)
      assert.equal(await world.store.readOperator(), undefined)
      await world.store.putOperator(operator, world.now)
      assert.deepEqual(await world.store.readOperator(), operator)
      assert.deepEqual(await world.store.readRoot(), root)
      await world.store.putOperator({ ...operator, keyId: 'another' }, world.now)
      assert.equal(await world.store.findAccessKey('of operator'), undefined)
      assert.equal((await world.store.findAccessKey('another'))?.account, 'operator')
      assert.equal((await world.store.findAccessKey('of root'))?.account, ALICE)
    })
  })

  describe('changes of other accounts', () => {
    const OTHER = '1000000000000009'
    const key = { principal: 'p', sealedSecret: 's', status: 'active' } as const
    const change = async (
      world: World,
      others: NonNullable<ChangeConfig['others']>,
      nonce = world.nonce('n'),
    ) => {
      await world.refresh()
      const own = { puts: [{ kind: 'own', name: 'a', value: 1 }], deletes: [] }
      const guard = world.guard({ nonce })
      return world.store.changeConfig({ guard, change: world.change(), ...own, others })
    }

    promised('are made with those of the own one, and make an account that is not there', async (world) => {
      const bob = await world.configuration(BOB)
      await change(world, [
        {
          account: OTHER,
          puts: [{ kind: 'k', name: 'a', value: 1 }],
          deletes: [],
          newKeys: [{ id: 'o', ...key }],
        },
        {
          account: BOB,
          puts: [{ kind: 'k', name: 'b', value: 2 }],
          deletes: [],
          newKeys: [{ id: 'b', ...key }],
        },
      ])
      const own = await world.configuration()
      assert.deepEqual(own.documents, [{ kind: 'own', name: 'a', version: own.version, value: 1 }])
      const other = await world.store.readConfig(OTHER, -1)
      assert.ok(other)
      assert.deepEqual(other.documents, [{ kind: 'k', name: 'a', version: other.version, value: 1 }])
      const after = await world.configuration(BOB)
      assert.ok(after.version > bob.version)
      assert.deepEqual(after.documents, [{ kind: 'k', name: 'b', version: after.version, value: 2 }])
      const found = await world.store.findAccessKey('o')
      assert.deepEqual(found, { id: 'o', account: OTHER, ...key, configVersion: other.version })
      await world.store.confirm({ guard: { account: OTHER, configVersion: other.version }, durable: true })
    })

    promised('are not made when the own one is stale or the call is replayed', async (world) => {
      const others = [{ account: BOB, puts: [{ kind: 'k', name: 'b', value: 2 }], deletes: [] }]
      const bob = await world.configuration(BOB)
      const stale = {
        guard: world.guard({ configVersion: 0 }),
        change: world.change(),
        puts: [],
        deletes: [],
      }
      await assert.rejects(world.store.changeConfig({ ...stale, others }), StaleGuard)
      assert.deepEqual(await world.configuration(BOB), bob)
      const nonce = world.nonce('once')
      await change(world, [], nonce)
      await assert.rejects(change(world, others, nonce), ReplayedNonce)
      assert.deepEqual(await world.configuration(BOB), bob)
    })

    promised('delete documents and keys of theirs, and of nobody else', async (world) => {
      const doc = { kind: 'k', name: 'a' }
      const puts = [{ ...doc, value: 1 }]
      await change(world, [{ account: BOB, puts, deletes: [], newKeys: [{ id: 'b', ...key }] }])
      await world.refresh()
      const own = { puts, deletes: [], newKeys: [{ id: 'a', ...key }] }
      await world.store.changeConfig({ guard: world.guard(), change: world.change(), ...own })
      await change(
        world,
        [{ account: BOB, puts: [], deletes: [doc], deletedKeys: ['a', 'b'] }],
        world.nonce('another'),
      )
      assert.equal((await world.configuration(BOB)).documents.length, 0)
      assert.equal((await world.configuration()).documents.filter(({ kind }) => kind === 'k').length, 1)
      assert.equal(await world.store.findAccessKey('b'), undefined)
      assert.equal((await world.store.findAccessKey('a'))?.account, ALICE)
    })
  })

  describe('access keys', () => {
    const key = { id: 'k1', principal: 'acs:x::1:y/z', sealedSecret: 'sealed', status: 'active' } as const
    const write = async (
      world: World,
      keys: Pick<ChangeConfig, 'newKeys' | 'deletedKeys'>,
      account = ALICE,
    ) => {
      await world.refresh()
      const command = { guard: world.guard({ account }), change: world.change(), puts: [], deletes: [] }
      return world.store.changeConfig({ ...command, ...keys })
    }

    promised('come and go with a change of the configuration', async (world) => {
      const version = await write(world, { newKeys: [key, { ...key, id: 'k2', status: 'inactive' }] })
      await world.reopen()
      const found = { ...key, account: ALICE, configVersion: version }
      assert.deepEqual(await world.store.findAccessKey('k1'), found)
      assert.equal((await world.store.findAccessKey('k2'))?.status, 'inactive')
      const next = await write(world, { deletedKeys: ['k2', 'unknown'] })
      assert.equal(await world.store.findAccessKey('k2'), undefined)
      assert.deepEqual(await world.store.findAccessKey('k1'), { ...found, configVersion: next })
    })

    promised('do neither with a stale one', async (world) => {
      await write(world, { newKeys: [key] })
      const stale = { guard: world.guard(), change: world.change(), puts: [], deletes: [] }
      const keys = { newKeys: [{ ...key, id: 'k2' }], deletedKeys: ['k1'] }
      await assert.rejects(world.store.changeConfig({ ...stale, ...keys }), StaleGuard)
      assert.ok(await world.store.findAccessKey('k1'))
      assert.equal(await world.store.findAccessKey('k2'), undefined)
    })

    promised('of another account are out of reach', async (world) => {
      const version = await write(world, { newKeys: [key] })
      await write(world, { deletedKeys: ['k1'] }, BOB)
      await assert.rejects(write(world, { newKeys: [{ ...key, sealedSecret: 'stolen' }] }, BOB))
      const found = { ...key, account: ALICE, configVersion: version }
      assert.deepEqual(await world.store.findAccessKey('k1'), found)
    })
  })

  describe('the data key', () => {
    promised(
      'is the first that any node offers',
      async (world) => {
        assert.equal(await world.store.readDataKey(), undefined)
        const offers = Array.from({ length: 10 }, (_, i) => ({ id: `${i}`, wrapped: `wrapped ${i}` }))
        const kept = await Promise.all(offers.map((offer) => world.store.keepDataKey(offer)))
        for (const key of kept) assert.deepEqual(key, kept[0])
        assert.ok(offers.some(({ id }) => id === kept[0]?.id))
        await world.reopen()
        assert.deepEqual(await world.store.keepDataKey({ id: 'late', wrapped: 'w' }), kept[0])
        assert.deepEqual(await world.store.readDataKey(), kept[0])
      },
      [],
    )
  })
}
