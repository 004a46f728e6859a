import { count, type Field, optional, text } from '../operations/response.ts'
import type { Shapes } from '../shape/shape.ts'
import { integer, optionalString } from '../shape/shapes.ts'
import { type NameStyle, spelled } from './spelling.ts'

/** A parameter that says how many entries a page has. */
export type PageSize = { readonly name: string; readonly usual: number; readonly most: number }

/** What an answer says of the page, by the fields that do: entries `found` on it, or `total` on all. */
type Shown = Readonly<Partial<Record<'page' | 'size' | 'found' | 'total', string>>>

/** How a list is cut. */
export type Paging =
  | {
      readonly by: 'token'
      readonly size?: PageSize
      readonly shown?: Shown
      /** The last page has no token at all, where that of others is empty. */
      readonly bareEnd?: true
    }
  | { readonly by: 'number'; readonly page: string; readonly size?: PageSize; readonly shown?: Shown }
  | { readonly by: 'whole'; readonly size?: undefined; readonly shown?: undefined }

/** What a call says of the page that it wants. */
export type PageAsked = { readonly number: number; readonly size: number; readonly token: string | undefined }

/** What is known of a page, beside its entries. */
export type PageFound = { readonly found: number; readonly total?: number; readonly next?: string }

/** Entries of pages that no parameter sizes. */
const USUAL = 50
const LAST_PAGE = 100_000

/** A size that may be said, from 1 to `most`. */
export function sized(name: string, usual = USUAL, most = 100): PageSize {
  return { name, usual, most }
}

/** Pages of which the last has no token, as documents of some products say, and clients of others expect. */
export function bareEnd(size?: PageSize) {
  return { by: 'token', bareEnd: true, ...(size && { size }) } as const
}

/** Pages by number as most products have them; `usual` and `most` entries on each. */
export function byNumber(usual: number, most: number, page = 'PageNumber') {
  const shown = { page, size: 'PageSize', total: 'TotalCount' }
  return { by: 'number', page, size: sized('PageSize', usual, most), shown } as const
}

export function pagingShapes({ by, size, ...paging }: Paging, style: NameStyle): Shapes {
  return {
    ...('page' in paging && {
      [paging.page]: integer({ doc: 'The page.', min: 1, max: LAST_PAGE, fallback: 1, example: '1' }),
    }),
    ...(size && {
      [size.name]: integer({
        ...{ doc: 'Entries per page.', min: 1, max: size.most, fallback: size.usual },
        example: String(size.usual),
      }),
    }),
    ...(by === 'token' && {
      [spelled('NextToken', style)]: optionalString({
        doc: 'The token of the page before, to go on after it.',
      }),
    }),
  }
}

export function pageAsked(
  { by, size, ...paging }: Paging,
  style: NameStyle,
  input: Readonly<Record<string, unknown>>,
): PageAsked {
  const token = by === 'token' ? (input[spelled('NextToken', style)] as string | undefined) : undefined
  return {
    number: 'page' in paging ? (input[paging.page] as number) : 1,
    size: size ? (input[size.name] as number) : USUAL,
    token,
  }
}

/** The fields of an answer that tell of its page. */
export function pagingFields({
  by,
  shown = {},
  ...paging
}: Paging): Readonly<Record<string, Field<unknown>>> {
  const { page, size, found, total } = shown
  return {
    ...(by === 'token' && {
      NextToken:
        'bareEnd' in paging
          ? optional(text('Send it to get the next page. The last one has none.', ''))
          : text('Send it to get the next page. Empty on the last one.', ''),
    }),
    ...(page && { [page]: count('The page.', '1') }),
    ...(size && { [size]: count('Entries per page.', String(USUAL)) }),
    ...(found && { [found]: count('Entries on this page.', '1') }),
    ...(total && { [total]: count('Entries on all pages.', '1') }),
  }
}

export function pagingAnswer(
  { by, shown = {}, ...paging }: Paging,
  asked: PageAsked,
  { found, total = 0, next = '' }: PageFound,
): Readonly<Record<string, unknown>> {
  return {
    ...(by === 'token' && !('bareEnd' in paging && next === '') && { NextToken: next }),
    ...(shown.page && { [shown.page]: asked.number }),
    ...(shown.size && { [shown.size]: asked.size }),
    ...(shown.found && { [shown.found]: found }),
    ...(shown.total && { [shown.total]: total }),
  }
}
