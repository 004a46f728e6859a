import { setTimeout } from 'node:timers/promises'
import { acs3Request, rpcRequest } from '../../test/support/http.ts'
import type { Asked } from './question.ts'

/** Who is asked: the cloud, or our own server. */
export type Peer = {
  /** For example https://tag.cn-hangzhou.aliyuncs.com. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** Calls per second at most; a server on this machine needs no pause. */
  readonly rate: number | undefined
}

export type Answer = { readonly status: number; readonly body: unknown }

/** The peer cannot be reached; the message says why. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The peer does not take the credentials. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

const MAX_THROTTLED = 5
const TIMEOUT_MS = 20_000
const CREDENTIALS = /^(InvalidAccessKeyId\.(NotFound|Inactive)|SignatureDoesNotMatch)$/

/** Sends one call; waits where the peer asks for it. */
export async function ask(peer: Peer, asked: Asked, signal?: AbortSignal): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    if (peer.rate !== undefined) await setTimeout(1000 / peer.rate, undefined, { signal })
    const answer = await send(peer, asked)
    if (!/Throttling|ServiceUnavailable/.test(codeOf(answer.body)) || tries === MAX_THROTTLED) return answer
    await setTimeout(1000 * tries, undefined, { signal })
  }
}

/** Ends with `Refused` unless the peer takes the credentials. */
export async function checkCredentials(peer: Peer, region: string): Promise<void> {
  const answer = await ask(peer, { action: 'DescribeRegions', parameters: { RegionId: region } })
  const code = codeOf(answer.body)
  if (CREDENTIALS.test(code)) throw new Refused(`${peer.endpoint} answers ${code}.`)
}

async function send({ endpoint, accessKeyId, accessKeySecret }: Peer, asked: Asked): Promise<Answer> {
  const { action, parameters, overrides = {}, acs3, method = 'POST' } = asked
  const { host } = new URL(endpoint)
  const signer = { keyId: accessKeyId, secret: accessKeySecret, host }
  const signing = { action, parameters, overrides, method, now: Date.now() }
  const request = acs3 ? acs3Request(signer, signing) : rpcRequest(signer, signing)
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== 'host'))
  try {
    const response = await fetch(new URL(request.target, endpoint), {
      ...{ method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) },
      ...(request.body.length > 0 && { body: new Uint8Array(request.body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
  } catch (cause) {
    const { message } = (cause as { cause?: Error }).cause ?? (cause as Error)
    throw new Unreachable(`${endpoint} cannot be reached: ${message}.`, { cause })
  }
}

function codeOf(body: unknown): string {
  if (typeof body === 'string') return /<Code>(.*?)<\/Code>/.exec(body)?.[1] ?? ''
  return String((body as { Code?: unknown }).Code ?? '')
}

const PRIVATE = ['RequestId', 'HostId', 'Recommend', 'AccessDeniedDetail']

/** What of an answer is compared: ids, hosts and accounts are masked. */
export function comparable({ status, body }: Answer, compared: 'shape' | undefined): string {
  const shown = compared === 'shape' && status === 200 ? shapeOf(body) : body
  const text = typeof shown === 'string' ? withoutPrivate(shown) : JSON.stringify(shown, hidePrivate)
  return `${status} ${text.replaceAll(/\b\d{10,}\b/g, '<account>').replaceAll(/server string to sign is:.*?(?=["<])/g, '…')}`
}

function hidePrivate(name: string, value: unknown): unknown {
  return PRIVATE.includes(name) ? undefined : value
}

function withoutPrivate(xml: string): string {
  return PRIVATE.reduce((text, name) => text.replace(new RegExp(`<${name}>.*?</${name}>`, 's'), ''), xml)
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]))
}
