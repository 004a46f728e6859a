import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { ErrorName } from '../../../src/core/error.ts'
import type { AnyOperation } from '../../../src/operations/operation.ts'
import { productOperations } from '../../../src/products/index.ts'
import type { Parameters } from '../../support/service.ts'
import { onlyHere, type Target } from '../../support/target.ts'
import { assertError, spoilt } from '../calls.ts'

/** A call of a product that ends with an error: what is changed of a good one, and what fills the error's message. */
export type Refusal = readonly [
  error: ErrorName,
  changes: Readonly<Record<string, string | undefined>>,
  ...values: readonly string[],
]

type Subject = {
  readonly api: string
  readonly action: string
  /** A call that succeeds. */
  readonly valid: Parameters
  readonly refusals: readonly Refusal[]
  /** Errors that other tests provoke, or nothing can, each with the reason. */
  readonly elsewhere: Readonly<Partial<Record<ErrorName, string>>>
}

/** One test per operation of a product: each error that it declares, whole on the wire, with nothing changed. */
export function refusesInItsWords(
  target: Target,
  { api, action, valid, refusals, elsewhere }: Subject,
): void {
  const operation = productOperations.find((one) => one.api === api && one.action === action)
  it(`${api} ${action}`, { skip: onlyHere('products answer for other resources there') }, async () => {
    assert.ok(operation)
    const call = callOf(target, operation)
    assert.equal((await call(valid)).status, 200)
    for (const [error, changes, ...values] of refusals) {
      const before = await target.estate()
      const { response } = await call(spoilt(valid, { with: changes }))
      assertError(response, error, ...values)
      assert.deepEqual(await target.estate(), before, error)
    }
    const provoked = [...refusals.map(([error]) => error), ...(Object.keys(elsewhere) as ErrorName[])]
    assert.deepEqual([...new Set(provoked)].sort(), [...operation.errors].sort())
  })
}

export function callOf(target: Target, { action, version }: Pick<AnyOperation, 'action' | 'version'>) {
  return (parameters: Parameters) => target.call(action, parameters, { Version: version })
}
