import { Malformed, memberOf, quoted } from './malformed.ts'

/** JSON as it was written: members in their order, numbers by their text. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'null'; readonly text: string }

/** A policy needs six levels. */
const MAX_DEPTH = 16

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y
const TOKEN = /[A-Za-z0-9_.+-]{1,40}|./suy

/**
 * Reads JSON more strictly than JSON.parse: a member name that stands twice in an object, a NUL, half of a surrogate
 * pair and deep nesting are refused. Throws Malformed with line and column, counted in characters from 1.
 */
export function readJson(text: string): JsonNode {
  return new Reader(text).document()
}

class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): JsonNode {
    const node = this.#value('')
    if (this.#at < this.#text.length) this.#refuse('', 'The end of the text is expected')
    return node
  }

  #value(path: string): JsonNode {
    this.#take(SPACE)
    const node = this.#valueHere(path)
    this.#take(SPACE)
    return node
  }

  #valueHere(path: string): JsonNode {
    const first = this.#text[this.#at]
    if (first === '{' || first === '[') return this.#nested(path, first)
    if (first === '"') return { kind: 'string', text: this.#string(path) }
    const number = this.#take(NUMBER)
    if (number !== '') return { kind: 'number', text: number }
    const word = this.#take(WORD)
    if (word === '') this.#refuse(path, 'A JSON value is expected')
    return { kind: word === 'null' ? 'null' : 'boolean', text: word }
  }

  #nested(path: string, opening: '{' | '['): JsonNode {
    if (++this.#depth > MAX_DEPTH)
      this.#fail(
        path,
        `More than ${MAX_DEPTH} levels are nested here, and a policy needs six. Take some away.`,
      )
    this.#at++
    const node = opening === '{' ? this.#object(path) : this.#array(path)
    this.#at++
    this.#depth--
    return node
  }

  #object(path: string): JsonNode {
    const members = new Map<string, JsonNode>()
    this.#take(SPACE)
    if (this.#text[this.#at] === '}') return { kind: 'object', members }
    do {
      this.#take(SPACE)
      if (this.#text[this.#at] !== '"') this.#refuse(path, 'A member name in double quotes is expected')
      const start = this.#at
      const name = this.#string(path)
      if (members.has(name)) this.#refuseTwice(path, name, start)
      this.#take(SPACE)
      if (!this.#follows(':')) this.#refuse(path, 'A colon is expected')
      members.set(name, this.#value(memberOf(path, name)))
    } while (this.#follows(','))
    if (this.#text[this.#at] !== '}') this.#refuse(path, 'A comma or } is expected')
    return { kind: 'object', members }
  }

  #array(path: string): JsonNode {
    const items: JsonNode[] = []
    this.#take(SPACE)
    if (this.#text[this.#at] === ']') return { kind: 'array', items }
    do items.push(this.#value(`${path}[${items.length}]`))
    while (this.#follows(','))
    if (this.#text[this.#at] !== ']') this.#refuse(path, 'A comma or ] is expected')
    return { kind: 'array', items }
  }

  #string(path: string): string {
    const start = this.#at++
    let text = this.#plain()
    while (this.#text[this.#at] !== '"') {
      const escaped = this.#take(ESCAPE)
      if (escaped === '') this.#refuse(path, 'The rest of a string and its closing quote are expected')
      text += JSON.parse(`"${escaped}"`) + this.#plain()
    }
    this.#at++
    if (text.includes('\0') || !text.isWellFormed()) {
      this.#at = start
      this.#fail(path, 'A string holds NUL or half of a surrogate pair, which no name has. Take it out.')
    }
    return text
  }

  /** Up to a quote, a backslash, or a character that JSON wants to be escaped. */
  #plain(): string {
    const start = this.#at
    while (isPlain(this.#text.charCodeAt(this.#at))) this.#at++
    return this.#text.slice(start, this.#at)
  }

  #follows(text: string): boolean {
    if (this.#text[this.#at] !== text) return false
    this.#at++
    return true
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [found = ''] = pattern.exec(this.#text) ?? []
    this.#at += found.length
    return found
  }

  #refuseTwice(path: string, name: string, at: number): never {
    this.#at = at
    this.#fail(
      path,
      `The member ${quoted(name)} stands here a second time, and one of the two would be lost. ` +
        'Put both into one.',
    )
  }

  #refuse(path: string, expected: string): never {
    const token = this.#take(TOKEN)
    const found = token === '' ? 'the text ends' : `${quoted(token)} stands there`
    this.#at -= token.length
    this.#fail(path, `${expected}, but ${found}. A policy is written in JSON.`)
  }

  #fail(path: string, problem: string): never {
    const before = this.#text.slice(0, this.#at).split('\n')
    const column = [...(before.at(-1) ?? '')].length + 1
    throw new Malformed(path, `Line ${before.length}, column ${column}: ${problem}`)
  }
}

/** False for NaN, too, which stands behind the end of a text. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit !== 0x22 && unit !== 0x5c
}
