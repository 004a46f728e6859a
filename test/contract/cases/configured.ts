import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { ConfiguredResources } from '../../../src/store/estate.ts'
import type { ResourceTarget } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, tag, type World } from '../world.ts'

const FOLDER: ResourceTarget = { region: '', type: 'rm:folder', id: 'fd-1', home: 'cn-hangzhou' }

/** Makes the document of a folder, with its resource; or deletes both. */
export function makeFolder(world: World, resources: ConfiguredResources) {
  const { account } = resources
  const document = { kind: 'folder', name: 'fd-1' }
  const making = 'register' in resources
  const changes = {
    puts: making ? [{ ...document, value: { name: 'one' } }] : [],
    deletes: making ? [] : [document],
  }
  const change = world.change()
  const own = account === ALICE ? changes : { puts: [], deletes: [], others: [{ account, ...changes }] }
  return { change, done: world.store.changeConfig({ guard: world.guard(), change, ...own, resources }) }
}

export const registering = (account = ALICE): ConfiguredResources => {
  return { account, register: [{ ...FOLDER, facts: { name: 'one' } }] }
}

/** What cannot be written, once everything else has been. */
const broken: ConfiguredResources = {
  account: ALICE,
  register: [{ ...FOLDER, facts: { attributes: { size: 1n as unknown as string } } }],
}

export function configuredCases(promised: Promised): void {
  describe('changeConfig with resources', () => {
    for (const account of [ALICE, BOB]) {
      const whose = account === ALICE ? 'the account' : 'another account'
      promised(`makes and ends a document of ${whose} and its resource as one change`, async (world) => {
        const made = makeFolder(world, registering(account))
        await made.done
        await world.refresh()
        const [folder] = await world.describe([FOLDER], account)
        assert.equal(folder?.name, 'one')
        assert.equal(folder?.registeredBy, 'product')
        const [registered] = (await world.changeNamed(made.change.id, account)).resources
        assert.equal(registered?.existence, 'registered')
        const [document] = (await world.configuration(account)).documents
        assert.deepEqual(document?.value, { name: 'one' })

        await world.set([FOLDER], [tag('a', '1')], { account, register: false })
        const ended = makeFolder(world, { account, deregister: [FOLDER] })
        await ended.done
        await world.refresh()
        assert.equal(await world.tagsOf(FOLDER, account), undefined)
        assert.deepEqual((await world.configuration(account)).documents, [])
        const [gone] = (await world.changeNamed(ended.change.id, account)).resources
        assert.equal(gone?.existence, 'deregistered')
        assert.deepEqual(gone?.before, [tag('a', '1')])
      })
    }

    promised('ends what is not there, and names anew what is', async (world) => {
      await makeFolder(world, { account: ALICE, deregister: [FOLDER] }).done
      await world.refresh()
      await makeFolder(world, registering()).done
      await world.refresh()
      await makeFolder(world, { account: ALICE, register: [{ ...FOLDER, facts: { name: 'two' } }] }).done
      await world.refresh()
      assert.equal((await world.describe([FOLDER]))[0]?.name, 'two')
    })

    promised(
      'does neither where the configuration has moved, or the resource cannot be written',
      async (world) => {
        const before = await world.configuration()
        const stale = world.guard({ configVersion: before.version - 1 })
        const command = { guard: stale, change: world.change(), puts: [], deletes: [] }
        await assert.rejects(world.store.changeConfig({ ...command, resources: registering() }), {
          name: 'StaleGuard',
        })
        const failed = makeFolder(world, broken)
        await assert.rejects(failed.done)
        assert.deepEqual(await world.configuration(), before)
        assert.equal(await world.tagsOf(FOLDER), undefined)
        assert.equal(await world.store.readChange(ALICE, failed.change.id), undefined)
        await makeFolder(world, registering()).done
      },
    )
  })
}
