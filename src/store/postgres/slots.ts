import { StoreUnavailable } from '../store.ts'

/** The right to use one connection, until disposed. */
export type Slot = Disposable & { readonly answered: () => void }

/** Who may use a connection, in the order in which they ask. */
export type Slots = {
  /**
   * Waits as long as the database answers anyone; rejects with `StoreUnavailable` when it has answered
   * nobody for the time of a call.
   */
  readonly take: () => Promise<Slot>
  /** When the database answered last; the clock of `performance`. */
  readonly lastAnswer: () => number
  /** How many wait for one. */
  readonly waiting: () => number
  /** Refuses everyone from now on, and waits for those before. */
  readonly close: () => Promise<void>
}

type Waiting = { readonly admit: () => void }

export function createSlots(count: number, timeout: number): Slots {
  let free = count
  let lastAnswer = performance.now()
  let closed = false
  const drained = Promise.withResolvers<void>()
  const queue = new Set<Waiting>()

  function leave(): void {
    const [next] = queue
    if (next) {
      queue.delete(next)
      next.admit()
    } else free++
    if (closed && free === count) drained.resolve()
  }

  function createSlot(): Slot {
    const answered = () => {
      lastAnswer = performance.now()
    }
    return { answered, [Symbol.dispose]: leave }
  }

  function wait(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const asked = performance.now()
    let timer: NodeJS.Timeout
    const waiting = {
      admit: () => {
        clearTimeout(timer)
        resolve()
      },
    }
    const left = () => Math.max(asked, lastAnswer) + timeout - performance.now()
    const look = () => {
      if (left() > 0) timer = setTimeout(look, left())
      // Answers may lie there unread, where this process has been held up: they are read before this runs.
      else setImmediate(giveUp)
    }
    const giveUp = () => {
      if (!queue.has(waiting)) return
      if (left() > 0) return look()
      queue.delete(waiting)
      reject(new StoreUnavailable('The database does not answer'))
    }
    timer = setTimeout(look, timeout)
    queue.add(waiting)
    return promise
  }

  return {
    async take() {
      if (closed) throw new StoreUnavailable('The store is closed')
      if (free > 0) free--
      else await wait()
      return createSlot()
    },
    lastAnswer: () => lastAnswer,
    waiting: () => queue.size,
    async close() {
      closed = true
      if (free === count) drained.resolve()
      await drained.promise
    },
  }
}
