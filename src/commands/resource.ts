import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'
import { importResources } from './resource-import.ts'

const resourceArn = { arn: { value: 'ARN', parameter: 'ResourceARN', doc: 'The resource.' } } as const

export const resource: Noun = {
  import: importResources,
  get: {
    summary: 'Shows a resource.',
    ...oneCall({
      operation: remote('Tagplane', 'GetResource'),
      positionals: resourceArn,
      answer: ['Resource'],
      examples: ["tagplane resource get 'arn:acs:ecs:cn-hangzhou:*:instance/i-1'"],
    }),
  },
}
