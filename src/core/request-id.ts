const COUNTER_LIMIT = 0x1000

/**
 * Makes RequestIds: upper-case UUIDs of version 7, which sort by time and never run backwards within a
 * process, whatever the clock does.
 */
export function createRequestIds(now: () => number, randomUuid: () => string): () => string {
  let time = 0
  let counter = 0
  return () => {
    const current = now()
    if (current > time) {
      time = current
      counter = 0
    } else if (++counter === COUNTER_LIMIT) {
      time++
      counter = 0
    }
    const hex = time.toString(16).padStart(12, '0')
    const order = counter.toString(16).padStart(3, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7${order}-${randomUuid().slice(19)}`.toUpperCase()
  }
}
