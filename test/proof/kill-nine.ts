import assert from 'node:assert/strict'
import { createRandom, type Random } from '../contract/random.ts'
import { type Listed, processOf, sdkClient } from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Call, callsOf, preparations, REGIONS, WRITERS } from './kill-nine/calls.ts'
import { createHistory, type History, same } from './kill-nine/history.ts'
import type { Row } from './kill-nine/model.ts'
import { withSnapshot } from './kill-nine/snapshot.ts'
import { make, resend, type Sent, storm } from './kill-nine/writers.ts'

export type Campaign = {
  readonly kills: number
  readonly seed: number
  /** Empty or missing; left as it is at the end. */
  readonly dataDir: string
  /** Hears of every kill. */
  readonly report: (line: string) => void
}

export type Figures = {
  readonly kills: number
  readonly acknowledged: number
  /** Calls without an answer that were carried out all the same. */
  readonly done: number
  /** Calls without an answer that have left no trace, and were carried out when they came a second time. */
  readonly absent: number
  /** Calls that were refused when they came a second time. */
  readonly refused: number
  readonly resources: number
  readonly seconds: number
}

const MAX_ANSWERS = 400
const MAX_DELAY_MS = 12
const PAGE_SIZE = 7
/** How many answered calls come a second time after a restart: of the last ones, and of any before. */
const REPLAYS = { last: 4, earlier: 2 }
/** Well within the time in which a request is accepted at all. */
const REPLAY_WINDOW_MS = 10 * 60_000

/** What a campaign knows from one kill to the next. */
type State = {
  readonly campaign: Campaign
  readonly random: Random
  readonly writers: readonly Iterator<Call, never>[]
  readonly history: History
  /** Calls with an answer, oldest first. */
  readonly answered: Sent[]
  readonly figures: { kills: number; done: number; absent: number; refused: number }
  server: RunningServer
  /** Answered calls that no look into the store has confirmed. */
  unchecked: readonly Sent[]
}

/**
 * Kills the packed server again and again while eight writers call it, and ends at the first thing that is not
 * as it must be. The calls and the moments of the kills are drawn by the seed.
 */
export async function killNine(campaign: Campaign): Promise<Figures> {
  const { kills, seed, dataDir } = campaign
  const started = performance.now()
  const server = await startServer({ dataDir })
  const state: State = {
    ...{ campaign, server, unchecked: [], answered: [], random: createRandom(seed) },
    writers: Array.from({ length: WRITERS }, (_, n) => callsOf(n, seed)),
    history: createHistory(server.accountId),
    figures: { kills: 0, done: 0, absent: 0, refused: 0 },
  }
  try {
    for (const call of preparations()) state.answered.push(await make(server, call))
    state.unchecked = [...state.answered]
    while (state.figures.kills < kills) await killOnce(state)
    await finish(state)
  } catch (cause) {
    const { process, log } = state.server
    const crash = process.exitCode === null ? '' : `\nThe server ended with ${process.exitCode}:\n${log()}`
    throw new Error(`Kill ${state.figures.kills} of seed ${seed}: ${(cause as Error).message}${crash}`, {
      cause,
    })
  } finally {
    await state.server.kill()
  }
  const { figures, answered, history } = state
  const seconds = (performance.now() - started) / 1000
  return { ...figures, acknowledged: answered.length, resources: history.rows().size, seconds }
}

async function killOnce(state: State): Promise<void> {
  const { campaign, figures, random, history, answered } = state
  const moment = { answers: 1 + random.below(MAX_ANSWERS), milliseconds: random.below(MAX_DELAY_MS) }
  const sent = await storm(state.server, state.writers, moment)
  figures.kills++
  const acknowledged = sent.filter(({ answer }) => answer)
  assert.ok(acknowledged.length < sent.length, 'The kill has met no call under way')
  history.add([...state.unchecked, ...sent])
  const { done, absent, logBytes } = await inspect(state)

  state.server = await startServer({ dataDir: campaign.dataDir })
  const expected = expectedListings(history, state.server.accountId)
  same(await listings(state.server), expected, 'ListTagResources does not show the sum of the changes')
  figures.refused += await repeat(state, done, acknowledged)
  for (const one of absent) {
    const code = await resend(state.server, one)
    assert.equal(code, undefined, `A call that was never carried out is refused: ${one.request.target}`)
  }
  state.unchecked = absent
  answered.push(...acknowledged, ...absent)
  figures.done += done.length
  figures.absent += absent.length
  const fates = `${done.length} done and ${absent.length} not done without an answer`
  const log = `write-ahead log of ${(logBytes / 2 ** 20).toFixed(1)} MiB`
  campaign.report(`kill ${figures.kills}: ${acknowledged.length} calls acknowledged, ${fates}, ${log}`)
}

/** What is left to be seen once the last server has ended in its own way. */
async function finish({ server, campaign, history, unchecked }: State): Promise<void> {
  assert.equal(await server.stop(), 0)
  history.add(unchecked)
  await withSnapshot(campaign.dataDir, server.accountId, async (snapshot) => {
    await history.check(snapshot)
    await history.checkAll(snapshot)
  })
}

async function inspect({ campaign, server, history }: State) {
  return withSnapshot(campaign.dataDir, server.accountId, async (snapshot) => {
    const { logBytes } = snapshot
    return { logBytes, ...(await history.check(snapshot)) }
  })
}

/** Sends calls that were carried out once more, byte for byte; answers how many were refused: all. */
async function repeat(state: State, done: readonly Sent[], acknowledged: readonly Sent[]): Promise<number> {
  const { random, answered, server } = state
  const earlier = answered.filter(({ at }) => Date.now() - at < REPLAY_WINDOW_MS)
  const calls = [
    ...done,
    ...acknowledged.slice(-REPLAYS.last),
    ...Array.from({ length: REPLAYS.earlier }, () => earlier[random.below(earlier.length)]),
  ].filter((sent) => sent !== undefined)
  for (const sent of calls) {
    const code = await resend(server, sent)
    same(code, 'SignatureNonceUsed', `A call may come a second time: ${JSON.stringify(sent.call)}`)
  }
  return calls.length
}

type Listings = Readonly<Record<string, readonly Listed[]>>

/** All pages of every region, as the official client shows them. */
async function listings(server: RunningServer): Promise<Listings> {
  const client = sdkClient(processOf(server))
  const all: Record<string, Listed[]> = {}
  for (const region of REGIONS) {
    const listed: Listed[] = []
    let nextToken = ''
    do {
      const page = await client.list(region, { pageSize: PAGE_SIZE, nextToken })
      listed.push(...page.resources)
      nextToken = page.nextToken
    } while (nextToken !== '')
    all[region] = listed
  }
  return all
}

function expectedListings(history: History, account: string): Listings {
  const place = ({ type, id }: Row) => `${type}\0${id}`
  const tagged = [...history.rows().values()].filter(({ tags }) => Object.keys(tags).length > 0)
  const sorted = tagged.sort((a, b) => (place(a) < place(b) ? -1 : 1))
  const listed = ({ type, id, home, tags }: Row) => {
    const [product, name] = type.split(':')
    return { arn: `arn:acs:${product}:${home}:${account}:${name}/${id}`, tags }
  }
  return Object.fromEntries(
    REGIONS.map((region) => [region, sorted.filter(({ home }) => home === region).map(listed)]),
  )
}
