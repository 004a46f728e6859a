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
