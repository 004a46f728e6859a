import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { rpcRequest, sendOverHttp } from '../support/http.ts'
import { newDatabase, noPostgres } from '../support/postgres.ts'
import {
  type RunningServer,
  runProgram,
  sharedSettings,
  startNode,
  startServer,
  temporaryDir,
} from '../support/server.ts'

type Key = { readonly keyId: string; readonly secret: string; readonly token?: string }
type Parameters = Readonly<Record<string, string>>

const REGION = { RegionId: 'cn-hangzhou' }
const operator = { keyId: 'theOperatorKey', secret: 'theOperatorSecret' }
const operatorSettings = {
  TAGPLANE_OPERATOR_ACCESS_KEY_ID: operator.keyId,
  TAGPLANE_OPERATOR_ACCESS_KEY_SECRET: operator.secret,
}

const rootOf = (node: RunningServer): Key => ({ keyId: node.accessKeyId, secret: node.accessKeySecret })

async function call(node: RunningServer, key: Key, action: string, parameters: Parameters = {}) {
  const signer = { keyId: key.keyId, secret: key.secret, host: node.endpoint }
  const token: Parameters = key.token === undefined ? {} : { SecurityToken: key.token }
  const request = rpcRequest(signer, { action, parameters: { ...parameters, ...token }, now: Date.now() })
  const { status, body } = await sendOverHttp(node.url, request)
  return { status, body: JSON.parse(body) as Record<string, unknown> }
}

async function done(node: RunningServer, key: Key, action: string, parameters: Parameters = {}) {
  const { status, body } = await call(node, key, action, parameters)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

async function codeOf(node: RunningServer, key: Key, action: string, parameters: Parameters = {}) {
  return (await call(node, key, action, parameters)).body['Code']
}

function keyIn(answer: Readonly<Record<string, unknown>>, field = 'AccessKey'): Key {
  const {
    AccessKeyId: keyId = '',
    AccessKeySecret: secret = '',
    SecurityToken,
  } = answer[field] as Record<string, string>
  return { keyId, secret, ...(SecurityToken !== undefined && { token: SecurityToken }) }
}

describe('two nodes on one store', { skip: noPostgres ?? false }, () => {
  let url: string
  let [a, b] = [] as unknown as [RunningServer, RunningServer]
  before(async () => {
    url = await newDatabase()
    a = await startNode(url, { env: operatorSettings })
    b = await startNode(url, { env: operatorSettings })
  })
  after(() => Promise.all([a.stop(), b.stop()]))

  it('what one takes away, the other refuses on the very next call', async () => {
    const root = rootOf(a)
    const UserName = 'alice'
    await done(a, root, 'CreateUser', { UserName })
    const key = keyIn(await done(a, root, 'CreateAccessKey', { UserName }))
    const policy = { UserName, PolicyName: 'AliyunTagReadOnlyAccess', PolicyType: 'System' }
    const list = () => codeOf(b, key, 'ListTagResources', REGION)
    for (let round = 0; round < 5; round++) {
      assert.equal(await list(), 'NoPermission.Operator')
      await done(a, root, 'AttachPolicyToUser', policy)
      assert.equal(await list(), undefined)
      await done(a, root, 'DetachPolicyFromUser', policy)
    }
    await done(a, root, 'AttachPolicyToUser', policy)
    assert.equal(await list(), undefined)
    const UserAccessKeyId = key.keyId
    await done(a, root, 'UpdateAccessKey', { UserName, UserAccessKeyId, Status: 'Inactive' })
    assert.equal(await list(), 'InvalidAccessKeyId.Inactive')
    await done(a, root, 'UpdateAccessKey', { UserName, UserAccessKeyId, Status: 'Active' })
    assert.equal(await list(), undefined)
    await done(a, root, 'DeleteAccessKey', { UserName, UserAccessKeyId })
    assert.equal(await list(), 'InvalidAccessKeyId.NotFound')
  })

  it('a session of one is known to the other, until its role is gone', async () => {
    const root = rootOf(a)
    const Principal = { RAM: [`acs:ram::${a.accountId}:root`] }
    const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal }
    const trust = JSON.stringify({ Version: '1', Statement: [statement] })
    await done(a, root, 'CreateRole', { RoleName: 'reader', AssumeRolePolicyDocument: trust })
    const attachment = { RoleName: 'reader', PolicyName: 'AliyunTagReadOnlyAccess', PolicyType: 'System' }
    await done(a, root, 'AttachPolicyToRole', attachment)
    const UserName = 'assumer'
    await done(a, root, 'CreateUser', { UserName })
    await done(a, root, 'AttachPolicyToUser', {
      UserName,
      PolicyName: 'AliyunSTSAssumeRoleAccess',
      PolicyType: 'System',
    })
    const user = keyIn(await done(b, root, 'CreateAccessKey', { UserName }))
    const RoleArn = `acs:ram::${a.accountId}:role/reader`
    const session = keyIn(
      await done(a, user, 'AssumeRole', { RoleArn, RoleSessionName: 'abc' }),
      'Credentials',
    )
    assert.equal(await codeOf(b, session, 'ListTagResources', REGION), undefined)
    await done(a, root, 'DetachPolicyFromRole', attachment)
    assert.equal(await codeOf(b, session, 'ListTagResources', REGION), 'NoPermission.Operator')
    await done(a, root, 'DeleteRole', { RoleName: 'reader' })
    assert.equal(await codeOf(b, session, 'ListTagResources', REGION), 'InvalidSecurityToken.Expired')
  })

  it('an account that is disabled through one is refused by the other', async () => {
    const made = await done(a, operator, 'CreateAccount', { Name: 'red' })
    const AccountId = String(made['AccountId'])
    const root = keyIn(made)
    await done(b, root, 'ListTagResources', REGION)
    await done(a, operator, 'DisableAccount', { AccountId })
    assert.equal(await codeOf(b, root, 'ListTagResources', REGION), 'InvalidAccessKeyId.Inactive')
    await done(b, operator, 'EnableAccount', { AccountId })
    assert.equal(await codeOf(a, root, 'ListTagResources', REGION), undefined)
  })

  it('move to a new master key one after the other', async () => {
    const TAGPLANE_MASTER_KEY = Buffer.alloc(32, 9).toString('base64')
    const previous = sharedSettings['TAGPLANE_MASTER_KEY'] ?? ''
    const env = { ...operatorSettings, TAGPLANE_MASTER_KEY, TAGPLANE_MASTER_KEY_PREVIOUS: previous }
    const root = rootOf(a)
    await done(a, root, 'CreateUser', { UserName: 'kept' })
    const key = keyIn(await done(a, root, 'CreateAccessKey', { UserName: 'kept' }))
    await a.stop()
    a = await startNode(url, { env })
    await done(a, key, 'GetCallerIdentity')
    await done(b, key, 'GetCallerIdentity')
    await b.stop()
    const former = { ...sharedSettings, ...operatorSettings, TAGPLANE_STORE_URL: url }
    const refused = await runProgram(['serve', '--port', '0'], { env: former, cwd: temporaryDir() })
    assert.equal(refused.code, 1)
    assert.match(refused.stderr, /The master key is not the one that this store was made with\./)
    b = await startNode(url, { env })
    await done(b, key, 'GetCallerIdentity')
    await b.stop()
    b = await startNode(url, { env: { ...operatorSettings, TAGPLANE_MASTER_KEY } })
    await done(b, key, 'GetCallerIdentity')
  })
})

describe('a store of its own', () => {
  it('moves to a new master key; without the former one it does not open', async () => {
    const first = await startServer()
    const { dataDir } = first
    await first.stop()
    const TAGPLANE_MASTER_KEY = Buffer.alloc(32, 5).toString('base64')
    const args = ['serve', '--port', '0', '--data-dir', dataDir]
    const refused = await runProgram(args, { env: { TAGPLANE_MASTER_KEY } })
    assert.equal(refused.code, 1)
    const env = { TAGPLANE_MASTER_KEY, TAGPLANE_MASTER_KEY_PREVIOUS_FILE: `${dataDir}/master.key` }
    const second = await startServer({ dataDir, env })
    await done(second, rootOf(second), 'GetCallerIdentity')
    await second.stop()
    const third = await startServer({ dataDir, env: { TAGPLANE_MASTER_KEY } })
    await done(third, rootOf(third), 'GetCallerIdentity')
    await third.stop()
  })
})
