import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import ram, * as request from '@alicloud/ram20150501'
import { processOf, sdkClient } from '../support/clients.ts'
import { launch, type RunningServer, startServer } from '../support/server.ts'
import { ca, caFile, certificateFiles } from '../support/tls.ts'

const script = join(import.meta.dirname, '../support/role-client.ts')
const REGION = 'cn-hangzhou'
const secure = { protocol: 'HTTPS', ca: String(ca) }

/** Makes a user who may nothing but take on a role that may do everything; answers what the user's process knows. */
async function userWithRole(server: RunningServer): Promise<Readonly<Record<string, string>>> {
  const { accessKeyId, accessKeySecret, endpoint, accountId } = server
  const client = new ram.default(
    new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, ...secure }),
  )
  const [userName, roleName, policyType] = ['user', 'janitor', 'System']
  const Principal = { RAM: [`acs:ram::${accountId}:root`] }
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }]
  const assumeRolePolicyDocument = JSON.stringify({ Version: '1', Statement })
  await client.createUser(new request.CreateUserRequest({ userName }))
  await client.createRole(new request.CreateRoleRequest({ roleName, assumeRolePolicyDocument }))
  const [ofUser, ofRole] = ['AliyunSTSAssumeRoleAccess', 'AdministratorAccess'].map((policyName) => ({
    ...{ policyName, policyType },
  }))
  await client.attachPolicyToUser(new request.AttachPolicyToUserRequest({ ...ofUser, userName }))
  await client.attachPolicyToRole(new request.AttachPolicyToRoleRequest({ ...ofRole, roleName }))
  const { body } = await client.createAccessKey(new request.CreateAccessKeyRequest({ userName }))
  return {
    ...processOf(server).env,
    ALIBABA_CLOUD_ACCESS_KEY_ID: body?.accessKey?.accessKeyId ?? '',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: body?.accessKey?.accessKeySecret ?? '',
    ALIBABA_CLOUD_ROLE_ARN: `acs:ram::${accountId}:role/${roleName}`,
  }
}

it('@alicloud/credentials takes on a role over TLS, and the call of docs/clients.md is made in it', async () => {
  const { cert, key } = certificateFiles('server')
  const server = await startServer({ args: ['--tls-cert', cert, '--tls-key', key] })
  const root = sdkClient(processOf(server), secure)
  await root.tag(REGION, ['arn:acs:ecs:*:*:instance/i-1'], { owner: 'blue' })
  const env = { ...(await userWithRole(server)), NODE_EXTRA_CA_CERTS: caFile }
  const client = launch(process.execPath, [script], { env })
  assert.equal(await client.ended, 0, client.stderr())
  const { FailedResources } = JSON.parse(client.stdout()) as {
    readonly FailedResources: { readonly FailedResource: readonly Readonly<Record<string, unknown>>[] }
  }
  const failed = FailedResources.FailedResource.map(({ ResourceARN }) => ResourceARN)
  assert.deepEqual(failed, ['arn:acs:oss:*:*:bucket/invoices'])
  assert.deepEqual(await root.list(REGION), { resources: [], nextToken: '' })
  await server.stop()
})
