import { remote } from '../client/operation.ts'
import { UsageError } from '../core/usage-error.ts'
import { command, type Noun } from '../terminal/command.ts'
import { clientOptions, openSession, report } from './client-options.ts'
import { numbered, oneCall } from './one-call.ts'

const set = remote('Tagplane', 'SetProtectedTagKeys')

export const protectedKeys: Noun = {
  get: {
    summary: 'Shows the keys that nobody may tag or untag.',
    ...oneCall({ operation: remote('Tagplane', 'GetProtectedTagKeys') }),
  },
  set: {
    summary: 'Replaces the keys that nobody may tag or untag.',
    ...command({
      positionals: {
        keys: { value: 'KEY', kind: 'list', optional: true, doc: 'All the keys to protect from now on.' },
      },
      options: { none: { flag: 'none', doc: 'Protect none.' }, ...clientOptions },
      calls: [set],
      async run({ keys = [], none = false, ...flags }, shell) {
        if (none === keys.length > 0) {
          throw new UsageError(
            none ? '--none is given with keys.' : 'No key is named.',
            'Name all the keys to protect, or give --none to protect none.',
          )
        }
        const session = await openSession(flags, { shell })
        const { TagKeys } = await session.client.call(set, numbered('TagKey', keys))
        await session.output.item({ TagKeys })
        await report('They are set.', session)
        return 0
      },
      examples: ['tagplane protected-keys set cost-center legal-hold', 'tagplane protected-keys set --none'],
    }),
  },
}
