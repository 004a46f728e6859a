/** The main job in a few seconds: `npm run demo`. */
import { createRequire } from 'node:module'
import type { ListTagResourcesResponse } from '@alicloud/tag20180828'
import { startDemoServer } from './server.ts'

const require = createRequire(import.meta.url)
const sdk = require('@alicloud/tag20180828') as typeof import('@alicloud/tag20180828')
const { $OpenApiUtil } = require('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core')

type Client = InstanceType<typeof sdk.default>

const REGION = 'cn-hangzhou'
const estate = [
  ...['i-web-1', 'i-web-2', 'i-batch-1'].map((id) => `arn:acs:ecs:*:*:instance/${id}`),
  ...['lb-public', 'lb-inner'].map((id) => `arn:acs:slb:*:*:instance/${id}`),
  'arn:acs:rds:*:*:dbinstance/rm-orders',
  'arn:acs:oss:*:*:bucket/demo-invoices',
  'arn:acs:vod:*:*:domain/video.example.com',
  'arn:acs:dcdn:*:*:domain/static.example.com',
  'arn:acs:live:*:*:domain/live.example.com',
  'arn:acs:vpc:*:*:vpc/vpc-main',
  'arn:acs:rm:*:*:resourcegroup/rg-shop',
]
const tags = { project: 'shop', 'cost-center': '4711', owner: 'team-blue' }
const obsolete = ['cost-center', 'owner']
const unknown = 'arn:acs:ecs:*:*:instance/i-long-gone'

const server = await startDemoServer()
try {
  await runDemo()
} finally {
  server.stop()
}

async function runDemo(): Promise<void> {
  const client = createClient()
  say(`A server with temporary data runs at ${server.url}.\n`)
  const request = { regionId: REGION, resourceARN: estate, tags: JSON.stringify(tags) }
  await client.tagResources(new sdk.TagResourcesRequest(request))
  say(`Before: ${await summary(client)}`)

  say(
    `\nOne UntagResources takes ${obsolete.join(' and ')} off ${estate.length} resources, and off one that does not exist:`,
  )
  const untag = { regionId: REGION, resourceARN: [...estate, unknown], tagKey: obsolete }
  const started = performance.now()
  const { body } = await client.untagResources(new sdk.UntagResourcesRequest(untag))
  say(`  200 in ${Math.round(performance.now() - started)} ms, RequestId ${body?.requestId}`)
  for (const failed of body?.failedResources?.failedResource ?? []) {
    say(`  left as it was: ${failed.resourceARN}\n    ${failed.result?.code}: ${failed.result?.message}`)
  }
  say(`\nAfter: ${await summary(client)}`)

  say('\nA call that names a key twice is refused, and nothing changes:')
  try {
    await client.untagResources(new sdk.UntagResourcesRequest({ ...untag, tagKey: ['project', 'project'] }))
  } catch (error) {
    const { code, statusCode, message } = error as { code: string; statusCode: number; message: string }
    say(`  ${statusCode} ${code}: ${message.split(', ').slice(1).join(', ').split(' request id')[0]}`)
  }
  say(`\nStill: ${await summary(client)}`)
}

/** The official client, pointed here: endpoint and protocol are the only things that differ. */
function createClient(): Client {
  const { endpoint, accessKeyId, accessKeySecret } = server
  return new sdk.default(
    new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'HTTP' }),
  )
}

async function summary(client: Client): Promise<string> {
  const answer = await client.listTagResources(
    new sdk.ListTagResourcesRequest({ regionId: REGION, pageSize: 1000 }),
  )
  const resources: NonNullable<ListTagResourcesResponse['body']>['tagResources'] = answer.body?.tagResources
  const counts = new Map<string, number>()
  for (const { key = '' } of (resources ?? []).flatMap((resource) => resource.tags ?? [])) {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const products = new Set((resources ?? []).map((resource) => resource.resourceARN?.split(':')[2]))
  const keys = [...counts].map(([key, count]) => `${key} on ${count}`).join(', ')
  return `${resources?.length} tagged resources of ${products.size} products; ${keys}.`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
