import { readConfig } from '../config/config.ts'
import { serveOptions } from '../config/options.ts'
import { exitCodes } from '../core/usage-error.ts'
import { examine } from '../main.ts'
import { command, settingsOf } from '../terminal/command.ts'
import { write } from '../terminal/shell.ts'

export const doctor = command({
  options: { dataDir: serveOptions.dataDir, store: serveOptions.store, config: serveOptions.config },
  async run(flags, { environment, stdout, stderr }) {
    let faults = 0
    for await (const { name, faults: texts, more } of examine(readConfig(settingsOf(flags), environment))) {
      faults += texts.length
      const lines =
        texts.length === 0 ? [`ok     ${name}`] : [`FAULT  ${name}`, ...texts.map((text) => `       ${text}`)]
      await write(stdout, `${[...lines, ...(more ? ['       and more'] : [])].join('\n')}\n`)
    }
    if (faults === 0) return 0
    await write(stderr, 'The store has faults. Keep a copy of it as it is, and report what is shown.\n')
    return exitCodes.partly
  },
})
