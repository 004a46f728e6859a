// Compares SQLite layouts for tag data; every round visits every layout, so that ratios within a run hold on a noisy box.
// node bench/storage-layouts.ts [--resources N] [--rounds N] [--layouts A,B,C] [--calls N] [--run N] [--sql PRAGMAS]
// --calls: 50 x 10 calls per phase; --run: posting keys that are sorted together; --sql: settings to try.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { parseArgs } from 'node:util'

const DEFAULTS = { resources: '160000', rounds: '3', layouts: 'B,A,C,E', calls: '128', run: '64000', sql: '' }
const option = ([name, value]: [string, string]) => [name, { type: 'string', default: value }] as const
const parsed = parseArgs({ options: Object.fromEntries(Object.entries(DEFAULTS).map(option)) })
const given = parsed.values as typeof DEFAULTS
const [rounds, calls, run] = [Number(given.rounds), Number(given.calls), Number(given.run)]
const ACCOUNT = '1234567890123456'
const REGIONS = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'ap-southeast-1']
const TYPES = ['ecs:instance', 'ecs:disk', 'rds:dbinstance', 'slb:instance', 'vpc:vpc']
/** Keys with the number of their distinct values; 0: every resource has its own. */
const KEYS = 'env=4 stage=8 team=20 cost=200 created=365 app=500 project=1000 owner=2000 name=0 host=0'
const SPREAD = new Map(KEYS.split(' ').map((pair) => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])]))
const ALL_KEYS = [...SPREAD.keys()]
const [BUDGET_MS, LINGER_MS] = [10, 3_600_000]

type Resource = { n: number; id: number; region: string; type: string; rid: string }
type Call = { change: string; at: number; resources: Resource[]; keys: string[] }
type Tags = Record<string, [value: string, origin: string]>
type Row = { id: number; tags: string; last_change: string | null }
type Entry = { id: number; n: string[]; before: Tags; after: Tags }
type Posting = { key: string; value: string; region: string; type: string; id: number }
type Verb = 'tag' | 'untag'
type Options = { interned: boolean; deferred: boolean; listed: boolean; run: number }
type Calls = Record<Verb, (call: Call) => number>
type Pages = Record<'one' | 'region' | 'byTag', (r: Resource) => number>
type Deferred = { pending: number; running?: Generator<void> | undefined; maintain: () => Generator<void> }
type Loaded = { name: string; db: DatabaseSync; load: (estate: Resource[]) => void }
/** `tag` and `untag` answer how many bindings they set or removed; `maintain` does deferred work, piece by piece. */
type Layout = Calls & Pages & Deferred & Loaded
type Values = SQLInputValue[]
type Statement = { get(...p: Values): Row | undefined; all(...p: Values): Row[]; run(...p: Values): unknown }
let state = 7
function random(): number {
  state = (state * 1664525 + 1013904223) % 4294967296
  return state / 4294967296
}
let clock = 1_795_500_000_000
const pick = (list: string[]): string => list[Math.floor(random() * list.length)] ?? ''
const word = (): string => Math.floor(random() * 2 ** 52).toString(36)

function makeEstate(count: number): Resource[] {
  return Array.from({ length: count }, (_, n) => {
    const rid = `i-${word()}${word()}`.slice(0, 22)
    return { n, id: Math.floor(random() * 2 ** 52), region: pick(REGIONS), type: pick(TYPES), rid }
  })
}
function tagValue(n: number, key: string): string {
  const spread = SPREAD.get(key) ?? 1
  const mixed = Math.imul(n + 1, 2654435761) >>> 0
  return spread === 0 ? `${key}-${mixed.toString(36)}.example` : `${key}-${mixed % spread}`
}
const tag = (r: Resource, key: string): Tags[string] => [tagValue(r.n, key), 'own']
const tagsOf = (r: Resource): Tags => Object.fromEntries(ALL_KEYS.map((key) => [key, tag(r, key)]))
const RESOURCE = `resource(id INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, type TEXT NOT NULL,
  rid TEXT NOT NULL, home TEXT NOT NULL, version INTEGER NOT NULL, tagged INTEGER NOT NULL, last_change TEXT,
  tags TEXT, UNIQUE(account, region, type, rid)) STRICT`
const LISTING = '; CREATE INDEX listing ON resource(account, home, type, rid) WHERE tagged = 1'
const HOME_PAGE = `FROM resource INDEXED BY listing WHERE account=? AND home=? AND tagged=1 AND (type, rid) > (?, ?)
  ORDER BY type, rid LIMIT 50`
const RECORDS = `CREATE TABLE change(seq INTEGER PRIMARY KEY, account TEXT NOT NULL, id TEXT NOT NULL,
    at INTEGER NOT NULL, doc TEXT NOT NULL, UNIQUE(account, id)) STRICT;
  CREATE TABLE unindexed(account TEXT, change TEXT, PRIMARY KEY(account, change)) STRICT, WITHOUT ROWID;
  CREATE TABLE term(id INTEGER PRIMARY KEY, text TEXT UNIQUE) STRICT; CREATE TABLE ${RESOURCE}`
const PAIR = 'account=? AND region=? AND key=? AND value=?'
/** B and on: one packed row per resource and an inverted index of postings. */
const PACKED = {
  add: 'INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, 1, 1, NULL, ?)',
  find: 'SELECT id, tags, last_change FROM resource WHERE account=? AND region=? AND type=? AND rid=?',
  at: 'SELECT tags FROM resource WHERE id=?',
  save: 'UPDATE resource SET tags=?, tagged=?, last_change=?, version=version+1 WHERE id=?',
  put: 'INSERT OR IGNORE INTO posting VALUES (?, ?, ?, ?, ?, ?)',
  drop: `DELETE FROM posting WHERE ${PAIR} AND type=? AND id=?`,
  any: `SELECT 1 FROM posting WHERE ${PAIR} LIMIT 1`,
  linger: 'INSERT INTO lingering VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET due=excluded.due WHERE due < ?',
  record: 'INSERT INTO change(account, id, at, doc) VALUES (?, ?, ?, ?)',
  queue: 'INSERT INTO unindexed VALUES (?, ?)',
  next: `SELECT change, doc FROM unindexed u JOIN change c ON c.account=u.account AND c.id=u.change
    WHERE u.account=? AND change>? ORDER BY change LIMIT 1`,
  done: 'DELETE FROM unindexed WHERE account=? AND change=?',
  page: `SELECT id FROM posting WHERE ${PAIR} AND (type, id) > (?, ?) ORDER BY type, id LIMIT 50`,
  listing: `SELECT tags ${HOME_PAGE}`,
}
type Name = keyof typeof PACKED
const TAGS = `(SELECT json_group_object(k.text, json_array(v.text, 'own')) FROM posting b JOIN term k ON k.id=b.key
  JOIN term v ON v.id=b.value WHERE b.account=resource.account AND b.id=resource.id) AS tags`
/** A: one row per binding, every text interned; the tables keep their names. */
const BINDINGS: typeof PACKED = {
  ...PACKED,
  find: PACKED.find.replace('tags', TAGS),
  at: PACKED.at.replace('tags', TAGS),
  listing: PACKED.listing.replace('tags', TAGS),
  save: 'UPDATE resource SET tagged=?2, last_change=?3, version=version+1 WHERE id=?4 AND ?1 <> 0',
  drop: 'DELETE FROM posting WHERE account=?1 AND id=?6 AND key=?3 AND ?2 + ?4 + ?5 > 0',
}
function tables(o: Options): string {
  const kind = o.interned ? 'INTEGER NOT NULL' : 'TEXT NOT NULL'
  const pair = `account TEXT NOT NULL, region ${kind}, key ${kind}, value ${kind}`
  const inverted = '(account, region, key, value, type, id)'
  return `${RECORDS}${o.listed ? '' : LISTING};
    CREATE TABLE posting(${pair}, type ${kind}, id INTEGER NOT NULL,
      PRIMARY KEY${o.interned ? '(account, id, key)' : inverted}) STRICT, WITHOUT ROWID;
    ${o.interned ? `CREATE INDEX inverted ON posting${inverted};` : ''}
    CREATE TABLE lingering(${pair}, due INTEGER NOT NULL,
      PRIMARY KEY(account, region, key, value)) STRICT, WITHOUT ROWID`
}

function open(path: string, o: Options) {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=16384')
  db.exec(`PRAGMA cache_size=-65536; ${tables(o)}`)
  const texts = o.interned ? BINDINGS : PACKED
  const text = (name: Name): string => (o.listed && name === 'listing' ? 'SELECT 1' : texts[name])
  const prepare = (name: Name): [string, unknown] => [name, db.prepare(text(name))]
  const prepared = Object.fromEntries((Object.keys(PACKED) as Name[]).map(prepare))
  return { db, ...(prepared as Record<Name, Statement>) }
}
type Store = ReturnType<typeof open>
type Buckets = Map<string, Map<string, Posting[]>>
type Run = { buckets: Buckets; changes: string[]; taken: number; since: Set<number> }
const inKeyOrder = (a: Posting, b: Posting): number =>
  a.type === b.type ? a.id - b.id : a.type < b.type ? -1 : 1

/** Takes queued changes, sorts their postings and deletes them in that order, in transactions of bounded time. */
function* maintain(s: Store, o: Options, run: Run): Generator<void> {
  yield* gather(s, o, run)
  let until = performance.now() + BUDGET_MS
  s.db.exec('BEGIN IMMEDIATE')
  for (const list of inOrder(run)) {
    dropAll(s, run, list)
    if (performance.now() < until) continue
    s.db.exec('COMMIT')
    yield
    until = performance.now() + BUDGET_MS
    s.db.exec('BEGIN IMMEDIATE')
  }
  for (const change of run.changes) s.done.run(ACCOUNT, change)
  s.db.exec('COMMIT')
}

function dropAll(s: Store, run: Run, list: Posting[]): void {
  for (const p of list) {
    // a resource written to since the run began: the row of this moment decides
    if (run.since.has(p.id) && holds(s.at.get(p.id), p)) continue
    s.drop.run(ACCOUNT, p.region, p.key, p.value, p.type, p.id)
  }
  const { region, key, value } = list[0] as Posting
  if (key === '' || s.any.get(ACCOUNT, region, key, value) !== undefined) return
  s.linger.run(ACCOUNT, region, key, value, clock + LINGER_MS, clock)
}

function* gather(s: Store, o: Options, run: Run): Generator<void> {
  let until = performance.now() + BUDGET_MS
  while (run.taken < o.run) {
    const next = s.next.get(ACCOUNT, run.changes.at(-1) ?? '') as { change: string; doc: string } | undefined
    if (next === undefined) return
    run.changes.push(next.change)
    for (const e of JSON.parse(next.doc) as Entry[]) gatherEntry(s, o, run, e)
    if (performance.now() < until) continue
    yield
    until = performance.now() + BUDGET_MS
  }
}
function holds(row: Row | undefined, p: Posting): boolean {
  const tags: Tags = JSON.parse(row?.tags ?? '{}')
  return p.key === '' ? Object.keys(tags).length > 0 : tags[p.key]?.[0] === p.value
}
function* inOrder({ buckets }: Run): Generator<Posting[]> {
  for (const [, values] of [...buckets].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    for (const value of [...values.keys()].sort()) yield (values.get(value) ?? []).sort(inKeyOrder)
  }
}

function gatherEntry(s: Store, o: Options, run: Run, { id, n, before, after }: Entry): void {
  const [region = '', type = ''] = n
  const row = s.at.get(id)
  const pairs = Object.entries(before).map(([key, [value]]) => ({ key, value, region, type, id }))
  const gone = pairs.filter((p) => after[p.key]?.[0] !== p.value && !holds(row, p))
  if (o.listed && row?.tags === '{}') gone.push({ key: '', value: '', region, type, id })
  run.taken += gone.length
  for (const p of gone) {
    const bucket = run.buckets.get(`${region}\0${p.key}`) ?? new Map<string, Posting[]>()
    run.buckets.set(`${region}\0${p.key}`, bucket)
    bucket.set(p.value, bucket.get(p.value) ?? [])
    bucket.get(p.value)?.push(p)
  }
}

type Term = (text: string) => string | number
function pages(s: Store, o: Options, term: Term): Pages {
  const count = (found: (Row | undefined)[]): number =>
    found.reduce((sum, row) => sum + Object.keys(JSON.parse(row?.tags ?? '{}')).length, 0)
  const page = (r: Resource, key: string, after: Values): number => {
    const found = s.page.all(ACCOUNT, term(r.region), term(key), term(key && tagValue(r.n, key)), ...after)
    return count(found.map((f) => s.at.get(f.id)))
  }
  const listing = (r: Resource): Row[] => s.listing.all(ACCOUNT, r.region, r.type, r.rid)
  return {
    one: (r) => count([s.find.get(ACCOUNT, r.region, r.type, r.rid)]),
    region: (r) => (o.listed ? page(r, '', [r.type, r.id]) : count(listing(r))),
    byTag: (r) => page(r, 'team', [0, 0]),
  }
}

function interner(db: DatabaseSync): Term {
  const terms = new Map<string, number>()
  const add = db.prepare('INSERT INTO term(text) VALUES (?)')
  return (text) => {
    const id = terms.get(text) ?? Number(add.run(text).lastInsertRowid)
    terms.set(text, id)
    return id
  }
}

function load(s: Store, o: Options, estate: Resource[], put: (r: Resource, key: string) => void): void {
  const text = (r: Resource): string | null => (o.interned ? null : JSON.stringify(tagsOf(r)))
  for (const r of estate) s.add.run(r.id, ACCOUNT, r.region, r.type, r.rid, r.region, text(r))
  const ordered = estate.toSorted((a, b) => (a.region + a.type < b.region + b.type ? -1 : 1))
  for (const key of o.listed ? ['', ...ALL_KEYS] : ALL_KEYS) for (const r of ordered) put(r, key)
}

function makeLayout(name: string, path: string, o: Options): Layout {
  const s = open(path, o)
  let run: Run | undefined
  const term = o.interned ? interner(s.db) : (text: string) => text
  const put = (r: Resource, key: string): void => {
    s.put.run(ACCOUNT, term(r.region), term(key), term(key && tagValue(r.n, key)), term(r.type), r.id)
  }
  const change = (call: Call, edit: (r: Resource, before: Tags) => Tags): void => {
    const entries = call.resources.map((r) => {
      const row = s.find.get(ACCOUNT, r.region, r.type, r.rid) as Row
      const text = JSON.stringify(edit(r, JSON.parse(row.tags)))
      s.save.run(text, text === '{}' ? 0 : 1, call.change, row.id)
      run?.since.add(row.id)
      const head = JSON.stringify({ id: row.id, n: [r.region, r.type, r.rid], prev: row.last_change })
      return `${head.slice(0, -1)},"before":${row.tags},"after":${text}}` // the stored text goes in as it is
    })
    s.record.run(ACCOUNT, call.change, call.at, `[${entries.join(',')}]`)
  }
  const untag = (call: Call): number => {
    let count = 0
    change(call, (r, before) => {
      const hit = Object.keys(before).filter((key) => call.keys.includes(key))
      count += hit.length
      for (const key of o.deferred ? [] : hit) {
        const pair = [ACCOUNT, term(r.region), term(key), term(before[key]?.[0] ?? '')] as const
        s.drop.run(...pair, term(r.type), r.id)
        s.linger.run(...pair, call.at + LINGER_MS, call.at)
      }
      return Object.fromEntries(Object.entries(before).filter(([key]) => !hit.includes(key)))
    })
    if (!o.deferred) return count
    s.queue.run(ACCOUNT, call.change)
    layout.pending += count
    return count
  }
  const setTags = (call: Call): number => {
    change(call, (r, before) => {
      if (o.listed && Object.keys(before).length === 0) put(r, '')
      for (const key of call.keys) put(r, key)
      return { ...before, ...Object.fromEntries(call.keys.map((key) => [key, tag(r, key)])) }
    })
    return call.resources.length * call.keys.length
  }
  const layout: Layout = {
    ...{ name, db: s.db, pending: 0, untag, tag: setTags },
    *maintain() {
      run = { buckets: new Map(), changes: [], taken: 0, since: new Set() }
      yield* maintain(s, o, run)
      layout.pending = run.changes.length === 0 ? 0 : Math.max(layout.pending - run.taken, 1)
      run = undefined
    },
    load: (estate) => load(s, o, estate, put),
    ...pages(s, o, term),
  }
  return layout
}

type Measures = Map<string, number[]>
function note(to: Measures, name: string, value: number): void {
  to.set(name, [...(to.get(name) ?? []), value])
}
const median = (list: number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
const perSecond = (count: number, start: number): number => (count * 1000) / (performance.now() - start)
function draw(estate: Resource[], count: number): Resource[] {
  const taken = new Set<Resource>()
  const one = (): Resource => estate[Math.floor(random() * estate.length)] as Resource
  while (taken.size < Math.min(count, estate.length)) taken.add(one())
  return [...taken]
}
function makeCalls(drawn: Resource[], size: number, keys: string[]): Call[] {
  return Array.from({ length: Math.floor(drawn.length / size) }, (_, n) => {
    clock += 1
    const change = `${clock.toString(16).padStart(12, '0')}-7ABC-8DEF-${word()}` // ordered by time, as ids will be
    return { change, at: clock, resources: drawn.slice(n * size, (n + 1) * size), keys }
  })
}
function step(layout: Layout): void {
  layout.running ??= layout.maintain()
  if (layout.running.next().done) layout.running = undefined
}

/** One transaction: at least one call, at most `most`, 1,000 rows or 10 ms. */
function group(layout: Layout, verb: Verb, calls: Call[], from: number, most: number) {
  const until = performance.now() + BUDGET_MS
  let [next, rows, changed] = [from, 0, 0]
  layout.db.exec('BEGIN IMMEDIATE')
  const room = () => rows < 1000 && (next === from || performance.now() < until)
  while (next < Math.min(calls.length, from + most) && room()) {
    const call = calls[next++] as Call
    layout.db.exec('SAVEPOINT one')
    const n = layout[verb](call)
    layout.db.exec('RELEASE one')
    changed += n
    rows += call.resources.length + (verb === 'untag' && layout.pending > 0 ? 2 : n)
  }
  layout.db.exec('COMMIT')
  return { next, changed }
}

/** Runs the calls in groups with the deferred work between them; times the groups alone and everything. */
function drive(layout: Layout, verb: Verb, calls: Call[], most: number) {
  let [next, inGroups, changed, longest] = [0, 0, 0, 0]
  const start = performance.now()
  while (next < calls.length) {
    const from = performance.now()
    const done = group(layout, verb, calls, next, most)
    const took = performance.now() - from
    next = done.next
    changed += done.changed
    inGroups += took
    longest = Math.max(longest, took)
    if (layout.running || layout.pending >= run) step(layout)
    if (layout.pending > 2 * run) step(layout)
  }
  while (layout.running || layout.pending > 0) step(layout)
  const expected = calls.reduce((sum, c) => sum + c.resources.length * c.keys.length, 0)
  if (changed !== expected) throw new Error(`${layout.name} ${verb}: ${changed} rows, not ${expected}`)
  const front = (calls.length * 1000) / inGroups
  return { 'front/s': front, 'SUSTAINED/s': perSecond(calls.length, start), 'longest group ms': longest }
}
const READS = { one: 5000, region: 500, byTag: 500 }
function round(layout: Layout, estate: Resource[], to: Measures): void {
  const both = (name: string, drawn: Resource[], size: number, keys: string[], most: number): void => {
    for (const verb of ['untag', 'tag'] as const) {
      const figures = drive(layout, verb, makeCalls(drawn, size, keys), most)
      for (const [what, value] of Object.entries(figures)) note(to, `${verb} ${name} ${what}`, value)
    }
  }
  for (const most of [16, 64]) both(`50x10 g${most}`, draw(estate, calls * 50), 50, ALL_KEYS, most)
  both('1x2 g64', draw(estate, calls * 25), 1, ['team', 'name'], 64)
  for (const [page, times] of Object.entries(READS)) {
    const drawn = draw(estate, times)
    const start = performance.now()
    for (const r of drawn) layout[page as keyof typeof READS](r)
    note(to, `read ${page}/s`, perSecond(drawn.length, start))
  }
}
function print(results: Map<string, Measures>): void {
  const names = [...results.keys()]
  console.log(`| median (ratio to ${names[0]}) | ${names.join(' | ')} |`)
  console.log(`|---|${names.map(() => '---:').join('|')}|`)
  for (const [what, list] of results.get(names[0] ?? '') ?? []) {
    const medians = names.map((name) => median(results.get(name)?.get(what) ?? []))
    const cells = medians.map((m) => `${m.toFixed(m < 10 ? 1 : 0)} (${(m / median(list)).toFixed(2)})`)
    console.log(`| ${what} | ${cells.join(' | ')} |`)
  }
}

/** Every round ends with all tags back: the same number of postings for each resource, or some were lost. */
const STRAY = 'SELECT count(*) % (SELECT count(*) FROM resource) AS n FROM posting'
function compareLayouts(dir: string, estate: Resource[]): void {
  const results = new Map<string, Measures>()
  const layouts = given.layouts.split(',').map((name) => {
    const path = join(dir, `${name}.db`)
    const o = { interned: name === 'A', deferred: /[CE]/.test(name), listed: name === 'E', run }
    const layout = makeLayout(name, path, o)
    layout.db.exec('BEGIN')
    layout.load(estate)
    layout.db.exec(`COMMIT; PRAGMA wal_checkpoint(TRUNCATE); ${given.sql}`)
    results.set(name, new Map([['file MB', [statSync(path).size / 2 ** 20]]]))
    return layout
  })
  for (let n = 0; n < rounds; n++) {
    for (const l of n % 2 ? layouts.toReversed() : layouts) round(l, estate, results.get(l.name) as Measures)
    if (layouts.some((l) => l.db.prepare(STRAY).get()?.['n'] !== 0)) throw new Error('postings were lost')
  }
  print(results)
}

const folder = mkdtempSync(join(tmpdir(), 'layouts-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
compareLayouts(folder, makeEstate(Number(given.resources)))
