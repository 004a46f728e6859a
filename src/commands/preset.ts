import { remote } from '../client/operation.ts'
import { command, type Noun } from '../terminal/command.ts'
import type { Item } from '../terminal/table.ts'
import { clientOptions, openSession, report } from './client-options.ts'
import { oneCall } from './one-call.ts'
import { PRESET_REGION, presetCalls } from './preset-calls.ts'
import { counted } from './resources.ts'

const [create, listKeys, listValues] = [
  remote('Tag', 'CreateTags'),
  remote('Tag', 'ListTagKeys'),
  remote('Tag', 'ListTagValues'),
]
const inPresetRegion = { RegionId: PRESET_REGION }
const PAGE_SIZE = '1000'

const list = command({
  positionals: { key: { value: 'KEY', optional: true, doc: 'A preset key, whose values are listed.' } },
  options: {
    prefix: { flag: 'prefix', value: 'TEXT', doc: 'Only those that begin with it.' },
    ...clientOptions,
  },
  calls: [listKeys, listValues],
  async run({ key, prefix, ...flags }, shell) {
    const { client, output } = await openSession(flags, { shell })
    const matching = (field: string) =>
      prefix === undefined ? {} : { FuzzyType: 'PREFIX', [`TagFilter.${field}`]: prefix }
    const common = { ...inPresetRegion, QueryType: 'MetaTag', PageSize: PAGE_SIZE }
    async function* keys() {
      for await (const { Keys } of client.pages(listKeys, { ...common, ...matching('Key') }))
        yield (Keys as { readonly Key: readonly Item[] }).Key
    }
    async function* values(Key: string) {
      for await (const { Values } of client.pages(listValues, { ...common, Key, ...matching('Value') }))
        yield (Values as { readonly Value: readonly string[] }).Value.map((Value): Item => ({ Value }))
    }
    const count = await (key === undefined
      ? output.list(keys(), ['Key', 'Description'])
      : output.list(values(key), ['Value']))
    if (count === 0 && output.format === 'table') await output.note('There are none.')
    return 0
  },
  examples: ['tagplane preset list env', 'tagplane preset list --prefix cost'],
})

export const preset: Noun = {
  list: { summary: 'Lists preset keys, or the values of one.', ...list },
  create: {
    summary: 'Makes a preset key with its values, or adds values to one.',
    ...command({
      details: 'It can be done again: what is there stays.',
      positionals: {
        key: { value: 'KEY', doc: 'The key.' },
        values: { value: 'VALUE', kind: 'list', optional: true, doc: 'Values of it, as many as are wanted.' },
      },
      options: {
        description: { flag: 'description', value: 'TEXT', doc: 'What the key is for.' },
        ...clientOptions,
      },
      calls: [create],
      async run({ key, values = [], description, ...flags }, shell) {
        const session = await openSession(flags, { shell })
        const described = description === undefined ? {} : { description }
        const wanted = { key, ...described, values: values.map((value) => ({ value })) }
        for (const parameters of presetCalls(wanted)) await session.client.call(create, parameters)
        const those = values.length > 0 ? ` with ${counted(values.length, 'value')}` : ''
        await report(`${key} is a preset key${those}.`, session)
        return 0
      },
      examples: [
        "tagplane preset create env test prod --description 'Where it runs'",
        'tagplane preset create cost-center',
      ],
    }),
  },
  delete: {
    summary: 'Deletes a value of a preset key, or the key once it has none.',
    ...oneCall({
      details: 'What some resource carries is not deleted.',
      operation: remote('Tag', 'DeleteTag'),
      positionals: {
        key: { value: 'KEY', parameter: 'Key', doc: 'The key.' },
        value: { value: 'VALUE', parameter: 'Value', optional: true, doc: 'The value of it to delete.' },
      },
      also: () => inPresetRegion,
      done: ({ key, value }) => `${value === undefined ? key : `${value} of ${key}`} is deleted.`,
      examples: ['tagplane preset delete env prod', 'tagplane preset delete env'],
    }),
  },
}
