import type { Examiner } from '../auth/doctor/examine.ts'
import { percentEncode } from '../auth/signature/percent.ts'
import { compareTexts, type ServerTexts } from '../core/signed-texts.ts'
import type { Shapes } from '../shape/shape.ts'
import type { JournaledRequest, NotedRequest } from '../store/journal-record.ts'
import type { Outcome, Seen } from './dispatch.ts'
import { hostOf } from './http.ts'
import type { Message } from './message.ts'

const MAX_VALUE = 256
const MAX_MESSAGE = 512
const MAX_PARAMETERS = 100
const MAX_CHARACTERS = 8_192

/** What every call carries: it stands in the record's own fields, or is nobody's business. */
const COMMON = new Set(
  `Action Version Format AccessKeyId SignatureMethod SignatureVersion SignatureType SignatureNonce Timestamp`.split(
    ' ',
  ),
)
const SECRET = /signature$|security-?token|bearer|secret|password|passphrase|private-?key|authorization/i

/** What the journal keeps of a call. */
export function journaledCall(outcome: Outcome, seen: Seen): JournaledRequest {
  const { at, request, message, operation, principal, keyId, error } = seen
  const { parameters, shortened } = parametersOf(message, operation?.parameters)
  return {
    id: outcome.requestId,
    at,
    api: operation?.api ?? '',
    version: operation?.version ?? '',
    action: operation?.action ?? '',
    account: outcome.account,
    principal,
    keyId,
    authenticated: keyId !== '',
    source: outcome.source,
    host: hostOf(request),
    userAgent: short(request.headers.get('user-agent') ?? '', MAX_VALUE),
    method: request.method,
    status: outcome.status,
    code: outcome.code,
    message: error === undefined ? '' : short(withoutSecrets(error.message, seen), MAX_MESSAGE),
    milliseconds: outcome.milliseconds,
    parameters,
    shortened,
    ...(error?.denied && { denied: error.denied }),
  }
}

function parametersOf(message: Message | undefined, shapes: Shapes | undefined) {
  const kept: [string, string][] = []
  let [left, shortened] = [MAX_CHARACTERS, false]
  for (const [name, value] of message?.parameters ?? []) {
    if (COMMON.has(name) || isSecret(name, shapes)) continue
    if (kept.length === MAX_PARAMETERS || left <= 0)
      return { parameters: Object.fromEntries(kept), shortened: true }
    const text = short(value, Math.min(MAX_VALUE, left))
    shortened ||= text !== value
    kept.push([short(name, MAX_VALUE), text])
    left -= name.length + text.length
  }
  return { parameters: Object.fromEntries(kept), shortened }
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`
}

/** A text that repeats what was sent, with all that may be secret made unreadable, encoded or not. */
function withoutSecrets(text: string, { message, operation }: Seen): string {
  if (!message) return text
  const written = secretsIn(message, operation?.parameters).flatMap((value) => {
    const once = percentEncode(value)
    return [percentEncode(once), once, value]
  })
  const longestFirst = [...new Set(written)]
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length)
  return longestFirst.reduce((left, secret) => left.replaceAll(secret, '***'), text)
}

function secretsIn({ headers, parameters, query }: Message, shapes: Shapes | undefined): readonly string[] {
  const sent = [...parameters, ...query, ...headers]
  return sent.filter(([name]) => isSecret(name, shapes)).map(([, value]) => value)
}

/** As often as a client encodes at most that encodes once too often. */
const MAX_ENCODED = 3

/** Whether a text holds what may be secret in an encoding that clients make by mistake. */
function holdsSecret(text: string, { message, operation }: Seen): boolean {
  const secrets = message ? secretsIn(message, operation?.parameters) : []
  const hidden = secrets.map((secret) => squeezed(bytesOf(secret))).filter((secret) => secret !== '')
  let decoded = bytesOf(text)
  for (let times = 0; times <= MAX_ENCODED; times++) {
    const shown = squeezed(decoded)
    if (hidden.some((secret) => shown.includes(secret))) return true
    decoded = decoded.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  }
  return false
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}

/** Without regard to case, and to what becomes of a space. */
function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[+ ]/g, '')
}

function isSecret(name: string, shapes: Shapes = {}): boolean {
  return SECRET.test(name) || shapes[name]?.description?.secret === true
}

/** Requests with larger ones are not kept until there is time to examine them. */
const MAX_EXAMINED_BYTES = 65_536
const MAX_SIGNED_TEXT = 16_384

/** What the journal is told of a call that has its answer. */
export function notedCall(outcome: Outcome, seen: Seen, examine: Examiner): NotedRequest {
  const { requestId: id, account, code } = outcome
  const record = () => journaledCall(outcome, seen)
  if (seen.keyId !== '') return { id, account, kind: code === '' ? 'done' : 'refused', record }
  const small = (seen.message?.body.length ?? 0) <= MAX_EXAMINED_BYTES
  return {
    ...{ id, account, kind: 'unsigned', record },
    attribute: small ? () => attributed(code, seen, examine) : async () => UNKNOWN,
  }
}

const UNKNOWN = { account: '', keyId: '' }

async function attributed(code: string, seen: Seen, examine: Examiner) {
  const { message, at: now } = seen
  if (!message) return UNKNOWN
  try {
    const { account = '', keyId, ...found } = await examine(message, { now })
    if (code !== 'SignatureDoesNotMatch') return { account, keyId }
    const shown = (text: string) => short(withoutSecrets(text, seen), MAX_SIGNED_TEXT)
    const texts = ({ canonicalRequest, stringToSign }: ServerTexts): ServerTexts => ({
      stringToSign: shown(stringToSign),
      ...(canonicalRequest !== undefined && { canonicalRequest: shown(canonicalRequest) }),
    })
    const { protocol, findings, signed } = found
    const ours = texts(found)
    const theirs = signed && texts(signed)
    const safe = theirs && !holdsSecret(`${theirs.canonicalRequest ?? ''}\n${theirs.stringToSign}`, seen)
    const difference = safe ? compareTexts(ours, theirs) : undefined
    const signature = { protocol, ...ours, findings, ...(difference && { difference }) }
    return { account, keyId, signature }
  } catch {
    // It is not signed in a way that tells whose it is, or the store is away: then it stays nobody's.
    return UNKNOWN
  }
}
