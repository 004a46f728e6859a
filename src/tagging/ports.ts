import type { Permit } from '../core/permit.ts'
import type { ChangeHeader, Guard, Store } from '../store/store.ts'

/** The call that a use case is part of. */
export type TaggingCall = {
  readonly guard: Guard
  readonly change: ChangeHeader
  readonly permit: Permit
}

/** What tagging needs from outside. */
export type TaggingPorts = {
  readonly store: Store
  /** Whether tagging an unknown resource of a known type registers it (`auto`) or fails (`strict`). */
  readonly resources: 'auto' | 'strict'
}
