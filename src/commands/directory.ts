import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const operator = true
const account = {
  account: { value: 'ACCOUNT', parameter: 'AccountId', doc: 'The id of the account; account list shows it.' },
} as const
const folder = {
  folder: {
    value: 'FOLDER',
    parameter: 'FolderId',
    doc: 'The id of the folder; directory folders shows it.',
  },
} as const
const name = { value: 'NAME', parameter: 'FolderName', doc: 'The name of the folder.' } as const
const manager = {
  flag: 'manager',
  value: 'ACCOUNT',
  parameter: 'ManagementAccountId',
  required: true,
  doc: 'The account that manages the directory.',
} as const
const into = (parameter: string) =>
  ({
    flag: 'to',
    value: 'FOLDER',
    parameter,
    required: true,
    doc: 'The folder that it is to be in, or the root.',
  }) as const
const within = (parameter: string) =>
  ({
    flag: 'in',
    value: 'FOLDER',
    parameter,
    doc: 'Only those right in this folder, or in the root.',
  }) as const

export const directory: Noun = {
  enable: {
    summary: 'Lets an account manage a directory.',
    ...oneCall({
      operation: remote('Tagplane', 'EnableDirectory'),
      ...{ operator, positionals: account, answer: ['Directory'] },
      done: ({ account: id }) =>
        `${id} manages a directory. Next: tagplane directory add ACCOUNT --manager ${id}`,
    }),
  },
  disable: {
    summary: 'Ends a directory that has no members.',
    ...oneCall({
      operation: remote('Tagplane', 'DisableDirectory'),
      ...{ operator, positionals: account },
      done: ({ account: id }) => `${id} manages no directory any more.`,
    }),
  },
  get: {
    summary: 'Shows the directory that the account manages or is in.',
    ...oneCall({ operation: remote('Tagplane', 'GetDirectory'), answer: ['Directory'] }),
  },
  add: {
    summary: 'Puts an account into a directory.',
    ...oneCall({
      operation: remote('Tagplane', 'AddMember'),
      ...{ operator, positionals: account, options: { manager }, answer: ['Member'] },
      done: ({ account: id }) => `${id} is in the root of the directory.`,
    }),
  },
  remove: {
    summary: 'Takes an account out of a directory.',
    ...oneCall({
      operation: remote('Tagplane', 'RemoveMember'),
      ...{ operator, positionals: account, options: { manager } },
      done: ({ account: id }) => `${id} is in no directory.`,
    }),
  },
  move: {
    summary: 'Puts a member into another folder.',
    ...oneCall({
      operation: remote('Tagplane', 'MoveMember'),
      ...{ positionals: account, options: { to: into('FolderId') }, answer: ['Member'] },
      done: ({ account: id }) => `${id} is moved.`,
    }),
  },
  members: {
    summary: 'Lists the members of the directory.',
    ...oneCall({
      operation: remote('Tagplane', 'ListMembers'),
      ...{ options: { within: within('FolderId') }, answer: ['Members'] },
      columns: ['AccountId', 'Name', 'FolderId', 'JoinDate'],
    }),
  },
  folders: {
    summary: 'Lists the folders of the directory.',
    ...oneCall({
      operation: remote('Tagplane', 'ListFolders'),
      ...{ options: { within: within('ParentFolderId') }, answer: ['Folders'] },
      columns: ['FolderId', 'FolderName', 'ParentFolderId', 'CreateDate'],
    }),
  },
  'create-folder': {
    summary: 'Makes a folder.',
    ...oneCall({
      operation: remote('Tagplane', 'CreateFolder'),
      ...{ positionals: { name }, options: { to: into('ParentFolderId') }, answer: ['Folder'] },
      done: ({ name: made }) => `${made} is a folder.`,
      examples: ['tagplane directory create-folder production --to r-wm1234567a'],
    }),
  },
  'rename-folder': {
    summary: 'Gives a folder another name.',
    ...oneCall({
      operation: remote('Tagplane', 'UpdateFolder'),
      ...{ positionals: { ...folder, name }, answer: ['Folder'] },
      done: ({ folder: id, name: given }) => `${id} is named ${given}.`,
    }),
  },
  'move-folder': {
    summary: 'Puts a folder, with all that is in it, into another one.',
    ...oneCall({
      operation: remote('Tagplane', 'MoveFolder'),
      ...{ positionals: folder, options: { to: into('ParentFolderId') }, answer: ['Folder'] },
      done: ({ folder: id }) => `${id} is moved.`,
    }),
  },
  'delete-folder': {
    summary: 'Deletes a folder that nothing is in.',
    ...oneCall({
      operation: remote('Tagplane', 'DeleteFolder'),
      ...{ positionals: folder },
      done: ({ folder: id }) => `${id} is deleted.`,
    }),
  },
}
