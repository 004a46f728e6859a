import type { JournalKind } from './journal.ts'

/** What is kept of one request; no secret, token or signature is in it. */
export type JournaledRequest = {
  readonly id: string
  /** Milliseconds. */
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
}

export type JournaledSignature = {
  readonly protocol: string
  readonly canonicalRequest?: string
  readonly stringToSign: string
  readonly findings: readonly { readonly code: string; readonly detail?: string }[]
}

/** The content of a segment, of records that are written as JSON already. */
export function writeRecords(records: readonly string[]): string {
  return `[${records.join(',\n')}]`
}

export function readRecords(content: string): readonly JournaledRequest[] {
  return JSON.parse(content) as readonly JournaledRequest[]
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
