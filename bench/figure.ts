export type BenchOptions = { readonly rounds: number; readonly quick: boolean }

/** One number with its budget, as it is printed. */
export type Figure = { readonly name: string; readonly value: string; readonly budget: string }
