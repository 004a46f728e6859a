import type { ErrorName } from '../core/error.ts'
import type { Parameters } from './parameters.ts'

/** How a parameter is shown on its reference page and in forms. */
export type Description = {
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'json'
  readonly doc: string
  readonly required: boolean
  readonly example?: string
  readonly limits?: string
  /** It may hold a secret: nobody keeps it, or shows it. */
  readonly secret?: true
  /** The words that it takes, where it takes no others. */
  readonly values?: readonly string[]
  /** What each element of a list is made of, where it is no single text: `Key` of `Tag.1.Key`, or of `[{"Key":…}]`. */
  readonly fields?: readonly string[]
  /** What the text of a `json` is. */
  readonly json?: 'map' | 'list' | 'document'
}

/**
 * One parameter of an operation. Decoding goes phase by phase over all parameters, because the order of
 * errors is part of the contract: first what must not be there, then what must, then single values, then
 * counts. What concerns elements of lists is the operation's `check`.
 *
 * `E` names every error that the shape can raise, so that an operation which does not declare it does not
 * compile. A shape without description is understood only to be refused; pages do not show it.
 */
export type Shape<T, E extends ErrorName = ErrorName> = {
  readonly description?: Description
  refuse?(parameters: Parameters, name: string): void
  require?(parameters: Parameters, name: string): void
  read(parameters: Parameters, name: string): T
  count?(value: T): void
  /** Carries `E` in the type only. */
  readonly raises?: readonly E[]
}

export type Shapes = Readonly<Record<string, Shape<unknown>>>

/** The typed input of an operation with these parameters. */
export type Input<S extends Shapes> = { readonly [N in keyof S]: S[N] extends Shape<infer T> ? T : never }

/** The errors that decoding these parameters can raise. */
export type Raised<S extends Shapes> = {
  [N in keyof S]: S[N] extends Shape<unknown, infer E> ? E : never
}[keyof S]
