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

/** `turns` says whether a line that is by itself one goes on in the next, or one that goes on ends with it. */
export function createLineSplitter(turns: (text: string) => boolean = () => false): LineSplitter {
  let [rest, number, open] = ['', 1, '']
  let first = 1
  let isOpen = false
  const take = (text: string): readonly Line[] => {
    const joined = isOpen ? `${open}\n${text}` : text
    if (!isOpen) first = number
    number++
    if (turns(text)) isOpen = !isOpen
    open = isOpen ? joined : ''
    if (isOpen) return []
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
      if (!isOpen) return last
      const left = open
      open = ''
      isOpen = false
      return [...last, { number: first, text: left }]
    },
    overlong: () => {
      if (open.length + rest.length <= MAX_LINE_BYTES) return undefined
      return isOpen ? first : number
    },
  }
}
