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

/** Steps for each character of both that nearly all pairs get along with. */
const EASY = 8

/** After a mismatch only the last `*` takes one character more; who needs many steps for that goes the other way. */
function matchesWildcard(pattern: string, text: string): boolean {
  let steps = EASY * (pattern.length + text.length)
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (steps-- === 0) return matchesAllPlaces(pattern, text)
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
  return needsNoMore(pattern, p)
}

function needsNoMore(pattern: string, from: number): boolean {
  return from === pattern.length || (from === pattern.length - 1 && pattern.charCodeAt(from) === ASTERISK)
}

/** UTF-16 units of the code point there. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/**
 * In pattern × text / 32 steps, whatever they hold: all places of the text that the pattern may have come to, a bit
 * each, go on together with each character of the pattern.
 */
function matchesAllPlaces(pattern: string, text: string): boolean {
  const characters = [...text]
  const end = characters.length
  const words = (end >>> 5) + 1
  const placesOf = placesByCharacter(characters, new Set(pattern), words)
  const everywhere = new Int32Array(words).fill(-1)
  const reached = new Int32Array(words)
  reached[0] = 1
  for (const wanted of pattern) {
    if (wanted === '*') {
      reachAllBehind(reached)
      continue
    }
    const places = wanted === '?' ? everywhere : placesOf.get(wanted)
    if (!places) return false
    stepOver(reached, places)
  }
  return (((reached[end >>> 5] ?? 0) >>> (end & 31)) & 1) === 1
}

function placesByCharacter(
  characters: readonly string[],
  wanted: ReadonlySet<string>,
  words: number,
): ReadonlyMap<string, Int32Array> {
  const all = new Map<string, Int32Array>()
  for (const [at, character] of characters.entries()) {
    if (!wanted.has(character)) continue
    const places = all.get(character) ?? new Int32Array(words)
    places[at >>> 5] = (places[at >>> 5] ?? 0) | (1 << (at & 31))
    all.set(character, places)
  }
  return all
}

/** From each place to the next, where one of these is. */
function stepOver(reached: Int32Array, places: Int32Array): void {
  let carried = 0
  for (let word = 0; word < reached.length; word++) {
    const from = (reached[word] ?? 0) & (places[word] ?? 0)
    reached[word] = (from << 1) | carried
    carried = from >>> 31
  }
}

function reachAllBehind(reached: Int32Array): void {
  const first = reached.findIndex((word) => word !== 0)
  if (first < 0) return
  const word = reached[first] ?? 0
  reached[first] = word | -word
  reached.fill(-1, first + 1)
}
