import { createHmac } from 'node:crypto'
import type { FindingCode } from '../../core/signature-findings.ts'

export const protocols = [
  'ACS3-HMAC-SHA256',
  'ACS3-HMAC-SM3',
  'RPC HMAC-SHA1 1.0',
  'ROA HMAC-SHA1 1.0',
  'OSS V1',
  'OSS4-HMAC-SHA256',
] as const
export type Protocol = (typeof protocols)[number]

/** What is to be known of how a request is signed, before the secret is. */
export type Signing = {
  readonly protocol: Protocol
  /** As the request has it. */
  readonly signature: string
  readonly encoding: 'base64' | 'hex'
  /** Of the protocols that sign a digest of it. */
  readonly canonicalRequest?: string
  readonly stringToSign: string
  /** Other strings to sign that are good as well. */
  readonly also?: readonly string[]
  readonly sign: (secret: string, stringToSign: string) => Buffer
  /** The string to sign that follows from a canonical request. */
  readonly digest?: (canonicalRequest: string) => string
  /** What can be seen to be wrong without the secret. */
  readonly faults: readonly Finding[]
  /** The strings to sign of clients that make a usual mistake. */
  readonly mistakes: () => Iterable<Mistake>
}

export type Finding = {
  readonly code: FindingCode
  /** What of the request it is about. */
  readonly detail?: string
}

export type Mistake = Finding & {
  readonly stringToSign: string
  /** Of which it is the digest. */
  readonly canonicalRequest?: string
}

type WrongSign = { readonly code: FindingCode; readonly sign: Signing['sign'] }

/** Every HMAC that some protocol signs with; those of the request's own are told before them. */
export const wrongSigns: readonly WrongSign[] = [
  { code: 'KeyOfHmac', sign: (secret, text) => createHmac('sha1', secret).update(text).digest() },
  { code: 'KeyOfHmac', sign: (secret, text) => createHmac('sha1', `${secret}&`).update(text).digest() },
  { code: 'KeyOfHmac', sign: (secret, text) => createHmac('sha256', `${secret}&`).update(text).digest() },
  { code: 'OtherAlgorithm', sign: (secret, text) => createHmac('sha256', secret).update(text).digest() },
]
