import { USUAL_TAG_QUOTA } from '../core/tag.ts'

/** How many custom tags resources of an account may carry. */
export type TagQuotas = {
  readonly usual: number
  /** By canonical type, where it is another number. */
  readonly ofType: ReadonlyMap<string, number>
}

/** Of an account that has set none. */
export const USUAL_QUOTAS: TagQuotas = { usual: USUAL_TAG_QUOTA, ofType: new Map() }

/** That of a type, of which a product may say itself how many it takes unless the account has set a quota for it. */
export function tagQuota({ usual, ofType }: TagQuotas, type: string, most = usual): number {
  return ofType.get(type) ?? Math.min(usual, most)
}
