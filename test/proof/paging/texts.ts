import type { Random } from '../../contract/random.ts'

/**
 * Letters of one to four bytes, among them the last ones below the surrogates, the first ones above them, and some
 * beyond U+FFFF, which JavaScript would sort before those.
 */
const LETTERS = [
  ...['a', 'b', 'Z', '0', ' ', '_', '-', '.', '/', '+', '=', '@', ':', '~', ',', 'é', '環', '境', '成本'],
  ...['\ud7a3', '\uf900', '\uff21', '\u{10000}', '\u{10400}', '\u{20000}'],
] as const

/** Distinct texts, of which many begin with another one. None begins or ends with a space. */
export function drawTexts(random: Random, count: number): readonly [string, ...string[]] {
  const texts = new Set<string>()
  while (texts.size < count) {
    const known = [...texts]
    const stem = known[random.below(2 * known.length + 1)] ?? ''
    const text = stem + random.pick(LETTERS) + (random.below(2) === 0 ? random.pick(LETTERS) : '')
    if (text === text.trim()) texts.add(text)
  }
  return [...texts] as [string, ...string[]]
}
