/** The call of docs/clients.md with the key of a role, in a process of its own: only such one can be told whose certificates to believe. */

// docs:role
import credentials, { Config } from '@alicloud/credentials'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import tag, { UntagResourcesRequest } from '@alicloud/tag20180828'
// docs:end
import type { ClientProcess } from './clients.ts'

const { env } = process as unknown as ClientProcess & {
  readonly env: { readonly ALIBABA_CLOUD_ROLE_ARN: string }
}

async function untagInRole(process: { readonly env: typeof env }) {
  // docs:role
  const client = new tag.default(
    new $OpenApiUtil.Config({
      credential: new credentials.default(
        new Config({
          type: 'ram_role_arn',
          accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
          accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
          roleArn: process.env.ALIBABA_CLOUD_ROLE_ARN,
          roleSessionName: 'nightly',
          stsEndpoint: process.env.ALIBABA_CLOUD_ENDPOINT,
        }),
      ),
      endpoint: process.env.ALIBABA_CLOUD_ENDPOINT,
      protocol: 'HTTPS',
    }),
  )

  const { body } = await client.untagResources(
    new UntagResourcesRequest({
      regionId: 'cn-hangzhou',
      resourceARN: ['arn:acs:ecs:*:*:instance/i-1', 'arn:acs:oss:*:*:bucket/invoices'],
      tagKey: ['owner'],
    }),
  )
  // docs:end
  return body?.toMap()
}

process.stdout.write(JSON.stringify(await untagInRole({ env })))
