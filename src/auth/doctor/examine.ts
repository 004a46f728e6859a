import { openSecret } from '../../core/access-key.ts'
import type { Keyring } from '../../core/keyring.ts'
import { openSession, SESSION_KEY_PREFIX } from '../../core/session.ts'
import type { ClientTexts, ServerTexts } from '../../core/signed-texts.ts'
import type { Store } from '../../store/store.ts'
import type { Claim, SignedRequest } from '../claim.ts'
import { claimOf, MAX_SKEW } from '../claim-of.ts'
import type { Finding, Protocol } from './signing.ts'
import { type Trial, tryMistakes } from './trial.ts'

/** What is found of a signature. */
export type Examination = {
  readonly protocol: Protocol
  readonly keyId: string
  /** Of the key; undefined where it is not known, or is not one's own. */
  readonly account: string | undefined
  readonly canonicalRequest: string | undefined
  readonly stringToSign: string
  /** What explains most comes first. */
  readonly findings: readonly Finding[]
  /** What the client must have signed, where a usual mistake leads to its signature. */
  readonly signed: ServerTexts | undefined
}

export type Examining = {
  /** Milliseconds. */
  readonly now: number
  /** Whose keys are known; undefined: everybody's. */
  readonly account?: string
  readonly client?: ClientTexts
}

/** Ends with the contract's error where the request is not signed in any way that is served. */
export type Examiner = (request: SignedRequest, examining: Examining) => Promise<Examination>

type Ports = { readonly store: Pick<Store, 'findAccessKey'>; readonly keyring: Keyring }
type Held = { readonly account?: string; readonly secret?: string; readonly findings: readonly Finding[] }

export function createExaminer({ store, keyring }: Ports): Examiner {
  async function longTermKey({ keyId, token }: Claim): Promise<Held> {
    const key = await store.findAccessKey(keyId)
    if (!key) return { findings: [{ code: 'KeyNotFound' }] }
    const inactive: Finding[] = key.status === 'active' ? [] : [{ code: 'KeyInactive' }]
    const foreign: Finding[] = token
      ? [{ code: openSession(keyring, token) ? 'TokenOfOtherKey' : 'TokenMalformed' }]
      : []
    const secret = openSecret(keyring, key.id, key.sealedSecret)
    return { account: key.account, secret, findings: [...inactive, ...foreign] }
  }

  function temporaryKey({ keyId, token }: Claim, now: number): Held {
    if (!token) return { findings: [{ code: 'TokenMissing' }] }
    const session = openSession(keyring, token)
    if (!session) return { findings: [{ code: 'TokenMalformed' }] }
    if (session.keyId !== keyId) return { findings: [{ code: 'TokenOfOtherKey' }] }
    const findings: Finding[] = now >= session.expiresAt ? [{ code: 'TokenExpired' }] : []
    return { account: session.account, secret: session.secret, findings }
  }

  return async (request, { now, account: own, client }) => {
    const claim = claimOf(request)
    const signing = claim.signing()
    const temporary = claim.keyId.startsWith(SESSION_KEY_PREFIX)
    const held = temporary ? temporaryKey(claim, now) : await longTermKey(claim)
    const isOwn = held.account !== undefined && (own === undefined || own === held.account)
    // Of a key that is somebody else's as little is said as of one that there is not.
    const { account, secret, findings }: Held =
      isOwn || held.account === undefined
        ? held
        : { findings: [{ code: temporary ? 'TokenMalformed' : 'KeyNotFound' }] }
    const tried: Trial = secret === undefined ? { findings: [] } : tryMistakes(signing, secret, client)
    return {
      ...{ protocol: signing.protocol, keyId: claim.keyId, account },
      ...{ canonicalRequest: signing.canonicalRequest, stringToSign: signing.stringToSign },
      findings: inOrder([...tried.findings, ...findings, ...timeOf(claim, now), ...signing.faults]),
      signed: tried.signed,
    }
  }
}

/** A finding that explains nothing by itself goes behind those that do; a right signature goes last of all. */
function inOrder(all: readonly Finding[]): readonly Finding[] {
  const rank = ({ code }: Finding) => ['Unexplained', 'SignatureMatches'].indexOf(code)
  return all.toSorted((a, b) => rank(a) - rank(b))
}

function timeOf({ signedAt, expiresAt }: Claim, now: number): readonly Finding[] {
  if (expiresAt !== undefined && now > expiresAt) return [{ code: 'AddressExpired' }]
  if (signedAt === undefined) return []
  const late = expiresAt === undefined && now - signedAt > MAX_SKEW
  const skew = `${Math.round((signedAt - now) / 1000)} s`
  return late || signedAt - now > MAX_SKEW ? [{ code: 'TimeSkew', detail: skew }] : []
}
