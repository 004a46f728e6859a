export const ACCOUNT = '1234567890123456'
export const KEY_ID = 'benchAccessKeyId'
export const SECRET = 'benchAccessKeySecret'

/** Work for the store itself, without a socket. */
export type StoreLoad = {
  /** The resources of each call. */
  readonly calls: readonly (readonly string[])[]
  readonly keys: Readonly<Record<string, number>>
  readonly concurrency: number
}

/** Calls done, and how long they took, without and with the upkeep that they cause. */
export type StoreRate = { readonly seconds: number; readonly secondsWithUpkeep: number }

export type Usage = {
  readonly cpuMicroseconds: number
  readonly residentBytes: number
  /** Sent to a PostgreSQL server so far. */
  readonly statements: number
}

export type Message =
  | { readonly fill: StoreLoad }
  | { readonly untag: StoreLoad }
  | { readonly drain: true }
  | { readonly usage: true }

/** The tags of a resource: each key with so many different values over the estate; 0 means one per resource. */
export function tagsOf(id: string, keys: Readonly<Record<string, number>>): { key: string; value: string }[] {
  const number = Number(id.slice(id.lastIndexOf('-') + 1))
  return Object.entries(keys).map(([key, spread]) => {
    return { key, value: `${key}-${spread === 0 ? number : (number * 7919) % spread}` }
  })
}
