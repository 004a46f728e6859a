import assert from 'node:assert/strict'
import type { HttpRequest } from '../../src/wire/http.ts'
import { createRandom, type Random } from '../contract/random.ts'
import { meaningOf } from '../support/meaning.ts'
import { type Credentials, clients } from './signatures/clients.ts'
import { drawCall } from './signatures/draw.ts'
import { type Gate, openGate } from './signatures/gate.ts'
import { mutate } from './signatures/mutate.ts'

export type SignatureCampaign = {
  /** Calls that official code signs; ten times as many changed ones follow. */
  readonly requests: number
  readonly seed: number
  readonly report: (line: string) => void
}

export type SignatureFigures = {
  readonly signed: number
  /** Signed with a secret, key or token that does not fit. */
  readonly foreign: number
  readonly changed: number
  /** Changed ones that are the same request in other bytes: they verify, and are refused as replays. */
  readonly same: number
  /** Changed requests by their change, and how many of them are the same request. */
  readonly kinds: ReadonlyMap<string, { changed: number; same: number }>
}

const BATCH = 200
const AT_ONCE = 8
const CHANGES_PER_REQUEST = 10
/** Those that go over a socket, as bytes: one in this many. */
const OVER_A_SOCKET = 50
const REPORT_EVERY = 5_000
/** Milliseconds by which the clocks of a client and of the server may differ. */
const WINDOW = 15 * 60_000

/**
 * Lets official clients sign calls, which all verify, and changes each of them, which verifies where it means the same and
 * nowhere else. All those calls were accepted, so nothing that is made of them is carried out, whatever it means.
 */
export async function signatures({ requests, seed, report }: SignatureCampaign): Promise<SignatureFigures> {
  const random = createRandom(seed)
  await using gate = await openGate()
  const figures = {
    signed: 0,
    foreign: 0,
    changed: 0,
    same: 0,
    kinds: new Map<string, { changed: number; same: number }>(),
  }
  while (figures.signed < requests) {
    const count = Math.min(BATCH, requests - figures.signed)
    const sent = await sendSigned(gate, random, count)
    figures.signed += count
    figures.foreign += await sendForeign(gate, random, Math.ceil(count / 20))
    for (const request of sent) {
      for (let i = 0; i < CHANGES_PER_REQUEST; i++) await sendChanged(gate, random, request, figures)
      await sendLate(gate, random, request)
    }
    if (figures.signed % REPORT_EVERY < count)
      report(`${figures.signed} signed, ${figures.changed} changed, ${figures.same} of them the same`)
  }
  return figures
}

/** Sends calls through every client and key; answers the requests as they arrived. */
async function sendSigned(gate: Gate, random: Random, count: number): Promise<readonly HttpRequest[]> {
  const calls = Array.from({ length: count }, () => ({
    ...{ client: random.pick(clients), credentials: random.pick(gate.credentials), call: drawCall(random) },
  }))
  gate.arrived.length = 0
  while (calls.length > 0) {
    const some = calls.splice(0, AT_ONCE)
    await Promise.all(
      some.map(async ({ client, credentials, call }) => {
        try {
          await client.send(gate.endpoints, credentials, call)
        } catch (cause) {
          throw new Error(
            `${client.name} is refused: ${JSON.stringify({ call, who: credentials.accessKeyId })}`,
            { cause },
          )
        }
      }),
    )
  }
  assert.equal(gate.arrived.length, count)
  return [...gate.arrived]
}

/** Official code with a secret, a key or a token that does not fit is refused, and says why. */
async function sendForeign(gate: Gate, random: Random, count: number): Promise<number> {
  for (let i = 0; i < count; i++) {
    const client = random.pick(clients)
    const [credentials, codes] = random.pick(foreignOf(gate, random))
    const before = gate.version()
    await assert.rejects(
      client.send(gate.endpoints, credentials, drawCall(random)),
      (error: { code?: string }) => {
        assert.ok(
          codes.includes(error.code ?? ''),
          `${client.name}: ${error.code} instead of ${codes.join(' or ')}`,
        )
        return true
      },
    )
    assert.equal(gate.version(), before)
  }
  return count
}

function foreignOf(
  gate: Gate,
  random: Random,
): readonly [[Credentials, readonly string[]], ...[Credentials, readonly string[]][]] {
  const own = random.pick(gate.credentials)
  const [session, other] = gate.sessions
  const wrongSecret = { ...own, accessKeySecret: `${own.accessKeySecret.slice(0, -1)}!` }
  return [
    [wrongSecret, ['SignatureDoesNotMatch']],
    [{ ...own, accessKeyId: 'LTAInobodysKey' }, ['InvalidAccessKeyId.NotFound']],
    [gate.inactive, ['InvalidAccessKeyId.Inactive']],
    [{ ...session, securityToken: other.securityToken }, ['InvalidSecurityToken.MismatchWithAccessKey']],
    [{ ...session, accessKeySecret: other.accessKeySecret }, ['SignatureDoesNotMatch']],
    [{ ...session, securityToken: session.securityToken.slice(0, -2) }, ['InvalidSecurityToken.Malformed']],
    [
      { ...gate.credentials[0], securityToken: session.securityToken },
      ['InvalidSecurityToken.MismatchWithAccessKey'],
    ],
  ]
}

type Counting = {
  changed: number
  same: number
  readonly kinds: Map<string, { changed: number; same: number }>
}

async function sendChanged(
  gate: Gate,
  random: Random,
  request: HttpRequest,
  figures: Counting,
): Promise<void> {
  const { what, request: changed, neutral } = mutate(request, random)
  const before = gate.version()
  const { verified, status, code } = await gate.answerTo(changed, figures.changed % OVER_A_SOCKET === 0)
  const told = () =>
    `${what}: ${status} ${code}, verified: ${verified}\n${JSON.stringify([shown(request), shown(changed)], null, 2)}`
  const same = isSame(request, changed)
  if (neutral) assert.ok(same && verified, told())
  if (verified) assert.ok(same, told())
  assert.ok(status >= 400 && status < 500, told())
  if (verified) assert.equal(code, 'SignatureNonceUsed', told())
  assert.equal(gate.version(), before, told())
  const kind = figures.kinds.get(what) ?? { changed: 0, same: 0 }
  figures.kinds.set(what, { changed: kind.changed + 1, same: kind.same + Number(verified) })
  figures.changed++
  figures.same += Number(verified)
}

/** The very bytes again, at the ends of the time within which they are good, and beyond. */
async function sendLate(gate: Gate, random: Random, request: HttpRequest): Promise<void> {
  const [milliseconds, code] = random.pick([
    [0, 'SignatureNonceUsed'],
    [WINDOW, 'SignatureNonceUsed'],
    [-WINDOW, 'SignatureNonceUsed'],
    [WINDOW + 1, 'InvalidTimeStamp.Expired'],
    [-WINDOW - 1, 'InvalidTimeStamp.Expired'],
  ] as const)
  const answer = await gate.answerTo(request, false, signedAt(request) + milliseconds)
  assert.equal(answer.code, code, `${milliseconds} ms after it was signed`)
}

/** Milliseconds, as the request says. */
function signedAt({ headers, target, body }: HttpRequest): number {
  const form = new URLSearchParams(`${target.slice(2)}&${Buffer.from(body)}`)
  return Date.parse(headers.get('x-acs-date') ?? form.get('Timestamp') ?? '')
}

function isSame(a: HttpRequest, b: HttpRequest): boolean {
  return JSON.stringify(meaningOf(a)) === JSON.stringify(meaningOf(b))
}

function shown({ method, target, headers, body }: HttpRequest) {
  return { method, target, headers: Object.fromEntries(headers), body: Buffer.from(body).toString('latin1') }
}
