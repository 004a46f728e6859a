import type { Compared } from '../core/signed-texts.ts'
import { type JournalKind, type JournalSegment, timeOfId } from './journal.ts'

/** What is kept of one request; no secret, token or signature is in it. */
export type JournaledRequest = {
  readonly id: string
  /** Milliseconds, as the id has them. */
  readonly at: number
  /** Such as `Tag`; empty, as are version and action, where no operation was found. */
  readonly api: string
  readonly version: string
  readonly action: string
  /** Empty where nobody is known. */
  readonly account: string
  /** RAM ARN; empty where the call ended before it was known. */
  readonly principal: string
  readonly keyId: string
  /** Whether its signature was checked and held; else account and key are what it says of itself. */
  readonly authenticated: boolean
  readonly source: string
  readonly host: string
  readonly userAgent: string
  readonly method: string
  readonly status: number
  /** Empty for success, as is the message. */
  readonly code: string
  readonly message: string
  readonly milliseconds: number
  readonly parameters: Readonly<Record<string, string>>
  /** Whether parameters were cut short, or left out. */
  readonly shortened: boolean
  /** Of a request whose signature did not hold. */
  readonly signature?: JournaledSignature
  /** Of a call that policies denied: who was denied what, as in its answer. */
  readonly denied?: Readonly<Record<string, string>>
}

export type JournaledSignature = {
  readonly protocol: string
  readonly canonicalRequest?: string | undefined
  readonly stringToSign: string
  readonly findings: readonly { readonly code: string; readonly detail?: string }[]
  /** Between that text and what the client must have signed, where that was found out. */
  readonly difference?: Compared
}

/** As it is stored: many are written, and few are read. The account is the segment's, the time is in the id. */
type Packed = readonly [
  id: string,
  api: string,
  version: string,
  action: string,
  principal: string,
  keyId: string,
  authenticated: 0 | 1,
  source: string,
  host: string,
  userAgent: string,
  method: string,
  status: number,
  code: string,
  message: string,
  milliseconds: number,
  shortened: 0 | 1,
  parameters: JournaledRequest['parameters'],
  signature?: JournaledSignature | null,
  denied?: JournaledRequest['denied'],
]

export function packRecord(of: JournaledRequest): string {
  const packed: Packed = [
    of.id,
    of.api,
    of.version,
    of.action,
    of.principal,
    of.keyId,
    of.authenticated ? 1 : 0,
    of.source,
    of.host,
    of.userAgent,
    of.method,
    of.status,
    of.code,
    of.message,
    of.milliseconds,
    of.shortened ? 1 : 0,
    of.parameters,
  ]
  if (of.denied) return JSON.stringify([...packed, of.signature ?? null, of.denied])
  return JSON.stringify(of.signature ? [...packed, of.signature] : packed)
}

/** The content of a segment, of packed records. */
export function writeRecords(records: readonly string[]): string {
  return `[${records.join(',')}]`
}

export function readRecords({
  account,
  content,
}: Pick<JournalSegment, 'account' | 'content'>): readonly JournaledRequest[] {
  return (JSON.parse(content) as readonly Packed[]).map((packed) => unpacked(packed, account))
}

function unpacked(packed: Packed, account: string): JournaledRequest {
  const [
    id,
    api,
    version,
    action,
    principal,
    keyId,
    authenticated,
    source,
    host,
    userAgent,
    method,
    ...rest
  ] = packed
  const [status, code, message, milliseconds, shortened, parameters, signature, denied] = rest
  return {
    ...{
      id,
      at: timeOfId(id),
      api,
      version,
      action,
      account,
      principal,
      keyId,
      source,
      host,
      userAgent,
      method,
    },
    ...{ status, code, message, milliseconds, parameters },
    ...{ authenticated: authenticated === 1, shortened: shortened === 1 },
    ...{ ...(signature && { signature }), ...(denied && { denied }) },
  }
}

/** A request that has its answer, for whoever keeps the journal. */
export type NotedRequest = {
  readonly id: string
  readonly kind: JournalKind
  readonly account: string
  readonly record: () => JournaledRequest
  /** Of a request of nobody known: who it says it is of, found out when there is time. */
  readonly attribute?: () => Promise<Pick<JournaledRequest, 'account' | 'keyId' | 'signature'>>
}
