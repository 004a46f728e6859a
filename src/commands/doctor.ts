import { readConfig } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import { examine } from '../main.ts'
import type { Command } from './command.ts'

const FAULTS_FOUND = 2

export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks whether a store holds what it promises, while it is served or not. Nothing is changed.',
  options: { dataDir: serveOptions.dataDir, store: serveOptions.store, config: serveOptions.config },
  async run(flags) {
    let faults = 0
    for await (const { name, faults: texts, more } of examine(readConfig(flags, environment))) {
      faults += texts.length
      const lines =
        texts.length === 0 ? [`ok     ${name}`] : [`FAULT  ${name}`, ...texts.map((text) => `       ${text}`)]
      process.stdout.write(`${[...lines, ...(more ? ['       and more'] : [])].join('\n')}\n`)
    }
    if (faults === 0) return 0
    process.stderr.write('The store has faults. Keep a copy of it as it is, and report what is shown.\n')
    return FAULTS_FOUND
  },
}
