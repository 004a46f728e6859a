import type { RegisteredResource } from '../estate.ts'
import type { Guard, ResourceTarget } from '../store.ts'
import { REGISTERED_COLUMNS, toRegistered } from './facts.ts'
import type { ReadPorts } from './read-guard.ts'
import { readStatement, readTargets } from './read-resources.ts'

const STATEMENT = readStatement('describe-resources', REGISTERED_COLUMNS)

export function describeResources(
  ports: ReadPorts,
  guard: Guard,
  targets: readonly ResourceTarget[],
): Promise<readonly (RegisteredResource | undefined)[]> {
  return readTargets(ports, STATEMENT, { guard, targets, from: toRegistered })
}
