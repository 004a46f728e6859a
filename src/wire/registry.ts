import { fail } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'

/** What a request says of the operation that it wants. */
export type Wanted = {
  readonly version: string
  /** Compared without case. Without it the operation is found by method and path. */
  readonly action: string | undefined
  readonly method: string
  readonly path: string
  readonly host: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Finds the operation that a request wants. */
export type Registry = {
  readonly find: (wanted: Wanted) => AnyOperation
  /** Whether some operation has a path of its own, and it is this one. */
  readonly hasPath: (path: string) => boolean
}

export function createRegistry(operations: readonly AnyOperation[]): Registry {
  const versions = new Map<string, Map<string, AnyOperation[]>>()
  for (const operation of operations) {
    const names = versions.get(operation.version) ?? new Map<string, AnyOperation[]>()
    versions.set(operation.version, names)
    addTo(names, operation)
  }
  const paths = new Set(operations.flatMap(({ address }) => address?.route?.path ?? []))
  return {
    find(wanted) {
      const names = versions.get(wanted.version) ?? fail('InvalidVersion')
      const { action, method, path } = wanted
      const name = action === undefined ? routeName(method, path) : action.toLowerCase()
      return chosen(names.get(name) ?? fail('ActionNotFound'), wanted)
    },
    hasPath: (path) => paths.has(path),
  }
}

function addTo(names: Map<string, AnyOperation[]>, operation: AnyOperation): void {
  const { action, address } = operation
  const name = address?.route ? routeName(address.route.method, address.route.path) : action.toLowerCase()
  const others = names.get(name) ?? []
  if (others.some((other) => !areTold(other, operation)))
    throw new Error(`Two operations are named ${operation.version} ${operation.action}`)
  names.set(name, [...others, operation])
}

/** No action has a space. */
function routeName(method: string, path: string): string {
  return `${method} ${path}`
}

/** Whether their hosts tell two operations of one version and name apart. */
function areTold(one: AnyOperation, other: AnyOperation): boolean {
  const hosts = one.address?.hosts ?? []
  return (
    hosts.length > 0 &&
    other.address !== undefined &&
    !other.address.hosts.some((host) => hosts.includes(host))
  )
}

/** The Host decides between products, then what the call names; without either the first is meant. */
function chosen(candidates: readonly AnyOperation[], { host, parameters }: Wanted): AnyOperation {
  const [first = fail('ActionNotFound'), ...others] = candidates
  if (others.length === 0) return first
  return (
    candidates.find(({ address }) => address?.hosts.some((name) => namesHost(name, host))) ??
    candidates.find(({ address }) => address?.recognizes(parameters)) ??
    first
  )
}

/** `ecs.cn-hangzhou.aliyuncs.com` and `ecs-cn-hangzhou.aliyuncs.com`; of some products `cn-hangzhou.log.aliyuncs.com`. */
function namesHost(name: string, host: string): boolean {
  return host
    .toLowerCase()
    .split('.', 2)
    .some((label) => label === name || label.startsWith(`${name}-`))
}
