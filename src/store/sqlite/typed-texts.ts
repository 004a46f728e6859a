import { compareBytes } from '../../core/order.ts'
import { categoryOf } from '../../core/tag.ts'
import type { ListTagTexts, TagTextPage } from '../store.ts'
import { textRange } from '../text-range.ts'
import { LEAP, type Meter, type Walks } from './index-walks.ts'
import type { Bound, Place } from './places.ts'
import { MAX_VISITED, type Resources } from './resources.ts'

export type TypedQuery = ListTagTexts & { readonly type: string }

type Ports = { readonly resources: Resources; readonly walks: Walks }

/** Behind what place a page can go on. */
type Progress = { done?: readonly string[]; ended?: boolean }

/** Lists the keys, or the values of one, that resources of a type carry now. */
export function createTypedTexts(ports: Ports): (query: TypedQuery) => TagTextPage {
  return (query) => {
    const meter: Meter = { visited: 0, limit: MAX_VISITED }
    const progress: Progress = { ...(query.after && { done: query.after }) }
    const texts: string[] = []
    for (const text of carriedTexts(ports, query, meter, progress)) {
      if (texts.length === query.limit) break
      texts.push(text)
    }
    const next = progress.ended ? undefined : progress.done
    return { texts, ...(next && { next }), visited: meter.visited }
  }
}

/**
 * The texts in order: from tag to tag through the index, and within each at once to the type. Postings are hints, so the row of
 * whatever is found is looked at.
 */
function* carriedTexts(
  { resources, walks }: Ports,
  query: TypedQuery,
  meter: Meter,
  progress: Progress,
): Generator<string> {
  const { guard, home, key } = query
  const { begin, before } = textRange(query)
  const [source, tag] = key === undefined ? (['tags', []] as const) : (['key', [key]] as const)
  const entries = walks.walk(source, [guard.account, home, ...tag], meter, LEAP)
  let bound: Bound = { place: begin, inclusive: true }
  while (meter.visited < meter.limit) {
    const entry = entries.seek(bound)
    if (!entry || compareBytes(String(entry[0]), before) >= 0) break
    const step = stepFrom(resources, query, entry)
    if (step.found) yield String(entry[0])
    bound = step.bound
    progress.done = (bound.inclusive ? entry : bound.place).map(String)
  }
  progress.ended = meter.visited < meter.limit
}

type Step = { readonly bound: Bound; readonly found?: true }

/** Where to go on from an entry, and whether a resource of the type carries its text. */
function stepFrom(resources: Resources, query: TypedQuery, entry: Place): Step {
  const text = String(entry[0])
  const [type = '', id = ''] = entry.slice(-2).map(String)
  const tag = entry.slice(0, -2)
  if (query.category && categoryOf(text) !== query.category) return { bound: behind([text]) }
  const order = compareBytes(type, query.type)
  if (order < 0) return { bound: { place: [...tag, query.type], inclusive: true } }
  if (order > 0) return { bound: behind(tag) }
  const [key, value] = query.key === undefined ? tag : [query.key, text]
  const rows = resources.listed(query.guard.account, { home: query.home, type, id })
  const carried = rows.some(({ tags }) => tags.some((one) => one.key === key && one.value === value))
  return carried ? { bound: behind([text]), found: true } : { bound: behind(entry) }
}

function behind(place: Place): Bound {
  return { place, inclusive: false }
}
