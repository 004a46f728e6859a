/** What is not to be seen, or changes what is seen: it stands in a program by its number. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A text as a string of TypeScript. */
export function typescriptText(text: string): string {
  return quoted(text, "'", (code) => `\\u{${code.toString(16)}}`)
}

/** A text as the name of a member of an object; `__proto__` by itself would be no member. */
export function typescriptMember(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_]\w*$/.test(name) ? name : typescriptText(name)
}

/** A text as a string of Python. */
export function pythonText(text: string): string {
  return quoted(text, "'", (code) => (code > 0xff_ff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`))
}

/** A text as a string of Go. */
export function goText(text: string): string {
  return quoted(text, '"', (code) => (code > 0xff_ff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`))
}

/** A text as a string of Java, whose `\u` counts before the string is read: line breaks and quotes cannot be written so. */
export function javaText(text: string): string {
  const units = (code: number) =>
    Array.from(String.fromCodePoint(code).split(''), (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`).join('')
  return quoted(text, '"', (code) => (code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : units(code)))
}

function quoted(text: string, quote: string, numbered: (code: number) => string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(UNSEEN, (character) => SHORT[character] ?? numbered(character.codePointAt(0) ?? 0))
  return `${quote}${escaped}${quote}`
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}

const PLAIN = /^[\w@%+=:,./][\w@%+=:,./-]*$/

/** A text as a word of a POSIX shell. */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text
  const pieces = text.toWellFormed().split(/((?:(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}])+)/u)
  const words = pieces.map((piece, i) => (i % 2 === 0 ? shellQuoted(piece) : printed(piece)))
  return words.join('') || "''"
}

function shellQuoted(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", "'\\''")}'`
}

function printed(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`)
  return `"$(printf '${bytes.join('')}')"`
}
