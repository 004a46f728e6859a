import { hash } from 'node:crypto'
import type { ClientTexts, ServerTexts } from '../../core/signed-texts.ts'
import { type Finding, type Signing, wrongSigns } from './signing.ts'

export type Trial = {
  readonly findings: readonly Finding[]
  /** Where a usual mistake leads to the signature: what the client must have signed. */
  readonly signed?: ServerTexts
}

/** Finds out with the secret how a signature came to be. Neither a signature nor the secret is in what it answers. */
export function tryMistakes(signing: Signing, secret: string, client: ClientTexts = {}): Trial {
  const { stringToSign, also = [], sign } = signing
  const isGood = (text: string) => isWritten(sign(secret, text), signing)
  const known = [stringToSign, ...also].map(isGood).find((written) => written !== undefined)
  if (known) return { findings: [{ code: known }] }
  const ofClient = textOf(signing, client)
  if (ofClient !== undefined && isGood(ofClient)) {
    const { findings = [], ...rest } = firstMistake(signing, isGood) ?? {}
    return { ...rest, findings: [...findings, { code: 'OtherText' }] }
  }
  const key = mistakeOfKey(
    signing,
    secret,
    ofClient === undefined ? [stringToSign] : [stringToSign, ofClient],
  )
  if (key) return { findings: [key] }
  const mistake = firstMistake(signing, isGood)
  if (mistake) return mistake
  return { findings: [{ code: ofClient === stringToSign ? 'ForeignSignature' : 'Unexplained' }] }
}

/** The string to sign of the client, which may have given the canonical request only. */
function textOf({ digest }: Signing, { canonicalRequest, stringToSign }: ClientTexts): string | undefined {
  if (stringToSign !== undefined) return stringToSign
  return canonicalRequest === undefined ? undefined : digest?.(canonicalRequest)
}

function firstMistake(signing: Signing, isGood: (text: string) => unknown): Trial | undefined {
  for (const { stringToSign, canonicalRequest, ...finding } of signing.mistakes()) {
    if (isGood(stringToSign)) return { findings: [finding], signed: { stringToSign, canonicalRequest } }
  }
  return undefined
}

function mistakeOfKey(signing: Signing, secret: string, texts: readonly string[]): Finding | undefined {
  const fits = (sign: Signing['sign'], key: string) =>
    texts.some((text) => isWritten(sign(key, text), signing) !== undefined)
  if (withSpace(secret).some((key) => fits(signing.sign, key))) return { code: 'SecretHasSpace' }
  const other = wrongSigns.find(({ sign }) => fits(sign, secret))
  return other && { code: other.code }
}

function withSpace(secret: string): readonly string[] {
  const spaces = ['\n', '\r\n', ' ', '\t']
  return [
    ...spaces.flatMap((space) => [`${secret}${space}`, `${space}${secret}`]),
    `"${secret}"`,
    `'${secret}'`,
  ]
}

/** What is to be said of the bytes of a signature and what the client has written; undefined where they are not the same. */
function isWritten(expected: Buffer, { signature, encoding }: Signing): Finding['code'] | undefined {
  if (isSame(signature, expected.toString(encoding))) return 'SignatureMatches'
  const [hex, base64] = [expected.toString('hex'), expected.toString('base64')]
  if (isSame(signature, base64.replaceAll('+', ' '))) return 'SignatureNotEncoded'
  const others = [
    ...[hex, hex.toUpperCase(), base64, base64.replaceAll('=', '')],
    ...[encodeURIComponent(base64), Buffer.from(hex).toString('base64'), expected.toString('base64url')],
  ]
  return others.some((other) => isSame(signature.trim(), other)) ? 'SignatureEncoding' : undefined
}

/** By digests: how long it takes tells nothing of a signature that somebody would like to know. */
function isSame(given: string, expected: string): boolean {
  return hash('sha256', given) === hash('sha256', expected)
}
