import type { Permit } from '../core/permit.ts'
import type { ChangeHeader, Guard, Store, StoredTag } from '../store/store.ts'
import type { TagQuotas } from './quotas.ts'

/** The call that a use case is part of. */
export type TaggingCall = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly permit: Permit
  /** What the account has chosen; undefined: as the installation has it. */
  readonly resourceMode?: ResourceMode | undefined
  readonly tagQuotas: TagQuotas
  /** Tags of the system that the account wants on what it registers. */
  readonly registrationTags: readonly StoredTag[]
}

/** Whether tagging an unknown resource of a known type registers it, or fails. */
export type ResourceMode = 'auto' | 'strict'

/** What tagging needs from outside. */
export type TaggingPorts = {
  readonly store: Store
  /** For accounts that have not chosen. */
  readonly resources: ResourceMode
}
