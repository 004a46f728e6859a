import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../src/store/sqlite/database.ts'
import { processOf } from '../test/support/clients.ts'
import { installedProgram } from '../test/support/package.ts'
import { launch, startServer, temporaryDir } from '../test/support/server.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'

const PER_COMMIT = 1_000
const LOOK_MS = 20

type Row = {
  readonly id: string
  readonly name: string
  readonly size: string
  readonly tags: readonly Tag[]
}
type Tag = readonly [key: string, value: string]

/** Rows a second, from the first that is sent and from the start; microseconds per row; megabytes. */
type Import = {
  readonly registering: number
  readonly all: number
  readonly server: number
  readonly client: number
  readonly memory: number
}

/**
 * `tagplane resource import` into a new server, beside bare INSERTs of the same rows into the same tables, a thousand to a
 * commit; ids in order, and in none. Both take turns.
 */
export async function importOfEstate({ rounds, quick }: BenchOptions): Promise<Figure[]> {
  const count = quick ? 2_000 : 100_000
  const sets = { 'ids in order': rowsOf(count, false), 'ids in no order': rowsOf(count, true) }
  const figures: Figure[] = []
  for (const [name, rows] of Object.entries(sets)) {
    const results: { imported: Import; bare: number }[] = []
    for (let round = 0; round < rounds; round++)
      results.push({ bare: insertBare(rows), imported: await importRows(rows) })
    figures.push(...figuresOf(name, results))
  }
  return figures
}

function figuresOf(name: string, results: readonly { imported: Import; bare: number }[]): Figure[] {
  const middle = (of: (imported: Import) => number) =>
    median(results.map(({ imported }) => of(imported))).toFixed(0)
  const ratio = median(results.map(({ imported, bare }) => (100 * imported.registering) / bare))
  const bare = median(results.map((each) => each.bare))
  return [
    { name: `import, ${name} / bare inserts`, value: `${ratio.toFixed(0)} %`, budget: '' },
    { name: '  bare inserts', value: `${bare.toFixed(0)} rows/s`, budget: '' },
    { name: '  registering', value: `${middle((one) => one.registering)} rows/s`, budget: '20,000 rows/s' },
    { name: '  with the look at every line', value: `${middle((one) => one.all)} rows/s`, budget: '' },
    {
      name: '  processor time per row',
      value: `${middle((one) => one.server)} µs of the server, ${middle((one) => one.client)} µs of the client`,
      budget: '',
    },
    { name: '  memory of the client', value: `${middle((one) => one.memory)} MB`, budget: '' },
  ]
}

function rowsOf(count: number, random: boolean): readonly Row[] {
  return Array.from({ length: count }, (_, i) => {
    const hash = createHash('md5').update(`${i}`).digest('hex')
    const id = random ? hash.slice(0, 20) : `${i}`.padStart(9, '0')
    const tags = [['env', i % 2 === 0 ? 'test' : 'prod'] as const, ['team', `t-${i % 100}`] as const]
    return { id: `i-${id}`, name: `web-${i}`, size: `${i % 500}`, tags }
  })
}

async function importRows(rows: readonly Row[]): Promise<Import> {
  const file = join(temporaryDir(), 'estate.ndjson')
  writeFileSync(file, rows.map((row) => `${JSON.stringify(recordOf(row))}\n`).join(''))
  const server = await startServer()
  const before = processorTime(server.process.pid)
  const started = performance.now()
  const program = launch(process.execPath, [installedProgram(), 'resource', 'import', file], {
    env: processOf(server).env,
  })
  const use = { client: 0, memory: 0 }
  const look = setInterval(() => {
    use.client = processorTime(program.process.pid) || use.client
    use.memory = peakMemory(program.process.pid) || use.memory
  }, LOOK_MS)
  const code = await program.ended
  clearInterval(look)
  const seconds = (performance.now() - started) / 1000
  const rate = /, ([\d,]+) a second: ([\d,]+) registered/.exec(program.stderr())
  if (code !== 0 || !rate) throw new Error(`The import has ended with ${code}: ${program.stderr()}`)
  const perRow = (time: number) => (1e6 * time) / rows.length
  const used = perRow(processorTime(server.process.pid) - before)
  await server.stop()
  return {
    ...{ registering: Number(rate[1]?.replaceAll(',', '')), all: rows.length / seconds },
    ...{ server: used, client: perRow(use.client), memory: use.memory },
  }
}

function recordOf({ id, name, size, tags }: Row) {
  const arn = `arn:acs:ecs:cn-hangzhou:*:instance/${id}`
  return { arn, name, group: 'default', attributes: { Size: size }, tags: Object.fromEntries(tags) }
}

/** Rows a second. */
function insertBare(rows: readonly Row[]): number {
  using database = openDatabase(join(temporaryDir(), 'bare.sqlite'))
  const insert = (table: string, columns: number) =>
    database.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`)
  const [resource, detail, posting] = [
    insert('resource', 14),
    insert('resource_detail', 6),
    insert('posting', 6),
  ]
  const [account, home, type, change] = ['1234567890123456', 'cn-hangzhou', 'ecs:instance', 'x'.repeat(36)]
  const started = performance.now()
  for (const [at, some] of inCalls(rows, PER_COMMIT).entries()) {
    database.exec('BEGIN IMMEDIATE')
    for (const { id, name, size, tags } of some) {
      const place = [account, home, type, id, home]
      resource.run(...place, 1, '', 'call', at, change, at, name, '', JSON.stringify(tags))
      detail.run(account, type, id, home, '[]', JSON.stringify([['Size', size]]))
      for (const [key, value] of [['', ''], ...tags] as const)
        posting.run(account, home, key ?? '', value ?? '', type, id)
    }
    database.exec('COMMIT')
    if (at % 20 === 19) database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  }
  return (1000 * rows.length) / (performance.now() - started)
}

/** Seconds so far, of all threads; 0 for a process that has ended. */
function processorTime(pid: number | undefined): number {
  const fields = statusOf(pid, 'stat')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}

function peakMemory(pid: number | undefined): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(statusOf(pid, 'status'))?.[1] ?? 0) / 1024
}

function statusOf(pid: number | undefined, file: 'stat' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
