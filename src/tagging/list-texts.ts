import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import type { FindResources } from '../store/estate.ts'
import type { TaggingCall, TaggingPorts } from './ports.ts'
import { typeDenial } from './rights.ts'
import type { Refusal } from './write-whole.ts'

export type TextsWanted = {
  readonly call: TaggingCall
  readonly type: ResourceType
  readonly region: string
  /** The values of this key; without it, the keys. */
  readonly key: string | undefined
  /** Whether a key or value is wanted. */
  readonly accepts: (text: string) => boolean
  /** Without its RAM code; it must be allowed on the type. */
  readonly action: string
  /** The `next` of the page before. */
  readonly after: string | undefined
  readonly limit: number
}

export type Texts = { readonly texts: readonly string[]; readonly next: string | undefined }

/** Pages of the home's texts that one call looks through. */
const MAX_ROUNDS = 10

/** One page of the keys, or values of a key, that resources of a type carry, in byte order; it may be short where more follows. */
export async function listTexts(
  { store }: Pick<TaggingPorts, 'store'>,
  wanted: TextsWanted,
): Promise<Refusal | Texts> {
  const { call, type, region, key, limit } = wanted
  const denial = typeDenial(call, [type], region, wanted.action)
  if (denial) return { reason: 'denied', denial }

  // The nonce is for the verb at the end: a call that is refused has not used it up.
  const { account, configVersion } = call.guard
  const guard = { account, configVersion }
  const home = homeOf(type, region)
  const texts: string[] = []
  let next = wanted.after
  let ended = false
  for (let round = 0; round < MAX_ROUNDS && texts.length < limit && !ended; round++) {
    const page = await store.listTagTexts({
      ...{ guard, home, limit: limit - texts.length, now: call.change.at },
      ...(key !== undefined && { key }),
      ...(next !== undefined && { after: next }),
    })
    const some = page.texts.filter(wanted.accepts)
    const carried = await Promise.all(
      some.map((text) => {
        const tag = key === undefined ? { key: text } : { key, values: [text] }
        return isCarried(store, { guard, home, types: [type.name], tags: [tag], limit: 1 })
      }),
    )
    texts.push(...some.filter((_, i) => carried[i]))
    next = page.next
    ended = next === undefined
  }
  await store.confirm({ guard: call.guard, durable: false })
  return { texts, next }
}

async function isCarried(store: TaggingPorts['store'], query: FindResources): Promise<boolean> {
  let after: readonly string[] | undefined
  do {
    const page = await store.findResources({ ...query, ...(after && { after }) })
    if (page.resources.length > 0) return true
    after = page.next
  } while (after)
  return false
}
