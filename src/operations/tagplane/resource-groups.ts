import type { ErrorName } from '../../core/error.ts'
import { type GroupEntry, resourceGroupsOf } from '../../core/resource-groups.ts'
import { optionalString, string } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import type { Caller } from '../operation.ts'
import { ownArn } from '../own-resources.ts'
import { flag, object, optional, text } from '../response.ts'
import type { Settings } from '../settings.ts'

export const MAX_RESOURCE_GROUPS = 1_000

export const resourceGroupId = (doc: string) =>
  string({ doc, example: 'rg-9gloovqzkx3abcd', required: 'MissingResourceGroupId' })

export const optionalResourceGroupId = (doc: string) => optionalString({ doc, example: 'rg-9gloovqzkx3abcd' })

const MAX_DISPLAY_NAME = 50

/** A name for people: up to 50 characters, none of which is a control character. */
export function checkDisplayName(
  text: string,
  fail: (error: 'InvalidParameter', ...values: readonly string[]) => never,
): void {
  if ([...text].length > MAX_DISPLAY_NAME || /\p{Cc}/u.test(text)) {
    fail('InvalidParameter', 'DisplayName', 'It is 1 to 50 characters without control characters.')
  }
}

/** The group of that id; an error where there is none. */
export function findGroup(id: string, { caller, settings, fail }: FindingGroup): GroupEntry {
  const group = resourceGroupsOf(caller.account, settings.resourceGroups).byId.get(id)
  return group ?? fail('ResourceGroupNotFound', id)
}

type FindingGroup = {
  readonly caller: Caller
  readonly settings: Settings
  readonly fail: (error: Extract<ErrorName, 'ResourceGroupNotFound'>, ...values: readonly string[]) => never
}

export const resourceGroup = object('A resource group.', {
  ResourceGroupId: text('Its id.', 'rg-9gloovqzkx3abcd'),
  Name: text('Its name, which it keeps.', 'project-x'),
  DisplayName: text('What people are shown.', 'Project X'),
  ResourceGroupArn: text(
    'Its ARN, by which it can be tagged.',
    'arn:acs:rm:cn-hangzhou:123456789****:resourcegroup/rg-9gloovqzkx3abcd',
  ),
  IsDefault: flag('Whether it holds what is in no other group.', 'false'),
  CreateDate: optional(
    text('When it was made, UTC. The default group was made by nobody.', '2026-11-24T12:00:00Z'),
  ),
})

export function toResourceGroup(group: GroupEntry, account: string) {
  const { id, name, displayName, createdAt } = group
  return {
    ...{ ResourceGroupId: id, Name: name, DisplayName: displayName },
    ...{ ResourceGroupArn: ownArn(account, 'resourcegroup', id), IsDefault: isDefault(group) },
    CreateDate: createdAt === undefined ? undefined : dateOf(createdAt),
  }
}

export function isDefault(group: GroupEntry): boolean {
  return group.createdAt === undefined
}

/** The example of all pages. */
export const exampleGroup = {
  ...{ ResourceGroupId: 'rg-9gloovqzkx3abcd', Name: 'project-x', DisplayName: 'Project X' },
  ResourceGroupArn: 'arn:acs:rm:cn-hangzhou:1234567890123456:resourcegroup/rg-9gloovqzkx3abcd',
  ...{ IsDefault: false, CreateDate: '2026-11-24T12:00:00Z' },
}
