import { type Identities, identitiesOf } from '../core/identity.ts'
import { type Account, accountsOf, isActive } from '../core/operator.ts'
import { type ServicePrincipal, servicePrincipals } from '../core/service-principal.ts'
import type { ConfigSnapshot } from '../store/store.ts'

/** The account's configuration, in the words of operations. */
export type Settings = {
  /** Whether calls in the account are taken. */
  readonly active: boolean
  readonly protectedTagKeys: ReadonlySet<string>
  /** By id. */
  readonly servicePrincipals: ReadonlyMap<string, ServicePrincipal>
  readonly identities: Identities
  /** Of the operator alone: the accounts of the installation, by id. */
  readonly accounts: ReadonlyMap<string, Account>
}

/** Where the settings lie in the account's configuration. */
export const PROTECTED_TAG_KEYS = { kind: 'settings', name: 'protected-tag-keys' } as const

const known = new WeakMap<ConfigSnapshot, Settings>()

/** The settings in a snapshot; the same snapshot is read once. */
export function settingsOf(config: ConfigSnapshot): Settings {
  const settings = known.get(config) ?? readSettings(config)
  known.set(config, settings)
  return settings
}

function readSettings(config: ConfigSnapshot): Settings {
  const { kind, name } = PROTECTED_TAG_KEYS
  const document = config.documents.find((candidate) => candidate.kind === kind && candidate.name === name)
  return {
    active: isActive(config.documents),
    protectedTagKeys: new Set((document?.value as readonly string[] | undefined) ?? []),
    servicePrincipals: servicePrincipals(config.documents),
    identities: identitiesOf(config.documents),
    accounts: accountsOf(config.documents),
  }
}
