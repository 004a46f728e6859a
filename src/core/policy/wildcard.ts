/** Whether a text matches; made once from a pattern. */
export type TextTest = (text: string) => boolean

const ASTERISK = 0x2a
const QUESTION_MARK = 0x3f

export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern)
}

/** `*` stands for any characters, none too, and `?` for one. A character is a code point. */
export function compileWildcard(pattern: string): TextTest {
  const short = pattern.replace(/\*+/g, '*')
  if (!hasWildcard(short)) return (text) => text === short
  if (short === '*') return () => true
  const body = short.slice(0, -1)
  if (short.endsWith('*') && !hasWildcard(body)) return (text) => text.startsWith(body)
  const tail = short.slice(1)
  if (short.startsWith('*') && !hasWildcard(tail)) return (text) => text.endsWith(tail)
  return (text) => matchesWildcard(short, text)
}

/** In at most pattern × text steps: after a mismatch only the last `*` takes one character more. */
function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    const wanted = pattern.charCodeAt(p)
    if (wanted === ASTERISK) {
      star = ++p
      resume = t
    } else if (wanted === QUESTION_MARK) {
      p++
      t += widthAt(text, t)
    } else if (wanted === text.charCodeAt(t)) {
      p++
      t++
    } else if (star >= 0) {
      p = star
      resume += widthAt(text, resume)
      t = resume
    } else {
      return false
    }
  }
  return p === pattern.length || (p === pattern.length - 1 && pattern.charCodeAt(p) === ASTERISK)
}

/** UTF-16 units of the code point there. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
