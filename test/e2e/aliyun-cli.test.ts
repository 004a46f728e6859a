import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { processOf, sdkClient } from '../support/clients.ts'
import { rpcRequest, sendOverHttp } from '../support/http.ts'
import { type RunningServer, startServer, temporaryDir } from '../support/server.ts'

const binary = process.env['ALIYUN_CLI']
const missing = 'ALIYUN_CLI names no binary of the aliyun command line'
if (!binary) process.stdout.write(`Left out: the aliyun command line. ${missing}.\n`)
const skip = binary ? false : missing

type Variables = Readonly<Record<string, string>>

/** The commands of docs/clients.md, block by block. */
function blocks(): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/clients.md'), 'utf8')
  const section = page.split(/^## /m).find((text) => text.startsWith('Command line')) ?? ''
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands)
}

/** Runs commands with that binary as `aliyun`, which knows no profile but those made here; answers what they print. */
function shell(commands: string, home: string, env: Variables) {
  const path = `${home}${delimiter}${process.env['PATH']}`
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', commands], {
    env: { PATH: path, HOME: home, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, told: stdout + stderr }
}

/** What commands print that answer one JSON document after the other. */
function answersIn(text: string): readonly Readonly<Record<string, unknown>>[] {
  return text.split(/(?<=^\})\s*$/m).flatMap((part) => (part.trim() === '' ? [] : [JSON.parse(part)]))
}

describe('the aliyun command line, unchanged', { skip }, () => {
  let server: RunningServer
  let env: Variables
  const home = temporaryDir()
  before(async () => {
    symlinkSync(resolve(binary ?? ''), join(home, 'aliyun'))
    server = await startServer()
    env = processOf(server).env
  })
  after(() => server.stop())

  const run = (commands: string, more: Variables = {}) => {
    const { status, stdout, told } = shell(commands, home, { ...env, ...more })
    assert.equal(status, 0, told)
    return answersIn(stdout)
  }

  it('untags, lists and says who it is, with the variables of tagplane env', async (test) => {
    test.diagnostic(shell('aliyun version', home, {}).told.trim())
    const arn = `arn:acs:ecs:cn-hangzhou:${server.accountId}:instance/i-1`
    await sdkClient(processOf(server)).tag('cn-hangzhou', [arn], { owner: 'blue', 環境: '中~+ x' })
    const [untagged, listed, caller] = run(blocks()[0] ?? '')
    const failed = untagged?.['FailedResources'] as { readonly FailedResource: readonly Variables[] }
    assert.deepEqual(
      failed.FailedResource.map((one) => one['ResourceARN']),
      ['arn:acs:oss:*:*:bucket/invoices'],
    )
    const Tags = [{ Category: 'Custom', Key: '環境', Value: '中~+ x' }]
    assert.deepEqual(listed?.['TagResources'], [{ ResourceARN: arn, Tags }])
    assert.equal(caller?.['Arn'], `acs:ram::${server.accountId}:root`)
  })

  it('takes key and region from a profile', () => {
    const { ALIBABA_CLOUD_ACCESS_KEY_ID: _, ALIBABA_CLOUD_ACCESS_KEY_SECRET: __, ...others } = env
    const [configure = '', list = ''] = (blocks()[1] ?? '').split(/^(?=aliyun tag)/m)
    run(`${configure.trimEnd()} >/dev/null`)
    const { status, stdout, told } = shell(list, home, others)
    assert.equal(status, 0, told)
    const [listed = {}] = answersIn(stdout)
    assert.equal((listed['TagResources'] as unknown[]).length, 1)
  })

  it('acts in a role with a security token', async () => {
    const key = await roleKey(server)
    const [configure = '', ask = ''] = (blocks()[2] ?? '').split(/^(?=aliyun sts)/m)
    const [caller] = run(`${configure.trimEnd()} >/dev/null\n${ask}`, key)
    assert.equal(caller?.['Arn'], `acs:ram::${server.accountId}:assumed-role/janitor/nightly`)
  })

  it('puts pages together', () => {
    const [keys = {}, resources = {}] = run(blocks()[3] ?? '', { ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE' })
    const { Key } = keys['Keys'] as { readonly Key: readonly Variables[] }
    assert.ok(Key.some((one) => one['Key'] === '環境'))
    assert.equal((resources['TagResources'] as unknown[]).length, 1)
  })

  it('ends with a failure that names the code of a refused call', () => {
    const untag =
      'aliyun tag UntagResources --insecure --endpoint "$ALIBABA_CLOUD_ENDPOINT" --RegionId cn-hangzhou'
    const arn = "--ResourceARN.1 'arn:acs:ecs:*:*:instance/i-1' --TagKey.1 a --TagKey.2 a"
    const { status, told } = shell(`${untag} ${arn}`, home, { ...env, ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE' })
    assert.notEqual(status, 0)
    assert.match(told, /Duplicate\.TagKey/)
  })
})

/** The key of a session, as the page calls its parts. */
async function roleKey(server: RunningServer): Promise<Variables> {
  const ask = async (keyId: string, secret: string, action: string, parameters: Variables) => {
    const request = rpcRequest(
      { keyId, secret, host: server.endpoint },
      { action, parameters, now: Date.now() },
    )
    const { status, body } = await sendOverHttp(server.url, request)
    assert.equal(status, 200, body)
    return JSON.parse(body) as Readonly<Record<string, Variables>>
  }
  const root = (action: string, parameters: Variables) =>
    ask(server.accessKeyId, server.accessKeySecret, action, parameters)
  const Principal = { RAM: [`acs:ram::${server.accountId}:root`] }
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }]
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '1', Statement })
  await root('CreateRole', { RoleName: 'janitor', AssumeRolePolicyDocument })
  await root('CreateUser', { UserName: 'user' })
  const policy = { PolicyName: 'AliyunSTSAssumeRoleAccess', PolicyType: 'System' }
  await root('AttachPolicyToUser', { UserName: 'user', ...policy })
  const { AccessKey } = await root('CreateAccessKey', { UserName: 'user' })
  const RoleArn = `acs:ram::${server.accountId}:role/janitor`
  const { AccessKeyId = '', AccessKeySecret = '' } = AccessKey ?? {}
  const call = { RoleArn, RoleSessionName: 'nightly' }
  const { Credentials } = await ask(AccessKeyId, AccessKeySecret, 'AssumeRole', call)
  return {
    ROLE_ACCESS_KEY_ID: Credentials?.['AccessKeyId'] ?? '',
    ROLE_ACCESS_KEY_SECRET: Credentials?.['AccessKeySecret'] ?? '',
    ROLE_SECURITY_TOKEN: Credentials?.['SecurityToken'] ?? '',
  }
}
