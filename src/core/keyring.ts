import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** Fresh random bytes; passed in, so that tests are deterministic. */
export type RandomBytes = (size: number) => Buffer

/** The data key as the store keeps it: wrapped by the master key, which the store never sees. */
export type WrappedKey = { readonly id: string; readonly wrapped: string }

/** Seals secrets at rest and derives the keys of other purposes from the data key. */
export type Keyring = {
  /** Encrypts `text`, bound to `identity`: moved to another row it does not open. */
  readonly seal: (text: string, identity: string) => string
  /** Decrypts what `seal` made; throws when text, key or identity do not belong together. */
  readonly open: (sealed: string, identity: string) => string
  /** A 32-byte key for one purpose, the same on every node. */
  readonly derive: (purpose: string) => Buffer
}

export function wrapNewDataKey(masterKey: Uint8Array, random: RandomBytes): WrappedKey {
  const id = random(8).toString('hex')
  const wrapped = encrypt(masterKey, random(KEY_BYTES), `data-key:${id}`, random(NONCE_BYTES))
  return { id, wrapped: wrapped.toString('base64') }
}

/** The same data key, wrapped by another master key; undefined when `former` is not the one that wrapped it. */
export function rewrapDataKey(
  former: Uint8Array,
  masterKey: Uint8Array,
  { id, wrapped }: WrappedKey,
  random: RandomBytes,
): WrappedKey | undefined {
  const dataKey = decrypt(former, Buffer.from(wrapped, 'base64'), `data-key:${id}`)
  if (!dataKey) return undefined
  const again = encrypt(masterKey, dataKey, `data-key:${id}`, random(NONCE_BYTES))
  return { id, wrapped: again.toString('base64') }
}

/** Opens the data key. Undefined when the master key is not the one that wrapped it. */
export function openKeyring(
  masterKey: Uint8Array,
  stored: WrappedKey,
  random: RandomBytes,
): Keyring | undefined {
  const dataKey = decrypt(masterKey, Buffer.from(stored.wrapped, 'base64'), `data-key:${stored.id}`)
  if (!dataKey) return undefined
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', dataKey, '', purpose, KEY_BYTES))
  const sealing = derive('seal')
  return {
    derive,
    seal(text, identity) {
      const sealed = encrypt(sealing, Buffer.from(text), identity, random(NONCE_BYTES))
      return `${stored.id}.${sealed.toString('base64')}`
    },
    open(sealed, identity) {
      const [keyId, data = '', ...rest] = sealed.split('.')
      const bytes = Buffer.from(data, 'base64')
      // One text for one secret: what decodes to the same bytes is not what was sealed.
      const ours = keyId === stored.id && rest.length === 0 && bytes.toString('base64') === data
      const plain = ours ? decrypt(sealing, bytes, identity) : undefined
      if (!plain) throw new Error(`A sealed secret does not open: ${identity}`)
      return plain.toString()
    },
  }
}

function encrypt(key: Uint8Array, plain: Buffer, identity: string, nonce: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(identity))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Uint8Array, sealed: Buffer, identity: string): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(identity))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}
