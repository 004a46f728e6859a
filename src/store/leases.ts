/** The right to do a job that one node at a time may do. */
export type Lease = {
  readonly name: string
  /** Higher for each new holder. */
  readonly fence: number
}

/** Milliseconds: a lease that ends later was taken by a clock that was wrong, and holds nobody up. */
export const MAX_LEASE_MS = 60 * 60 * 1000

export type TakeLease = {
  readonly name: string
  /** Whoever wants it, the same for every renewal. */
  readonly owner: string
  /** Milliseconds. */
  readonly now: number
  /** Milliseconds, at most `MAX_LEASE_MS` after `now`; `now` gives it back. */
  readonly until: number
}

/** What a node may take of a rate; those of all nodes together keep it. */
export type TakeShare = {
  readonly account: string
  /** What is called, such as `tag:UntagResources`. */
  readonly api: string
  /** Since the epoch, by the node's clock. */
  readonly second: number
  /** Calls per second. */
  readonly rate: number
  /** How many of them this node could do with: at least 1, at most `rate`. */
  readonly wanted: number
}

/** Seconds: a clock that is further ahead is wrong, and holds nobody up. */
export const MAX_SECONDS_AHEAD = 5
