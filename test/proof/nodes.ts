import { setTimeout } from 'node:timers/promises'
import { createRandom, type Random } from '../contract/random.ts'
import { newDatabase } from '../support/postgres.ts'
import { startNode } from '../support/server.ts'
import { type ClientFigures, type Clients, checkClients, newClients, runClients } from './nodes/clients.ts'

export type Campaign = {
  readonly kills: number
  readonly seed: number
  readonly report: (line: string) => void
}

const NODES = 3
const KILL_EVERY_MS = 1_000

/**
 * Kills one of three nodes on one database every second while clients write, and starts it again; ends at the
 * first call that is lost, done by halves, or answered with what a client may not see.
 */
export async function nodes({ kills, seed, report }: Campaign): Promise<ClientFigures> {
  const url = await newDatabase()
  const random = createRandom(seed)
  const started = await Promise.all(Array.from({ length: NODES }, () => startNode(url)))
  const clients = newClients(started, () => url, seed)
  const stopping = new AbortController()
  const writing = runClients(clients, stopping.signal)
  try {
    for (let kill = 1; kill <= kills; kill++) {
      await Promise.race([setTimeout(KILL_EVERY_MS), writing])
      await killOne(clients, url, random)
      const { acknowledged, retried } = clients.figures
      report(`kill ${kill}: ${acknowledged} calls acknowledged, ${retried} sent again`)
    }
    stopping.abort()
    await writing
    await checkClients(clients)
  } finally {
    stopping.abort()
    await Promise.all(clients.nodes.map((node) => node.kill()))
  }
  return clients.figures
}

async function killOne({ nodes: all }: Clients, url: string, random: Random): Promise<void> {
  const n = random.below(NODES)
  await all[n]?.kill()
  all[n] = await startNode(url)
}
