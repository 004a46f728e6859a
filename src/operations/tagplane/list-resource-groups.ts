import { resourceGroupsOf } from '../../core/resource-groups.ts'
import { operation } from '../operation.ts'
import { array } from '../response.ts'
import { accessTo } from './access.ts'
import { nextToken, pageOf, paging } from './paging.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { exampleGroup, resourceGroup, toResourceGroup } from './resource-groups.ts'

export const listResourceGroups = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListResourceGroups',
  summary: 'Lists the resource groups of the account.',
  description: 'The default one among them. They come in the byte order of their names, page by page.',
  parameters: paging,
  response: { NextToken: nextToken, ResourceGroups: array('The groups of the page.', resourceGroup) },
  errors: ['InvalidParameter', 'InvalidNextToken', 'NoPermissionOperator'],
  access: accessTo('ListResourceGroups', 'list', 'resourcegroup/*'),
  check: () => undefined,
  async handle({ input, call, settings, store, pages, fail }) {
    const { account } = call.caller
    const { sorted } = resourceGroupsOf(account, settings.resourceGroups)
    const paged = { input, pages, call, action: 'ListResourceGroups', fail }
    const { entries, NextToken } = pageOf(sorted, ({ name }) => name, paged)
    await store.confirm({ guard: call.guard, durable: false })
    return { NextToken, ResourceGroups: entries.map((group) => toResourceGroup(group, account)) }
  },
  examples: [
    {
      name: 'All groups',
      parameters: {},
      response: {
        ...{ RequestId: '065527AA-2F2E-4D7C-8484-F2626CFE4935', NextToken: '' },
        ResourceGroups: [exampleGroup],
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
