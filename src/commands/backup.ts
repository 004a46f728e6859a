import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import { settingsReader } from '../config/settings.ts'
import * as main from '../main.ts'
import { command, type Option, settingsOf } from '../terminal/command.ts'

/** Where the data directory is told. */
const located = { dataDir: serveOptions.dataDir, config: serveOptions.config }

export const backup = command({
  options: { ...located, out: fileOption('out', 'The file to write; it must not exist.') },
  async run({ out, ...located }) {
    // What a store holds is for this user only.
    process.umask(0o077)
    await main.backUp(dataDirOf(located), out)
    process.stderr.write(
      'The store is in the file. Keep master.key apart from it: its secrets open only with that.\n',
    )
    return 0
  },
})

export const restore = command({
  options: { ...located, from: fileOption('from', 'The file that backup has written.') },
  async run({ from, ...located }) {
    process.umask(0o077)
    const directory = await main.restore(from, dataDirOf(located))
    process.stderr.write(
      `The store is in ${directory}. Put its master.key beside it, or set TAGPLANE_MASTER_KEY, before you start it.\n`,
    )
    return 0
  },
})

/** A file that must be named. */
export function fileOption<const F extends string>(flag: F, doc: string) {
  return { flag, value: 'FILE', doc, required: true } as const satisfies Option
}

type Located = { readonly dataDir: string | undefined; readonly config: string | undefined }

function dataDirOf(located: Located): string {
  return settingsReader(settingsOf(located), environment)('dataDir').text
}
