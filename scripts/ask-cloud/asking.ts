import { UsageError } from '../../src/core/usage-error.ts'
import { ask, comparable, type Peer } from './peer.ts'
import { type Asked, PREFIX, type Question, type Subject, tagging } from './question.ts'

/** A question with both answers, call by call. */
export type Outcome = {
  readonly id: string
  readonly question: string
  readonly same: boolean
  readonly answers: readonly { readonly call: Asked; readonly cloud: string; readonly ours: string }[]
}

const MAX_KEYS = 10

/** Puts a question to both, one call after the other. */
export async function put(
  { id, question, compared, calls }: Question,
  subject: Subject,
  peers: { readonly cloud: Peer; readonly ours: Peer },
  signal: AbortSignal,
): Promise<Outcome> {
  const answers = []
  for (const call of calls(subject)) {
    signal.throwIfAborted()
    const cloud = comparable(await ask(peers.cloud, call, signal), compared)
    const ours = comparable(await ask(peers.ours, call), compared)
    answers.push({ call, cloud, ours })
  }
  return { id, question, same: answers.every(({ cloud, ours }) => cloud === ours), answers }
}

/** Makes the resource known to our own server, with a tag, so that lists of it show something; else a `UsageError`. */
export async function register(ours: Peer, subject: Subject): Promise<void> {
  const { status, body } = await ask(ours, tagging(subject, JSON.stringify({ [subject.key('known')]: '' })))
  if (status === 200) return
  const { Code, Message } = body as { Code: string; Message: string }
  throw new UsageError(
    `Nothing was sent. Our own server does not take ${subject.arn} in ${subject.region}: ${Code}, ${Message}`,
    'Name one of a region and type that it knows, see docs/reference.',
  )
}

/** The keys that the questions may have set. */
export function keysOf(questions: readonly Question[], subject: Subject): readonly string[] {
  const sent = questions
    .filter(({ writes }) => writes)
    .flatMap(({ calls }) => calls(subject))
    .map(({ parameters }) => parameters['Tags'] ?? '')
  const found = sent.flatMap((tags) => [...tags.matchAll(/"([^"]*)"\s*:/g)].map(([, key]) => key ?? ''))
  return [...new Set(found)].filter((key) => key.startsWith(PREFIX))
}

/** How many calls it takes to take the keys off. */
export function callsToCleanUp(keys: readonly string[]): number {
  return Math.ceil(keys.length / MAX_KEYS)
}

/** Takes the keys off the resource; answers whether it could. */
export async function cleanUp(
  peer: Peer,
  { region, arn }: Subject,
  keys: readonly string[],
): Promise<boolean> {
  let clean = true
  for (let from = 0; from < keys.length; from += MAX_KEYS) {
    const some = keys.slice(from, from + MAX_KEYS).map((key, i) => [`TagKey.${i + 1}`, key])
    const parameters = { RegionId: region, 'ResourceARN.1': arn, ...Object.fromEntries(some) }
    const { status, body } = await ask(peer, { action: 'UntagResources', parameters })
    const failed = (body as { FailedResources?: { FailedResource: unknown[] } }).FailedResources
    clean &&= status === 200 && failed?.FailedResource.length === 0
  }
  return clean
}
