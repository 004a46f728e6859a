import { type BenchedDatabase, connect } from './database.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import type { Usage } from './protocol.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const NODES = 3
const keys = { env: 4, owner: 2000 }

/** So many nodes with so many connections of clients in all. */
type Load = { readonly name: string; readonly nodes: number; readonly connections: number }

const ONE: Load = { name: 'a call on 1 node', nodes: 1, connections: 48 }
/** Apart from the number of nodes, a node of three has a third of the calls in hand at a time. */
const ONE_OF_THREE: Load = { name: '  with 16 connections', nodes: 1, connections: 16 }
const LOADS: readonly Load[] = [
  ONE,
  ONE_OF_THREE,
  { name: 'a call on 2 nodes', nodes: 2, connections: 48 },
  { name: 'a call on 3 nodes', nodes: 3, connections: 48 },
]

/** Per call; processor time in microseconds. */
type Cost = { readonly statements: number; readonly nodes: number; readonly database: number | undefined }

/** What UntagResources of 1 resource and 2 keys, both there, costs on one, two and three nodes with one database. */
export async function costByNodes({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  if (store === undefined) throw new Error('Several nodes need a PostgreSQL store')
  const calls = quick ? 480 : 4_800
  await using database = await connect(store)
  const nodes = await Promise.all(Array.from({ length: NODES }, () => startService(store)))
  // The last to start: each start moves the version that it writes under.
  const filler = await startService(store)
  let made = 0
  const runLoad = async (load: Load, first: number): Promise<Cost> => {
    const ids = Array.from({ length: calls }, () => `i-nodes-${made++}`)
    await filler.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
    const chosen = Array.from({ length: load.nodes }, (_, i) => nodes[(first + i) % NODES] as ServiceProcess)
    return measure(database, chosen, ids, load.connections)
  }
  for (let node = 0; node < NODES; node++) await runLoad(ONE, node)
  const costs = new Map<Load, Cost[]>(LOADS.map((load) => [load, []]))
  for (let round = 0; round < rounds; round++) {
    // None always comes first, and each node takes its turn, so that all have done about as much.
    for (const load of round % 2 === 0 ? LOADS : LOADS.toReversed())
      costs.get(load)?.push(await runLoad(load, round))
  }
  for (const service of [filler, ...nodes]) service.stop()
  return LOADS.map((load) => figure(load, costs.get(load) ?? [], costs.get(ONE) ?? []))
}

async function measure(
  database: BenchedDatabase,
  services: readonly ServiceProcess[],
  ids: readonly string[],
  connections: number,
): Promise<Cost> {
  const shares = services.map((_, i) => ids.filter((_, n) => n % services.length === i).map(call))
  const read = async () => ({ nodes: await usageOf(services), database: database.cpu() })
  const bindings = await database.countBindings()
  const before = await read()
  await Promise.all(services.map(({ port }, i) => run(port, shares[i] ?? [], connections / services.length)))
  const after = await read()
  const removed = bindings - (await database.countBindings())
  const due = ids.length * Object.keys(keys).length
  if (removed !== due) throw new Error(`${ids.length} calls have removed ${removed} tags instead of ${due}`)
  return {
    statements: (after.nodes.statements - before.nodes.statements) / ids.length,
    nodes: (after.nodes.cpuMicroseconds - before.nodes.cpuMicroseconds) / ids.length,
    database:
      after.database === undefined || before.database === undefined
        ? undefined
        : (after.database - before.database) / ids.length,
  }
}

async function usageOf(services: readonly ServiceProcess[]): Promise<Usage> {
  const all = await Promise.all(services.map((service) => service.usage()))
  return all.reduce((a, b) => ({
    cpuMicroseconds: a.cpuMicroseconds + b.cpuMicroseconds,
    residentBytes: a.residentBytes + b.residentBytes,
    statements: a.statements + b.statements,
  }))
}

function figure(load: Load, costs: readonly Cost[], ofOne: readonly Cost[]): Figure {
  const middle = (of: (cost: Cost) => number) => median(costs.map(of))
  // Within each round: what else the machine does changes from round to round.
  const growth = (of: (cost: Cost) => number) => {
    const percent = 100 * (median(costs.map((cost, i) => of(cost) / of(ofOne[i] ?? cost))) - 1)
    return `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`
  }
  const database = costs.some((cost) => cost.database === undefined)
    ? 'not told'
    : `${middle((cost) => cost.database ?? 0).toFixed(0)} µs`
  const value = [
    `${middle(({ statements }) => statements).toFixed(3)} statements`,
    `${middle((cost) => cost.nodes).toFixed(0)} µs of the nodes`,
    `${database} of the database`,
  ]
  if (load !== ONE) {
    value.push(`statements ${growth(({ statements }) => statements)}`)
    value.push(`time ${growth((cost) => cost.nodes + (cost.database ?? 0))}`)
  }
  return { name: load.name, value: value.join(', '), budget: load.nodes > 1 ? '+10 %' : '' }
}

function call(id: string): Buffer {
  return signedCall('UntagResources', {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  })
}
