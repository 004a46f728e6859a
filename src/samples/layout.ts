const WIDTH = 100

/** `text` with every line but the first moved to the right. */
export function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`)
}

/** `open`, the items and `close`: in one line where they fit, else an item to a line. */
export function bracketed(
  [open, close]: readonly [open: string, close: string],
  items: readonly string[],
  { step, trailing = ',', broken = false }: { step: string; trailing?: string; broken?: boolean },
): string {
  const line = `${open}${items.join(', ')}${close}`
  const fits = line.length <= WIDTH && !line.includes('\n')
  if (items.length === 0 || (fits && !broken)) return line
  const lines = items.map((item) => `${step}${indented(item, step)}`)
  return `${open}\n${lines.join(',\n')}${trailing}\n${close}`
}

/** `UntagResources` as words in lower case with `joint` between them; `DBInstanceId` is `db instance id`. */
export function wordsOf(name: string, joint: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, `$1${joint}$2`)
    .replace(/([A-Z])([A-Z][a-z])/g, `$1${joint}$2`)
    .toLowerCase()
}
