import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts'
import type { HttpRequest } from '../../../src/wire/http.ts'
import { createRandom, type Random } from '../../contract/random.ts'
import { processOf, sdkClient } from '../../support/clients.ts'
import { rpcRequest, sendOverHttp } from '../../support/http.ts'
import { type RunningServer, sharedRoot } from '../../support/server.ts'

const WRITERS = 6
const REGION = 'cn-hangzhou'
const RESOURCES_OF_WRITER = 12
const KEYS = ['owner', 'env', 'team', '環境'] as const
const MAX_TRIES = 50
const REPLAY_EVERY = 10
/** What a client may be told while nodes come and go: try again. */
const RETRYABLE = new Set(['ServiceUnavailable', 'OperationConflict'])

type Acknowledged = { readonly requestId: string; readonly arns: readonly string[] }

/** One client: its resources are nobody else's, so it knows what each of them must carry. */
type Writer = {
  readonly random: Random
  readonly expected: Map<string, Map<string, string>>
  readonly acknowledged: Acknowledged[]
}

export type ClientFigures = {
  acknowledged: number
  /** Calls that were sent again, to another node, after an error that says so or a lost connection. */
  retried: number
  /** Accepted calls that another node has refused when they came a second time. */
  replayed: number
}

/** Clients of nodes that come and go. */
export type Clients = {
  /** Of the store, for looking into it. */
  readonly url: () => string
  readonly nodes: RunningServer[]
  readonly writers: readonly Writer[]
  readonly figures: ClientFigures
}

/** Makes clients of the nodes. */
export function newClients(nodes: RunningServer[], url: () => string, seed: number): Clients {
  return {
    ...{ url, nodes, figures: { acknowledged: 0, retried: 0, replayed: 0 } },
    writers: Array.from({ length: WRITERS }, (_, n) => newWriter(n, seed)),
  }
}

/** All of them write until they are told to stop. */
export async function runClients(clients: Clients, signal: AbortSignal): Promise<void> {
  await Promise.all(clients.writers.map((writer) => write(clients, writer, signal)))
}

function newWriter(n: number, seed: number): Writer {
  const arns = Array.from(
    { length: RESOURCES_OF_WRITER },
    (_, i) => `arn:acs:ecs:${REGION}:${sharedRoot.accountId}:instance/i-${n}-${i}`,
  )
  return {
    random: createRandom(seed + 1000 * (n + 1)),
    expected: new Map(arns.map((arn) => [arn, new Map()])),
    acknowledged: [],
  }
}

/** One call after the other, each sent again until it is acknowledged. */
async function write(state: Clients, writer: Writer, signal: AbortSignal): Promise<void> {
  const { random, expected, acknowledged } = writer
  // A resource exists once it is tagged.
  for (const arn of expected.keys()) await make(state, writer, [arn], new Map([['owner', 'first']]), [])
  while (!signal.aborted) {
    const arns = random.shuffle([...expected.keys()]).slice(0, 1 + random.below(5))
    const keys = random.shuffle([...KEYS]).slice(0, 1 + random.below(KEYS.length))
    const tags = new Map(keys.map((key) => [key, `v${acknowledged.length}`]))
    if (random.below(2) === 0) await make(state, writer, arns, tags, [])
    else await make(state, writer, arns, new Map(), keys)
  }
}

async function make(
  state: Clients,
  { random, expected, acknowledged }: Writer,
  arns: readonly string[],
  tags: ReadonlyMap<string, string>,
  keys: readonly string[],
): Promise<void> {
  const parameters = {
    RegionId: REGION,
    ...Object.fromEntries(arns.map((arn, i) => [`ResourceARN.${i + 1}`, arn])),
    ...(keys.length > 0
      ? Object.fromEntries(keys.map((key, i) => [`TagKey.${i + 1}`, key]))
      : { Tags: JSON.stringify(Object.fromEntries(tags)) }),
  }
  const { requestId, request } = await untilDone(
    state,
    random,
    keys.length > 0 ? 'UntagResources' : 'TagResources',
    parameters,
  )
  for (const arn of arns) {
    for (const key of keys) expected.get(arn)?.delete(key)
    for (const [key, value] of tags) expected.get(arn)?.set(key, value)
  }
  acknowledged.push({ requestId, arns })
  state.figures.acknowledged++
  if (acknowledged.length % REPLAY_EVERY === 0) await replay(state, random, request)
}

async function untilDone(
  { nodes: all, figures }: Clients,
  random: Random,
  action: string,
  parameters: Readonly<Record<string, string>>,
): Promise<{ readonly requestId: string; readonly request: HttpRequest }> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const node = all[random.below(all.length)] as RunningServer
    const signer = { keyId: node.accessKeyId, secret: node.accessKeySecret, host: 'tags.test' }
    const request = rpcRequest(signer, { action, parameters, now: Date.now() })
    const response = await sendOverHttp(node.url, request).catch(() => undefined)
    const body = response && (JSON.parse(response.body) as Record<string, unknown>)
    if (response?.status === 200) {
      assert.deepEqual(body?.['FailedResources'], { FailedResource: [] })
      return { requestId: String(body?.['RequestId']), request }
    }
    if (body) assert.ok(RETRYABLE.has(String(body['Code'])), JSON.stringify(body))
    figures.retried++
    // A client waits before it tries again.
    await setTimeout(20)
  }
  return assert.fail(`A call is not done after ${MAX_TRIES} tries`)
}

/** The bytes of an accepted call, sent to some node again. */
async function replay({ nodes: all, figures }: Clients, random: Random, request: HttpRequest): Promise<void> {
  const node = all[random.below(all.length)] as RunningServer
  const response = await sendOverHttp(node.url, request).catch(() => undefined)
  if (!response || response.status === 503) return
  assert.equal((JSON.parse(response.body) as Record<string, unknown>)['Code'], 'SignatureNonceUsed')
  figures.replayed++
}

/** Every acknowledged call is in the history with all its resources, and their sum is what is listed. */
export async function checkClients({ url, nodes: all, writers }: Clients): Promise<void> {
  const store = await openPostgresStore({ url: url(), unusedTagDelay: 0 })
  for (const { requestId, arns } of writers.flatMap((writer) => writer.acknowledged)) {
    const change = await store.readChange(sharedRoot.accountId, requestId)
    const ids = change?.resources.map(({ id, outcome }) => `${id} ${outcome}`)
    assert.deepEqual(
      ids,
      arns.map((arn) => `${arn.split('/')[1]} done`),
      `The record of ${requestId}`,
    )
  }
  await store[Symbol.asyncDispose]()
  for (const node of all) {
    const client = sdkClient(processOf(node))
    const listed = new Map<string, unknown>()
    let nextToken = ''
    do {
      const page = await client.list(REGION, { pageSize: 50, nextToken })
      for (const { arn, tags } of page.resources) listed.set(arn, tags)
      nextToken = page.nextToken
    } while (nextToken !== '')
    for (const [arn, tags] of writers.flatMap((writer) => [...writer.expected])) {
      assert.deepEqual(listed.get(arn) ?? {}, Object.fromEntries(tags), arn)
    }
  }
}
