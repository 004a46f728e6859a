import type { ChangeHeader, Guard, ResourceTarget, Store, StoredTag } from '../../../src/store/store.ts'
import type { Random } from '../../contract/random.ts'
import { ALICE, instance } from '../../contract/world.ts'

export const GUARD: Guard = { account: ALICE, configVersion: 1 }
const TAGS_PER_RESOURCE = 10
/** Keys whose value no other resource has, and keys whose values many have. */
const OWN_KEYS = ['host', 'name', 'serial', 'ticket'] as const
const SHARED_KEYS = { app: 7, cost: 5, env: 2, owner: 10, stage: 3, team: 4 } as const
/** These are taken off as well; the first resources keep every shared value in use. */
const SHARED_KEYS_REMOVED = ['app', 'cost', 'owner', 'team'] as const
export const REMOVED_PER_RESOURCE = OWN_KEYS.length + SHARED_KEYS_REMOVED.length
const HOLDERS = 10
const CALLS_AT_ONCE = 64

/** Resources, so many that their bindings come to the number asked for. */
export type Estate = {
  readonly build: () => Promise<void>
  /** Distinct resources drawn at random, none of which is the last one to carry a shared value. */
  readonly draw: (count: number, random: Random) => readonly number[]
  /** Takes own and shared keys off, in one call. */
  readonly unbind: (drawn: readonly number[]) => Promise<void>
  /** Gives every tag back. */
  readonly bind: (drawn: readonly number[]) => Promise<void>
}

export type EstatePorts = { readonly store: Store; readonly bindings: number; readonly now: () => number }

let changes = 0

export function createEstate({ store, bindings, now }: EstatePorts): Estate {
  const resources = Math.round(bindings / TAGS_PER_RESOURCE)

  async function bind(numbers: readonly number[]): Promise<void> {
    const commands = numbers.map((n) => ({
      ...{ guard: GUARD, change: changeAt(now()), resources: [nthResource(n)], tags: tagsOf(n) },
      ...{ register: true, quota: 20 },
    }))
    for (const group of inGroups(commands, CALLS_AT_ONCE)) await Promise.all(group.map(store.setTags))
  }

  return {
    bind,
    async build() {
      await store.putRoot({ account: ALICE, keyId: 'key', sealedSecret: 'sealed' }, now())
      await bind(Array.from({ length: resources }, (_, n) => n))
    },
    draw(count, random) {
      const drawn = new Set<number>()
      while (drawn.size < count) drawn.add(HOLDERS + random.below(resources - HOLDERS))
      return [...drawn]
    },
    async unbind(drawn) {
      const resources = drawn.map(nthResource)
      const keys = [...OWN_KEYS, ...SHARED_KEYS_REMOVED]
      await store.removeTags({ guard: GUARD, change: changeAt(now()), resources, keys })
    },
  }
}

/** Ids in an order of their own, so that neighbours in time are no neighbours in the index. */
export function nthResource(n: number): ResourceTarget {
  return instance(`i-${spread(n)}`)
}

export function tagsOf(n: number): readonly StoredTag[] {
  const own = OWN_KEYS.map((key) => ({ key, value: `${key}-${spread(n)}` }))
  const shared = Object.entries(SHARED_KEYS).map(([key, values]) => ({ key, value: `${key}-${n % values}` }))
  return [...own, ...shared].map((tag) => ({ ...tag, origin: 'own' }))
}

/** Eight digits, the same for no two numbers below 2 to the 32. */
function spread(n: number): string {
  return (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
}

export function changeAt(at: number): ChangeHeader {
  const id = `019aa1b2-0000-7000-8000-${(++changes).toString(16).padStart(12, '0')}`
  return { id, at, principals: [], source: '192.0.2.1', operation: 'tag:Proof' }
}

export function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}
