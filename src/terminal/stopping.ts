const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Work that a signal ends: `work` is told, and comes to an end in its own way; the process then ends as one that was
 * stopped. A second signal ends it at once.
 */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController()
  const stop = (signal: NodeJS.Signals) => stopping.abort(signal)
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    return await work(stopping.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
    if (stopping.signal.aborted) process.kill(process.pid, stopping.signal.reason as NodeJS.Signals)
  }
}
