import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Store } from '../../src/store/store.ts'
import { ALICE, BOB, openWorld, type World } from './world.ts'

/** What the suite asks of an implementation: the same place holds the same data when it is opened again. */
export type ContractOptions = {
  readonly place: string
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
  readonly now: () => number
}

export type OpenStore = (options: ContractOptions) => Promise<Store>

/** A promise that an implementation cannot keep: the title of its test, and why. */
export type Skip = { readonly test: string; readonly reason: string }

/** Declares one test of the contract, in a world of its own: two accounts, unless others are named. */
export type Promised = (
  title: string,
  body: (world: World) => Promise<void>,
  accounts?: readonly string[],
) => void

export type Contract = {
  readonly promised: Promised
  /** Declares the test that fails when a skip names no test, or no reason. */
  readonly checkSkips: () => void
}

export function createContract(openStore: OpenStore, skips: readonly Skip[]): Contract {
  const titles = new Set<string>()
  return {
    promised(title, body, accounts = [ALICE, BOB]) {
      assert.ok(!titles.has(title), `Two tests are called "${title}"`)
      titles.add(title)
      const skip = skips.find(({ test }) => test === title)?.reason ?? false
      it(title, { skip }, async () => {
        await using world = await openWorld(openStore, accounts)
        await body(world)
      })
    },
    checkSkips() {
      it('is kept but for what is skipped with a reason', () => {
        for (const { test, reason } of skips) {
          assert.ok(titles.has(test), `No test is called "${test}"`)
          assert.ok(reason !== '', `"${test}" is skipped without a reason`)
        }
      })
    },
  }
}
