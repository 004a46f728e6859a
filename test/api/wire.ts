import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import {
  converse,
  type Door,
  type Listening,
  listenTo,
  open,
  type RawAnswer,
  requestBytes,
  rpcRequest,
} from '../support/http.ts'
import { createService, type Parameters, type Service } from '../support/service.ts'
import { type Target, targetOf } from '../support/target.ts'
import { assertError, REGION, tagged } from './calls.ts'

export const HOST = 'Host: tagplane.test\r\n'
export const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n'

/** A service behind a real socket, and what its peers can say to it. */
export type Wire = Listening & {
  readonly service: Service
  readonly target: Target
  /** Of a resource with the tags a and b. */
  readonly arn: string
  readonly signed: (action: string, parameters?: Parameters, place?: 'query' | 'form' | 'split') => Buffer
  /** The bytes of a call that succeeds. */
  readonly good: (action?: string) => Buffer
  /** The one answer to these bytes; nothing of the store has changed, and the server serves on. */
  readonly refusal: (
    pieces: readonly (string | Buffer)[],
    options?: { readonly toHead?: boolean },
  ) => Promise<RawAnswer>
  readonly refused: (
    pieces: readonly (string | Buffer)[],
    error: ErrorName,
    ...values: readonly string[]
  ) => Promise<void>
}

/** How to speak to a service behind a socket, over TLS or not. */
export type Talk = Required<Door> & { readonly open: typeof open; readonly converse: typeof converse }

/** Over TLS where a test file was imported with `?tls` behind its name. */
export function talkOf(url: string): Talk {
  const secure = new URL(url).search === '?tls'
  return {
    secure,
    open: (port, options) => open(port, { ...options, secure }),
    converse: (port, pieces, options) => converse(port, pieces, { ...options, secure }),
  }
}

/** Open until the file's tests are done. */
export async function openWire({ secure, converse }: Talk = talkOf(import.meta.url)): Promise<Wire> {
  const service = await createService()
  const listening = await listenTo(service, { secure })
  const target = targetOf(service)
  const arn = await tagged(target, { a: '1', b: '2' })
  after(async () => {
    await listening[Symbol.asyncDispose]()
    await service[Symbol.asyncDispose]()
  })
  const signed: Wire['signed'] = (action, parameters = {}, place = 'query') =>
    requestBytes(rpcRequest(target.signer, { action, parameters, now: service.now, place }))
  const good: Wire['good'] = (action = 'ListTagResources') => signed(action, { RegionId: REGION })
  const refusal: Wire['refusal'] = async (pieces, options) => {
    const before = service.dump()
    const { answers } = await converse(listening.port, pieces, { ...options, wanted: 1 })
    const [answer] = answers
    assert.ok(answer, 'no answer')
    assert.equal(service.dump(), before)
    const next = await converse(listening.port, [good()], { wanted: 1 })
    assert.equal(next.answers[0]?.status, 200)
    return answer
  }
  const refused: Wire['refused'] = async (pieces, error, ...values) => {
    assertRawError(await refusal(pieces), error, ...values)
  }
  return { ...listening, service, target, arn, signed, good, refusal, refused }
}

export function assertRawError(answer: RawAnswer, error: ErrorName, ...values: readonly string[]): void {
  assertError({ ...answer, headers: Object.fromEntries(answer.headers) }, error, ...values)
}
