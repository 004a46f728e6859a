import { compareBytes } from '../core/order.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { ChangesDocument } from './documents.ts'
import { isOfProduct, type ReferenceLanguage } from './language.ts'

/** The changes of all operations by their days, the latest first; within a day in the order of the operations, products last. */
export function changesOf(operations: readonly AnyOperation[], language: ReferenceLanguage): ChangesDocument {
  const ordered = operations.toSorted((a, b) => Number(isOfProduct(a)) - Number(isOfProduct(b)))
  const all = ordered.flatMap((operation) => {
    const { api, version, action, history } = operation
    const texts = language.textsOf(operation).history
    const product = isOfProduct(operation)
    return history.map(({ date }, i) => ({ date, api, version, action, product, change: texts[i] ?? '' }))
  })
  const days = [...Map.groupBy(all, ({ date }) => date)].sort(([a], [b]) => compareBytes(b, a))
  return {
    language: language.code,
    days: days.map(([date, changes]) => ({ date, changes: changes.map(({ date: _, ...change }) => change) })),
  }
}
