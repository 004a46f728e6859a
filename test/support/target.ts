import assert from 'node:assert/strict'
import type { HttpRequest, HttpResponse } from '../../src/wire/http.ts'
import { rpcRequest, type Signer, sendOverHttp } from './http.ts'
import {
  ACCOUNT,
  type Answer,
  createService,
  KEY_ID,
  type Parameters,
  SECRET,
  type Service,
} from './service.ts'

/**
 * What the API tests call: a service in this process, or, with TARGET=http://host:port, TARGET_ACCESS_KEY_ID,
 * TARGET_ACCESS_KEY_SECRET and TARGET_ACCOUNT_ID, a running server over HTTP. There the files have to run one
 * after another (`--test-concurrency=1`), since an account has one set of protected keys.
 */
export type Target = AsyncDisposable & {
  readonly account: string
  readonly signer: Signer
  /** Milliseconds, by which requests are signed. */
  readonly now: () => number
  readonly send: (request: HttpRequest) => Promise<HttpResponse>
  /** A call of version 1.0 with everything in the query, answered as JSON. */
  readonly call: (action: string, parameters: Parameters, overrides?: Parameters) => Promise<Answer>
  /** The same, signed by another key. */
  readonly as: (keyId: string, secret: string) => Target
  /** Equal before and after a call that must not change anything: in this process every row of the store. */
  readonly estate: () => Promise<unknown>
  /** Undefined over HTTP. */
  readonly service: Service | undefined
}

const origin = process.env['TARGET']

/** For `skip`: the reason, where the tests run against a server over HTTP. */
export function onlyHere(reason: string): string | false {
  return origin === undefined ? false : `not against TARGET: ${reason}`
}

export async function openTarget(): Promise<Target> {
  return origin === undefined ? targetOf(await createService()) : remoteTarget(origin)
}

/** A service of one's own as a target. */
export function targetOf(service: Service, keyId = KEY_ID, secret = SECRET): Target {
  const signer = { keyId, secret, host: 'tagplane.test' }
  const now = () => service.now
  return {
    ...{ account: ACCOUNT, signer, now, service, send: service.dispatch },
    as: (id, text) => targetOf(service, id, text),
    call: callsOf(signer, now, service.dispatch),
    estate: async () => service.dump(),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  }
}

function remoteTarget(
  url: string,
  keyId = setting('TARGET_ACCESS_KEY_ID'),
  secret = setting('TARGET_ACCESS_KEY_SECRET'),
): Target {
  const signer = { keyId, secret, host: new URL(url).host }
  const send = (request: HttpRequest) => sendOverHttp(url, request)
  const call = callsOf(signer, Date.now, send)
  return {
    ...{ account: setting('TARGET_ACCOUNT_ID'), signer, now: Date.now, send, call, service: undefined },
    as: (id, text) => remoteTarget(url, id, text),
    estate: () => wholeRegion(call),
    async [Symbol.asyncDispose]() {},
  }
}

function callsOf(signer: Signer, now: () => number, send: Target['send']): Target['call'] {
  return async (action, parameters, overrides = {}) => {
    const response = await send(rpcRequest(signer, { action, parameters, now: now(), overrides }))
    return { status: response.status, body: JSON.parse(response.body) as Record<string, unknown>, response }
  }
}

async function wholeRegion(call: Target['call']): Promise<unknown> {
  const resources: unknown[] = []
  for (let token = ''; ; ) {
    const { status, body } = await call('ListTagResources', {
      ...{ RegionId: 'cn-hangzhou', PageSize: '1000' },
      ...(token !== '' && { NextToken: token }),
    })
    assert.equal(status, 200)
    resources.push(...(body['TagResources'] as unknown[]))
    token = String(body['NextToken'])
    if (token === '') return resources
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} has to be set together with TARGET.`)
  return value
}
