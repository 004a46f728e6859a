import type { ConfigSnapshot, Store } from '../store/store.ts'
import { createCache } from './cache.ts'

/**
 * The configuration of an account, undefined for an unknown one. `fresh` looks into the store; without it
 * it may be that of an earlier call, which the guard of every verb detects.
 */
export type ConfigOf = (account: string, fresh: boolean) => Promise<ConfigSnapshot | undefined>

export function createConfigurations(store: Pick<Store, 'readConfig'>): ConfigOf {
  const cache = createCache<ConfigSnapshot>()
  return async (account, fresh) => {
    const cached = cache.get(account)
    if (cached && !fresh) return cached
    const read = (await store.readConfig(account, cached?.version ?? -1)) ?? cached
    if (read) cache.set(account, read)
    return read
  }
}
