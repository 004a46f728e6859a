/** A request as somebody has pasted it. */
export type PastedRequest = {
  readonly method: string
  /** As in the request line, with the query. */
  readonly target: string
  /** In their order; names as they are written. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

const URL_START = /^https?:\/\//i
const REQUEST_LINE = /^([A-Za-z]+)\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/

/** Reads a call of curl, a request as HTTP writes it, or an address alone; undefined for anything else. */
export function readPastedRequest(text: string): PastedRequest | undefined {
  const trimmed = text.replaceAll('\r\n', '\n').trimStart()
  if (/^(?:\$\s+)?curl\s/.test(trimmed)) return readCurl(wordsOf(trimmed.replace(/^\$\s+/, '')))
  if (URL_START.test(trimmed) && !/\s/.test(trimmed.trimEnd())) {
    return requestTo(trimmed.trimEnd(), { method: 'GET', headers: [], body: '' })
  }
  return readHttp(trimmed)
}

function requestTo(url: string, rest: Omit<PastedRequest, 'target'>): PastedRequest | undefined {
  const [start = '', authority = ''] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? []
  if (authority === '') return undefined
  const after = (url.slice(start.length).split('#', 1)[0] ?? '') || '/'
  const target = after.startsWith('/') ? after : `/${after}`
  const named = rest.headers.some(([name]) => name.toLowerCase() === 'host')
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return { ...rest, target, headers: named ? rest.headers : [['Host', host], ...rest.headers] }
}

function readHttp(text: string): PastedRequest | undefined {
  const end = text.indexOf('\n\n')
  const [first = '', ...lines] = (end < 0 ? text.trimEnd() : text.slice(0, end)).split('\n')
  const [, method, target] = REQUEST_LINE.exec(first) ?? []
  if (method === undefined || target === undefined) return undefined
  const headers: [string, string][] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) return undefined
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  const rest = { method, headers, body: end < 0 ? '' : bodyOf(text.slice(end + 2), headers) }
  return URL_START.test(target) ? requestTo(target, rest) : { ...rest, target }
}

/** What was pasted may end with a line end that was not sent. */
function bodyOf(text: string, headers: PastedRequest['headers']): string {
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  if (length !== undefined && /^\d{1,9}$/.test(length)) {
    return Buffer.from(text).subarray(0, Number(length)).toString('utf8')
  }
  return text.replace(/\n$/, '')
}

type Curl = {
  method: string
  url: string
  readonly headers: [string, string][]
  readonly data: string[]
  get: boolean
}

function readCurl(words: readonly string[] | undefined): PastedRequest | undefined {
  if (!words) return undefined
  const curl: Curl = { method: '', url: '', headers: [], data: [], get: false }
  const left = words.slice(1)
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, option = word, inside] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? /^(-[XHdA])(.+)$/s.exec(word) ?? []
    take(curl, option, () => inside ?? left.shift() ?? '')
  }
  return sentBy(curl)
}

function sentBy({ method, url: address, headers, data: pieces, get }: Curl): PastedRequest | undefined {
  const url = URL_START.test(address) ? address : `http://${address}`
  const data = pieces.join('&')
  if (data === '') return requestTo(url, { method: method || 'GET', headers, body: '' })
  if (get) {
    return requestTo(`${url}${url.includes('?') ? '&' : '?'}${data}`, {
      method: method || 'GET',
      headers,
      body: '',
    })
  }
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const form = typed ? [] : [['Content-Type', 'application/x-www-form-urlencoded'] as const]
  return requestTo(url, { method: method || 'POST', headers: [...headers, ...form], body: data })
}

/** What an option does, by its names. */
const options: readonly (readonly [names: RegExp, take: (curl: Curl, value: () => string) => void])[] = [
  [/^(-X|--request)$/, (curl, value) => Object.assign(curl, { method: value() })],
  [/^(-H|--header)$/, ({ headers }, value) => headers.push(headerOf(value()))],
  [/^(-A|--user-agent)$/, ({ headers }, value) => headers.push(['User-Agent', value()])],
  [/^(-d|--data(-raw|-binary|-ascii|-urlencode)?)$/, ({ data }, value) => data.push(value())],
  [/^(-G|--get)$/, (curl) => Object.assign(curl, { get: true })],
  [/^--url$/, (curl, value) => Object.assign(curl, { url: value() })],
  // These have a value that is no part of the request.
  [
    /^(-[oumxbceEKTwC]|--(output|user|max-time|proxy|cookie|cert|cacert|connect-timeout|resolve|retry))$/,
    (_, value) => value(),
  ],
]

function take(curl: Curl, option: string, value: () => string): void {
  const [, known] = options.find(([names]) => names.test(option)) ?? []
  if (known) known(curl, value)
  else if (!option.startsWith('-')) curl.url = option
}

function headerOf(line: string): [string, string] {
  const [name = '', ...rest] = line.split(':')
  return [name.trim(), rest.join(':').trim()]
}

/** White space, or a piece of a word: `$'…'`, `'…'`, `"…"`, an escaped character, plain text. */
const PIECE = /(\s+)|\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\$]+|\$)/g
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** The words of a command as a shell reads them; undefined where a quote is not closed. */
function wordsOf(text: string): readonly string[] | undefined {
  const pieces = [...text.matchAll(PIECE)]
  if (pieces.map(([all]) => all).join('') !== text) return undefined
  const words: string[] = ['']
  for (const [all, space, dollar, single, double, escaped] of pieces) {
    if (space !== undefined) words.push('')
    // A line that is continued.
    else if (escaped !== '\n') {
      const read =
        dollar?.replace(/\\(.)/g, (_, mark: string) => ESCAPES[mark] ?? mark) ??
        single ??
        double?.replace(/\\(["\\$`])/g, '$1')
      words[words.length - 1] += read ?? escaped ?? all
    }
  }
  return words.filter((word) => word !== '')
}
