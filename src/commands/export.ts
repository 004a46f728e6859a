import { readConfig } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import { exportStore, importStore, type Watch } from '../main.ts'
import { command, settingsOf } from '../terminal/command.ts'
import { fileOption } from './backup.ts'

const { dataDir, store, unusedTagDelay, config } = serveOptions

export const exportCommand = command({
  options: {
    ...{ dataDir, store, unusedTagDelay, config },
    out: fileOption('out', 'The file to write, compressed if it ends in .gz; - for standard output.'),
  },
  async run({ out, ...flags }) {
    // What a store holds is for this user only.
    process.umask(0o077)
    const settings = readConfig(settingsOf(flags), environment)
    return await watched('exported', async (watch) => {
      await exportStore(settings, out, watch)
      return 'Keep the master key apart from it: its secrets open only with that.'
    })
  },
})

export const importCommand = command({
  options: {
    ...{ dataDir, store, config },
    from: fileOption('from', 'The file that export has written; - for standard input.'),
  },
  async run({ from, ...flags }) {
    process.umask(0o077)
    const settings = readConfig(settingsOf(flags), environment)
    return await watched('imported', async (watch) => {
      const directory = await importStore(settings, from, watch)
      return directory === undefined
        ? 'Nodes need the master key that the store had before.'
        : `The store is in ${directory}. Put its master.key beside it, or set TAGPLANE_MASTER_KEY, before you start it.`
    })
  },
})

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const PROGRESS_MS = 500

/** Tells how far the work is, and at its end what `work` answers; a signal ends it, with nothing kept. */
async function watched(done: string, work: (watch: Watch) => Promise<string>): Promise<number> {
  const stopping = new AbortController()
  const stop = (signal: NodeJS.Signals) => stopping.abort(signal)
  for (const signal of SIGNALS) process.once(signal, stop)
  const progress = createProgress(process.stderr)
  try {
    const last = await work({ onRows: progress.add, signal: stopping.signal })
    process.stderr.write(`${progress.text()} ${done}. ${last}\n`)
    return 0
  } catch (error) {
    if (!stopping.signal.aborted) throw error
    process.stderr.write('tagplane: Stopped before the end. Nothing is kept.\n')
    // So that whoever has started this sees it end as programs do that are stopped.
    process.kill(process.pid, stopping.signal.reason as NodeJS.Signals)
    return 1
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}

/** Counts rows, and shows the count to a person at a terminal. */
function createProgress(stream: NodeJS.WriteStream) {
  const start = performance.now()
  let rows = 0
  let shown = start
  const text = () => {
    const seconds = (performance.now() - start) / 1000
    const rate = Math.round(rows / Math.max(seconds, 0.001))
    return `${rows.toLocaleString('en-US')} rows in ${seconds.toFixed(1)} s, ${rate.toLocaleString('en-US')} per second,`
  }
  return {
    text,
    add(count: number) {
      rows += count
      if (!stream.isTTY || performance.now() - shown < PROGRESS_MS) return
      shown = performance.now()
      stream.write(`\r${text()} …\x1b[K\r`)
    },
  }
}
