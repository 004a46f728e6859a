import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const YOUNG_BYTES = 8 << 20

/**
 * Keeps the memory of a command small that a long stream of records passes through. V8 takes as much as the machine has
 * to spare, up to 128 MiB for new objects alone, and only fills it with garbage. To be asked now and then: new
 * objects may have what they need, up to a size beyond which more of it no longer saves time.
 */
export function createMemoryLimit(): () => void {
  setFlagsFromString('--heap-growing-percent=100')
  let limited = false
  return () => {
    if (limited) return
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
    if (!young || young.space_size < YOUNG_BYTES) return
    setFlagsFromString('--semi-space-growth-factor=1')
    limited = true
  }
}
