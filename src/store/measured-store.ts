import type { Store } from './store.ts'

/** Hears of every verb that has ended; `outcome` is `ok` or the name of the error. */
export type Observe = (verb: string, outcome: string, seconds: number) => void

type Verb = (...parameters: unknown[]) => Promise<unknown>

/** The same store, with somebody who watches the time. */
export function measureStore(store: Store, observe: Observe): Store {
  const verbs = Object.entries(store as unknown as Record<string, Verb>)
  const measured = verbs.map(([name, verb]) => [name, measure(name, verb, observe)])
  const dispose = { [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
  return { ...Object.fromEntries(measured), ...dispose } as Store
}

function measure(name: string, verb: Verb, observe: Observe): Verb {
  return async (...parameters) => {
    const start = performance.now()
    let outcome = 'ok'
    try {
      return await verb(...parameters)
    } catch (error) {
      outcome = (error as Error).name
      throw error
    } finally {
      observe(name, outcome, (performance.now() - start) / 1000)
    }
  }
}
