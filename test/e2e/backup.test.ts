import assert from 'node:assert/strict'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { processOf, sdkClient, type TagClient } from '../support/clients.ts'
import { runProgram, startServer, temporaryDir } from '../support/server.ts'

const REGION = 'cn-hangzhou'

function arn(writer: number, i: number): string {
  return `arn:acs:ecs:${REGION}:*:instance/i-${writer}-${i}`
}

/** Writes one resource after the other until it is told to stop; `done` counts the acknowledged ones. */
async function write(client: TagClient, writer: number, done: number[], signal: AbortSignal): Promise<void> {
  for (let i = 0; !signal.aborted; i++) {
    assert.deepEqual(await client.tag(REGION, [arn(writer, i)], { serial: `${i}` }), [])
    done[writer] = i + 1
  }
}

async function idsOf(client: TagClient): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  let nextToken = ''
  do {
    const page = await client.list(REGION, { pageSize: 1000, nextToken })
    for (const one of page.resources) ids.add(one.arn.split('/')[1] ?? '')
    nextToken = page.nextToken
  } while (nextToken !== '')
  return ids
}

describe('tagplane backup and restore', () => {
  it('keep what was acknowledged before, while others write, and the server starts on it', async () => {
    const server = await startServer()
    const client = sdkClient(processOf(server))
    const stopping = new AbortController()
    const done = [0, 0, 0, 0]
    const writing = Promise.all(done.map((_, n) => write(client, n, done, stopping.signal)))
    while (Math.min(...done) < 20) await new Promise(setImmediate)
    const before = [...done]
    const out = join(temporaryDir(), 'tagplane.backup')
    const made = await runProgram(['backup', '--data-dir', server.dataDir, '--out', out])
    assert.deepEqual([made.code, made.stdout], [0, ''], made.stderr)
    const during = [...done]
    assert.ok(
      during.some((count, n) => count > (before[n] ?? 0)),
      'Nobody wrote meanwhile',
    )
    stopping.abort()
    await writing
    await server.stop()

    const dataDir = temporaryDir()
    const restored = await runProgram(['restore', '--data-dir', dataDir, '--from', out])
    assert.deepEqual([restored.code, restored.stdout], [0, ''], restored.stderr)
    const refused = await runProgram(['serve', '--port', '0', '--data-dir', dataDir])
    assert.match(refused.stderr, /its master\.key is not/)
    copyFileSync(join(server.dataDir, 'master.key'), join(dataDir, 'master.key'))
    const again = await startServer({ dataDir })
    assert.equal(again.accessKeySecret, server.accessKeySecret)
    const ids = await idsOf(sdkClient(processOf(again)))
    before.forEach((count, n) => {
      for (let i = 0; i < count; i++) assert.ok(ids.has(`i-${n}-${i}`), `i-${n}-${i}`)
    })
    // Of each writer's calls, which came one after the other, none is there without those before it.
    done.forEach((count, n) => {
      const there = Array.from({ length: count }, (_, i) => ids.has(`i-${n}-${i}`))
      assert.ok(!there.some((has, i) => has && !there.slice(0, i).every(Boolean)))
    })
    assert.equal(await again.stop(), 0)
  })

  it('hold no secret that can be read, and nobody else may read the file', async () => {
    const server = await startServer()
    const out = join(temporaryDir(), 'tagplane.backup')
    assert.equal((await runProgram(['backup', '--data-dir', server.dataDir, '--out', out])).code, 0)
    const bytes = readFileSync(out)
    const masterKey = readFileSync(join(server.dataDir, 'master.key'), 'utf8').trim()
    for (const secret of [server.accessKeySecret, masterKey]) assert.ok(!bytes.includes(secret))
    assert.ok(!bytes.includes(Buffer.from(masterKey, 'base64')))
    assert.equal(statSync(out).mode & 0o077, 0)
    await server.stop()
  })

  it('overwrite nothing, and refuse what is no backup', async () => {
    const server = await startServer()
    const dir = temporaryDir()
    const out = join(dir, 'tagplane.backup')
    const data = ['--data-dir', server.dataDir]
    const refused = async (args: readonly string[], sentence: RegExp) => {
      const { code, stdout, stderr } = await runProgram(args)
      assert.deepEqual([code, stdout], [1, ''])
      assert.match(stderr, sentence)
    }
    assert.equal((await runProgram(['backup', ...data, '--out', out])).code, 0)
    await refused(['backup', ...data, '--out', out], /is there already/)
    await refused(['backup', ...data], /--out is missing/)
    await refused(['backup', ...data, '--out', join(dir, 'no', 'where')], /cannot be written/)
    await refused(['backup', '--data-dir', dir, '--out', join(dir, 'x')], /There is no store/)
    await refused(['restore', ...data, '--from', out], /in use by another tagplane process/)
    await server.stop()
    await refused(['restore', ...data, '--from', out], /is there already/)
    const garbage = join(dir, 'garbage')
    writeFileSync(garbage, readFileSync(out).fill(0x41, 4096, 20_000))
    const empty = join(dir, 'empty')
    writeFileSync(empty, '')
    for (const from of [garbage, empty, join(dir, 'nothing')]) {
      const target = join(temporaryDir(), 'data')
      await refused(['restore', '--data-dir', target, '--from', from], /is no backup of a store/)
      assert.ok(!readdirSync(target).includes('tagplane.sqlite'))
    }
  })
})
