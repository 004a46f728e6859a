/** A number as exact as it was written: equal numbers are equal texts. */
export type Decimal = { readonly negative: boolean; readonly whole: string; readonly fraction: string }

const DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?$/

/** Reads `42`, `-1` or `0.5`; undefined for any other text, exponents too. */
export function parseDecimal(text: string): Decimal | undefined {
  const found = DECIMAL.exec(text)
  if (found === null) return undefined
  const whole = withoutEdge(found[2] ?? '', 'start')
  const fraction = withoutEdge(found[3] ?? '', 'end')
  return { negative: found[1] === '-' && whole + fraction !== '', whole, fraction }
}

/** Below zero where `a` is less than `b`, zero where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1
  return a.negative ? compareSizes(b, a) : compareSizes(a, b)
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1
  if (a.fraction === b.fraction) return 0
  return a.fraction < b.fraction ? -1 : 1
}

/** Zeros at one end say nothing. By hand, since a pattern for the end would try every run of zeros. */
function withoutEdge(digits: string, edge: 'start' | 'end'): string {
  let from = 0
  let to = digits.length
  if (edge === 'start') while (from < to && digits[from] === '0') from++
  else while (to > from && digits[to - 1] === '0') to--
  return digits.slice(from, to)
}
