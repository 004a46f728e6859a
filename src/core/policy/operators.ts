import { type Address, isWithin, parseRange, parseSource } from './address.ts'
import { parseDate } from './date.ts'
import { compareDecimals, parseDecimal } from './decimal.ts'
import { compileWildcard } from './wildcard.ts'

/** What an operator makes of the values in a policy: whether any of a request's values matches any of them. */
export type ValuesTest = (values: readonly string[]) => boolean

export type Operator = {
  /** The condition holds where nothing matches, so also where the request has no such key. */
  readonly negated: boolean
  /** What a value must be, to end a sentence: "…, not <this>". */
  readonly takes: string
  /** Undefined where one of the values is not what the operator takes. */
  readonly compile: (values: readonly string[]) => ValuesTest | undefined
  readonly accepts: (value: string) => boolean
}

/** How a request's value is read (undefined: as if it were not there), and what a policy's value asks of it. */
type Kind<Value> = {
  readonly takes: string
  readonly read: (text: string) => Value | undefined
  readonly test: (text: string) => ((value: Value) => boolean) | undefined
}

function operator<Value>(kind: Kind<Value>, negated = false): Operator {
  return {
    negated,
    takes: kind.takes,
    accepts: (value) => kind.test(value) !== undefined,
    compile(values) {
      const tests = values.map(kind.test).filter((test) => test !== undefined)
      if (tests.length < values.length) return undefined
      return (texts) =>
        texts.some((text) => {
          const value = kind.read(text)
          return value !== undefined && tests.some((test) => test(value))
        })
    },
  }
}

/** Statements of one request ask for the same address and the same time, one after the other. */
function rememberingLast<Value>(
  read: (text: string) => Value | undefined,
): (text: string) => Value | undefined {
  let last: { readonly text: string; readonly value: Value | undefined } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}

const asIs = (text: string): string => text
const TEXT = 'a string'

const equalText: Kind<string> = {
  takes: TEXT,
  read: asIs,
  test: (wanted) => (text) => text === wanted,
}
const equalTextWithoutCase: Kind<string> = {
  takes: TEXT,
  read: (text) => text.toLowerCase(),
  test(wanted) {
    const folded = wanted.toLowerCase()
    return (text) => text === folded
  },
}
const likeText: Kind<string> = { takes: TEXT, read: asIs, test: compileWildcard }

type Order = (order: number) => boolean
const equal: Order = (order) => order === 0
const less: Order = (order) => order < 0
const lessOrEqual: Order = (order) => order <= 0
const greater: Order = (order) => order > 0
const greaterOrEqual: Order = (order) => order >= 0

function ordered<Value>(
  takes: string,
  read: (text: string) => Value | undefined,
  compare: (a: Value, b: Value) => number,
): (order: Order) => Kind<Value> {
  return (holds) => ({
    takes,
    read,
    test(text) {
      const wanted = read(text)
      return wanted === undefined ? undefined : (value) => holds(compare(value, wanted))
    },
  })
}
const numeric = ordered('a whole or decimal number such as "10" or "-0.5"', parseDecimal, compareDecimals)
const date = ordered(
  'a date such as "2026-11-24T08:00:00Z" or "2026-11-24T16:00:00+08:00"',
  rememberingLast(parseDate),
  (a, b) => a - b,
)

const truth: Kind<string> = {
  takes: '"true" or "false"',
  read: (text) => (isTruth(text) ? text : undefined),
  test: (wanted) => (isTruth(wanted) ? (text) => text === wanted : undefined),
}

function isTruth(text: string): boolean {
  return text === 'true' || text === 'false'
}

const withinRange: Kind<Address> = {
  takes: 'an IP address or a range such as "10.0.0.0/8" or "2001:db8::/32"',
  read: rememberingLast(parseSource),
  test(text) {
    const range = parseRange(text)
    return range === undefined ? undefined : (address) => isWithin(range, address)
  },
}

/** Every operator of the language, by its name, which has case. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', operator(equalText)],
  ['StringNotEquals', operator(equalText, true)],
  ['StringEqualsIgnoreCase', operator(equalTextWithoutCase)],
  ['StringNotEqualsIgnoreCase', operator(equalTextWithoutCase, true)],
  ['StringLike', operator(likeText)],
  ['StringNotLike', operator(likeText, true)],
  ['NumericEquals', operator(numeric(equal))],
  ['NumericNotEquals', operator(numeric(equal), true)],
  ['NumericLessThan', operator(numeric(less))],
  ['NumericLessThanEquals', operator(numeric(lessOrEqual))],
  ['NumericGreaterThan', operator(numeric(greater))],
  ['NumericGreaterThanEquals', operator(numeric(greaterOrEqual))],
  ['DateEquals', operator(date(equal))],
  ['DateNotEquals', operator(date(equal), true)],
  ['DateLessThan', operator(date(less))],
  ['DateLessThanEquals', operator(date(lessOrEqual))],
  ['DateGreaterThan', operator(date(greater))],
  ['DateGreaterThanEquals', operator(date(greaterOrEqual))],
  ['Bool', operator(truth)],
  ['IpAddress', operator(withinRange)],
  ['NotIpAddress', operator(withinRange, true)],
])
