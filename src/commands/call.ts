import type { Parameters } from '../client/client.ts'
import { UsageError } from '../core/usage-error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { command, type Parameter } from '../terminal/command.ts'
import { nearest } from '../terminal/nearest.ts'
import type { Shell } from '../terminal/shell.ts'
import { type ClientFlags, clientOptions, openSession } from './client-options.ts'
import { findOperation } from './find-operation.ts'
import { numbered } from './one-call.ts'
import { printSample } from './sample.ts'

/** What a service principal says of the tenant that it acts for. */
const TENANT = ['AliUid', 'Bid', 'Createby', 'Category']

export const call = command({
  details:
    'An operation of the Tag API, RAM, STS and Tagplane, or with --api of a product that docs/products.md lists. Shows the answer as it is, one page of it. What an operation takes is in docs/reference. Of OSS there are samples only.',
  positionals: { action: { value: 'ACTION', doc: 'The operation, such as ListTagKeys, in any case.' } },
  parameters: 'A parameter of the operation. A list as --Name.1 A --Name.2 B, or --Name A --Name B.',
  options: {
    api: {
      flag: 'api',
      value: 'API',
      doc: 'The API that has the operation, such as Tag or Ram; a product, such as Ecs, for its own.',
    },
    apiVersion: {
      flag: 'api-version',
      value: 'VERSION',
      doc: 'Its version, where a product has several: without it the newest.',
    },
    operator: {
      flag: 'operator',
      doc: "With the operator's key, where a server on this machine has left it.",
    },
    sample: {
      ...{ flag: 'sample', value: 'LANGUAGE' },
      doc: 'Call nothing, and print a program that makes the call: typescript, python, java, go or cli.',
    },
    ...clientOptions,
  },
  async run({ action, api, apiVersion, operator, sample, ...flags }, shell, parameters) {
    const operation = await findOperation({ action, api, apiVersion })
    const sent = wireParameters(operation, parameters)
    if (sample !== undefined) return await printSample(operation, sent, { flags, shell, language: sample })
    return await show(operation, sent, { flags, shell, operator })
  },
  examples: [
    'tagplane call ListTagKeys --RegionId cn-hangzhou',
    "tagplane call UntagResources --RegionId cn-hangzhou --ResourceARN 'arn:acs:ecs:*:*:instance/i-1' --TagKey owner --TagKey project",
    'tagplane call ListTagKeys --RegionId cn-hangzhou --sample python > list_tag_keys.py',
    'tagplane call UntagResources --api Ecs --RegionId cn-hangzhou --ResourceType instance --ResourceId i-1 --TagKey owner',
  ],
})

async function show(
  { api, version, action, address }: AnyOperation,
  parameters: Parameters,
  how: { readonly flags: ClientFlags; readonly shell: Shell; readonly operator: boolean | undefined },
): Promise<number> {
  if (api === 'Oss') {
    throw new UsageError(
      `${action} is an operation of OSS, whose requests this command does not make.`,
      '--sample python prints a program that does; tag and untag take buckets by their ARNs.',
    )
  }
  const { client, output } = await openSession(how.flags, how)
  await output.item(await client.call({ api, version, action, route: address?.route }, parameters))
  return 0
}

type Described = Readonly<Record<string, { readonly description?: { readonly type: string } }>>

/** Names are held against the declaration: a server ignores what it does not know, and nobody would notice. */
function wireParameters(operation: AnyOperation, given: readonly Parameter[]): Parameters {
  const described = operation.parameters as Described
  const names = [...Object.keys(described), ...(operation.access.trusted ? TENANT : [])]
  const stranger = given.find(({ name }) => !names.includes(baseOf(name)))
  if (stranger) throw unknownParameter(stranger.name, operation.action, names)
  const sent = [...Map.groupBy(given, ({ name }) => name)].flatMap(([name, values]) => {
    const texts = values.map(({ value }) => value)
    const isList = described[name]?.description?.type === 'array'
    return isList ? Object.entries(numbered(name, texts)) : texts.map((text) => [name, text] as const)
  })
  const twice = sent.find(([name], i) => sent.findIndex(([other]) => other === name) !== i)
  if (twice) throw new UsageError(`--${twice[0]} is given twice.`, 'It has one value.')
  return Object.fromEntries(sent)
}

/** The parameter that `Name.1` is an element of. */
function baseOf(name: string): string {
  return name.split('.', 1)[0] ?? ''
}

function unknownParameter(name: string, action: string, names: readonly string[]): UsageError {
  const flags = Object.values(call.options as Readonly<Record<string, { readonly flag: string }>>)
  const meant = nearest(name, [...names, ...flags.map(({ flag }) => flag)])
  const hint = meant ? `Did you mean --${meant}? ` : ''
  const known = names.length === 0 ? 'It takes none.' : `It takes ${names.join(', ')}.`
  return new UsageError(`${action} has no parameter ${name}.`, `${hint}${known}`)
}
