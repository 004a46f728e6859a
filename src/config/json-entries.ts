import { UsageError } from '../core/usage-error.ts'

type Scalar = string | number | boolean | null
export type Value = Scalar | readonly Scalar[]
/** An entry of the object, with the line that its key stands in. */
export type Entry = { readonly key: string; readonly value: Value; readonly line: number }

const TOKEN =
  /[\t\n\r ]*([{}[\],:]|"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)|$)/uy

const HINT = 'Settings are one object in JSON whose keys are the names of flags, such as {"port": 7020}.'

/**
 * Reads an object of JSON whose values are scalars or lists of them. JSON.parse tells neither where a fault is
 * nor that a key is there twice, and quotes what it does not understand, which may be a secret.
 */
export function parseEntries(text: string, file: string): readonly Entry[] {
  const tokens = tokenizer(text.replace(/^\uFEFF/, ''), file)
  const entries: Entry[] = []
  tokens.take('{', '{')
  for (let last = tokens.next() === '}'; !last; ) {
    const line = tokens.line()
    const key = JSON.parse(tokens.take(/^"/, 'a key in quotes')) as string
    tokens.take(':', 'a colon')
    entries.push({ key, value: readValue(tokens), line })
    last = tokens.next() !== ','
    if (!last) tokens.take(',', 'a comma')
  }
  tokens.take('}', 'a comma or }')
  tokens.take('', 'nothing more')
  return entries
}

function readValue(tokens: Tokens): Value {
  const scalar = /^["\dtfn-]/
  if (tokens.next() !== '[') {
    return JSON.parse(tokens.take(scalar, 'a text, a number, true, false or a list of them')) as Scalar
  }
  const values: Scalar[] = []
  tokens.take('[', '[')
  for (let last = tokens.next() === ']'; !last; ) {
    values.push(JSON.parse(tokens.take(scalar, 'a text, a number, true or false')) as Scalar)
    last = tokens.next() !== ','
    if (!last) tokens.take(',', 'a comma')
  }
  tokens.take(']', 'a comma or ]')
  return values
}

type Tokens = {
  /** Undefined where no token is; empty at the end. */
  readonly next: () => string | undefined
  /** Of the next token, counted from 1. */
  readonly line: () => number
  /** The next token, if it is the wanted one; else a fault that says what should be there. */
  readonly take: (wanted: string | RegExp, words: string) => string
}

function tokenizer(text: string, file: string): Tokens {
  let end = 0
  let start = 0
  let next: string | undefined
  const advance = () => {
    TOKEN.lastIndex = end
    const found = TOKEN.exec(text)
    next = found?.[1]
    start = found
      ? TOKEN.lastIndex - (next ?? '').length
      : end + (/^[\t\n\r ]*/.exec(text.slice(end))?.[0].length ?? 0)
    end = start + (next ?? '').length
  }
  advance()
  const linesBefore = () => text.slice(0, start).split('\n')
  return {
    next: () => next,
    line: () => linesBefore().length,
    take: (wanted, words) => {
      const token = next
      const fits = token !== undefined && (typeof wanted === 'string' ? token === wanted : wanted.test(token))
      if (!fits) {
        const lines = linesBefore()
        const place = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
        throw new UsageError(`${file} cannot be read at ${place}: ${words} should be there.`, HINT)
      }
      advance()
      return token
    },
  }
}
