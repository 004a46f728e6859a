import { type BenchedDatabase, connect } from './database.ts'
import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { run, signedCall } from './load.ts'
import type { Usage } from './protocol.ts'
import { type ServiceProcess, startService } from './service-process.ts'

const CONNECTIONS = 48
const NODES = [1, 2, 3] as const
const keys = { env: 4, owner: 2000 }

/** Per call; processor time in microseconds. */
type Cost = { readonly statements: number; readonly nodes: number; readonly database: number | undefined }

/** What UntagResources of 1 resource and 2 keys, both there, costs on one, two and three nodes with one database. */
export async function costByNodes({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  if (store === undefined) throw new Error('Several nodes need a PostgreSQL store')
  const calls = quick ? 480 : 4_800
  await using database = await connect(store)
  const services = await Promise.all(NODES.map(() => startService(store)))
  const costs = new Map<number, Cost[]>(NODES.map((nodes) => [nodes, []]))
  for (let round = -1; round < rounds; round++) {
    // One begins where the one before has ended, so that none always comes first. The first round warms up.
    for (const nodes of round % 2 === 0 ? NODES : NODES.toReversed()) {
      const ids = Array.from({ length: calls }, (_, i) => `i-nodes-${nodes}-${(round + 1) * calls + i}`)
      await services[0]?.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
      const cost = await measure(database, services.slice(0, nodes), ids)
      if (round >= 0) costs.get(nodes)?.push(cost)
    }
  }
  for (const service of services) service.stop()
  return NODES.map((nodes) => figure(nodes, costs.get(nodes) ?? [], costs.get(1) ?? []))
}

async function measure(
  database: BenchedDatabase,
  services: readonly ServiceProcess[],
  ids: readonly string[],
): Promise<Cost> {
  const shares = services.map((_, i) => ids.filter((_, n) => n % services.length === i).map(call))
  const read = async () => ({ nodes: await usageOf(services), database: database.cpu() })
  const bindings = await database.countBindings()
  const before = await read()
  await Promise.all(services.map(({ port }, i) => run(port, shares[i] ?? [], CONNECTIONS / services.length)))
  const after = await read()
  const removed = bindings - (await database.countBindings())
  if (removed !== 2 * ids.length) throw new Error(`${ids.length} calls have removed ${removed} tags`)
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

function figure(nodes: number, costs: readonly Cost[], ofOne: readonly Cost[]): Figure {
  const total = (cost: Cost) => cost.nodes + (cost.database ?? 0)
  const growth = (of: (cost: Cost) => number) =>
    // Within each round: what else the machine does changes from round to round.
    `${(100 * (median(costs.map((cost, i) => of(cost) / of(ofOne[i] ?? cost))) - 1)).toFixed(1)} %`
  const middle = (of: (cost: Cost) => number) => median(costs.map(of))
  const database = costs.some((cost) => cost.database === undefined)
    ? 'not told'
    : `${middle((cost) => cost.database ?? 0).toFixed(0)} µs`
  const value = [
    `${middle(({ statements }) => statements).toFixed(3)} statements`,
    `${middle((cost) => cost.nodes).toFixed(0)} µs of the nodes`,
    `${database} of the database`,
    ...(nodes > 1 ? [`statements +${growth(({ statements }) => statements)}`, `time +${growth(total)}`] : []),
  ]
  return {
    name: `a call on ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
    value: value.join(', ').replaceAll('+-', '-'),
    budget: nodes > 1 ? '+10 %' : '',
  }
}

function call(id: string): Buffer {
  return signedCall('UntagResources', {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  })
}
