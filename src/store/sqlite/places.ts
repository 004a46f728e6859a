import { compareBytes } from '../../core/order.ts'

/** Values of the columns of an index, from the first on. */
export type Place = readonly (string | number)[]

/** Where to go on: at a place or at what begins with it, or behind all that does. */
export type Bound = { readonly place: Place; readonly inclusive: boolean }

export function liesBefore(entry: Place, { place, inclusive }: Bound): boolean {
  const order = comparePlaces(entry.slice(0, place.length), place)
  return inclusive ? order < 0 : order <= 0
}

export function comparePlaces(a: Place, b: Place): number {
  const at = a.findIndex((value, i) => value !== b[i])
  if (at < 0) return 0
  const [x, y] = [a[at] ?? '', b[at] ?? '']
  return typeof x === 'number' ? x - Number(y) : compareBytes(x, String(y))
}
