import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { processOf, sdkClient } from '../support/clients.ts'
import { type StartOptions, startServer, temporaryDir } from '../support/server.ts'
import { assertRefused } from './refusal.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:*:*:instance/i-1'
const NOTHING = { resources: [], nextToken: '' }

/** One start, for as long as `use` takes. */
async function serving<T>(
  options: StartOptions,
  use: (server: Awaited<ReturnType<typeof startServer>>) => Promise<T>,
): Promise<T> {
  const server = await startServer(options)
  try {
    return await use(server)
  } finally {
    assert.equal(await server.stop(), 0)
  }
}

describe('the root settings', () => {
  const given = {
    TAGPLANE_ROOT_ACCOUNT_ID: '1234567890123456',
    TAGPLANE_ROOT_ACCESS_KEY_ID: 'firstKey',
    TAGPLANE_ROOT_ACCESS_KEY_SECRET: 'the first secret',
  }
  const next = {
    ...given,
    TAGPLANE_ROOT_ACCESS_KEY_ID: 'secondKey',
    TAGPLANE_ROOT_ACCESS_KEY_SECRET: 'the second secret',
  }
  const first = { accessKeyId: 'firstKey', accessKeySecret: 'the first secret' }

  it('given, win over what the store has; without them the store keeps the last ones', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir, env: given }, async (server) => {
      assert.equal(server.accountId, '1234567890123456')
      assert.equal(server.accessKeyId, 'firstKey')
      assert.deepEqual(await sdkClient(processOf(server)).tag(REGION, [ARN], { owner: 'blue' }), [])
    })
    await serving({ dataDir }, async (server) => {
      assert.deepEqual(
        await sdkClient(processOf({ ...server, ...first })).untag(REGION, [ARN], ['owner']),
        [],
      )
    })
  })

  it('with another key revoke the old one', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir, env: given }, async () => {})
    await serving({ dataDir, env: next }, async (server) => {
      assert.equal(server.accessKeyId, 'secondKey')
      const client = sdkClient(processOf(server))
      assert.deepEqual(await client.list(REGION), NOTHING)
      const old = sdkClient(processOf({ ...server, ...first })).list(REGION)
      await assert.rejects(old, client.thrown(404, 'InvalidAccessKeyId.NotFound'))
    })
  })

  it('with another secret of the same key replace it', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir, env: given }, async () => {})
    const env = { ...given, TAGPLANE_ROOT_ACCESS_KEY_SECRET: 'another secret' }
    await serving({ dataDir, env }, async (server) => {
      const client = sdkClient(processOf(server))
      assert.deepEqual(await client.list(REGION), NOTHING)
      const old = sdkClient(processOf({ ...server, ...first })).list(REGION)
      await assert.rejects(old, client.thrown(400, 'SignatureDoesNotMatch'))
    })
  })

  it('with another account are refused, and nothing has changed', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir, env: given }, async () => {})
    const env = { ...next, TAGPLANE_ROOT_ACCOUNT_ID: '6543210987654321' }
    const args = ['serve', '--port', '0', '--data-dir', dataDir]
    await assertRefused(args, /6543210987654321.*1234567890123456/, { env })
    await serving({ dataDir }, async (server) => assert.equal(server.accessKeyId, 'firstKey'))
  })

  it('in part are refused', async () => {
    const dataDir = temporaryDir()
    for (const name of Object.keys(given)) {
      const env = Object.fromEntries(Object.entries(given).filter(([other]) => other !== name))
      await assertRefused(['serve', '--port', '0', '--data-dir', dataDir], /given in part/, { env })
    }
  })
})

describe('the master key', () => {
  const key = randomBytes(32).toString('base64')

  it('given, is kept in no file; without it the store does not open', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir, env: { TAGPLANE_MASTER_KEY: key } }, async () => {})
    assert.ok(!existsSync(join(dataDir, 'master.key')))
    const args = ['serve', '--port', '0', '--data-dir', dataDir]
    await assertRefused(args, /master\.key is not/)
    await assertRefused(args, /The master key is not the one/, {
      env: { TAGPLANE_MASTER_KEY: randomBytes(32).toString('base64') },
    })
    await assertRefused(args, /TAGPLANE_MASTER_KEY is not 32 bytes/, { env: { TAGPLANE_MASTER_KEY: 'x' } })
    await serving({ dataDir, env: { TAGPLANE_MASTER_KEY: key } }, async (server) => {
      assert.deepEqual(await sdkClient(processOf(server)).list(REGION), NOTHING)
    })
  })

  it('that lies beside the store is missed, never made anew', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir }, async () => {})
    rmSync(join(dataDir, 'master.key'))
    await assertRefused(['serve', '--port', '0', '--data-dir', dataDir], /master\.key is not/)
    assert.ok(!existsSync(join(dataDir, 'master.key')))
  })
})

describe('--resources strict', () => {
  it('takes the resources that are registered, and no other', async () => {
    const dataDir = temporaryDir()
    await serving({ dataDir }, async (server) => {
      await sdkClient(processOf(server)).tag(REGION, [ARN], { owner: 'blue' })
    })
    await serving({ dataDir, args: ['--resources', 'strict'] }, async (server) => {
      const client = sdkClient(processOf(server))
      const unknown = 'arn:acs:ecs:*:*:instance/i-2'
      const [failure, ...others] = await client.tag(REGION, [ARN, unknown], { project: 'shop' })
      assert.equal(failure?.arn, unknown)
      assert.equal(failure?.code, 'InvalidResourceId.NotFound')
      assert.deepEqual(others, [])
      const { resources } = await client.list(REGION)
      assert.deepEqual(
        resources.map(({ tags }) => tags),
        [{ owner: 'blue', project: 'shop' }],
      )
    })
  })
})

describe('Recommend', () => {
  const recommended = async (options: StartOptions) =>
    serving(options, async (server) => {
      const call = sdkClient(processOf(server)).untag(REGION, [ARN], [])
      const link = await call.then(
        () => '',
        (error: { data: { Recommend: string } }) => error.data.Recommend,
      )
      const page = await fetch(`${server.url}${new URL(link).pathname}`)
      return { link: link.replace(server.url, 'SERVER'), status: page.status, text: await page.text() }
    })

  it('is a page of this server', async () => {
    const { link, status, text } = await recommended({})
    assert.equal(link, 'SERVER/errors/MissingParameter.TagKey')
    assert.equal(status, 200)
    assert.match(text, /<h1>MissingParameter\.TagKey<\/h1>/)
  })

  it('has the public URL where there is one', async () => {
    const { link } = await recommended({ args: ['--public-url', 'https://tags.example.com/'] })
    assert.equal(link, 'https://tags.example.com/errors/MissingParameter.TagKey')
    const variable = await recommended({ env: { TAGPLANE_PUBLIC_URL: 'https://tags.example.com' } })
    assert.equal(variable.link, link)
  })
})
