import { randomBytes } from 'node:crypto'
import { openPostgresStore } from '../src/store/postgres/postgres-store.ts'
import { type BenchedDatabase, connect, createDatabase } from './database.ts'
import { createRandom } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { loadEstate } from './listed-estate.ts'
import { calls, type Place } from './measured-calls.ts'
import { countPages, INDEXES, type Pages } from './pages.ts'
import { ACCOUNT, KEY_ID } from './protocol.ts'

const SMALL_BINDINGS = 10_000
const DRAWS = 20

type Measured = {
  readonly pages: ReadonlyMap<string, Pages>
  /** Pages from the root of an index to a leaf. */
  readonly heights: Readonly<Record<string, number>>
}

/** How many pages a call visits in a small and in a large estate: those that its own statement has asked for. */
export async function pagesOfCalls(options: BenchOptions): Promise<Figure[]> {
  if (options.store === undefined) throw new Error('Pages are those of a PostgreSQL store')
  const bindings = options.bindings ?? (options.quick ? 100_000 : 1_000_000)
  const small = await measureIn(options.store, SMALL_BINDINGS)
  const large = await measureIn(options.store, bindings)
  const figures = Object.keys(calls).map((name): Figure => {
    const [from, to] = [small.pages.get(name), large.pages.get(name)]
    if (!from || !to) throw new Error(`${name} was not measured`)
    const grown = (of: (pages: Pages) => number) =>
      `${of(from).toFixed(1)} → ${of(to).toFixed(1)} (${(100 * (of(to) / of(from) - 1)).toFixed(1)} %)`
    const value = [
      `${grown(({ ofIndexes }) => ofIndexes)} index pages`,
      `${grown(({ ofIndexes, ofTables }) => ofIndexes + ofTables)} with tables`,
      `${grown(({ searches }) => searches)} searches`,
    ]
    return { name, value: value.join(', '), budget: '+20 %' }
  })
  const heights = INDEXES.map((index) => `${index} ${small.heights[index]} → ${large.heights[index]}`)
  const name = `levels: ${SMALL_BINDINGS} → ${bindings} bindings`
  return [...figures, { name, value: heights.join(', '), budget: '' }]
}

async function measureIn(server: string, bindings: number): Promise<Measured> {
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
  return {
    pages: await pagesIn({ store, newGuard, resources }, database),
    heights: await heightsOf(database),
  }
}

async function pagesIn(place: Place, database: BenchedDatabase): Promise<Map<string, Pages>> {
  const count = countPages(database)
  const pages = new Map<string, Pages>()
  for (const [name, call] of Object.entries(calls)) {
    const random = createRandom(7)
    const all: Pages[] = []
    // The first one, which prepares the statement, is not counted.
    for (let draw = 0; draw <= DRAWS; draw++) {
      // What was rolled back lies about; in a large estate that is nothing beside the rest.
      if (place.resources <= SMALL_BINDINGS)
        await database.query('VACUUM tagplane.resource, tagplane.registration, tagplane.posting')
      const visited = await count(() => call(place, random))
      if (draw > 0) all.push(visited)
    }
    const mean = (of: (pages: Pages) => number) => all.reduce((sum, one) => sum + of(one), 0) / DRAWS
    pages.set(name, {
      ofIndexes: mean(({ ofIndexes }) => ofIndexes),
      ofTables: mean(({ ofTables }) => ofTables),
      searches: mean(({ searches }) => searches),
    })
  }
  return pages
}

async function heightsOf({ query }: BenchedDatabase): Promise<Record<string, number>> {
  await query('CREATE EXTENSION pageinspect')
  const rows = await query<{ name: string; height: number }>(
    `SELECT name, (bt_metap('tagplane.' || name)).level::int + 1 AS height FROM unnest($1::text[]) AS i (name)`,
    [[...INDEXES]],
  )
  return Object.fromEntries(rows.map(({ name, height }) => [name, height]))
}
