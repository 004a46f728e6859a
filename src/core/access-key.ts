import type { Keyring, RandomBytes } from './keyring.ts'
import { SESSION_KEY_PREFIX, type Session, sealSession } from './session.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const DIGITS = '0123456789'

/** An access key whose secret is still readable. */
export type NewAccessKey = { readonly id: string; readonly secret: string }

export function newAccessKey(random: RandomBytes): NewAccessKey {
  return { id: `TPLN${pick(random, 20, LETTERS)}`, secret: pick(random, 30, LETTERS) }
}

/** Makes what nobody may guess, or nobody else may have. */
export type Credentials = {
  readonly newAccessKey: () => NewAccessKey & { readonly sealedSecret: string }
  /** 20 hexadecimal digits. */
  readonly newId: () => string
  /** A temporary access key, its token to be made with `sealSession`. */
  readonly newSessionKey: () => NewAccessKey
  readonly sealSession: (session: Session) => string
  /** 16 digits. */
  readonly newAccountId: () => string
  /** 18 digits, as ids of users, groups and roles are. */
  readonly newUserId: () => string
}

export function createCredentials(keyring: Keyring, random: RandomBytes): Credentials {
  return {
    newAccessKey: () => {
      const key = newAccessKey(random)
      return { ...key, sealedSecret: sealSecret(keyring, key) }
    },
    newId: () => random(10).toString('hex'),
    newSessionKey: () => ({
      id: `${SESSION_KEY_PREFIX}${pick(random, 24, LETTERS)}`,
      secret: pick(random, 44, LETTERS),
    }),
    sealSession: (session) => sealSession(keyring, session),
    newAccountId: () => newAccountId(random),
    newUserId: () => `2${pick(random, 17, DIGITS)}`,
  }
}

/** 16 digits, as account ids are. */
export function newAccountId(random: RandomBytes): string {
  return `1${pick(random, 15, DIGITS)}`
}

/** The secret as the store keeps it, bound to the id of its key. */
export function sealSecret(keyring: Keyring, { id, secret }: NewAccessKey): string {
  return keyring.seal(secret, `access-key:${id}`)
}

/** Throws when the secret was sealed for another key. */
export function openSecret(keyring: Keyring, id: string, sealed: string): string {
  return keyring.open(sealed, `access-key:${id}`)
}

/** Evenly: bytes that would favour the first characters are drawn again. */
function pick(random: RandomBytes, count: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < count) {
    for (const byte of random(count)) {
      if (byte < limit && text.length < count) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
