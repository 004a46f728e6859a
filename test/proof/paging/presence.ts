/** Orders what one process sends and hears: a later event has a greater number. */
export type Events = { readonly next: () => number }

export function createEvents(): Events {
  let count = 0
  return { next: () => ++count }
}

/**
 * When the entries of a list are there. Whoever changes one knows it between an answer and the next call only: it may
 * be there from the call that brings it on, and surely is from the answer on; so it is when it goes.
 */
export type Presence = {
  readonly appearing: (entry: string) => void
  readonly appeared: (entry: string) => void
  readonly vanishing: (entry: string) => void
  readonly vanished: (entry: string) => void
  /** Entries that have been there without a break from then until now. */
  readonly thereSince: (start: number) => readonly string[]
  /** Whether the entry may have been there at any time from then until now. */
  readonly mayHaveBeenSince: (entry: string, start: number) => boolean
}

type Carriers = { sure: number; possible: number; sureSince: number; lastPossible: number }

/** `lingers`: what was once there stays listed for longer than anybody looks. */
export function createPresence(events: Events, lingers: boolean): Presence {
  const entries = new Map<string, Carriers>()
  const of = (entry: string): Carriers => {
    const known = entries.get(entry) ?? { sure: 0, possible: 0, sureSince: 0, lastPossible: 0 }
    entries.set(entry, known)
    return known
  }
  return {
    appearing(entry) {
      of(entry).possible++
    },
    appeared(entry) {
      const carriers = of(entry)
      if (carriers.sure++ === 0) carriers.sureSince = events.next()
    },
    vanishing(entry) {
      if (!lingers) of(entry).sure--
    },
    vanished(entry) {
      const carriers = of(entry)
      if (!lingers && --carriers.possible === 0) carriers.lastPossible = events.next()
    },
    thereSince: (start) =>
      [...entries].flatMap(([entry, { sure, sureSince }]) => (sure > 0 && sureSince < start ? [entry] : [])),
    mayHaveBeenSince(entry, start) {
      const { possible, lastPossible } = of(entry)
      return possible > 0 || lastPossible > start
    },
  }
}
