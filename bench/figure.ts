export type BenchOptions = {
  readonly rounds: number
  readonly quick: boolean
  /** The URL of a PostgreSQL store; without it the embedded one. */
  readonly store?: string | undefined
  /** Of the large estate, where one is compared with a small one. */
  readonly bindings?: number | undefined
}

/** One number with its budget, as it is printed. */
export type Figure = { readonly name: string; readonly value: string; readonly budget: string }
