import { acs3CanonicalRequest } from '../../auth/signature/acs3-canonical.ts'
import { ossV4CanonicalRequest, UNSIGNED_PAYLOAD } from '../../auth/signature/oss-canonical.ts'
import type { Message } from './message.ts'
import { hexOf, hmac, keyOf, type SigningKeys, sha256 } from './signing-keys.ts'

/** Who signs. */
export type Signer = {
  readonly keyId: string
  /** Of a session. */
  readonly token: string | undefined
  readonly keys: SigningKeys
}

/** What is of one call only. */
export type Circumstances = { readonly host: string; readonly now: Date; readonly nonce: string }

/** A message with its signature, and the texts that the signature was made of. */
export type SignedMessage = {
  readonly message: Message
  readonly algorithm: 'ACS3-HMAC-SHA256' | 'OSS4-HMAC-SHA256'
  /** All but those that only the browser sets, Host among them. */
  readonly headers: Readonly<Record<string, string>>
  readonly canonicalRequest: string
  readonly stringToSign: string
  readonly signature: string
}

export function sign(message: Message, signer: Signer, circumstances: Circumstances): Promise<SignedMessage> {
  return message.style === 'OSS'
    ? signOss(message, signer, circumstances)
    : signAcs3(message, signer, circumstances)
}

async function signAcs3(
  message: Message,
  { keyId, token, keys }: Signer,
  { host, now, nonce }: Circumstances,
): Promise<SignedMessage> {
  const algorithm = 'ACS3-HMAC-SHA256'
  const { method, path, query, action, version, body, format } = message
  const bodyHash = await sha256(body)
  const covered = {
    'x-acs-action': action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': now.toISOString().replace(/\.\d+/, ''),
    ...(token && { 'x-acs-security-token': token }),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const type = body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const headers = new Map([...Object.entries(type), ['host', host], ...Object.entries(covered)])
  const signedHeaders = [...headers.keys()]
  const canonicalRequest = acs3CanonicalRequest({ method, path, query, headers, signedHeaders, bodyHash })
  const stringToSign = `${algorithm}\n${await sha256(canonicalRequest)}`
  const signature = hexOf(await hmac(keys.acs3, stringToSign))
  const authorization = `${algorithm} Credential=${keyId},SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`
  return {
    ...{ message, algorithm, canonicalRequest, stringToSign, signature },
    headers: {
      ...{ accept: format === 'XML' ? 'text/xml' : 'application/json', ...type, ...covered },
      authorization,
    },
  }
}

async function signOss(
  message: Message,
  { keyId, token, keys }: Signer,
  { now }: Circumstances,
): Promise<SignedMessage> {
  const algorithm = 'OSS4-HMAC-SHA256'
  const { method, path, query, region, body } = message
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = [time.slice(0, 8), region, 'oss', 'aliyun_v4_request']
  const covered = {
    ...(body && { 'content-type': 'application/xml' }),
    'x-oss-content-sha256': UNSIGNED_PAYLOAD,
    'x-oss-date': time,
    ...(token && { 'x-oss-security-token': token }),
  }
  const request = { method, resource: path, query: new Map(query), headers: new Map(Object.entries(covered)) }
  const canonicalRequest = ossV4CanonicalRequest(request, [])
  const stringToSign = `${algorithm}\n${time}\n${scope.join('/')}\n${await sha256(canonicalRequest)}`
  let key = keys.oss
  for (const part of scope) key = await keyOf(await hmac(key, part))
  const signature = hexOf(await hmac(key, stringToSign))
  const authorization = `${algorithm} Credential=${keyId}/${scope.join('/')},Signature=${signature}`
  return {
    ...{ message, algorithm, canonicalRequest, stringToSign, signature },
    headers: { ...covered, authorization },
  }
}
