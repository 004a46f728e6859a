import { type ConfiguredResources, GroupNotEmpty } from '../estate.ts'
import { type ChangeConfig, type ChangeHeader, StaleChange } from '../store.ts'
import type { Accounts } from './accounts.ts'
import { deregisterResources, putResources, type WritePorts } from './write-resources.ts'
import type { Work } from './writer.ts'

type Ports = WritePorts & { readonly accounts: Accounts }

/** Runs inside the transaction of a group. */
export function changeConfig(ports: Ports, command: ChangeConfig, work: Work): number {
  const { guard, change, emptyGroups = [], resources } = command
  if (ports.accounts.versionOf(guard.account) !== guard.configVersion) throw new StaleChange()
  ports.guards.write(guard, work)
  if (!emptyGroups.every((group) => ports.resources.isGroupEmpty(guard.account, group))) {
    throw new GroupNotEmpty()
  }
  const version = ports.accounts.changeConfig(command)
  if (resources?.account !== guard.account) ports.changes.record(guard.account, change, [])
  if (resources) settle(ports, resources, change, work)
  return version
}

/** Its record is that of the change, in the account of the resources. */
function settle(ports: Ports, settled: ConfiguredResources, change: ChangeHeader, work: Work): void {
  const { account } = settled
  const guard = { account, configVersion: ports.accounts.versionOf(account) ?? 0 }
  if ('deregister' in settled) {
    deregisterResources(ports, { guard, change, resources: settled.deregister }, work)
  } else {
    const { register: resources, registrationTags = [] } = settled
    const registering = { register: 'product', quota: Number.POSITIVE_INFINITY, registrationTags } as const
    putResources(ports, { guard, change, resources, ...registering }, work)
  }
}
