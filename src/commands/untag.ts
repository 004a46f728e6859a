import type { Client } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { command } from '../terminal/command.ts'
import type { Output } from '../terminal/output.ts'
import { clientOptions, openSession } from './client-options.ts'
import { numbered } from './one-call.ts'
import { arns, checkCount, counted, once, regionFor, regionOption, showFailures } from './resources.ts'

const [untagResources, listTagResources] = [
  remote('Tag', 'UntagResources'),
  remote('Tag', 'ListTagResources'),
]
const getCallerIdentity = remote('Sts', 'GetCallerIdentity')

export const untag = command({
  details:
    'Without --yes nothing is changed: what is there now is read and shown. With it, it ends with 2 where some resources were left as they were; they are shown with the reason.',
  positionals: { resources: arns },
  options: {
    keys: {
      flag: 'key',
      value: 'KEY',
      kind: 'list',
      required: true,
      doc: 'A tag key to take off them; several with the flag several times.',
    },
    yes: { flag: 'yes', doc: 'Take them off.' },
    ...{ region: regionOption, ...clientOptions },
  },
  calls: [listTagResources, getCallerIdentity, untagResources],
  async run({ resources, keys, yes, region, ...flags }, shell) {
    checkCount(resources)
    const wanted = { region: regionFor(resources, region, shell), resources, keys }
    const { client, output } = await openSession(flags, { shell })
    await introduce(wanted, client, output)
    if (!yes) return await showPlan(wanted, client, output)
    const answer = await client.call(untagResources, {
      ...{ RegionId: wanted.region, ...numbered('ResourceARN', resources), ...numbered('TagKey', keys) },
    })
    const code = await showFailures(answer, output)
    await output.note(code === 0 ? 'All of it is done.' : 'The rest is done.')
    return code
  },
  examples: [
    "tagplane untag 'arn:acs:ecs:*:*:instance/i-1' 'arn:acs:oss:*:*:bucket/invoices' --key owner",
    "tagplane untag 'arn:acs:ecs:*:*:instance/i-1' 'arn:acs:oss:*:*:bucket/invoices' --key owner --yes",
  ],
})

type Wanted = {
  readonly region: string
  readonly resources: readonly string[]
  readonly keys: readonly string[]
}

/** Where, in which account and as whom: said before anything is changed. */
async function introduce({ region, resources, keys }: Wanted, client: Client, output: Output): Promise<void> {
  const { AccountId, Arn } = await client.call(getCallerIdentity, {})
  await output.note(
    [
      `Untag    ${counted(resources.length, 'resource')} of ${region}: ${keys.join(', ')}`,
      `Endpoint ${client.connection.name}`,
      `Account  ${AccountId}`,
      `Caller   ${Arn}`,
    ].join('\n'),
  )
}

type TaggedResource = {
  readonly ResourceARN: string
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[]
}

async function showPlan(
  { region, resources, keys }: Wanted,
  client: Client,
  output: Output,
): Promise<number> {
  const query = { RegionId: region, PageSize: '50', ...numbered('ResourceARN', resources) }
  const removals = []
  for await (const { TagResources } of client.pages(listTagResources, query)) {
    for (const { ResourceARN, Tags } of TagResources as readonly TaggedResource[]) {
      const removed = Tags.filter(({ Key }) => keys.includes(Key))
      removals.push(...removed.map(({ Key, Value }) => ({ ResourceARN, Key, Value })))
    }
  }
  await output.list(once(removals), ['ResourceARN', 'Key', 'Value'])
  const carrying = new Set(removals.map(({ ResourceARN }) => ResourceARN)).size
  await output.note(
    carrying === 0
      ? 'Nothing is changed, and nothing would be: none of them carries such a key.'
      : `Nothing is changed. With --yes ${counted(removals.length, 'tag')} would be taken off ${carrying} of ${counted(resources.length, 'resource')}.`,
  )
  return 0
}
