/** What of an operation is shown. */
export type View = 'call' | 'reference'

/** By what requests are looked for, as ListRequests names it. */
export const requestFilters = [
  'ApiAction',
  'ErrorCode',
  'Principal',
  'StartTime',
  'EndTime',
  'AccountId',
] as const
export type RequestFilters = Readonly<Partial<Record<(typeof requestFilters)[number], string>>>

/** Where in the console somebody is; it stands behind the `#` of the address, so that it can be sent to others. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'errors'; readonly text: string; readonly api: string }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'requests'; readonly filters: RequestFilters }
  | { readonly kind: 'request'; readonly id: string }
  /** `requestId`: of a request that the server has kept; empty for one that is pasted. */
  | { readonly kind: 'doctor'; readonly requestId: string }
  | {
      readonly kind: 'operation'
      readonly api: string
      /** Left out: the latest that is served. */
      readonly version?: string
      readonly action: string
      readonly view: View
      /** As the wire names them, without those that may hold a secret. */
      readonly parameters: Readonly<Record<string, string>>
    }

type Reader = readonly [
  path: RegExp,
  place: (parts: readonly (string | undefined)[], query: URLSearchParams) => Place,
]

const readers: readonly Reader[] = [
  [/^changes$/, () => ({ kind: 'changes' })],
  [/^errors$/, (_, query) => ({ kind: 'errors', text: query.get('q') ?? '', api: query.get('api') ?? '' })],
  [/^errors\/([A-Za-z0-9.]{1,100})$/, ([code = '']) => ({ kind: 'error', code })],
  [/^requests$/, (_, query) => ({ kind: 'requests', filters: filtersIn(query) })],
  [/^requests\/([0-9A-Fa-f-]{1,64})$/, ([id = '']) => ({ kind: 'request', id })],
  [/^doctor$/, (_, query) => ({ kind: 'doctor', requestId: query.get('RequestId') ?? '' })],
  [
    /^api\/([\w-]+)(?:@(\d{4}-\d{2}-\d{2}))?\/(\w+)(\/reference)?$/,
    ([api = '', version, action = '', reference], query) => ({
      ...{ kind: 'operation', api, action },
      ...(version !== undefined && { version }),
      view: reference === undefined ? 'call' : 'reference',
      parameters: Object.fromEntries(query),
    }),
  ],
]

export function placeOf(hash: string): Place {
  const [, path = '', query = ''] = /^#\/([^?]*)(?:\?(.*))?$/s.exec(hash) ?? []
  for (const [pattern, place] of readers) {
    const found = pattern.exec(path)
    if (found) return place(found.slice(1), new URLSearchParams(query))
  }
  return { kind: 'home' }
}

export function hashOf(place: Place): string {
  switch (place.kind) {
    case 'home':
      return '#/'
    case 'changes':
      return '#/changes'
    case 'errors':
      return `#/errors${queryOf({ q: place.text, api: place.api })}`
    case 'error':
      return `#/errors/${encodeURIComponent(place.code)}`
    case 'requests':
      return `#/requests${queryOf(place.filters)}`
    case 'request':
      return `#/requests/${encodeURIComponent(place.id)}`
    case 'doctor':
      return `#/doctor${queryOf({ RequestId: place.requestId })}`
    case 'operation': {
      const { api, version, action, view, parameters } = place
      const path = `#/api/${api}${version ? `@${version}` : ''}/${action}`
      return `${path}${view === 'reference' ? '/reference' : ''}${queryOf(parameters)}`
    }
  }
}

/** What is empty is as good as not there. */
function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  )
  const query = new URLSearchParams(pairs).toString()
  return query && `?${query}`
}

function filtersIn(query: URLSearchParams): RequestFilters {
  const given = requestFilters.map((name) => [name, query.get(name) ?? ''] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}
