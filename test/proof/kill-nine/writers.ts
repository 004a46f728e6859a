import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import type { HttpRequest, HttpResponse } from '../../../src/wire/http.ts'
import { acs3Request, rpcRequest, sendOverHttp } from '../../support/http.ts'
import type { RunningServer } from '../../support/server.ts'
import type { Call } from './calls.ts'

/** A call as it went out, and what came back, if anything did. */
export type Sent = {
  readonly call: Call
  readonly request: HttpRequest
  readonly at: number
  answer?: Answer
}

export type Answer = {
  readonly requestId: string
  /** Code by ARN. */
  readonly failures: Readonly<Record<string, string>>
}

/** When a server is killed: so long after so many calls have been answered. */
export type Moment = { readonly answers: number; readonly milliseconds: number }

/** All writers make one call after the other, until the server is killed in the middle of it. */
export async function storm(
  server: RunningServer,
  writers: readonly Iterator<Call, never>[],
  moment: Moment,
): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  const { reached, count } = countdown(moment.answers)
  const writing = Promise.all(writers.map((calls) => write(server, calls, sent, count)))
  try {
    await Promise.race([reached, writing])
    // The moment is drawn at random: there is nothing to wait for but time.
    await Promise.race([setTimeout(moment.milliseconds), writing])
  } finally {
    await server.kill()
  }
  await writing
  return sent
}

/** Ends with the connection, which only the kill may cut. */
async function write(
  server: RunningServer,
  calls: Iterator<Call, never>,
  sent: Sent[],
  answered: () => void,
): Promise<void> {
  for (;;) {
    const one = sign(server, calls.next().value)
    sent.push(one)
    let response: HttpResponse
    try {
      response = await sendOverHttp(server.url, one.request)
    } catch (cause) {
      if (server.process.killed) return
      throw new Error(`The server has gone by itself:\n${server.log()}`, { cause })
    }
    one.answer = answerOf(response)
    answered()
  }
}

/** Sends what was sent before, byte for byte, and answers the error's code; undefined when it was carried out. */
export async function resend(server: RunningServer, sent: Sent): Promise<string | undefined> {
  const response = await sendOverHttp(server.url, sent.request)
  if (response.status !== 200) return String(JSON.parse(response.body).Code)
  assert.equal(sent.answer, undefined, `A call was carried out twice: ${JSON.stringify(sent)}`)
  sent.answer = answerOf(response)
  return undefined
}

/** Makes one call that has to be answered. */
export async function make(server: RunningServer, call: Call): Promise<Sent> {
  const sent = sign(server, call)
  sent.answer = answerOf(await sendOverHttp(server.url, sent.request))
  return sent
}

/** Each writer has its own way of signing and of passing parameters. */
function sign(server: RunningServer, call: Call): Sent {
  const signer = { keyId: server.accessKeyId, secret: server.accessKeySecret, host: server.endpoint }
  const at = Date.now()
  const place = call.writer % 2 === 0 ? 'form' : 'query'
  const signing = { action: call.action, parameters: parametersOf(call), now: at, place } as const
  const request = call.writer % 4 < 2 ? rpcRequest(signer, signing) : acs3Request(signer, signing)
  return { call, request, at }
}

function parametersOf(call: Call): Readonly<Record<string, string>> {
  const arns = call.targets.map(({ arn }, i) => [`ResourceARN.${i + 1}`, arn])
  const edit =
    call.action === 'TagResources'
      ? [['Tags', JSON.stringify(call.tags)]]
      : call.keys.map((key, i) => [`TagKey.${i + 1}`, key])
  return { RegionId: call.region, ...Object.fromEntries([...arns, ...edit]) }
}

type AnswerBody = {
  readonly RequestId: string
  readonly FailedResources: {
    readonly FailedResource: readonly { readonly ResourceARN: string; readonly Result: { Code: string } }[]
  }
}

function answerOf(response: HttpResponse): Answer {
  assert.equal(response.status, 200, response.body)
  const { RequestId, FailedResources } = JSON.parse(response.body) as AnswerBody
  const failures = FailedResources.FailedResource.map(({ ResourceARN, Result }) => [ResourceARN, Result.Code])
  return { requestId: RequestId, failures: Object.fromEntries(failures) }
}

function countdown(from: number): { readonly reached: Promise<void>; readonly count: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  let left = from
  return {
    reached: promise,
    count: () => {
      if (--left === 0) resolve()
    },
  }
}
