/** What of an operation is shown. */
export type View = 'call' | 'reference'

/** Where in the console somebody is; it stands behind the `#` of the address, so that it can be sent to others. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'changes' }
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

const CHANGES = '#/changes'
const OPERATION = /^#\/api\/([\w-]+)(?:@(\d{4}-\d{2}-\d{2}))?\/(\w+)(\/reference)?(?:\?(.*))?$/

export function placeOf(hash: string): Place {
  const [, api, version, action, reference, query] = OPERATION.exec(hash) ?? []
  if (hash === CHANGES) return { kind: 'changes' }
  if (api === undefined || action === undefined) return { kind: 'home' }
  return {
    ...{ kind: 'operation', api, action },
    ...(version !== undefined && { version }),
    view: reference === undefined ? 'call' : 'reference',
    parameters: Object.fromEntries(new URLSearchParams(query)),
  }
}

export function hashOf(place: Place): string {
  if (place.kind === 'home') return '#/'
  if (place.kind === 'changes') return CHANGES
  const { api, version, action, view, parameters } = place
  const query = new URLSearchParams(parameters).toString()
  const path = `#/api/${api}${version ? `@${version}` : ''}/${action}`
  return `${path}${view === 'reference' ? '/reference' : ''}${query && `?${query}`}`
}
