import { integer, optionalString } from '../../shape/shapes.ts'
import type { Call, Fail, Pages } from '../operation.ts'
import { text } from '../response.ts'

/** The parameters of a list that goes page by page. */
export const paging = {
  NextToken: optionalString({ doc: 'The token of the page before, to go on after it.' }),
  MaxResults: integer({ doc: 'Entries per page.', min: 1, max: 1000, fallback: 100, example: '100' }),
}

export const nextToken = text('Send it to get the next page. Empty on the last one.', '')

type Paging = {
  readonly input: { readonly NextToken?: string | undefined; readonly MaxResults: number }
  readonly pages: Pages
  readonly call: Call
  readonly action: string
  /** Every other parameter that the list depends on. */
  readonly filters?: unknown
  readonly fail: Fail<'InvalidNextToken'>
}

/** What the tokens of a list are bound to. */
export function queryOf({ call, action, filters = [] }: Pick<Paging, 'call' | 'action' | 'filters'>) {
  return { operation: `tagplane:${action}`, account: call.caller.account, filters }
}

/** The page of a list, sorted by what `nameOf` says of its entries, that begins after the token. */
export function pageOf<T>(sorted: readonly T[], nameOf: (entry: T) => string, paged: Paging) {
  const { input, pages, fail } = paged
  const query = queryOf(paged)
  const [after] = input.NextToken ? (pages.open(query, input.NextToken) ?? fail('InvalidNextToken')) : []
  const following = after === undefined ? sorted : sorted.filter((entry) => nameOf(entry) > after)
  const entries = following.slice(0, input.MaxResults)
  const last = entries.at(-1)
  const more = last !== undefined && following.length > entries.length
  return { entries, NextToken: more ? pages.seal(query, [nameOf(last)]) : '' }
}
