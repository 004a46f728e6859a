import { type Lease, MAX_LEASE_MS, type TakeLease } from '../leases.ts'

/** Leases of the one process that may open the store: nothing of them has to outlive it. */
export type Leases = {
  readonly take: (wanted: TakeLease) => Lease | undefined
  readonly holds: (lease: Lease) => boolean
}

export function createLeases(): Leases {
  const held = new Map<string, { readonly owner: string; readonly until: number; readonly fence: number }>()
  return {
    take({ name, owner, now, until }) {
      const current = held.get(name)
      const other = current !== undefined && current.owner !== owner
      if (other && current.until > now && current.until <= now + MAX_LEASE_MS) return undefined
      const fence = (current?.fence ?? 0) + (other || !current ? 1 : 0)
      held.set(name, { owner, until, fence })
      return { name, fence }
    },
    holds: ({ name, fence }) => held.get(name)?.fence === fence,
  }
}
