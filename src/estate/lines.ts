/** A line of a text, or several that belong together, with the number of the first. */
export type Line = { readonly number: number; readonly text: string }

/** What a line may have at most, so that what is no text in lines fills no memory. */
export const MAX_LINE_BYTES = 1 << 20

/** Turns pieces of a text into its lines. */
export type LineSplitter = {
  readonly push: (text: string) => readonly Line[]
  /** What is left at the end. */
  readonly end: () => readonly Line[]
  /** Whether the line that is being read is longer than a line may be. */
  readonly overlong: () => number | undefined
}

/** `whole` says whether a line ends where it ends; one that does not goes on in the next. */
export function createLineSplitter(whole: (text: string) => boolean = () => true): LineSplitter {
  let [rest, number, open] = ['', 1, '']
  let first = 1
  const take = (text: string): readonly Line[] => {
    const joined = open === '' ? text : `${open}\n${text}`
    if (open === '') first = number
    number++
    if (!whole(joined)) {
      open = joined
      return []
    }
    open = ''
    return joined.trim() === '' ? [] : [{ number: first, text: joined }]
  }
  return {
    push(text) {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      return parts.flatMap((part) => take(part.endsWith('\r') ? part.slice(0, -1) : part))
    },
    end() {
      const last = rest === '' ? [] : take(rest.endsWith('\r') ? rest.slice(0, -1) : rest)
      if (open === '') return last
      const left = open
      open = ''
      return [...last, { number: first, text: left }]
    },
    overlong: () => {
      if (open.length + rest.length <= MAX_LINE_BYTES) return undefined
      return open === '' ? number : first
    },
  }
}
