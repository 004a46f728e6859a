import type { AnyOperation } from './operation.ts'

/** What most operations of RAM have; those that have another rate declare it. */
const RATES: Readonly<Record<AnyOperation['access']['level'], number>> = {
  read: 100,
  list: 100,
  create: 20,
  update: 20,
  delete: 20,
}

/** How often an account may call the operation in a second, where calls are throttled. */
export function rateOf({ rate, access }: AnyOperation): number {
  return rate ?? RATES[access.level]
}
