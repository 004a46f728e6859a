import type { Client } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import type { RecordScope } from '../estate/record.ts'

export const scopeOperations = {
  getCallerIdentity: remote('Sts', 'GetCallerIdentity'),
  listResourceGroups: remote('Tagplane', 'ListResourceGroups'),
  getProtectedTagKeys: remote('Tagplane', 'GetProtectedTagKeys'),
} as const

type Group = { readonly ResourceGroupId: string; readonly Name: string }

/** What records are held against before they are sent; what the caller may not see, the server looks at. */
export async function readScope(client: Client): Promise<RecordScope> {
  const { AccountId } = await client.call(scopeOperations.getCallerIdentity, {})
  const groups = await unlessRefused(() => readGroups(client))
  const keys = await unlessRefused(() => client.call(scopeOperations.getProtectedTagKeys, {}))
  const both = groups?.flatMap(({ ResourceGroupId: id, Name }) => [
    [Name.toLowerCase(), id] as const,
    [id, id] as const,
  ])
  return {
    account: `${AccountId}`,
    groups: both && new Map(both),
    protectedTagKeys: new Set((keys?.['TagKeys'] ?? []) as readonly string[]),
  }
}

export async function readGroups(client: Client): Promise<readonly Group[]> {
  const groups: Group[] = []
  for await (const page of client.pages(scopeOperations.listResourceGroups, { MaxResults: '1000' })) {
    groups.push(...(page['ResourceGroups'] as readonly Group[]))
  }
  return groups
}

async function unlessRefused<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UsageError && error.exitCode === exitCodes.usage) return undefined
    throw error
  }
}
