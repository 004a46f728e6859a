import type { Input } from '../shape/shape.ts'
import type { AnyOperation } from './operation.ts'
import type { Output } from './response.ts'

/** What a reference page says of an operation in another language; what has no words stands in the declaration. */
export type OperationTexts = {
  readonly summary: string
  readonly description: string
  /** By name. */
  readonly parameters: Readonly<Record<string, string>>
  /** By path, such as `Keys.Key[].Category`. */
  readonly response: Readonly<Record<string, string>>
  /** In the order of the examples. */
  readonly examples: readonly string[]
  /** In the order of the changes. */
  readonly history: readonly string[]
}

/** The texts of one operation: a parameter or field of its declaration that has none does not compile. */
export type TextsOf<O extends AnyOperation> = Omit<OperationTexts, 'parameters' | 'response'> & {
  readonly parameters: Readonly<Record<Shown<Input<O['parameters']>>, string>>
  readonly response: Readonly<Record<Paths<Output<O['response']>>, string>>
}

/** The parameters that pages show; those that are understood only to be refused have no value. */
type Shown<I> = { [N in keyof I]: [I[N]] extends [undefined] ? never : N }[keyof I] & string

type Paths<T> = { [N in keyof T & string]: N | Within<NonNullable<T[N]>, N> }[keyof T & string]

type Within<V, P extends string> = V extends readonly (infer E)[]
  ? `${P}[]` | Within<E, `${P}[]`>
  : V extends object
    ? `${P}.${Paths<V>}`
    : never
