import { remote } from '../client/operation.ts'
import { command } from '../terminal/command.ts'
import { clientOptions, openSession, report } from './client-options.ts'
import { numbered, tagsOf } from './one-call.ts'
import { arns, checkCount, counted, regionFor, regionOption, showFailures } from './resources.ts'

const operation = remote('Tag', 'TagResources')

export const tag = command({
  details: 'Ends with 2 where some resources were left as they were; they are shown with the reason.',
  positionals: { resources: arns },
  options: {
    tags: {
      flag: 'tag',
      value: 'KEY=VALUE',
      kind: 'list',
      required: true,
      doc: 'A tag to put on them; several with the flag several times.',
    },
    ...{ region: regionOption, ...clientOptions },
  },
  calls: [operation],
  async run({ resources, tags, region, ...flags }, shell) {
    checkCount(resources)
    const pairs = tagsOf(tags)
    const RegionId = regionFor(resources, region, shell)
    const session = await openSession(flags, { shell })
    const sent = { RegionId, Tags: JSON.stringify(pairs), ...numbered('ResourceARN', resources) }
    const answer = await session.client.call(operation, sent)
    const code = await showFailures(answer, session.output)
    const what = `${counted(resources.length, 'resource')}: ${counted(Object.keys(pairs).length, 'tag')} on each`
    await report(code === 0 ? `${what}.` : `${what}, but for those that failed.`, session)
    return code
  },
  examples: [
    "tagplane tag 'arn:acs:ecs:*:*:instance/i-1' 'arn:acs:oss:*:*:bucket/invoices' --tag owner=blue",
  ],
})
