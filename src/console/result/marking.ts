/** A piece of a text, and what it is in its language. */
export type Marked = readonly [kind: 'plain' | 'key' | 'text' | 'literal' | 'element', part: string]

const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

export function markJson(text: string): readonly Marked[] {
  return marked(text, JSON_TOKEN, ([whole, string, colon]) => {
    if (string === undefined) return [['literal', whole]]
    return colon === undefined
      ? [['text', whole]]
      : [
          ['key', string],
          ['plain', colon],
        ]
  })
}

export function markXml(text: string): readonly Marked[] {
  return marked(text, /<[^>]*>/g, ([whole]) => [['element', whole]])
}

function marked(
  text: string,
  token: RegExp,
  mark: (found: readonly [string, ...(string | undefined)[]]) => readonly Marked[],
): readonly Marked[] {
  const parts: Marked[] = []
  let end = 0
  for (const found of text.matchAll(token)) {
    if (found.index > end) parts.push(['plain', text.slice(end, found.index)])
    parts.push(...mark(found as unknown as readonly [string, ...(string | undefined)[]]))
    end = found.index + found[0].length
  }
  return end < text.length ? [...parts, ['plain', text.slice(end)]] : parts
}

/** An answer in XML stands in one line; this puts each element into one of its own. */
export function indentXml(text: string): string {
  let depth = 0
  const lines = text.replaceAll(/>\s*</g, '>\n<').split('\n')
  return lines
    .map((line) => {
      const closes = line.startsWith('</')
      if (closes) depth--
      const indented = `${'  '.repeat(Math.max(depth, 0))}${line}`
      const opens = /^<[^/?!][^>]*[^/]>$|^<[^/?!]>$/.test(line)
      if (opens) depth++
      return indented
    })
    .join('\n')
}
