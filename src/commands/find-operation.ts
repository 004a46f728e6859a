import { UsageError } from '../core/usage-error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { nearest } from '../terminal/nearest.ts'

/** An operation as people name it, in any case. */
type Wanted = {
  readonly action: string
  readonly api: string | undefined
  readonly apiVersion: string | undefined
}

/** How many products a message names. */
const MAX_NAMED = 8

/** The operation that is meant. Those of the products are meant where their API is named, or nobody else has one of that name. */
export async function findOperation(wanted: Wanted): Promise<AnyOperation> {
  const { action, api, apiVersion } = wanted
  const { operations, ossOperations } = await import('../operations/index.ts')
  const central = [...operations, ...ossOperations]
  const own = only(central.filter(isNamed(wanted)), action)
  if (own) return own
  const { productOperations } = await import('../products/index.ts')
  const all = [...central, ...productOperations]
  if (api !== undefined) checkApi(all, api, apiVersion)
  const found = only(productOperations.filter(isNamed(wanted)).sort(newestFirst), action)
  if (found) return found
  const names = all.filter((one) => api === undefined || same(one.api, api)).map((one) => one.action)
  const meant = nearest(action, names)
  throw new UsageError(
    `There is no operation "${action}"${api === undefined ? '' : ` in the API ${api}`}.`,
    `${meant ? `Did you mean ${meant}? ` : ''}docs/reference lists them.`,
  )
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const newestFirst = (a: AnyOperation, b: AnyOperation) => (a.version < b.version ? 1 : -1)

function isNamed({ action, api, apiVersion }: Wanted): (operation: AnyOperation) => boolean {
  return (operation) =>
    same(operation.action, action) &&
    (api === undefined || same(operation.api, api)) &&
    (apiVersion === undefined || operation.version === apiVersion)
}

/** The first, unless they are of several APIs. */
function only(found: readonly AnyOperation[], action: string): AnyOperation | undefined {
  const apis = [...new Set(found.map(({ api }) => api))]
  if (apis.length <= 1) return found[0]
  const choices = `${apis
    .slice(0, MAX_NAMED)
    .map((api) => `--api ${api}`)
    .join(' or ')}`
  const more = apis.length > MAX_NAMED ? ', or another of docs/products.md' : ''
  throw new UsageError(`Several APIs have an operation ${action}.`, `Give ${choices}${more}.`)
}

function checkApi(all: readonly AnyOperation[], api: string, version: string | undefined): void {
  const ofApi = all.filter((one) => same(one.api, api))
  if (ofApi.length === 0) {
    const meant = nearest(api, [...new Set(all.map((one) => one.api))])
    throw new UsageError(
      `There is no API "${api}".`,
      `${meant ? `Did you mean ${meant}? ` : ''}There are Tag, Ram, Sts, Oss, Tagplane, and those of docs/products.md.`,
    )
  }
  const versions = [...new Set(ofApi.map((one) => one.version))].sort()
  if (version !== undefined && !versions.includes(version)) {
    throw new UsageError(`${api} has no version ${version}.`, `It has ${versions.join(', ')}.`)
  }
}
