import { hash } from 'node:crypto'
import { type ErrorName, errors } from '../core/error.ts'
import type { ErrorEntry, ErrorText } from '../core/errors/entry.ts'
import { zhCn } from '../core/errors/zh-cn.ts'
import { zhTw } from '../core/errors/zh-tw.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { HttpResponse } from './http.ts'
import { type Language, languages } from './language.ts'

type Words = {
  readonly language: string
  readonly meaning: string
  readonly fix: string
  readonly origin: string
  readonly anywhere: string
  readonly unknown: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    language: 'English',
    meaning: 'What it means',
    fix: 'What to do',
    origin: 'Where it comes from',
    anywhere: 'Any operation',
    unknown: 'No error of this server has this code. Check its spelling, capital letters included.',
  },
  'zh-TW': {
    language: '繁體中文',
    meaning: '錯誤原因',
    fix: '解決方法',
    origin: '來自哪些操作',
    anywhere: '任何操作',
    unknown: '這台伺服器沒有這個錯誤碼。請檢查拼寫，包括大小寫。',
  },
  'zh-CN': {
    language: '简体中文',
    meaning: '错误原因',
    fix: '解决方法',
    origin: '来自哪些操作',
    anywhere: '任何操作',
    unknown: '这台服务器没有这个错误码。请检查拼写，包括大小写。',
  },
}

const texts: Readonly<Record<Language, Readonly<Record<ErrorName, ErrorText>>>> = {
  en: errors,
  'zh-TW': zhTw,
  'zh-CN': zhCn,
}

const STYLE =
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem}h2{font-size:1rem;margin:1.2rem 0 0}h1,code{overflow-wrap:anywhere}p{margin:.3rem 0}section{border-top:1px solid;padding:1rem 0}nav{font-size:.9rem}nav>*{margin-right:1rem}'
const POLICY = `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`

/** The page of an error code, at which `Recommend` points; undefined for a code that nothing answers with. */
export function errorPage(
  code: string,
  operations: readonly AnyOperation[],
  language: Language,
): HttpResponse | undefined {
  const found = Object.entries(errors).filter(([, entry]) => entry.code === code)
  if (found.length === 0) return undefined
  const sections = found.map(([name, entry]) => {
    const text = texts[language][name as ErrorName]
    return section(entry, text, declaring(name, operations), words[language])
  })
  return page(200, code, language, sections.join('\n'))
}

/** The page of what no error has as its code. */
export function unknownCodePage(code: string, language: Language): HttpResponse {
  return page(404, code, language, `<p>${words[language].unknown}</p>`)
}

function page(status: number, code: string, language: Language, content: string): HttpResponse {
  const body = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(code)} - Tagplane</title><style>${STYLE}</style></head>
<body>
<nav>${languages.map((other) => toLanguage(other, language)).join('')}</nav>
<h1>${escapeHtml(code)}</h1>
${content}
</body>
</html>
`
  return {
    status,
    headers: {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Language': language,
      Vary: 'Accept-Language',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    },
    body,
  }
}

function toLanguage(other: Language, current: Language): string {
  const { language } = words[other]
  if (other === current) return `<span lang="${other}">${language}</span>`
  return `<a href="?lang=${other}" lang="${other}" hreflang="${other}">${language}</a>`
}

function section(
  { status, message }: ErrorEntry,
  { meaning, fix }: ErrorText,
  actions: readonly string[],
  titles: Words,
): string {
  const operations = actions.length > 0 ? actions.join(', ') : titles.anywhere
  return `<section>
<p><code>HTTP ${status}</code> <span lang="en">${escapeHtml(message.replaceAll('%s', '…'))}</span></p>
<h2>${titles.meaning}</h2>
<p>${escapeHtml(meaning)}</p>
<h2>${titles.fix}</h2>
<p>${escapeHtml(fix)}</p>
<h2>${titles.origin}</h2>
<p>${escapeHtml(operations)}</p>
</section>`
}

function declaring(name: string, operations: readonly AnyOperation[]): readonly string[] {
  const declares = ({ errors: own, failures = [] }: AnyOperation) =>
    own.includes(name) || failures.includes(name as never)
  const names = operations
    .filter(declares)
    .map(({ api, action, version, address }) => `${address ? api : action} (${version})`)
  return [...new Set(names)]
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
