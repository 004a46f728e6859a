import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ClientProcess, callTagplane, formClient, processOf } from '../support/clients.ts'
import { newDatabase, noPostgres } from '../support/postgres.ts'
import { type RunningServer, startNode, startServer } from '../support/server.ts'

type Fields = Readonly<Record<string, unknown>>

const strict = { args: ['--resources', 'strict'] }
const stores = {
  'an embedded store': { skip: false, start: () => startServer(strict) },
  'a store on PostgreSQL': {
    skip: noPostgres ?? false,
    start: async () => startNode(await newDatabase(), strict),
  },
} as const

for (const [name, { skip, start }] of Object.entries(stores)) {
  describe(`callApi of @alicloud/openapi-core, on ${name}`, { skip }, () => {
    let server: RunningServer
    let client: ClientProcess
    before(async () => {
      server = await start()
      client = processOf(server)
    })
    after(() => server.stop())
    const arn = (i: number) => `arn:acs:ecs:cn-hangzhou:${server.accountId}:instance/i-${i}`

    it('registers a thousand resources in a group, finds those without tags, and takes them out', async () => {
      const made = await callTagplane(client, 'CreateResourceGroup', {
        Name: 'project-x',
        DisplayName: '專案',
      })
      const { ResourceGroupId, ResourceGroupArn } = made['ResourceGroup'] as Record<string, string>
      const list = Array.from({ length: 1_000 }, (_, i) => ({
        ...{ ResourceARN: arn(i), Name: `主機 ${i}`, ResourceGroupId, Attributes: { Cpu: '4' } },
        ...(i < 990 && { Tags: { env: 'test' } }),
      }))
      const registered = await callTagplane(client, 'RegisterResources', { Resources: JSON.stringify(list) })
      assert.deepEqual(
        [registered['Registered'], registered['FailedResources']],
        [1_000, { FailedResource: [] }],
      )
      const filters = { ResourceGroupId, Untagged: true, MaxResults: 6 }
      const first = await callTagplane(client, 'ListResources', filters)
      const second = await callTagplane(client, 'ListResources', {
        ...filters,
        NextToken: first['NextToken'],
      })
      const found = [first, second].flatMap((page) => page['Resources'] as Fields[])
      assert.deepEqual([found.length, second['NextToken'], found[0]?.['Name']], [10, '', '主機 990'])
      const failures = await formClient(client).tag(
        'cn-hangzhou',
        [ResourceGroupArn ?? '', arn(0), arn(1_000)],
        { a: '1' },
      )
      assert.deepEqual(
        failures.map(({ arn: name, code }) => [name, code]),
        [[arn(1_000), 'InvalidResourceId.NotFound']],
      )
      await assert.rejects(callTagplane(client, 'DeleteResourceGroup', { ResourceGroupId }), {
        code: 'DeleteConflict.ResourceGroup.Resource',
        statusCode: 409,
      })
      const ResourceARN = Array.from({ length: 1_000 }, (_, i) => arn(i))
      await callTagplane(client, 'DeregisterResources', { ResourceARN })
      await callTagplane(client, 'DeleteResourceGroup', { ResourceGroupId })
      const left = await callTagplane(client, 'ListResources')
      assert.deepEqual(left['Resources'], [])
    })
  })
}
