import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import ram, * as request from '@alicloud/ram20150501'
import sts, { AssumeRoleRequest } from '@alicloud/sts20150401'
import tag, { TagResourcesRequest, UntagResourcesRequest } from '@alicloud/tag20180828'
import { type RunningServer, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

type Key = { readonly accessKeyId: string; readonly accessKeySecret: string; readonly securityToken?: string }

const rootKey = (): Key => server

function configOf({ accessKeyId, accessKeySecret, securityToken }: Key, signatureAlgorithm?: string) {
  return new $OpenApiUtil.Config({
    ...{ accessKeyId, accessKeySecret, endpoint: server.endpoint, protocol: 'HTTP' },
    ...(securityToken !== undefined && { securityToken }),
    ...(signatureAlgorithm && { signatureAlgorithm }),
  })
}

const ramOf = (key = rootKey(), algorithm?: string) => new ram.default(configOf(key, algorithm))
const tagOf = (key: Key, algorithm?: string) => new tag.default(configOf(key, algorithm))
const stsOf = (key: Key, algorithm?: string) => new sts.default(configOf(key, algorithm))

function policyText(...Statement: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ Version: '1', Statement })
}

async function newUser(userName: string): Promise<Key> {
  const client = ramOf()
  await client.createUser(new request.CreateUserRequest({ userName }))
  const { body } = await client.createAccessKey(new request.CreateAccessKeyRequest({ userName }))
  const { accessKeyId = '', accessKeySecret = '' } = body?.accessKey ?? {}
  return { accessKeyId, accessKeySecret }
}

async function attachNew(userName: string, policyName: string, policyDocument: string): Promise<void> {
  const client = ramOf()
  await client.createPolicy(new request.CreatePolicyRequest({ policyName, policyDocument }))
  const attachment = { policyName, policyType: 'Custom', userName }
  await client.attachPolicyToUser(new request.AttachPolicyToUserRequest(attachment))
}

async function tagged(...ids: readonly string[]): Promise<string[]> {
  const resourceARN = ids.map((id) => `arn:acs:ecs:${REGION}:*:instance/${id}`)
  const tags = '{"k":"1","env":"test"}'
  await tagOf(rootKey()).tagResources(new TagResourcesRequest({ regionId: REGION, resourceARN, tags }))
  return resourceARN
}

async function untag(key: Key, resourceARN: string[], tagKey = ['k'], algorithm?: string) {
  const call = new UntagResourcesRequest({ regionId: REGION, resourceARN, tagKey })
  const { body } = await tagOf(key, algorithm).untagResources(call)
  return (body?.failedResources?.failedResource ?? []).map((one) => [one.resourceARN, one.result?.code])
}

for (const algorithm of [undefined, 'v2'] as const) {
  const prefix = algorithm ?? 'v3'
  describe(`the official clients of RAM, STS and Tag, unchanged, with signature ${prefix}`, () => {
    it('a policy on one instance: that one is untagged, the other is an entry', async () => {
      const user = await newUser(`${prefix}-operator`)
      const [mine = '', other = ''] = await tagged(`${prefix}-mine`, `${prefix}-other`)
      const resource = `acs:ecs:*:${server.accountId}:instance/${prefix}-mine`
      const allowed = policyText(
        { Effect: 'Allow', Action: 'tag:UntagResources', Resource: '*' },
        { Effect: 'Allow', Action: 'ecs:RemoveTags', Resource: resource },
      )
      await assert.rejects(untag(user, [mine]), (error: Record<string, unknown>) => {
        const { AuthAction, NoPermissionType } = error['accessDeniedDetail'] as Record<string, string>
        assert.deepEqual(
          [error['code'], error['statusCode'], AuthAction, NoPermissionType],
          ['NoPermission.Operator', 403, 'tag:UntagResources', 'ImplicitDeny'],
        )
        return true
      })
      await attachNew(`${prefix}-operator`, `${prefix}-one-instance`, allowed)
      assert.deepEqual(await untag(user, [mine, other], ['k'], algorithm), [[other, 'Forbidden.RAM']])
    })

    it('a role: taken on, used, narrowed down, and gone', async () => {
      const user = await newUser(`${prefix}-assumer`)
      const client = ramOf(rootKey(), algorithm)
      const principal = { RAM: [`acs:ram::${server.accountId}:root`] }
      const trust = policyText({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal })
      const roleName = `${prefix}-janitor`
      const made = await client.createRole(
        new request.CreateRoleRequest({
          roleName,
          assumeRolePolicyDocument: trust,
          maxSessionDuration: 7_200,
        }),
      )
      const roleArn = made.body?.role?.arn
      assert.equal(roleArn, `acs:ram::${server.accountId}:role/${roleName}`)
      const system = (policyName: string) => ({ policyName, policyType: 'System' })
      const administrator = { ...system('AliyunTagAdministratorAccess'), roleName }
      await client.attachPolicyToRole(new request.AttachPolicyToRoleRequest(administrator))
      const assume = async (policy?: string): Promise<Key> => {
        const call = new AssumeRoleRequest({
          roleArn,
          roleSessionName: 'nightly',
          durationSeconds: 900,
          policy,
        })
        const { body } = await stsOf(user, algorithm).assumeRole(call)
        const { accessKeyId = '', accessKeySecret = '', securityToken = '' } = body?.credentials ?? {}
        return { accessKeyId, accessKeySecret, securityToken }
      }
      await assert.rejects(assume(), { code: 'NoPermission', statusCode: 403 })
      const may = { ...system('AliyunSTSAssumeRoleAccess'), userName: `${prefix}-assumer` }
      await client.attachPolicyToUser(new request.AttachPolicyToUserRequest(may))
      const session = await assume()
      const who = await stsOf(session, algorithm).getCallerIdentity()
      assert.equal(who.body?.arn, `acs:ram::${server.accountId}:assumed-role/${roleName}/nightly`)
      const arns = await tagged(`${prefix}-by-role`)
      const narrow = await assume(policyText({ Effect: 'Allow', Action: 'tag:List*', Resource: '*' }))
      await assert.rejects(untag(narrow, arns, ['k'], algorithm), { code: 'NoPermission.Operator' })
      assert.deepEqual(await untag(session, arns, ['k'], algorithm), [])
      await client.detachPolicyFromRole(new request.DetachPolicyFromRoleRequest(administrator))
      await assert.rejects(untag(session, arns, ['env'], algorithm), { code: 'NoPermission.Operator' })
      await client.deleteRole(new request.DeleteRoleRequest({ roleName }))
      await assert.rejects(untag(session, arns, ['env'], algorithm), { code: 'InvalidSecurityToken.Expired' })
    })

    it('every other operation on policies, attachments and roles', async () => {
      const client = ramOf(rootKey(), algorithm)
      const [policyName, groupName, roleName] = [`${prefix}-p`, `${prefix}-g`, `${prefix}-r`]
      const [userName, policyType] = [`${prefix}-u`, 'Custom']
      const user = await newUser(userName)
      const document = policyText({ Effect: 'Allow', Action: 'ram:List*', Resource: '*' })
      await client.createPolicy(new request.CreatePolicyRequest({ policyName, policyDocument: document }))
      const shown = await client.getPolicy(new request.GetPolicyRequest({ policyName, policyType }))
      assert.equal(shown.body?.defaultPolicyVersion?.policyDocument, document)
      const newDescription = '說明'
      await client.updatePolicyDescription(
        new request.UpdatePolicyDescriptionRequest({ policyName, newDescription }),
      )
      const second = { policyName, policyDocument: document, setAsDefault: true }
      const version = await client.createPolicyVersion(new request.CreatePolicyVersionRequest(second))
      assert.equal(version.body?.policyVersion?.versionId, 'v2')
      const v1 = { policyName, policyType, versionId: 'v1' }
      const first = await client.getPolicyVersion(new request.GetPolicyVersionRequest(v1))
      assert.equal(first.body?.policyVersion?.isDefaultVersion, false)
      await client.setDefaultPolicyVersion(
        new request.SetDefaultPolicyVersionRequest({ policyName, versionId: 'v1' }),
      )
      const v2 = { policyName, versionId: 'v2' }
      await client.deletePolicyVersion(new request.DeletePolicyVersionRequest(v2))
      const versions = await client.listPolicyVersions(
        new request.ListPolicyVersionsRequest({ policyName, policyType }),
      )
      assert.deepEqual(
        versions.body?.policyVersions?.policyVersion?.map((one) => one.versionId),
        ['v1'],
      )
      await client.createGroup(new request.CreateGroupRequest({ groupName }))
      const principal = { RAM: [`acs:ram::${server.accountId}:user/${userName}`] }
      const trust = policyText({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal })
      await client.createRole(new request.CreateRoleRequest({ roleName, assumeRolePolicyDocument: trust }))
      const policy = { policyName, policyType }
      await client.attachPolicyToUser(new request.AttachPolicyToUserRequest({ ...policy, userName }))
      await client.attachPolicyToGroup(new request.AttachPolicyToGroupRequest({ ...policy, groupName }))
      await client.attachPolicyToRole(new request.AttachPolicyToRoleRequest({ ...policy, roleName }))
      const entities = (await client.listEntitiesForPolicy(new request.ListEntitiesForPolicyRequest(policy)))
        .body
      assert.deepEqual(
        [
          entities?.users?.user?.[0]?.userName,
          entities?.groups?.group?.[0]?.groupName,
          entities?.roles?.role?.[0]?.roleName,
        ],
        [userName, groupName, roleName],
      )
      for (const { body } of [
        await client.listPoliciesForUser(new request.ListPoliciesForUserRequest({ userName })),
        await client.listPoliciesForGroup(new request.ListPoliciesForGroupRequest({ groupName })),
        await client.listPoliciesForRole(new request.ListPoliciesForRoleRequest({ roleName })),
      ]) {
        assert.deepEqual(
          body?.policies?.policy?.map((one) => [one.policyName, one.description]),
          [[policyName, newDescription]],
        )
      }
      const own = await ramOf(user, algorithm).listPolicies(new request.ListPoliciesRequest({ policyType }))
      const counted = own.body?.policies?.policy?.find((one) => one.policyName === policyName)
      assert.equal(counted?.attachmentCount, 3)
      await client.detachPolicyFromUser(new request.DetachPolicyFromUserRequest({ ...policy, userName }))
      await client.detachPolicyFromGroup(new request.DetachPolicyFromGroupRequest({ ...policy, groupName }))
      await client.detachPolicyFromRole(new request.DetachPolicyFromRoleRequest({ ...policy, roleName }))
      const denied = await ramOf(user, algorithm)
        .listRoles(new request.ListRolesRequest({}))
        .then(
          () => assert.fail('it was not denied'),
          (error: { accessDeniedDetail: Record<string, string> }) => error.accessDeniedDetail,
        )
      const encodedDiagnosticMessage = denied['EncodedDiagnosticMessage'] ?? ''
      const decoded = await client.decodeDiagnosticMessage(
        new request.DecodeDiagnosticMessageRequest({ encodedDiagnosticMessage }),
      )
      assert.equal(decoded.body?.decodedDiagnosticMessage?.authAction, 'ram:ListRoles')
      await client.deletePolicy(new request.DeletePolicyRequest({ policyName }))
      const changed = { roleName, newDescription, newMaxSessionDuration: 7_200 }
      await client.updateRole(new request.UpdateRoleRequest(changed))
      const role = (await client.getRole(new request.GetRoleRequest({ roleName }))).body?.role
      assert.deepEqual([role?.description, role?.maxSessionDuration], [newDescription, 7_200])
      const roles = await client.listRoles(new request.ListRolesRequest({ maxItems: 1000 }))
      assert.ok(roles.body?.roles?.role?.some((one) => one.roleName === roleName))
      await client.deleteRole(new request.DeleteRoleRequest({ roleName }))
    })
  })
}
