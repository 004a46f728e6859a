import { type ErrorName, fail } from '../core/error.ts'
import { flatList } from './parameters.ts'
import type { Description, Shape } from './shape.ts'

type Documented = { readonly doc: string; readonly example?: string }

/** What a value has to be: `max` characters at the most, then what `accept` takes. */
type Checks<V extends ErrorName> = {
  readonly max?: number
  readonly tooLong?: V
  readonly accept?: (text: string) => boolean
  readonly invalid?: V
}

/** A single value. Empty counts as absent; `required` names the error for an absent one. */
export function string<R extends ErrorName, V extends ErrorName = never>(
  options: Documented & Checks<V> & { readonly required: R },
): Shape<string, R | V> {
  const { required } = options
  return {
    description: describe('string', true, options),
    require: (parameters, name) => {
      if (!parameters.get(name)) fail(required)
    },
    read: (parameters, name) => {
      const text = parameters.get(name) ?? ''
      check(text, options)
      return text
    },
  }
}

/** A single value that may be left out. */
export function optionalString<V extends ErrorName = never>(
  options: Documented & Checks<V>,
): Shape<string | undefined, V> {
  return {
    description: describe('string', false, options),
    read: (parameters, name) => {
      const text = parameters.get(name) || undefined
      if (text !== undefined) check(text, options)
      return text
    },
  }
}

function check(text: string, { max, tooLong, accept, invalid }: Checks<ErrorName>): void {
  if (max !== undefined && tooLong && [...text].length > max) fail(tooLong, text)
  if (accept && invalid && !accept(text)) fail(invalid, text)
}

/** `true` or `false`, in any case; left out it is false. */
export function boolean(options: Documented): Shape<boolean, 'InvalidParameter'> {
  return {
    description: {
      ...describe('boolean', false, options),
      limits: 'true or false, default false',
      values: ['true', 'false'],
    },
    read: (parameters, name) => {
      const text = parameters.get(name)?.toLowerCase() || 'false'
      return text === 'true' || (text !== 'false' && fail('InvalidParameter', name, 'It is true or false.'))
    },
  }
}

type Words<W extends string, E extends ErrorName> = Documented & {
  readonly values: readonly W[]
  readonly fallback: W
  /** Without it the parameter is named in an InvalidParameter. */
  readonly invalid?: E
}

/** One of a few words, compared without case; answers the spelling given in `values`. */
export function oneOf<const W extends string, E extends ErrorName = 'InvalidParameter'>(
  options: Words<W, E>,
): Shape<W, E> {
  const { values, fallback, invalid } = options
  const known = new Map(values.map((value) => [value.toLowerCase(), value]))
  const refuse = (name: string) =>
    invalid ? fail(invalid) : fail('InvalidParameter', name, `It is ${values.join(' or ')}.`)
  return {
    description: { ...describe('string', false, options), limits: values.join(', '), values },
    read: (parameters, name) => {
      const text = parameters.get(name)
      return text ? (known.get(text.toLowerCase()) ?? refuse(name)) : fallback
    },
  }
}

type Bounds<V extends ErrorName> = Documented & {
  readonly min: number
  readonly max: number
  /** The error and what fills its message; without it the parameter is named in an InvalidParameter. */
  readonly invalid?: readonly [error: V, ...values: readonly string[]]
}

/** A whole number within bounds. */
export function integer<V extends ErrorName = 'InvalidParameter'>(
  options: Bounds<V> & { readonly fallback: number },
): Shape<number, V> {
  const { min, max, fallback } = options
  const { read } = optionalInteger(options)
  return {
    description: { ...describe('integer', false, options), limits: `${min} to ${max}, default ${fallback}` },
    read: (parameters, name) => read(parameters, name) ?? fallback,
  }
}

/** The same, of a parameter that may be left out. */
export function optionalInteger<V extends ErrorName = 'InvalidParameter'>(
  options: Bounds<V>,
): Shape<number | undefined, V> {
  const { min, max, invalid } = options
  return {
    description: { ...describe('integer', false, options), limits: `${min} to ${max}` },
    read: (parameters, name) => {
      const text = parameters.get(name)
      if (!text) return undefined
      const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN
      if (value >= min && value <= max) return value
      if (invalid) return fail(...invalid)
      return fail('InvalidParameter', name, `It is a number from ${min} to ${max}.`)
    },
  }
}

/**
 * A flat list `Name.1`, `Name.2`…, of strings. Without `required` it may be left out. An ill-written one is
 * something that must not be there.
 */
export function list<R extends ErrorName, M extends ErrorName>(
  options: Documented & { readonly required?: R; readonly max: number; readonly tooMany: M },
): Shape<readonly string[], R | M | 'InvalidParameter'> {
  const { required, max, tooMany } = options
  return {
    description: { ...describe('array', required !== undefined, options), limits: `N: 1 to ${max}` },
    refuse: (parameters, name) => {
      flatList(parameters, name)
    },
    ...(required && {
      require: (parameters, name) => {
        if (flatList(parameters, name).length === 0) fail(required)
      },
    }),
    read: flatList,
    count: (values) => {
      if (values.length > max) fail(tooMany)
    },
  }
}

/** A JSON object of strings in one parameter, as pairs in their order; a key given twice stays twice. */
export function jsonStringMap<R extends ErrorName, M extends ErrorName>(
  options: Documented & {
    readonly invalid: R
    readonly max: number
    readonly tooMany: M
    /** Left out, there are no pairs; written as a list, it is not left out. */
    readonly optional?: true
  },
): Shape<readonly (readonly [string, string])[], R | M> {
  const { invalid, max, tooMany, optional = false } = options
  return {
    description: { ...describe('json', !optional, options), limits: `1 to ${max} pairs`, json: 'map' },
    require: (parameters, name) => {
      if (!optional && !parameters.get(name)) fail(invalid)
    },
    read: (parameters, name) => {
      const text = parameters.get(name)
      if (optional && !text && ![...parameters.keys()].some((key) => key.startsWith(`${name}.`))) return []
      const pairs = parseStringMap(text ?? '')
      return pairs && pairs.length > 0 ? pairs : fail(invalid)
    },
    count: (pairs) => {
      if (pairs.length > max) fail(tooMany)
    },
  }
}

/** A parameter, or all that begin with `Name.` but for these fields, of which it must be said that they do nothing here. */
export function unsupported(...but: readonly string[]): Shape<undefined, 'UnsupportedParameter'> {
  return {
    refuse: (parameters, name) => {
      const taken = but.map((field) => `${name}.${field}`)
      for (const key of parameters.keys()) {
        if (taken.includes(key)) continue
        if (key === name || key.startsWith(`${name}.`)) fail('UnsupportedParameter', key)
      }
    },
    read: () => undefined,
  }
}

function describe(type: Description['type'], required: boolean, from: Documented) {
  const { doc, example } = from
  return { type, required, doc, ...(example !== undefined && { example }) }
}

const STRING_TOKEN = /"(?:[^"\\]|\\.)*"/g
/** What is left of a JSON object of strings once its strings are taken out. */
const FLAT_OBJECT = /^\{(?::(?:,:)*)?\}$/

/** `JSON.parse` keeps the last of two equal keys; the contract has an error for them, so both are kept. */
export function parseStringMap(text: string): [string, string][] | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  if (!FLAT_OBJECT.test(text.replace(STRING_TOKEN, '').replace(/\s/g, ''))) return undefined
  const tokens = text.match(STRING_TOKEN) ?? []
  const strings = tokens.map((token) => JSON.parse(token) as string)
  return Array.from({ length: strings.length / 2 }, (_, i) => [
    strings[2 * i] ?? '',
    strings[2 * i + 1] ?? '',
  ])
}
