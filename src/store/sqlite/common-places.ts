import { compareBytes } from '../../core/order.ts'
import type { Meter, Walk } from './index-walks.ts'
import { type Bound, comparePlaces, type Place } from './places.ts'

export type Search = {
  readonly walks: readonly Walk[]
  /** The wanted values of each column of a place, in byte order; undefined where all are. */
  readonly wanted: readonly (readonly string[] | undefined)[]
  readonly start: Bound
}

/** How far a search has come: all up to `done` is dealt with. */
export type Progress = { done?: Place; ended?: boolean }

/** Where the walks go on, and the place that so many of them have. */
type State = { readonly bound: Bound; readonly candidate?: Place; readonly agreed: number }

/**
 * The places that all walks have and that are wanted, in order, until they end or the call has done its work. Each walk
 * leaps to where another one stands, so the rarest of them sets the pace.
 */
export function* commonPlaces(
  { walks, wanted, start }: Search,
  meter: Meter,
  progress: Progress,
): Generator<Place> {
  let state: State = { bound: firstBound(start, wanted), agreed: 0 }
  for (let at = 0; meter.visited < meter.limit; at = (at + 1) % walks.length) {
    const place = walks[at]?.seek(state.bound)
    const next = place && follow(state, place, wanted, progress)
    if (!next) break
    state = next
    if (state.agreed < walks.length) continue
    yield place
    progress.done = place
    state = { bound: { place, inclusive: false }, agreed: 0 }
  }
  progress.ended = meter.visited < meter.limit
}

/** Undefined where nothing that is wanted follows. */
function follow(
  { bound, candidate, agreed }: State,
  place: Place,
  wanted: Search['wanted'],
  progress: Progress,
): State | undefined {
  const leap = leapFrom(place, wanted)
  if (leap === 'end') return undefined
  if (leap) {
    progress.done = place
    return { bound: leap, agreed: 0 }
  }
  if (candidate && comparePlaces(place, candidate) === 0) return { bound, candidate, agreed: agreed + 1 }
  if (candidate) progress.done = candidate
  return { bound: { place, inclusive: true }, candidate: place, agreed: 1 }
}

function firstBound(start: Bound, wanted: Search['wanted']): Bound {
  if (start.place.length > 0) return start
  const open = wanted.indexOf(undefined)
  const place = (open < 0 ? wanted : wanted.slice(0, open)).map((values) => values?.[0] ?? '')
  return { place, inclusive: true }
}

/** Where to go on from a place that is not wanted; undefined at one that is. */
function leapFrom(place: Place, wanted: Search['wanted']): Bound | 'end' | undefined {
  for (const [i, values] of wanted.entries()) {
    const own = String(place[i])
    if (!values || values.includes(own)) continue
    const next = values.find((value) => compareBytes(value, own) > 0)
    if (next !== undefined) return { place: [...place.slice(0, i), next], inclusive: true }
    return i === 0 ? 'end' : { place: place.slice(0, i), inclusive: false }
  }
  return undefined
}
