/** A key of Web Crypto, by a name that browsers and Node share. */
type WebKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** The two keys that a secret is kept as: neither can be read again, only signed with. */
export type SigningKeys = {
  readonly acs3: WebKey
  /** From which OSS derives a key for each day, region and service. */
  readonly oss: WebKey
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

export async function importSecret(secret: string): Promise<SigningKeys> {
  const [acs3, oss] = await Promise.all([keyOf(encoded(secret)), keyOf(encoded(`aliyun_v4${secret}`))])
  return { acs3, oss }
}

export async function hmac(key: WebKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(HMAC.name, key, encoded(text)))
}

export function keyOf(bytes: Uint8Array<ArrayBuffer>): Promise<WebKey> {
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign'])
}

export async function sha256(text: string): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', encoded(text))))
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
