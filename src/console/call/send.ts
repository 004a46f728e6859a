import { type Answer, answerOf } from './answer.ts'
import { type Message, targetOf } from './message.ts'
import { type SignedMessage, type Signer, sign } from './sign.ts'

/** A call and what came of it. */
export type Exchange = {
  readonly request: SignedMessage
  readonly answer: Answer
  readonly milliseconds: number
}

/** The server did not answer: it is away, or cannot be reached. */
export class ServerLost extends Error {
  override readonly name = 'ServerLost'
}

/** Signs and sends a call; rejects with `ServerLost` where no answer comes. */
export async function send(message: Message, signer: Signer): Promise<Exchange> {
  const request = await sign(message, signer, {
    ...{ host: location.host, now: new Date(), nonce: crypto.randomUUID() },
  })
  const started = performance.now()
  const response = await fetched(request)
  const text = await response.text()
  const milliseconds = Math.round(performance.now() - started)
  return { request, answer: answerOf(response.status, response.headers, text), milliseconds }
}

async function fetched({ message, headers }: SignedMessage): Promise<Response> {
  const { method, body } = message
  try {
    return await fetch(targetOf(message), {
      ...{ method, headers, credentials: 'omit', cache: 'no-store', redirect: 'error' },
      ...(body !== '' && { body }),
    })
  } catch (cause) {
    throw new ServerLost('The server did not answer', { cause })
  }
}
