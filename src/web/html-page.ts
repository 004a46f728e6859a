import { hash } from 'node:crypto'
import type { HttpResponse } from '../wire/http.ts'
import { type Language, languages } from '../wire/language.ts'
import { words } from './error-words.ts'

const STYLE =
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem}h2{font-size:1rem;margin:1.2rem 0 0}h3{font-size:.9rem;margin:.6rem 0 0}h1,code,td{overflow-wrap:anywhere}p,ul{margin:.3rem 0}section{border-top:1px solid;padding:1rem 0}nav,li,td,th{font-size:.9rem}nav>*{margin-right:1rem}form>*{font:inherit;margin:0 .5rem .5rem 0}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid}'
const POLICY = `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

export type Page = {
  readonly status: number
  readonly title: string
  readonly language: Language
  /** Markup. */
  readonly content: string
  /** What else of the query stands in links to the other languages, encoded. */
  readonly query?: string
  /** The same in the console, as its address there. */
  readonly inConsole: string
}

/** A page that loads and runs nothing. */
export function htmlPage({ status, title, language, content, query = '', inConsole }: Page): HttpResponse {
  const links = languages.map((other) => toLanguage(other, language, query))
  const body = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} - Tagplane</title><style>${STYLE}</style></head>
<body>
<nav>${links.join('')}<a href="./?lang=${language}">${words[language].all}</a><a href="../console/${escapeHtml(inConsole)}">${words[language].inConsole}</a></nav>
<h1>${escapeHtml(title)}</h1>
${content}
</body>
</html>
`
  return {
    status,
    headers: {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Language': language,
      Vary: 'Accept, Accept-Language',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
    body,
  }
}

function toLanguage(other: Language, current: Language, query: string): string {
  const { language } = words[other]
  if (other === current) return `<span lang="${other}">${language}</span>`
  return `<a href="?lang=${other}${escapeHtml(query)}" lang="${other}" hreflang="${other}">${language}</a>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
