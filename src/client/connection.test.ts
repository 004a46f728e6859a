import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { writeCredentials } from '../config/data-dir.ts'
import { UsageError } from '../core/usage-error.ts'
import { type ConnectionFlags, resolveConnection } from './connection.ts'

const home = mkdtempSync(join(tmpdir(), 'tagplane-connection-'))
after(() => rmSync(home, { recursive: true }))

const [here, elsewhere, nowhere] = ['here', 'elsewhere', 'nowhere'].map((name) => join(home, name)) as [
  string,
  string,
  string,
]
for (const [dir, port] of [
  [here, 7001],
  [elsewhere, 7002],
] as const) {
  mkdirSync(dir)
  for (const file of ['credentials', 'operator'] as const) {
    writeCredentials(dir, file, {
      ...{ accessKeyId: `${file}-of-${port}`, accessKeySecret: 's', accountId: '1', protocol: 'http' },
      endpoint: `127.0.0.1:${port}`,
    })
  }
}
mkdirSync(join(home, '.aliyun'))
writeFileSync(
  join(home, '.aliyun', 'config.json'),
  JSON.stringify({
    current: 'default',
    profiles: [
      { name: 'default', mode: 'AK', access_key_id: 'profile-key', access_key_secret: 's' },
      { name: 'sts', mode: 'StsToken', access_key_id: 'sts-key', access_key_secret: 's', sts_token: 'token' },
      { name: 'ecs', mode: 'EcsRamRole', ram_role_name: 'r' },
      { name: 'empty', mode: 'AK', access_key_id: '' },
    ],
  }),
)

const keys = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'env-key', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 's' }
type Environment = Readonly<Record<string, string>>

/** `KEY @ URL` that calls of the Tag API would go to. */
function resolve(flags: ConnectionFlags, environment: Environment = {}, operator = false): string {
  const around = { TAGPLANE_DATA_DIR: here, ...environment }
  const { keys: used, endpointOf } = resolveConnection(flags, { environment: around, home, operator })
  const { protocol, host } = endpointOf('Tag', 'cn-beijing')
  return `${used.accessKeyId} @ ${protocol}://${host}`
}

function refused(flags: ConnectionFlags, environment: Environment, message: RegExp, exitCode: number): void {
  assert.throws(
    () => resolve(flags, environment),
    (error: unknown) =>
      error instanceof UsageError && message.test(error.message) && error.exitCode === exitCode,
  )
}

describe('the server that is called', () => {
  it('is the one on this machine, with what it has left here', () => {
    assert.equal(resolve({}), 'credentials-of-7001 @ http://127.0.0.1:7001')
  })

  it('is 127.0.0.1:7020 whatever credentials the machine has', () => {
    assert.equal(resolve({}, keys), 'env-key @ http://127.0.0.1:7020')
    assert.equal(resolve({ profile: 'default' }), 'profile-key @ http://127.0.0.1:7020')
  })

  it('is the one that the environment names, or the flag before it', () => {
    const named = { ...keys, ALIBABA_CLOUD_ENDPOINT: 'tags.example.com', ALIBABA_CLOUD_PROTOCOL: 'https' }
    assert.equal(resolve({}, named), 'env-key @ https://tags.example.com')
    assert.equal(resolve({ endpoint: 'http://[::1]:7003' }, named), 'env-key @ http://[::1]:7003')
  })

  it('is that of the data directory that a flag names, with its credentials', () => {
    const named = { ...keys, ALIBABA_CLOUD_ENDPOINT: '127.0.0.1:9', ALIBABA_CLOUD_PROTOCOL: 'http' }
    assert.equal(resolve({ dataDir: elsewhere }, named), 'credentials-of-7002 @ http://127.0.0.1:7002')
  })

  it('is reached by HTTPS where it is not on this machine, unless it is said', () => {
    const schemes = ['localhost:1', '127.0.0.2', '10.0.0.1:7020', 'tags.example.com', 'HTTP://10.0.0.1'].map(
      (endpoint) => resolve({ endpoint }).split(' @ ')[1],
    )
    assert.deepEqual(schemes, [
      'http://localhost:1',
      'http://127.0.0.2',
      'https://10.0.0.1:7020',
      'https://tags.example.com',
      'http://10.0.0.1',
    ])
  })

  it('is never the real cloud by accident', () => {
    for (const endpoint of [
      'tag.aliyuncs.com',
      'https://TAG.cn-beijing.aliyuncs.com.',
      'ram.aliyuncs.com:443',
    ]) {
      refused({ endpoint }, keys, /which is the real cloud/, 1)
      refused({}, { ...keys, ALIBABA_CLOUD_ENDPOINT: endpoint }, /ENDPOINT names .*the real cloud/, 1)
    }
    assert.equal(
      resolve({ endpoint: 'https://aliyuncs.com.example.com' }),
      'credentials-of-7001 @ https://aliyuncs.com.example.com',
    )
  })

  it('is refused where it is no address', () => {
    for (const endpoint of [
      '',
      'http://',
      'ftp://x',
      'http://x/path',
      'http://u:p@x',
      'x y',
      'http://x?q=1',
    ]) {
      refused({ endpoint }, keys, /--endpoint cannot be/, 1)
    }
  })
})

describe('--cloud', () => {
  it('calls the real cloud with credentials of the environment or a profile', () => {
    assert.equal(resolve({ cloud: true }, keys), 'env-key @ https://tag.cn-beijing.aliyuncs.com')
    assert.equal(
      resolve({ cloud: true, profile: 'sts', endpoint: 'tag.aliyuncs.com' }),
      'sts-key @ https://tag.aliyuncs.com',
    )
  })

  it('never takes what belongs to a server of Tagplane', () => {
    refused({ cloud: true }, {}, /no credentials/, 4)
    refused({ cloud: true, dataDir: here }, keys, /two servers/, 1)
    const both = { ...keys, ALIBABA_CLOUD_ENDPOINT: '127.0.0.1:7020' }
    refused({ cloud: true }, both, /--cloud is given, and ALIBABA_CLOUD_ENDPOINT names/, 1)
  })

  it('has no API of ours', () => {
    const { endpointOf } = resolveConnection({ cloud: true }, { environment: keys, home, operator: false })
    assert.throws(() => endpointOf('Tagplane', 'cn-beijing'), /no Tagplane API/)
    assert.throws(() => endpointOf('Ecs', 'cn-beijing'), /Where the cloud serves Ecs is not known/)
    assert.equal(endpointOf('Ram', 'cn-beijing').host, 'ram.aliyuncs.com')
  })
})

describe('credentials', () => {
  it("are the operator's for what is the operator's, where the server that is called has left them", () => {
    assert.equal(resolve({}, keys, true), 'operator-of-7001 @ http://127.0.0.1:7001')
    assert.equal(
      resolve({ endpoint: '127.0.0.1:7001' }, keys, true),
      'operator-of-7001 @ http://127.0.0.1:7001',
    )
    assert.equal(resolve({ endpoint: '127.0.0.1:7002' }, keys, true), 'env-key @ http://127.0.0.1:7002')
  })

  it('may be those of a session', () => {
    const environment = { ...keys, ALIBABA_CLOUD_SECURITY_TOKEN: 'token' }
    const of = (flags: ConnectionFlags) =>
      resolveConnection(flags, { environment, home, operator: false }).keys.securityToken
    assert.deepEqual([of({}), of({ profile: 'sts' }), of({ profile: 'default' })], ['token', 'token', ''])
  })

  it('that are not there end with 4', () => {
    const none = { TAGPLANE_DATA_DIR: nowhere }
    refused({}, none, /no credentials/, 4)
    refused({ dataDir: nowhere }, keys, /no credentials/, 4)
    refused({}, { ALIBABA_CLOUD_ACCESS_KEY_ID: 'x' }, /ACCESS_KEY_ID is set, and .*SECRET is not/, 4)
    refused({ profile: 'other' }, keys, /no profile "other"/, 4)
    refused({ profile: 'ecs' }, keys, /mode EcsRamRole/, 4)
    refused({ profile: 'empty' }, keys, /no access key/, 4)
  })

  it('are named in one place', () => {
    refused({ profile: 'default', dataDir: here }, {}, /both name credentials/, 1)
  })
})
