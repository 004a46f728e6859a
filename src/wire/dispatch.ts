import type { Authenticator, Identity } from '../auth/authenticate.ts'
import { accessDeniedDetail, concernsRequestTags, diagnose, permitOf } from '../auth/authorize.ts'
import { type Acting, actFor, type Caller, type Signed } from '../auth/caller.ts'
import type { ConfigOf } from '../auth/configurations.ts'
import { ApiError, type ErrorName, fail, ThrottledCall } from '../core/error.ts'
import { type Denial, firstDenial, type Permit } from '../core/permit.ts'
import { registrationTags } from '../operations/created-by.ts'
import type { AnyOperation, Services } from '../operations/operation.ts'
import { settingsOf } from '../operations/settings.ts'
import { decode } from '../shape/decode.ts'
import {
  type Guard,
  type KeyUse,
  ReplayedNonce,
  StaleChange,
  StaleGuard,
  type Store,
  StoreUnavailable,
} from '../store/store.ts'
import { doorOf } from './door.ts'
import { type HttpRequest, type HttpResponse, hostOf } from './http.ts'
import type { Message } from './message.ts'
import type { Registry } from './registry.ts'
import type { Throttle } from './throttle.ts'
import type { Turns } from './turns.ts'

/** Where five nodes change one configuration at once, each decision has a chance of one in five. */
const MAX_DECISIONS = 100

export type DispatchPorts = Services & {
  readonly registry: Registry
  readonly authenticator: Authenticator
  readonly configOf: ConfigOf
  readonly noteKeyUse: (use: KeyUse) => void
  /** Undefined: every call is taken. */
  readonly throttle: Throttle | undefined
  readonly turns: Turns
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** A UUID that sorts by time, upper-case. */
  readonly newRequestId: () => string
  readonly publicUrl: () => string
  /** For the Server header. */
  readonly server: string
  readonly report: (outcome: Outcome, seen: Seen) => void
}

/** One line of the access log. */
export type Outcome = {
  readonly requestId: string
  readonly source: string
  readonly action: string
  readonly account: string
  readonly status: number
  readonly code: string
  readonly milliseconds: number
  /** A fault of this server, with its stack. */
  readonly bug?: unknown
}

/** What is known of a request when it has its answer. */
export type Seen = {
  /** Milliseconds, when it came in. */
  readonly at: number
  readonly request: HttpRequest
  /** Undefined where it could not be read. */
  message?: Message
  operation?: AnyOperation
  account: string
  /** RAM ARN; empty until it is known who calls. */
  principal: string
  keyId: string
  error?: ApiError
}

/** One request, start to end. The order of the steps is part of the contract. */
export async function dispatch(request: HttpRequest, ports: DispatchPorts): Promise<HttpResponse> {
  const requestId = ports.newRequestId()
  const door = doorOf(request)
  const seen: Seen = { at: ports.now(), request, account: '', principal: '', keyId: '' }
  const report = (status: number, code: string, bug?: unknown) => {
    const { account, operation } = seen
    const call = { requestId, source: request.source, action: operation?.action ?? '', account }
    const milliseconds = ports.now() - seen.at
    ports.report({ ...call, status, code, milliseconds, ...(bug !== undefined && { bug }) }, seen)
  }
  const envelope = () => {
    const format = seen.message?.format ?? door.guessFormat(request)
    return { requestId, format, server: ports.server }
  }
  try {
    const message = door.parse(request, ports.registry.hasPath)
    seen.message = message
    const operation = ports.registry.find({ ...message, host: hostOf(request) })
    seen.operation = operation
    const output = await decide({ message, operation, request, requestId, seen, ports })
    report(200, '')
    return door.success(envelope(), operation, output)
  } catch (thrown) {
    const error = contractError(thrown)
    seen.error = error
    report(error.status, error.code, error.cause)
    return door.failure(envelope(), error, { host: hostOf(request), publicUrl: ports.publicUrl() })
  }
}

type Deciding = {
  readonly message: Message
  readonly operation: AnyOperation
  readonly request: HttpRequest
  readonly requestId: string
  readonly seen: Seen
  readonly ports: DispatchPorts
}

/**
 * Decides and carries out; decides again when the configuration it was decided on has moved meanwhile. Calls of this node that
 * change one configuration do so in turn from then on, since only one of them can be right.
 */
async function decide(deciding: Deciding): Promise<Readonly<Record<string, unknown>>> {
  using turn = deciding.ports.turns.queue()
  for (let decision = 1; ; decision++) {
    const decided = await decideOnce(deciding, decision > 1)
    if ('output' in decided) return decided.output
    if (decision === MAX_DECISIONS) fail('OperationConflict')
    if (decided.stale instanceof StaleChange) await turn.take(deciding.seen.account)
  }
}

type Decided = { readonly output: Readonly<Record<string, unknown>> } | { readonly stale?: StaleGuard }

/** `fresh`: on what the store has by now. */
async function decideOnce(deciding: Deciding, fresh: boolean): Promise<Decided> {
  const { message, operation, seen, ports } = deciding
  const { signer, nonce } = await admitted(deciding, fresh)
  const { trusted = false, operators, denied = 'NoPermissionOperator' } = operation.access
  const signed = { signer, parameters: message.parameters, trusted, operators, denied }
  const acting = await whoActs(signed, ports.configOf, fresh)
  if (!acting) return {}
  const { caller, config } = acting
  seen.account = caller.account
  seen.principal = caller.arn
  const guard = { account: caller.account, configVersion: config.version, ...(nonce && { nonce }) }
  try {
    return { output: await carryOut(deciding, acting, guard) }
  } catch (thrown) {
    const error = await reconsidered(thrown, guard, ports.store)
    if (error instanceof StaleGuard) return { stale: error }
    throw error
  }
}

/** Who signed, once for each call counted for the account; one that comes too often has not reached the store. */
async function admitted({ message, operation, seen, ports }: Deciding, fresh: boolean): Promise<Identity> {
  const identity = await ports.authenticator.authenticate(message, ports.now(), fresh)
  const { signer } = identity
  seen.account = signer.account
  seen.keyId = signer.kind === 'key' ? signer.key.id : signer.session.keyId
  if (fresh) return identity
  if (signer.kind === 'key') ports.noteKeyUse({ keyId: signer.key.id, at: ports.now() })
  const wait = await ports.throttle?.(signer.account, operation)
  if (wait) throw new ThrottledCall(wait)
  return identity
}

/** Undefined for a refusal that may rest on a key that is no more: it is left to a decision on a fresh one. */
async function whoActs(signed: Signed, configOf: ConfigOf, fresh: boolean): Promise<Acting | undefined> {
  try {
    return await actFor(signed, configOf, fresh)
  } catch (thrown) {
    if (fresh || !(thrown instanceof ApiError)) throw thrown
    return undefined
  }
}

async function carryOut(
  deciding: Deciding,
  { caller, config }: Acting,
  guard: Guard,
): Promise<Readonly<Record<string, unknown>>> {
  const { message, operation, request, requestId, ports } = deciding
  const settings = settingsOf(config)
  const input = decode(operation.parameters, message.parameters)
  const checked = operation.check({ input, caller, settings, fail })
  const at = ports.now()
  const { source, secure, headers } = request
  const permit = permitOf(caller, config, { at, source, secure, userAgent: headers.get('user-agent') })
  const deny = (denial: Denial): never => {
    throw denied(denial, deciding, caller, permit)
  }
  const denial = firstDenial(permit, [operation.access.request({ input, caller, settings })].flat())
  if (denial) deny(denial)
  const { arn, delegation } = caller
  const change = {
    id: requestId,
    at,
    principals: [arn],
    ...(delegation && { delegation }),
    source,
    operation: `${operation.api.toLowerCase()}:${operation.action}`,
  }
  const { resourceMode, tagQuotas } = settings
  const estate = { resourceMode, tagQuotas, registrationTags: registrationTags(caller, settings) }
  const call = { caller, guard, change, permit, ...estate, host: hostOf(request) }
  const { tagging, store, pages, credentials, diagnostics, latestKeyUse, journal, doctor } = ports
  return operation.handle({
    ...{ input, checked, call, settings, fail, deny },
    settingsOfAccount: async (account) => {
      const known = await ports.configOf(account, true)
      return known && settingsOf(known)
    },
    ...{ tagging, store, pages, credentials, diagnostics, latestKeyUse, journal, doctor },
  })
}

/** The error of the operation, with what its caller may know of the reason. */
function denied(
  denial: Denial,
  { operation, requestId, ports }: Deciding,
  caller: Caller,
  permit: Permit,
): ApiError {
  const { errors, access } = operation
  const ofKeys = concernsRequestTags(denial) && errors.includes('NoPermissionKey')
  const error: ErrorName = ofKeys ? 'NoPermissionKey' : (access.denied ?? 'NoPermissionOperator')
  const diagnosis = diagnose(denial, caller, permit.conditions, requestId)
  const detail = accessDeniedDetail(diagnosis, ports.diagnostics.encode(diagnosis))
  return new ApiError(error, [], undefined, detail)
}

/**
 * A refusal may rest on an outdated configuration as much as a deed, and a replayed call is one even where
 * it would be refused by now: a call that ended before any verb could check the guard is checked here.
 */
async function reconsidered(thrown: unknown, guard: Guard, store: Store): Promise<unknown> {
  if (!(thrown instanceof ApiError)) return thrown
  try {
    await store.check(guard)
    return thrown
  } catch (failed) {
    return failed
  }
}

function contractError(thrown: unknown): ApiError & { cause?: unknown } {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof ReplayedNonce) return new ApiError('SignatureNonceUsed', [])
  if (thrown instanceof StoreUnavailable) return new ApiError('ServiceUnavailable', [], thrown)
  return new ApiError('InternalError', [], thrown)
}
