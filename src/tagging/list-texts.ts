import { homeOf } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
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
  readonly after: readonly string[] | undefined
  readonly limit: number
}

export type Texts = { readonly texts: readonly string[]; readonly next: readonly string[] | undefined }

/** Pages of the type's texts that one call looks through. */
const MAX_ROUNDS = 10

/** One page of the keys, or values of a key, that resources of a type carry, in byte order; it may be short where more follows. */
export async function listTexts(
  { store }: Pick<TaggingPorts, 'store'>,
  wanted: TextsWanted,
): Promise<Refusal | Texts> {
  const { call, type, region, key, limit } = wanted
  const filters = key === undefined ? [] : [{ key }]
  const denial = typeDenial(call, { types: [type], region, action: wanted.action, filters })
  if (denial) return { reason: 'denied', denial }

  // The nonce is for the verb at the end: a call that is refused has not used it up.
  const { account, configVersion } = call.guard
  const home = homeOf(type, region)
  const asked = { guard: { account, configVersion }, home, type: type.name, now: call.change.at }
  const texts: string[] = []
  let next = wanted.after
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const page = await store.listTagTexts({
      ...{ ...asked, limit: limit - texts.length },
      ...(key !== undefined && { key }),
      ...(next && { after: next }),
    })
    texts.push(...page.texts.filter(wanted.accepts))
    next = page.next
    if (!next || texts.length === limit) break
  }
  await store.confirm({ guard: call.guard, durable: false })
  return { texts, next }
}
