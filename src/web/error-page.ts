import type { AnyOperation } from '../operations/operation.ts'
import type { DeclaringOperation, ErrorDocument } from '../reference/documents.ts'
import { apisOf, type ErrorSearch, findErrors } from '../reference/error-documents.ts'
import { isOfProduct, type ReferenceLanguage } from '../reference/language.ts'
import type { HttpResponse } from '../wire/http.ts'
import { type Words, words } from './error-words.ts'
import { escapeHtml, htmlPage } from './html-page.ts'

type Served = readonly AnyOperation[]

/** The page of an error code, at which `Recommend` points. */
export function errorPage(
  document: ErrorDocument,
  operations: Served,
  { code: language }: ReferenceLanguage,
): HttpResponse {
  const links = linksTo(operations)
  const sections = document.errors.map((error) => section(error, words[language], links))
  const inConsole = `#/errors/${document.code}`
  return htmlPage({ status: 200, title: document.code, language, content: sections.join('\n'), inConsole })
}

/** The page of what no error has as its code. */
export function unknownCodePage(code: string, { code: language }: ReferenceLanguage): HttpResponse {
  const content = `<p>${words[language].unknown}</p>`
  return htmlPage({ status: 404, title: code, language, content, inConsole: '#/errors' })
}

/** The page of all errors, or of those that are looked for. */
export function errorIndexPage(
  search: ErrorSearch,
  operations: Served,
  language: ReferenceLanguage,
): HttpResponse {
  const said = words[language.code]
  const rows = findErrors(search, operations, language).map(
    ({ code, status, meaning }) =>
      `<tr><td><a href="${escapeHtml(code)}?lang=${language.code}"><code>${escapeHtml(code)}</code></a></td><td>${status}</td><td>${escapeHtml(meaning)}</td></tr>`,
  )
  const head = `<tr><th scope="col">${said.code}</th><th scope="col">${said.status}</th><th scope="col">${said.meaning}</th></tr>`
  const found =
    rows.length === 0
      ? `<p>${said.none}</p>`
      : `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`
  const content = `<p>${said.intro}</p>\n${searchForm(search, apisOf(operations), language)}\n${found}`
  const query = `&q=${encodeURIComponent(search.text)}&api=${encodeURIComponent(search.api)}`
  const inConsole = `#/errors?${new URLSearchParams({ q: search.text, api: search.api })}`
  return htmlPage({ status: 200, title: said.title, language: language.code, content, query, inConsole })
}

function searchForm(
  { text, api }: ErrorSearch,
  apis: readonly string[],
  { code }: ReferenceLanguage,
): string {
  const said = words[code]
  const options = apis.map((name) => {
    return `<option${name === api ? ' selected' : ''}>${escapeHtml(name)}</option>`
  })
  return `<form role="search"><input type="hidden" name="lang" value="${code}"><label>${said.search} <input type="search" name="q" maxlength="100" value="${escapeHtml(text)}"></label><select name="api" aria-label="API"><option value="">${said.every}</option>${options.join('')}</select><button>${said.find}</button></form>`
}

/** Where the operations of a name are: their forms in the console. */
type Links = (action: string) => string | undefined

function linksTo(operations: Served): Links {
  const named = Map.groupBy(
    operations.filter((operation) => !isOfProduct(operation)),
    ({ action }) => action,
  )
  return (action) => {
    const [first, ...others] = named.get(action) ?? []
    return first && others.length === 0 ? formOf(first) : undefined
  }
}

function formOf({ api, version, action }: Pick<AnyOperation, 'api' | 'version' | 'action'>): string {
  return escapeHtml(`../console/#/api/${encodeURIComponent(api)}@${version}/${encodeURIComponent(action)}`)
}

/** The text, with the operations that it names as links. */
function linked(text: string, links: Links): string {
  return escapeHtml(text).replace(/\b[A-Z][A-Za-z]+\b/g, (word) => {
    const link = links(word)
    return link === undefined ? word : `<a href="${link}">${word}</a>`
  })
}

function section(
  { status, message, meaning, fix, anywhere, operations }: ErrorDocument['errors'][number],
  titles: Words,
  links: Links,
): string {
  return `<section>
<p><code>HTTP ${status}</code> <span lang="en">${escapeHtml(message.replaceAll('%s', '…'))}</span></p>
<h2>${titles.meaning}</h2>
<p>${linked(meaning, links)}</p>
<h2>${titles.fix}</h2>
<p>${linked(fix, links)}</p>
<h2>${titles.origin}</h2>
${anywhere ? `<p>${titles.anywhere}</p>` : origins(operations, titles)}
</section>`
}

/** By API; products, which may be many, are folded up where others are there as well. */
function origins(operations: readonly DeclaringOperation[], titles: Words): string {
  const [own, products] = [false, true].map((product) =>
    operations.filter((operation) => operation.product === product),
  ) as [DeclaringOperation[], DeclaringOperation[]]
  if (products.length === 0) return listed(own, titles)
  const count = new Set(products.map(({ api }) => api)).size
  const folded = `<details${own.length === 0 ? ' open' : ''}><summary>${titles.products} (${count})</summary>${listed(products, titles)}</details>`
  return `${listed(own, titles)}${folded}`
}

function listed(operations: readonly DeclaringOperation[], { oneResource }: Words): string {
  const byApi = Map.groupBy(operations, ({ api, version }) => `${api} (${version})`)
  return [...byApi]
    .map(([api, all]) => {
      const items = all.map((operation) => {
        const scope = operation.scope === 'resource' ? ` (${oneResource})` : ''
        return `<li><a href="${formOf(operation)}">${escapeHtml(operation.action)}</a>${scope}</li>`
      })
      return `<h3>${escapeHtml(api)}</h3>\n<ul>${items.join('\n')}</ul>`
    })
    .join('\n')
}
