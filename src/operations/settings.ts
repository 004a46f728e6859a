import { type Directory, directoryOf, type Membership, membershipOf } from '../core/directory.ts'
import { type Identities, identitiesOf } from '../core/identity.ts'
import { type Account, accountsOf, isActive } from '../core/operator.ts'
import { RESOURCE_GROUP, type ResourceGroup } from '../core/resource-groups.ts'
import { type ServicePrincipal, servicePrincipals } from '../core/service-principal.ts'
import type { ConfigSnapshot } from '../store/store.ts'
import type { ResourceMode } from '../tagging/ports.ts'
import { type TagQuotas, USUAL_QUOTAS } from '../tagging/quotas.ts'

/** The account's configuration, in the words of operations. */
export type Settings = {
  /** Whether calls in the account are taken. */
  readonly active: boolean
  readonly protectedTagKeys: ReadonlySet<string>
  /** By id. */
  readonly servicePrincipals: ReadonlyMap<string, ServicePrincipal>
  readonly identities: Identities
  /** By id, without the default one. */
  readonly resourceGroups: ReadonlyMap<string, ResourceGroup>
  /** Of the account that manages it alone. */
  readonly directory: Directory | undefined
  /** Of a member of a directory alone. */
  readonly membership: Membership | undefined
  /** What the account has chosen for itself; undefined: as the installation has it. */
  readonly resourceMode: ResourceMode | undefined
  readonly tagQuotas: TagQuotas
  /** Whether what the account registers is marked with who did. */
  readonly marksCreators: boolean
  /** Of the operator alone: the accounts of the installation, by id. */
  readonly accounts: ReadonlyMap<string, Account>
}

/** Where the settings lie in the account's configuration. */
export const PROTECTED_TAG_KEYS = { kind: 'settings', name: 'protected-tag-keys' } as const
export const RESOURCE_MODE = { kind: 'settings', name: 'resource-mode' } as const
export const TAG_QUOTAS = { kind: 'settings', name: 'tag-quotas' } as const
export const CREATED_BY = { kind: 'settings', name: 'created-by' } as const

/** The quotas as they are kept: canonical types with their numbers. */
export type KeptQuotas = { readonly usual: number; readonly ofType: Readonly<Record<string, number>> }

const known = new WeakMap<ConfigSnapshot, Settings>()

/** The settings in a snapshot; the same snapshot is read once. */
export function settingsOf(config: ConfigSnapshot): Settings {
  const settings = known.get(config) ?? readSettings(config)
  known.set(config, settings)
  return settings
}

function readSettings({ documents }: ConfigSnapshot): Settings {
  const setting = ({ kind, name }: { kind: string; name: string }) =>
    documents.find((candidate) => candidate.kind === kind && candidate.name === name)?.value
  const groups = documents.filter(({ kind }) => kind === RESOURCE_GROUP)
  return {
    active: isActive(documents),
    protectedTagKeys: new Set((setting(PROTECTED_TAG_KEYS) as readonly string[] | undefined) ?? []),
    servicePrincipals: servicePrincipals(documents),
    identities: identitiesOf(documents),
    resourceGroups: new Map(groups.map(({ name, value }) => [name, value as ResourceGroup])),
    directory: directoryOf(documents),
    membership: membershipOf(documents),
    resourceMode: setting(RESOURCE_MODE) as ResourceMode | undefined,
    tagQuotas: quotasOf(setting(TAG_QUOTAS) as KeptQuotas | undefined),
    marksCreators: setting(CREATED_BY) === true,
    accounts: accountsOf(documents),
  }
}

function quotasOf(kept: KeptQuotas | undefined): TagQuotas {
  return kept ? { usual: kept.usual, ofType: new Map(Object.entries(kept.ofType)) } : USUAL_QUOTAS
}
