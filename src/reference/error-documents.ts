import { type ErrorName, errors } from '../core/error.ts'
import { compareBytes } from '../core/order.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { DeclaringOperation, ErrorDocument, ErrorIndexDocument, ErrorReference } from './documents.ts'
import { isOfProduct, type ReferenceLanguage } from './language.ts'
import { describeError } from './operation-reference.ts'

type Served = readonly AnyOperation[]

/** Every code, in byte order, with the names of the errors that have it. */
const codes: ReadonlyMap<string, readonly ErrorName[]> = new Map(
  [...Map.groupBy(Object.keys(errors) as ErrorName[], (name) => errors[name].code)].sort(([a], [b]) =>
    compareBytes(a, b),
  ),
)

/** All that is said of a code; undefined for one that nothing answers with. */
export function errorDocument(
  code: string,
  operations: Served,
  language: ReferenceLanguage,
): ErrorDocument | undefined {
  const names = codes.get(code)
  return (
    names && {
      ...{ language: language.code, code },
      errors: names.map((name) => {
        const { code: _, ...described } = describeError(name, language)
        const declaring = declaringOperations(name, operations)
        return { ...described, anywhere: declaring.length === 0, operations: declaring }
      }),
    }
  )
}

/** Every error with the APIs that it comes from, for whoever searches by himself. */
export function errorIndex(operations: Served, language: ReferenceLanguage): ErrorIndexDocument {
  const names = [...codes.values()].flat()
  return {
    language: language.code,
    errors: names.map((name) => ({
      ...describeError(name, language),
      apis: apisOf(operations.filter((operation) => declares(operation, name))),
    })),
  }
}

export type ErrorSearch = { readonly text: string; readonly api: string }

/** The errors in whose code, message or texts all words stand, of one API where it is named, by code. */
export function findErrors(
  { text, api }: ErrorSearch,
  operations: Served,
  language: ReferenceLanguage,
): readonly ErrorReference[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const own = operations.filter((operation) => operation.api === api)
  const isOfApi = (name: ErrorName) => api === '' || own.some((operation) => declares(operation, name))
  return [...codes.values()].flat().flatMap((name) => {
    const described = describeError(name, language)
    const said = Object.values(described).join('\n').toLowerCase()
    return words.every((word) => said.includes(word)) && isOfApi(name) ? [described] : []
  })
}

/** The APIs whose operations declare errors, products last. */
export function apisOf(operations: Served): readonly string[] {
  const sorted = operations.toSorted((a, b) => Number(isOfProduct(a)) - Number(isOfProduct(b)))
  return [...new Set(sorted.map(({ api }) => api))]
}

function declaringOperations(name: ErrorName, operations: Served): readonly DeclaringOperation[] {
  return operations
    .filter((operation) => declares(operation, name))
    .map((operation) => ({
      ...{ api: operation.api, version: operation.version, action: operation.action },
      ...{ product: isOfProduct(operation), scope: operation.errors.includes(name) ? 'call' : 'resource' },
    }))
}

function declares({ errors: own, failures = [] }: AnyOperation, name: ErrorName): boolean {
  return own.includes(name) || failures.includes(name)
}
