import type { Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { type MadeAccount, newAccount, operatorOf } from './accounts.ts'
import { arnOf, newId } from './calls.ts'
import { asUser, done, newUser } from './identities.ts'

type Fields = Readonly<Record<string, unknown>>

/** A new resource group; answers its id. */
export async function newResourceGroup(target: Target, Name = newId('group')): Promise<string> {
  const { ResourceGroup } = await done(target, 'CreateResourceGroup', { Name, DisplayName: Name })
  return String((ResourceGroup as Fields)['ResourceGroupId'])
}

/** The id of the group for what is in no other. */
export async function defaultGroup(target: Target): Promise<string> {
  const { ResourceGroups } = await done(target, 'ListResourceGroups', { MaxResults: '1000' })
  const found = (ResourceGroups as Fields[]).find(({ IsDefault }) => IsDefault === true)
  return String(found?.['ResourceGroupId'])
}

/** The parameter of RegisterResources. */
export const resources = (...list: readonly Fields[]): Parameters => ({ Resources: JSON.stringify(list) })

/** Registers a new resource; answers its ARN as ListResources shows it. */
export async function registered(target: Target, facts: Fields = {}, type = 'ecs:instance'): Promise<string> {
  const arn = arnOf(type, newId(), 'cn-hangzhou', target.account)
  await done(target, 'RegisterResources', resources({ ResourceARN: arn, ...facts }))
  return arn
}

/** What GetResource shows. */
export async function resourceOf(target: Target, ResourceARN: string): Promise<Fields> {
  return (await done(target, 'GetResource', { ResourceARN }))['Resource'] as Fields
}

/** All resources that a query finds, page by page. */
export async function listResources(target: Target, filters: Parameters = {}): Promise<readonly Fields[]> {
  const all: Fields[] = []
  for (let NextToken = ''; ; ) {
    const answer = await done(target, 'ListResources', { ...filters, NextToken })
    all.push(...(answer['Resources'] as Fields[]))
    NextToken = String(answer['NextToken'])
    if (NextToken === '') return all
  }
}

export const arnsOf = (all: readonly Fields[]): readonly unknown[] =>
  all.map(({ ResourceARN }) => ResourceARN)

/** The entries of FailedResources by their ARNs. */
export function failuresOf(answer: Fields): Readonly<Record<string, string>> {
  type Entry = { readonly ResourceARN: string; readonly Result: { readonly Code: string } }
  const { FailedResource } = answer['FailedResources'] as { readonly FailedResource: readonly Entry[] }
  return Object.fromEntries(FailedResource.map(({ ResourceARN, Result }) => [ResourceARN, Result.Code]))
}

/** A user with a policy of these statements. */
export async function userWith(to: Target, ...statements: readonly Fields[]): Promise<Target> {
  const [UserName, PolicyName] = [await newUser(to), newId('policy')]
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }))
  await done(to, 'CreatePolicy', { PolicyName, PolicyDocument: JSON.stringify({ Version: '1', Statement }) })
  await done(to, 'AttachPolicyToUser', { PolicyName, PolicyType: 'Custom', UserName })
  return asUser(to, UserName)
}

/** The condition that a resource is in the group. */
export const inGroup = (id: string) => ({ Condition: { StringEquals: { 'acs:rm:rgId': id } } })

export type MadeDirectory = MadeAccount & { readonly directory: string; readonly folder: string }

/** A new account that manages a new directory; `folder` is its root folder. */
export async function newDirectory(target: Target): Promise<MadeDirectory> {
  const account = await newAccount(target)
  const { Directory } = await done(operatorOf(target), 'EnableDirectory', { AccountId: account.id })
  const { DirectoryId, RootFolderId } = Directory as Record<string, string>
  return { ...account, directory: DirectoryId ?? '', folder: RootFolderId ?? '' }
}

/** A new folder; answers its id. */
export async function newFolder(
  manager: Target,
  ParentFolderId: string,
  FolderName = newId('f'),
): Promise<string> {
  const { Folder } = await done(manager, 'CreateFolder', { ParentFolderId, FolderName })
  return String((Folder as Fields)['FolderId'])
}

/** A new account that is a member; answers its id. */
export async function newMember(target: Target, { id: ManagementAccountId }: MadeAccount): Promise<string> {
  const { id: AccountId } = await newAccount(target)
  await done(operatorOf(target), 'AddMember', { ManagementAccountId, AccountId })
  return AccountId
}
