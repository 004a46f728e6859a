import type { Target } from '../support/target.ts'
import { newAccount, operatorOf } from './accounts.ts'
import { newId } from './calls.ts'
import { newDirectory, newFolder, newMember, newResourceGroup, registered } from './estate.ts'
import { done } from './identities.ts'
import { always, inTurn, type Setting } from './scene.ts'

const idOf = (value: unknown, name: string) => (value as Readonly<Record<string, string>>)[name] ?? ''

async function directoryAccount(to: Target) {
  const { id: AccountId } = await newAccount(to)
  const operator = operatorOf(to)
  return {
    ...{ AccountId, operator },
    enable: () => done(operator, 'EnableDirectory', { AccountId }),
    disable: () => done(operator, 'DisableDirectory', { AccountId }),
  }
}

async function membership(to: Target) {
  const { id: ManagementAccountId } = await newDirectory(to)
  const { id: AccountId } = await newAccount(to)
  const both = { ManagementAccountId, AccountId }
  const operator = operatorOf(to)
  return {
    ...{ both, operator },
    add: () => done(operator, 'AddMember', both),
    remove: () => done(operator, 'RemoveMember', both),
  }
}

/** The operations on resources, groups and the directory. */
export const estateSettings: Readonly<Record<string, Setting>> = {
  CreateResourceGroup: async (to) => ({
    parameters: () => ({ Name: newId('group'), DisplayName: 'x' }),
    restore: ({ ResourceGroup }) =>
      done(to, 'DeleteResourceGroup', { ResourceGroupId: idOf(ResourceGroup, 'ResourceGroupId') }),
  }),
  GetResourceGroup: async (to) => always({ ResourceGroupId: await newResourceGroup(to) }),
  UpdateResourceGroup: async (to) =>
    always({ ResourceGroupId: await newResourceGroup(to), DisplayName: 'x' }),
  DeleteResourceGroup: (to) =>
    inTurn(
      () => newResourceGroup(to),
      (ResourceGroupId) => ({ ResourceGroupId }),
    ),
  MoveResources: async (to) =>
    always({ ResourceGroupId: await newResourceGroup(to), 'ResourceARN.1': await registered(to) }),
  GetResource: async (to) => always({ ResourceARN: await registered(to) }),
  SetResourceMode: async () => always({ Mode: 'Inherit' }),
  EnableDirectory: async (to) => {
    const { AccountId, operator, disable } = await directoryAccount(to)
    return { caller: operator, ...always({ AccountId }, disable) }
  },
  DisableDirectory: async (to) => {
    const { AccountId, operator, enable } = await directoryAccount(to)
    await enable()
    return { caller: operator, ...always({ AccountId }, enable) }
  },
  GetDirectory: async (to) => ({ caller: (await newDirectory(to)).root, ...always({}) }),
  CreateFolder: async (to) => {
    const { root, folder } = await newDirectory(to)
    return {
      caller: root,
      parameters: () => ({ ParentFolderId: folder, FolderName: newId('f') }),
      restore: ({ Folder }) => done(root, 'DeleteFolder', { FolderId: idOf(Folder, 'FolderId') }),
    }
  },
  UpdateFolder: async (to) => {
    const { root, folder } = await newDirectory(to)
    return { caller: root, ...always({ FolderId: await newFolder(root, folder), FolderName: 'x' }) }
  },
  MoveFolder: async (to) => {
    const { root, folder } = await newDirectory(to)
    return { caller: root, ...always({ FolderId: await newFolder(root, folder), ParentFolderId: folder }) }
  },
  DeleteFolder: async (to) => {
    const { root, folder } = await newDirectory(to)
    const turns = await inTurn(
      () => newFolder(root, folder),
      (FolderId) => ({ FolderId }),
    )
    return { caller: root, ...turns }
  },
  ListFolders: async (to) => ({ caller: (await newDirectory(to)).root, ...always({}) }),
  AddMember: async (to) => {
    const { both, operator, remove } = await membership(to)
    return { caller: operator, ...always(both, remove) }
  },
  RemoveMember: async (to) => {
    const { both, operator, add } = await membership(to)
    await add()
    return { caller: operator, ...always(both, add) }
  },
  MoveMember: async (to) => {
    const made = await newDirectory(to)
    return { caller: made.root, ...always({ AccountId: await newMember(to, made), FolderId: made.folder }) }
  },
  ListMembers: async (to) => ({ caller: (await newDirectory(to)).root, ...always({}) }),
}
