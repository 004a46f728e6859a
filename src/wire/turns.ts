/** A place in one of the lines; it is left when it is disposed. */
export type Turn = Disposable & {
  /** Resolves when its turn has come in the line of that name, or it has waited for long enough; in one line, once. */
  readonly take: (line: string) => Promise<void>
}

/** Lines in which one waits for another. Whoever has waited for too long goes on: one that does not end holds nobody up. */
export type Turns = { readonly queue: () => Turn }

const LONGEST_WAIT_MS = 2_000

export function createTurns(longestWait = LONGEST_WAIT_MS): Turns {
  const tails = new Map<string, Promise<void>>()

  return {
    queue() {
      let leave: (() => void) | undefined
      return {
        async take(line) {
          if (leave) return
          const before = tails.get(line) ?? Promise.resolve()
          const left = Promise.withResolvers<void>()
          const tail = Promise.all([before, left.promise]).then(() => {
            if (tails.get(line) === tail) tails.delete(line)
          })
          tails.set(line, tail)
          leave = left.resolve
          await within(longestWait, before)
        },
        [Symbol.dispose]: () => leave?.(),
      }
    },
  }
}

async function within(milliseconds: number, ended: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, milliseconds)
  await Promise.race([ended, over.promise])
  clearTimeout(timer)
}
