import { fail } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { type Fields, object } from '../operations/response.ts'
import { type Asked, askedBy, type ListHandling, listsResources } from './asked.ts'
import type { Family } from './family.ts'
import { type Entry, entriesField, entriesIn } from './list-form.ts'
import { type PageAsked, type PageFound, pagingAnswer, pagingFields } from './paging.ts'
import { refuse } from './refusal.ts'
import { resourcePage } from './resource-list.ts'
import { spelled } from './spelling.ts'
import { regionOfHost } from './subject.ts'
import { tagListPage } from './tag-list.ts'

/** The parts of a list that differ from those of other roles. */
export function listing(family: Family, action: string): Pick<AnyOperation, 'check' | 'handle'> {
  return {
    check: ({ input }) => askedBy(family, input),
    async handle({ checked, ...handling }) {
      const { call, pages, deny } = handling
      const asked: Asked = { ...checked, region: checked.region ?? regionOfHost(call.host) }
      const query = queryOf(family, asked, handling)
      const { token } = asked.page
      const after = token === undefined ? undefined : (pages.open(query, token) ?? fail('InvalidNextToken'))
      const page = listsResources(family)
        ? await resourcePage(asked, action, handling, after)
        : await tagListPage(family, asked, action, handling, after)
      if ('reason' in page) return refuse(family, page, deny)
      const { entries, total, next } = page
      return {
        ...family.answer,
        ...listAnswer(family, asked.page, entries, {
          found: entries.length,
          ...(total !== undefined && { total }),
          ...(next && { next: pages.seal(query, next) }),
        }),
      }
    },
  }
}

/** What must be the same for a token to go on. */
function queryOf(
  { version }: Family,
  { region, types, page: _, type: __, ...asked }: Asked,
  { call }: ListHandling,
) {
  return {
    operation: call.change.operation,
    account: call.caller.account,
    filters: [version, region ?? '', types.map(({ name }) => name), asked],
  }
}

/** The fields of an answer. */
export function listFields({ listing: { form, paging, names, within } }: Family): Fields {
  const paged = Object.entries(pagingFields(paging)).map(([name, field]) => [spelled(name, names), field])
  const fields = { ...Object.fromEntries(paged), ...entriesField(form, names) }
  return within === undefined ? fields : { [within]: object('What was found.', fields) }
}

/** The fields with which an answer says this. */
export function listAnswer(
  { listing: { form, paging, names, within } }: Family,
  asked: PageAsked,
  entries: readonly Entry[],
  found: PageFound,
): Readonly<Record<string, unknown>> {
  const paged = Object.entries(pagingAnswer(paging, asked, found))
  const content = {
    ...Object.fromEntries(paged.map(([name, value]) => [spelled(name, names), value])),
    ...entriesIn(form, entries, names),
  }
  return within === undefined ? content : { [within]: content }
}
