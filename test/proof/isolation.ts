import assert from 'node:assert/strict'
import type { DumpRow } from '../../src/store/dump.ts'
import { newAccount } from '../api/accounts.ts'
import { asUser, done } from '../api/identities.ts'
import { type Kind, postgresql, sqlite } from '../contract/dumped.ts'
import { createRandom, type Random } from '../contract/random.ts'
import { rpcRequest } from '../support/http.ts'
import {
  ACCOUNT,
  KEY_ID,
  newClock,
  type Parameters,
  SECRET,
  type Served,
  serveStore,
} from '../support/service.ts'
import { type Target, targetOf } from '../support/target.ts'
import { type DrawnCall, drawCall, NOBODY } from './isolation/draw.ts'
import { type Drawn, type Key, learn, newTenant, type Tenant } from './isolation/tenant.ts'
import { createWatch, namesIn, type Watch } from './isolation/watch.ts'

export type IsolationCampaign = {
  /** On each of the stores. */
  readonly calls: number
  readonly seed: number
  readonly stores: readonly ('sqlite' | 'postgres')[]
  readonly report: (line: string) => void
}

export type IsolationFigures = {
  readonly calls: number
  readonly accepted: number
  /** Calls that named what others have, and were answered as if nobody had it. */
  readonly twins: number
  /** How often an operation was carried out, by its name. */
  readonly carriedOut: ReadonlyMap<string, number>
}

const BATCH = 100
const AT_ONCE = 8
const REPORT_EVERY = 20_000
const UNUSED_TAG_DELAY = 3_600_000

/**
 * Three accounts call everything that is served, with each other's names, ids, keys and tokens thrown in. No answer shows
 * what another account has, and is no other than if nobody had it; and no call changes a row of another account.
 */
export async function isolation(campaign: IsolationCampaign): Promise<IsolationFigures> {
  const figures = { calls: 0, accepted: 0, twins: 0, carriedOut: new Map<string, number>() }
  for (const name of campaign.stores)
    await onStore(name === 'sqlite' ? sqlite : postgresql, campaign, figures)
  return figures
}

type Counting = { calls: number; accepted: number; twins: number; readonly carriedOut: Map<string, number> }
type Stage = {
  readonly served: Served
  readonly tenants: readonly [Tenant, ...Tenant[]]
  readonly watch: Watch
  readonly random: Random
  readonly figures: Counting
}

async function onStore(
  kind: Kind,
  { calls, seed, report }: IsolationCampaign,
  figures: Counting,
): Promise<void> {
  const place = `isolation-${kind.name.toLowerCase()}-${seed}`
  const clock = newClock()
  await using store = await kind.open({ place, unusedTagDelay: UNUSED_TAG_DELAY, now: () => clock.now })
  await using served = await serveStore(store, clock)
  const tenants = await threeTenants(served)
  const stage: Stage = { served, tenants, watch: createWatch(tenants), random: createRandom(seed), figures }
  const rows = async () => {
    // Upkeep is done for all accounts at once, whoever calls meanwhile.
    while (await store.maintain('all'));
    return Map.groupBy(await kind.dump(place, clock.now), accountOf)
  }
  const turns = inTurn()
  const end = figures.calls + calls
  while (figures.calls < end) {
    const count = Math.min(BATCH, end - figures.calls)
    const turn = turns.next().value
    if (turn === 'all at once') await batchOf(stage, count, tenants)
    else await batchOfOne(stage, count, rows, turn === 'one after the other')
    // Time goes by, so that nonces and sessions end, and tags that nothing carries any more.
    clock.now += 10_000
    for (let more = true; more; ) more = await store.sweep(clock.now)
    served.outcomes.length = 0
    if (figures.calls % REPORT_EVERY < count)
      report(`${kind.name}: ${JSON.stringify({ ...figures, carriedOut: undefined })}`)
  }
}

/** How the calls of a batch are made: by one account, to be compared or not, or by all. */
function* inTurn(): Generator<'all at once' | 'one at once' | 'one after the other', never> {
  for (;;) {
    yield 'one after the other'
    yield 'all at once'
    yield 'one at once'
    yield 'all at once'
  }
}

async function threeTenants(served: Served): Promise<readonly [Tenant, ...Tenant[]]> {
  const first = targetOf(served as never)
  const roots: readonly (readonly [Target, Key])[] = [
    [first, { keyId: KEY_ID, secret: SECRET }],
    ...(await Promise.all(
      [1, 2].map(async () => {
        const { root, keyId, secret } = await newAccount(first)
        return [root, { keyId, secret }] as const
      }),
    )),
  ]
  const [one, ...others] = await Promise.all(
    roots.map(async ([root, key], i) => {
      const UserName = 'the-admin'
      await done(root, 'CreateUser', { UserName })
      const AdministratorAccess = { PolicyName: 'AdministratorAccess', PolicyType: 'System' }
      await done(root, 'AttachPolicyToUser', { ...AdministratorAccess, UserName })
      const { signer } = await asUser(root, UserName)
      return newTenant(i === 0 ? ACCOUNT : root.account, key, { keyId: signer.keyId, secret: signer.secret })
    }),
  )
  assert.ok(one)
  return [one, ...others]
}

/** One account calls; the rows of the others are the same before and after. */
async function batchOfOne(
  stage: Stage,
  count: number,
  rows: () => Promise<ReadonlyMap<unknown, readonly unknown[]>>,
  compared: boolean,
): Promise<void> {
  const tenant = stage.random.pick(stage.tenants)
  const others = othersOf(stage, tenant)
  const before = await rows()
  if (!compared) await batchOf(stage, count, [tenant])
  else {
    for (let i = 0; i < count; i++) {
      const drawn = drawCall(stage.random, tenant, others)
      const answer = await send(stage, tenant, drawn)
      await compareTwin(stage, tenant, drawn, answer)
    }
  }
  const after = await rows()
  for (const { account } of others) {
    assert.deepEqual(
      after.get(account),
      before.get(account),
      `${tenant.account} has changed rows of ${account}`,
    )
  }
}

/** Whose a row is. */
function accountOf(row: DumpRow): unknown {
  return 'account' in row ? row.account : row.table === 'account' && row.id
}

/** Some accounts call at once. */
async function batchOf(stage: Stage, count: number, callers: Stage['tenants']): Promise<void> {
  for (let left = count; left > 0; left -= AT_ONCE) {
    const calls = Array.from({ length: Math.min(AT_ONCE, left) }, () => {
      const tenant = stage.random.pick(callers)
      return [tenant, drawCall(stage.random, tenant, othersOf(stage, tenant))] as const
    })
    await Promise.all(calls.map(([tenant, drawn]) => send(stage, tenant, drawn)))
  }
}

function othersOf({ tenants }: Stage, tenant: Tenant): readonly Tenant[] {
  return tenants.filter((other) => other !== tenant)
}

function isReading({ operation }: DrawnCall): boolean {
  return operation.access.level === 'read' || operation.access.level === 'list'
}

type Answered = { readonly status: number; readonly text: string }

async function send(stage: Stage, tenant: Tenant, drawn: DrawnCall): Promise<Answered> {
  const { watch, figures } = stage
  const parameters = valuesOf(drawn, 'value')
  const { operation, key, honest, delegated } = drawn
  const names = namesIn({ parameters, key }, othersOf(stage, tenant))
  for (const name of names) tenant.sent.add(name)
  const answer = await sendAs(stage, drawn, parameters)
  const mayNot = !honest || (delegated && parameters['AliUid'] !== tenant.account)
  const body = JSON.parse(answer.text) as Record<string, unknown>
  watch.own(tenant, body, { parameters, key })
  const strange = watch.strangeIn(tenant, answer.text, { parameters, key })
  if (answer.status >= 500 || strange.length > 0 || (mayNot && answer.status < 400)) {
    const what = {
      strange,
      mayNot,
      caller: tenant.account,
      action: operation.action,
      key,
      parameters,
      answer,
    }
    assert.fail(JSON.stringify(what, null, 2))
  }
  if (honest) learn(tenant, body)
  figures.calls++
  if (answer.status === 200) accepted(stage, tenant, drawn, names)
  return answer
}

function accepted({ figures }: Stage, { had }: Tenant, drawn: DrawnCall, names: readonly string[]): void {
  if (!isReading(drawn)) for (const name of names) had.add(name)
  figures.accepted++
  const { action } = drawn.operation
  figures.carriedOut.set(action, (figures.carriedOut.get(action) ?? 0) + 1)
}

async function sendAs(
  { served }: Stage,
  { operation, key }: DrawnCall,
  parameters: Parameters,
): Promise<Answered> {
  const signer = { keyId: key.keyId, secret: key.secret, host: 'tagplane.test' }
  const token: Parameters = key.token === undefined ? {} : { SecurityToken: key.token }
  const signing = { action: operation.action, parameters: { ...parameters, ...token }, now: served.now }
  const { status, body } = await served.dispatch(rpcRequest(signer, signing))
  return { status, text: body }
}

/** What names something of another account is answered as if nobody had it. */
async function compareTwin(stage: Stage, tenant: Tenant, drawn: DrawnCall, answer: Answered): Promise<void> {
  if (!drawn.honest || (answer.status === 200 && !isReading(drawn))) return
  const foreign = Object.values(drawn.parameters).filter(({ value, twin }) => value !== twin)
  if (foreign.length === 0 || foreign.some(({ value }) => hasItself(tenant, value))) return
  const twin = await sendAs(stage, drawn, valuesOf(drawn, 'twin'))
  const others = othersOf(stage, tenant)
  let text = answer.text
  for (const { value, twin } of foreign.flatMap(withWords)) text = text.replaceAll(value, twin)
  // The account may have something itself that is called as something of another one: both answers show it then.
  const unnamed = (shown: string) =>
    others.reduce(
      (left, { open, account, noAccount }) => left.replaceAll(open, NOBODY).replaceAll(account, noAccount),
      shown,
    )
  const told = () =>
    `It shows what another account has: ${JSON.stringify([drawn.operation.action, drawn.parameters, answer.text, twin.text])}`
  assert.equal(twin.status, answer.status, told())
  assert.equal(unsealed(unnamed(twin.text)), unsealed(unnamed(text)), told())
  stage.figures.twins++
}

/** What was sent, and the words of it in which its twin differs: an answer may show them alone. */
function withWords({ value, twin }: Drawn): readonly Drawn[] {
  const [words, others] = [value, twin].map((text) => text.split(/[^\w.-]+/)) as [string[], string[]]
  const different = words.map((word, i) => ({ value: word, twin: others[i] ?? word }))
  return [{ value, twin }, ...different.filter((one) => one.value !== one.twin)]
}

/** Whether the account may have something of that name itself. */
function hasItself({ had }: Tenant, value: string): boolean {
  return [...value.matchAll(/[a-z]-m[0-9a-f]{14}-\d/g)].some(([name]) => had.has(name))
}

/** Without what is another one in each answer. */
function unsealed(text: string): string {
  return text.replace(/"(RequestId|EncodedDiagnosticMessage|NextToken|Marker)":"[^"]*"/g, '"$1":""')
}

function valuesOf({ parameters }: DrawnCall, which: 'value' | 'twin'): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, drawn]) => [name, drawn[which]]))
}
