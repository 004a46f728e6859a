import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openPostgresStore } from '../src/store/postgres/postgres-store.ts'
import type { Guard, Store } from '../src/store/store.ts'
import { type BenchedDatabase, connect, createDatabase } from './database.ts'
import { createRandom } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { HOME, idOf, KEYS, loadEstate, TYPE } from './listed-estate.ts'
import { ACCOUNT, KEY_ID } from './protocol.ts'
import { onStatement } from './sent-statements.ts'

const SMALL_BINDINGS = 10_000
const PAGE = 50
const DRAWS = 50
const INDEXES = ['account_pkey', 'nonce_pkey', 'posting_of_tag', 'resource_listed', 'resource_pkey']

/** Per call: pages that the statement has asked for, cached or not, and how often it went down an index. */
type Visit = { readonly pages: number; readonly searches: number }
type Place = { readonly store: Store; readonly newGuard: () => Guard }
type List = (place: Place, draw: number, resources: number) => Promise<{ readonly length: number }>

const lists: Readonly<Record<string, List>> = {
  'ListTagKeys, page of 50': async ({ store, newGuard }, draw) => {
    const after = KEYS[Math.floor(draw * (KEYS.length - PAGE - 1))] ?? ''
    return (await store.listTagTexts({ guard: newGuard(), home: HOME, after, limit: PAGE, now: Date.now() }))
      .texts
  },
  'ListTagResources, page of 50': async ({ store, newGuard }, draw, resources) => {
    const after = { type: TYPE, id: idOf(Math.floor(draw * (resources - PAGE - 1))) }
    return (await store.listResources({ guard: newGuard(), home: HOME, after, limit: PAGE })).resources
  },
  'ListTagResources, 1 resource': async ({ store, newGuard }, draw, resources) => {
    const id = idOf(Math.floor(draw * resources))
    const found = await store.readResources(newGuard(), [{ region: HOME, home: HOME, type: TYPE, id }])
    return found.filter((resource) => resource !== undefined)
  },
}

/** How many pages a list visits in a small and in a large estate: by the plans that the store's own statements run with. */
export async function pagesOfLists(options: BenchOptions): Promise<Figure[]> {
  if (options.store === undefined) throw new Error('Pages are those of a PostgreSQL store')
  const bindings = options.bindings ?? (options.quick ? 100_000 : 1_000_000)
  const small = await visitsIn(options.store, SMALL_BINDINGS)
  const large = await visitsIn(options.store, bindings)
  const figures = Object.keys(lists).map((name): Figure => {
    const [from, to] = [small.visits.get(name), large.visits.get(name)]
    if (!from || !to) throw new Error(`${name} was not measured`)
    const growth = `${(100 * (to.pages / from.pages - 1)).toFixed(1)} %`
    return {
      name,
      value: `${from.pages.toFixed(2)} → ${to.pages.toFixed(2)} pages, +${growth}; ${from.searches.toFixed(2)} → ${to.searches.toFixed(2)} searches`,
      budget: '+20 %',
    }
  })
  const heights = INDEXES.map((index) => `${index} ${small.heights[index]} → ${large.heights[index]}`)
  return [
    ...figures,
    { name: `pages: ${SMALL_BINDINGS} → ${bindings} bindings`, value: heights.join(', '), budget: '' },
  ]
}

type Measured = { readonly visits: Map<string, Visit>; readonly heights: Readonly<Record<string, number>> }

async function visitsIn(server: string, bindings: number): Promise<Measured> {
  const url = await createDatabase(server, `pages_${bindings}`)
  await using store = await openPostgresStore({ url, unusedTagDelay: 3_600_000, connections: 1 })
  await store.putRoot({ account: ACCOUNT, keyId: KEY_ID, sealedSecret: '' }, Date.now())
  const configVersion = (await store.readConfig(ACCOUNT, -1))?.version ?? 0
  const newGuard = () => {
    const nonce = { signedAt: Date.now(), hash: randomBytes(8) }
    return { account: ACCOUNT, configVersion, nonce }
  }
  await using database = await connect(url)
  const resources = await loadEstate({ database, store, newGuard, bindings })
  const place = { store, newGuard }
  const explain = explainLast()
  const visits = new Map<string, Visit>()
  for (const [name, list] of Object.entries(lists)) {
    const random = createRandom(7)
    const all: Visit[] = []
    while (all.length < DRAWS) {
      const { length } = await list(place, random(), resources)
      if (length === 0) throw new Error(`${name} has answered nothing`)
      all.push(await explain())
    }
    const mean = (of: (visit: Visit) => number) => all.reduce((sum, visit) => sum + of(visit), 0) / DRAWS
    visits.set(name, { pages: mean(({ pages }) => pages), searches: mean(({ searches }) => searches) })
  }
  return { visits, heights: await heightsOf(database) }
}

type Sent = { readonly client: pg.Client; readonly name: string; readonly values: readonly unknown[] }
type Plan = Readonly<Record<string, unknown>> & { readonly Plans?: readonly Plan[] }

/**
 * Runs what the store has sent last again, prepared as it is on the store's own connection and with the same settings,
 * and reads what it took.
 */
function explainLast(): () => Promise<Visit> {
  let last: Sent | undefined
  onStatement((client, { name, values }) => {
    if (name !== undefined) last = { client, name, values: values ?? [] }
  })
  return async () => {
    if (!last) throw new Error('The store has sent nothing')
    const { client, name, values } = last
    const statement = `EXECUTE ${pg.escapeIdentifier(name)} (${values.map(literal).join(', ')})`
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`)
    const [{ Plan: plan }] = rows[0]['QUERY PLAN'] as [{ Plan: Plan }]
    const pages = Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks'])
    return { pages, searches: searchesOf(plan) }
  }
}

function searchesOf(plan: Plan): number {
  const own = Number(plan['Index Searches'] ?? 0)
  return (plan.Plans ?? []).reduce((sum, part) => sum + searchesOf(part), own)
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`
  return pg.escapeLiteral(String(value))
}

/** Pages from the root to a leaf. */
async function heightsOf({ query }: BenchedDatabase): Promise<Record<string, number>> {
  await query('CREATE EXTENSION pageinspect')
  const rows = await query<{ name: string; height: number }>(
    `SELECT name, (bt_metap('tagplane.' || name)).level::int + 1 AS height FROM unnest($1::text[]) AS i (name)`,
    [[...INDEXES]],
  )
  return Object.fromEntries(rows.map(({ name, height }) => [name, height]))
}
