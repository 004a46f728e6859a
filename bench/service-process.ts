import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Message, StoreLoad, StoreRate, Usage } from './protocol.ts'

export type ServiceProcess = {
  readonly port: number
  readonly fill: (load: StoreLoad) => Promise<StoreRate>
  readonly untag: (load: StoreLoad) => Promise<StoreRate>
  /** Waits until no upkeep is due. */
  readonly drain: () => Promise<Usage>
  readonly usage: () => Promise<Usage>
  readonly stop: () => void
}

/** Starts the service that is measured, on the embedded store or on that of a URL; its log goes nowhere. */
export async function startService(store?: string): Promise<ServiceProcess> {
  const child = fork(join(import.meta.dirname, 'service.ts'), store === undefined ? [] : [store], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  process.once('exit', () => child.kill())
  const [{ port }] = (await answerOf(child)) as [{ port: number }]
  const ask = async <T>(message: Message): Promise<T> => {
    const answer = answerOf(child)
    child.send(message)
    return (await answer)[0] as T
  }
  return {
    port,
    fill: (load) => ask({ fill: load }),
    untag: (load) => ask({ untag: load }),
    drain: () => ask({ drain: true }),
    usage: () => ask({ usage: true }),
    stop: () => child.disconnect(),
  }
}

async function answerOf(child: ChildProcess): Promise<unknown[]> {
  const gone = new AbortController()
  const exit = () => gone.abort(new Error('The measured service has ended'))
  child.once('exit', exit)
  try {
    return await once(child, 'message', { signal: gone.signal })
  } finally {
    child.off('exit', exit)
  }
}
