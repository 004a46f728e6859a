/** A decoded parameter: name and value. */
export type Parameter = readonly [name: string, value: string]

// Up to this many, insertion beats Array.prototype.sort, which calls back for each comparison.
const INSERTION_MAX = 24

/**
 * The parameters by name, equal names by value, as a new array.
 * By UTF-16 code unit, as the official SDKs for Node sort. Byte order, as in Go or Python, differs only where
 * a name beyond U+FFFF meets one from U+E000 on, and the names of every API are ASCII.
 */
export function inSignedOrder(parameters: Iterable<Parameter>): readonly Parameter[] {
  const sorted: Parameter[] = []
  for (const parameter of parameters) {
    if (sorted.length === INSERTION_MAX) return [...parameters].sort(compare)
    let at = sorted.length
    sorted.push(parameter)
    while (at > 0 && compare(sorted[at - 1] as Parameter, parameter) > 0) {
      sorted[at] = sorted[at - 1] as Parameter
      at--
    }
    sorted[at] = parameter
  }
  return sorted
}

function compare(a: Parameter, b: Parameter): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  if (a[1] === b[1]) return 0
  return a[1] < b[1] ? -1 : 1
}
