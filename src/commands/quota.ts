import type { Parameters } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { UsageError } from '../core/usage-error.ts'
import { command, type Noun } from '../terminal/command.ts'
import { clientOptions, openSession, report } from './client-options.ts'
import { oneCall } from './one-call.ts'

const set = remote('Tagplane', 'SetTagQuotas')

export const quota: Noun = {
  get: {
    summary: 'Shows how many custom tags resources may carry.',
    ...oneCall({ operation: remote('Tagplane', 'GetTagQuotas') }),
  },
  set: {
    summary: 'Replaces how many custom tags resources may carry.',
    ...command({
      details:
        'A resource that is beyond a lower quota keeps its tags: they can be changed and removed, and none be added.',
      positionals: {
        usual: { value: 'NUMBER', doc: 'For every type that is not named: 20 at first, 200 at most.' },
      },
      options: {
        types: {
          ...{ flag: 'type', value: 'PRODUCT:TYPE=NUMBER', kind: 'list' },
          doc: 'For resources of this type.',
        },
        ...clientOptions,
      },
      calls: [set],
      async run({ usual, types = [], ...flags }, shell) {
        const parameters = { TagsPerResource: usual, ...quotasOf(types) }
        const session = await openSession(flags, { shell })
        const { TagsPerResource, Quotas } = await session.client.call(set, parameters)
        await session.output.item({ TagsPerResource, Quotas })
        await report('They are set.', session)
        return 0
      },
      examples: [
        'tagplane quota set 20',
        'tagplane quota set 20 --type ecs:instance=50 --type oss:bucket=40',
      ],
    }),
  },
}

const TYPE = /^([^:=]+):([^:=]+)=(\d+)$/

/** What SetTagQuotas is called with for types, each as `PRODUCT:TYPE=NUMBER`. */
export function quotasOf(types: readonly string[]): Parameters {
  const named = types.flatMap((text, i) => {
    const [, ProductCode, ResourceType, TagsPerResource] =
      TYPE.exec(text) ?? refuse(`"${text}" is no type with a number.`)
    const fields = { ProductCode, ResourceType, TagsPerResource }
    return Object.entries(fields).map(([field, value]) => [`Quota.${i + 1}.${field}`, value] as const)
  })
  return Object.fromEntries(named) as Parameters
}

function refuse(problem: string): never {
  throw new UsageError(problem, 'Write it like ecs:instance=50.')
}
