import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import ram, {
  AddUserToGroupRequest,
  CreateAccessKeyRequest,
  CreateGroupRequest,
  CreateUserRequest,
  DeleteAccessKeyRequest,
  DeleteGroupRequest,
  DeleteUserRequest,
  GetGroupRequest,
  GetUserRequest,
  ListAccessKeysRequest,
  ListGroupsForUserRequest,
  ListGroupsRequest,
  ListUsersForGroupRequest,
  ListUsersRequest,
  RemoveUserFromGroupRequest,
  UpdateAccessKeyRequest,
  UpdateGroupRequest,
  UpdateUserRequest,
} from '@alicloud/ram20150501'
import { TagResourcesRequest, UntagResourcesRequest } from '@alicloud/tag20180828'
import { type ClientProcess, officialSdk, processOf } from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

function ramClient({ env }: ClientProcess, signatureAlgorithm?: string) {
  return new ram.default(
    new $OpenApiUtil.Config({
      accessKeyId: env.ALIBABA_CLOUD_ACCESS_KEY_ID,
      accessKeySecret: env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
      endpoint: env.ALIBABA_CLOUD_ENDPOINT,
      protocol: 'HTTP',
      ...(signatureAlgorithm && { signatureAlgorithm }),
    }),
  )
}

/** The process of somebody who has that key. */
function processWith(accessKeyId: string, accessKeySecret: string): ClientProcess {
  return processOf({ ...server, accessKeyId, accessKeySecret })
}

for (const algorithm of [undefined, 'v2'] as const) {
  const prefix = algorithm ?? 'v3'
  describe(`@alicloud/ram20150501, unchanged, with signature ${prefix}`, () => {
    const client = () => ramClient(processOf(server), algorithm)

    it('makes users, shows and renames them, lists them page by page and deletes them', async () => {
      const names = ['c', 'a', 'b'].map((name) => `${prefix}-${name}`)
      for (const userName of names) {
        const request = { userName, displayName: `${userName} 中`, comments: 'x' }
        const { body } = await client().createUser(new CreateUserRequest(request))
        assert.equal(body?.user?.userName, userName)
        assert.match(body?.user?.userId ?? '', /^\d{18}$/)
      }
      const listed: (string | undefined)[] = []
      let marker: string | undefined
      do {
        const { body } = await client().listUsers(new ListUsersRequest({ maxItems: 2, marker }))
        listed.push(...(body?.users?.user ?? []).map(({ userName }) => userName))
        assert.equal(body?.isTruncated, body?.marker !== undefined)
        marker = body?.marker
      } while (marker)
      assert.deepEqual(listed, names.toSorted())
      const [first = ''] = names
      const { body: before } = await client().getUser(new GetUserRequest({ userName: first }))
      const newUserName = `${first}.renamed`
      await client().updateUser(new UpdateUserRequest({ userName: first, newUserName, newComments: 'y' }))
      const { body: after } = await client().getUser(new GetUserRequest({ userName: newUserName }))
      const { userId, displayName, comments } = after?.user ?? {}
      assert.deepEqual([userId, displayName, comments], [before?.user?.userId, `${first} 中`, 'y'])
      for (const userName of [newUserName, ...names.slice(1)]) {
        await client().deleteUser(new DeleteUserRequest({ userName }))
      }
      const { body: none } = await client().listUsers(new ListUsersRequest({}))
      assert.deepEqual(none?.users?.user, [])
    })

    it('makes groups, puts users into them and takes them out', async () => {
      const [userName, groupName] = [`${prefix}-user`, `${prefix}-group`]
      const newGroupName = `${groupName}-renamed`
      await client().createUser(new CreateUserRequest({ userName }))
      await client().createGroup(new CreateGroupRequest({ groupName, comments: 'x' }))
      await client().updateGroup(new UpdateGroupRequest({ groupName, newGroupName }))
      const { body: shown } = await client().getGroup(new GetGroupRequest({ groupName: newGroupName }))
      assert.equal(shown?.group?.comments, 'x')
      const pair = { userName, groupName: newGroupName }
      await client().addUserToGroup(new AddUserToGroupRequest(pair))
      const { body: groups } = await client().listGroupsForUser(new ListGroupsForUserRequest({ userName }))
      const { body: all } = await client().listGroups(new ListGroupsRequest({}))
      for (const { group } of [groups?.groups ?? {}, all?.groups ?? {}]) {
        assert.deepEqual(
          group?.map((one) => [one.groupId, one.groupName]),
          [[shown?.group?.groupId, newGroupName]],
        )
      }
      const { body: users } = await client().listUsersForGroup(
        new ListUsersForGroupRequest({ groupName: newGroupName }),
      )
      assert.deepEqual(
        users?.users?.user?.map((one) => one.userName),
        [userName],
      )
      const refused = { statusCode: 409, code: 'DeleteConflict.Group.User' }
      const deleting = new DeleteGroupRequest({ groupName: newGroupName })
      await assert.rejects(client().deleteGroup(deleting), refused)
      await client().removeUserFromGroup(new RemoveUserFromGroupRequest(pair))
      await client().deleteGroup(deleting)
      await client().deleteUser(new DeleteUserRequest({ userName }))
    })

    it('gets errors with code and status of the contract', async () => {
      const missing = new GetUserRequest({ userName: 'nobody' })
      await assert.rejects(client().getUser(missing), { statusCode: 404, code: 'EntityNotExist.User' })
    })
  })
}

describe('a user with an access key, through the official clients', () => {
  it('is refused what no policy allows, and everything once its key is inactive, then no more', async () => {
    const admin = ramClient(processOf(server))
    const userName = 'untagger'
    await admin.createUser(new CreateUserRequest({ userName }))
    const { body } = await admin.createAccessKey(new CreateAccessKeyRequest({ userName }))
    const { accessKeyId: userAccessKeyId = '', accessKeySecret = '' } = body?.accessKey ?? {}
    const sdk = officialSdk(processWith(userAccessKeyId, accessKeySecret))
    const [regionId, resourceARN] = ['cn-hangzhou', ['arn:acs:ecs:*:*:instance/i-1']]
    const tagging = new TagResourcesRequest({ regionId, resourceARN, tags: '{"owner":"blue"}' })
    await officialSdk(processOf(server)).tagResources(tagging)
    const untagging = new UntagResourcesRequest({ regionId, resourceARN, tagKey: ['owner'] })

    await assert.rejects(sdk.untagResources(untagging), (error: Record<string, unknown>) => {
      const { statusCode, code, accessDeniedDetail } = error
      assert.deepEqual([statusCode, code], [403, 'NoPermission.Operator'])
      const detail = accessDeniedDetail as Record<string, unknown>
      assert.equal(detail['AuthAction'], 'tag:UntagResources')
      assert.equal(detail['AuthPrincipalType'], 'SubUser')
      assert.equal(detail['AuthPrincipalOwnerId'], server.accountId)
      assert.equal(detail['NoPermissionType'], 'ImplicitDeny')
      return true
    })
    const own = { userAccessKeyId, userName }
    await admin.updateAccessKey(new UpdateAccessKeyRequest({ ...own, status: 'Inactive' }))
    const inactive = { statusCode: 400, code: 'InvalidAccessKeyId.Inactive' }
    await assert.rejects(sdk.untagResources(untagging), inactive)
    const { body: listed } = await admin.listAccessKeys(new ListAccessKeysRequest({ userName }))
    assert.deepEqual(
      listed?.accessKeys?.accessKey?.map((key) => [key.accessKeyId, key.status]),
      [[userAccessKeyId, 'Inactive']],
    )
    await admin.updateAccessKey(new UpdateAccessKeyRequest({ ...own, status: 'Active' }))
    await assert.rejects(sdk.untagResources(untagging), { code: 'NoPermission.Operator' })
    await admin.deleteAccessKey(new DeleteAccessKeyRequest(own))
    const gone = { statusCode: 404, code: 'InvalidAccessKeyId.NotFound' }
    await assert.rejects(sdk.untagResources(untagging), gone)
    await admin.deleteUser(new DeleteUserRequest({ userName }))
  })
})
