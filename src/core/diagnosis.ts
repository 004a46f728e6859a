import type { Keyring } from './keyring.ts'
import type { DecidingStatement, Outcome } from './policy/decision.ts'

/** Why a call was denied, for whoever may know it. */
export type Diagnosis = {
  readonly outcome: Outcome
  /** `session`: the session policy refused, not the policies of the role. */
  readonly boundary?: 'session' | 'trust'
  readonly action: string
  readonly resource: string
  readonly principal: {
    /** In the words of the wire: RootUser, SubUser, AssumedRoleUser. */
    readonly type: string
    readonly account: string
    readonly displayName: string
  }
  /** What the policies have asked for, and found. */
  readonly conditions: readonly (readonly [key: string, values: readonly string[]])[]
  readonly decidedBy?: DecidingStatement
  /** RequestId of the call. */
  readonly requestId: string
}

/** Diagnoses as callers get them: a text that only this installation can read. */
export type Diagnostics = {
  readonly encode: (diagnosis: Diagnosis) => string
  /** Undefined for a text that this installation has not made. */
  readonly decode: (text: string) => Diagnosis | undefined
}

const IDENTITY = 'diagnostic-message'
/** Those of the cloud begin so. */
const PREFIX = 'AQ'

export function createDiagnostics(keyring: Keyring): Diagnostics {
  return {
    encode: (diagnosis) => {
      const sealed = keyring.seal(JSON.stringify(diagnosis), IDENTITY)
      return PREFIX + Buffer.from(sealed).toString('base64')
    },
    decode(text) {
      if (!text.startsWith(PREFIX)) return undefined
      const sealed = Buffer.from(text.slice(PREFIX.length), 'base64').toString()
      try {
        return JSON.parse(keyring.open(sealed, IDENTITY)) as Diagnosis
      } catch {
        return undefined
      }
    },
  }
}
