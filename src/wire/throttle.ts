import { setTimeout } from 'node:timers/promises'
import type { AnyOperation } from '../operations/operation.ts'
import { rateOf } from '../operations/rate.ts'
import type { Store } from '../store/store.ts'

/**
 * Counts a call of the account and answers 0, or how many milliseconds its caller should wait. A promise only where
 * more calls come than this node may take by what it knows, while it asks for more.
 */
export type Throttle = (account: string, operation: AnyOperation) => number | Promise<number>

export type ThrottlePorts = {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Of a store that several nodes share; without it this node has all of each rate. */
  readonly takeShare?: Store['takeShare']
  /** Hears why a share was not to be had. */
  readonly onFailure: (error: unknown) => void
  /** Milliseconds that calls wait for the share of their node; 100 without it: a slow store holds nobody up. */
  readonly patience?: number
}

const SECOND = 1000
/** Callers who come back too early push the queue on: nobody is sent away for longer. */
const LONGEST_WAIT = 10_000
const PATIENCE = 100
/** Of a rate: what a node takes before it knows its share, what it asks for at least, and what it expects at first. */
const [FIRST, LEAST, EXPECTED] = [0.1, 0.1, 0.25]

/** What this node may take of an account's calls of one operation in the second under way. */
type Share = {
  granted: number
  /** With what went beyond the grant of the second before. */
  taken: number
  refused: number
  asking: boolean
  /** Ends with the store's answer, or when it has been waited for long enough. */
  answer: Promise<void> | undefined
}

/** Counts in seconds of the clock; what was not called in the last two of them is forgotten. */
export function createThrottle({ now, takeShare, onFailure, patience = PATIENCE }: ThrottlePorts): Throttle {
  let second = 0
  let shares = new Map<string, Share>()
  let former = new Map<string, Share>()

  function turnTo(current: number): void {
    if (current === second) return
    former = current === second + 1 ? shares : new Map()
    shares = new Map()
    second = current
  }

  /** Until the store answers, and where it does not, the node goes on with what it was granted last. */
  function ask(share: Share, granting: Promise<number>): void {
    share.asking = true
    const granted = granting
      .then((count) => {
        share.granted = count
      }, onFailure)
      .finally(() => {
        share.asking = false
      })
    const late = setTimeout(patience, undefined, { ref: false })
    share.answer = Promise.race([granted, late]).finally(() => {
      share.answer = undefined
    })
  }

  function shareOf(account: string, operation: AnyOperation): Share {
    const api = `${operation.api.toLowerCase()}:${operation.action}`
    const key = `${account} ${api}`
    const known = shares.get(key)
    if (known) return known
    const rate = rateOf(operation)
    const before = former.get(key)
    const share = before ?? newShare(takeShare ? Math.ceil(FIRST * rate) : rate)
    const demand = before ? before.taken + before.refused : EXPECTED * rate
    share.taken = Math.max(0, share.taken - share.granted)
    share.refused = 0
    shares.set(key, share)
    if (takeShare && !share.asking) {
      const wanted = Math.ceil(Math.min(rate, Math.max(LEAST * rate, 2 * demand)))
      ask(share, takeShare({ account, api, second, rate, wanted }))
    }
    return share
  }

  function take(account: string, operation: AnyOperation, waited: boolean): number | Promise<number> {
    const time = now()
    turnTo(Math.floor(time / SECOND))
    const share = shareOf(account, operation)
    if (share.taken < share.granted) {
      share.taken++
      return 0
    }
    if (share.answer && !waited) return share.answer.then(() => take(account, operation, true))
    // As many as have a place in one second are asked to come back in it.
    const turns = 1 + Math.floor(share.refused / Math.max(1, share.granted))
    share.refused++
    return Math.min(LONGEST_WAIT, (second + turns) * SECOND - time)
  }

  return (account, operation) => take(account, operation, false)
}

function newShare(granted: number): Share {
  return { granted, taken: 0, refused: 0, asking: false, answer: undefined }
}
