import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const identified = {
  id: {
    value: 'ID',
    parameter: 'ResourceGroupId',
    doc: 'The id of the group; resource-group list shows it.',
  },
} as const
const display = {
  flag: 'display-name',
  value: 'TEXT',
  parameter: 'DisplayName',
  required: true,
  doc: 'What people are shown.',
} as const

export const resourceGroup: Noun = {
  create: {
    summary: 'Makes a resource group.',
    ...oneCall({
      operation: remote('Tagplane', 'CreateResourceGroup'),
      positionals: {
        name: { value: 'NAME', parameter: 'Name', doc: 'A letter, then letters, digits and hyphens.' },
      },
      options: { display },
      answer: ['ResourceGroup'],
      done: ({ name }) => `${name} is a resource group.`,
      examples: ["tagplane resource-group create project-x --display-name 'Project X'"],
    }),
  },
  list: {
    summary: 'Lists the resource groups of the account.',
    ...oneCall({
      operation: remote('Tagplane', 'ListResourceGroups'),
      answer: ['ResourceGroups'],
      columns: ['ResourceGroupId', 'Name', 'DisplayName', 'CreateDate'],
    }),
  },
  get: {
    summary: 'Shows a resource group.',
    ...oneCall({
      operation: remote('Tagplane', 'GetResourceGroup'),
      positionals: identified,
      answer: ['ResourceGroup'],
    }),
  },
  update: {
    summary: 'Changes what people are shown of a resource group.',
    ...oneCall({
      operation: remote('Tagplane', 'UpdateResourceGroup'),
      positionals: identified,
      options: { display },
      answer: ['ResourceGroup'],
      done: ({ id }) => `${id} is changed.`,
    }),
  },
  delete: {
    summary: 'Deletes a resource group that has no resources.',
    ...oneCall({
      operation: remote('Tagplane', 'DeleteResourceGroup'),
      positionals: identified,
      done: ({ id }) => `${id} is deleted.`,
    }),
  },
}
