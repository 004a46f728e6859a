import type { AnswerError } from '../call/answer.ts'
import { messageOf } from '../call/message.ts'
import { send } from '../call/send.ts'
import type { Signer } from '../call/sign.ts'
import { importSecret } from '../call/signing-keys.ts'

/** Who is signed in. It lives in the memory of the page and nowhere else. */
export type Identity = {
  readonly signer: Signer
  readonly account: string
  readonly arn: string
}

export type Credentials = { readonly keyId: string; readonly secret: string; readonly token: string }

const CALLER_IDENTITY = { api: 'Sts', version: '2015-04-01', action: 'GetCallerIdentity' }

/** Asks the server whose key it is; answers its error for a key that it does not take. */
export async function identify({ keyId, secret, token }: Credentials): Promise<Identity | AnswerError> {
  const signer = { keyId, token: token || undefined, keys: await importSecret(secret) }
  const { answer } = await send(messageOf(CALLER_IDENTITY, {}, 'JSON'), signer)
  if (answer.error) return answer.error
  const { AccountId, Arn } = answer.fields
  return { signer, account: String(AccountId), arn: String(Arn) }
}
