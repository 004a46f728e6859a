import { remote } from '../client/operation.ts'
import { command, type Noun } from '../terminal/command.ts'
import { clientOptions, openSession, report } from './client-options.ts'
import { numbered, oneCall } from './one-call.ts'
import { exportResources } from './resource-export.ts'
import { resourceFilters } from './resource-filters.ts'
import { importResources } from './resource-import.ts'
import { pullResources } from './resource-pull.ts'
import { arns, counted, showFailures } from './resources.ts'

const resourceArn = { arn: { value: 'ARN', parameter: 'ResourceARN', doc: 'The resource.' } } as const
const [deregisterResources, moveResources] = [
  remote('Tagplane', 'DeregisterResources'),
  remote('Tagplane', 'MoveResources'),
]
const several = {
  ...arns,
  doc: 'A resource, such as arn:acs:ecs:cn-hangzhou:*:instance/i-1; up to 1,000.',
} as const

export const resource: Noun = {
  import: importResources,
  export: exportResources,
  pull: pullResources,
  list: {
    summary: 'Lists resources.',
    ...oneCall({
      operation: remote('Tagplane', 'ListResources'),
      options: resourceFilters,
      also: () => ({ MaxResults: '1000' }),
      answer: ['Resources'],
      columns: ['ResourceARN', 'Name', 'ResourceGroupId', 'RegisterDate', 'Tags'],
      examples: [
        'tagplane resource list --product ecs --untagged',
        'tagplane resource list --tag-key env --tag-value test',
      ],
    }),
  },
  get: {
    summary: 'Shows a resource.',
    ...oneCall({
      operation: remote('Tagplane', 'GetResource'),
      positionals: resourceArn,
      answer: ['Resource'],
      examples: ["tagplane resource get 'arn:acs:ecs:cn-hangzhou:*:instance/i-1'"],
    }),
  },
  mode: {
    summary: 'Shows whether tagging an unknown resource registers it.',
    ...oneCall({ operation: remote('Tagplane', 'GetResourceMode') }),
  },
  'set-mode': {
    summary: 'Says whether tagging an unknown resource registers it.',
    ...oneCall({
      operation: remote('Tagplane', 'SetResourceMode'),
      positionals: {
        mode: {
          value: 'Auto|Strict|Inherit',
          parameter: 'Mode',
          doc: 'Inherit: as the installation has it.',
        },
      },
    }),
  },
  move: {
    summary: 'Puts resources into another resource group.',
    ...command({
      details:
        'It ends with 2 where some resources were left where they are; they are shown with the reason.',
      positionals: { resources: several },
      options: {
        group: {
          flag: 'to',
          value: 'ID',
          required: true,
          doc: 'The group, as resource-group list shows it.',
        },
        ...clientOptions,
      },
      calls: [moveResources],
      async run({ resources, group, ...flags }, shell) {
        const { client, output } = await openSession(flags, { shell })
        const parameters = { ResourceGroupId: group, ...numbered('ResourceARN', resources) }
        return await showFailures(await client.call(moveResources, parameters), output)
      },
      examples: ["tagplane resource move 'arn:acs:ecs:cn-hangzhou:*:instance/i-1' --to rg-9gloovqzkx3abcd"],
    }),
  },
  deregister: {
    summary: 'Takes resources out of the estate, with their tags.',
    ...command({
      details:
        'What they carried stays in the record of the change. Without --yes nothing is done. It ends with 2 where some were left; they are shown with the reason.',
      positionals: { resources: several },
      options: { yes: { flag: 'yes', doc: 'Do it.' }, ...clientOptions },
      calls: [deregisterResources],
      async run({ resources, yes, ...flags }, shell) {
        const session = await openSession(flags, { shell })
        const amount = counted(resources.length, 'resource')
        if (!yes) {
          await report(`Nothing is changed. With --yes ${amount} and their tags would be gone.`, session)
          return 0
        }
        const answer = await session.client.call(deregisterResources, numbered('ResourceARN', resources))
        return await showFailures(answer, session.output)
      },
      examples: ["tagplane resource deregister 'arn:acs:ecs:cn-hangzhou:*:instance/i-1' --yes"],
    }),
  },
}
