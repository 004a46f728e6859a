import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { tagBucket } from '../support/bucket-client.ts'
import { processOf, sdkClient, untagWithNodeSdk, untagWithPopCore } from '../support/clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe('docs/clients.md', () => {
  it('shows, in this order, the code that the tests run', () => {
    const files = [
      ...['test/support/clients.ts', 'test/e2e/python/tag_sdk.py', 'test/e2e/python/core.py'],
      'test/support/role-client.ts',
      'test/support/bucket-client.ts',
    ]
    const snippets = files.flatMap((file) => [...snippetsOf(read(file)).values()])
    const blocks = [...read('docs/clients.md').matchAll(/^```(?:js|python)\n(.*?)^```$/gms)]
    assert.equal(snippets.length, 6)
    assert.deepEqual(
      blocks.map(([, code]) => code),
      snippets,
    )
  })
})

describe('the calls in docs/clients.md', () => {
  const known = 'arn:acs:ecs:*:*:instance/i-1'
  const unknown = 'arn:acs:oss:*:*:bucket/invoices'
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.stop())

  for (const untag of [untagWithNodeSdk, untagWithPopCore]) {
    it(`work: ${untag.name}`, async () => {
      const client = sdkClient(processOf(server))
      await client.tag('cn-hangzhou', [known], { owner: 'blue' })
      assert.deepEqual(await untag(processOf(server)), [
        {
          arn: unknown,
          code: 'InvalidResourceId.NotFound',
          message: 'The specified ResourceIds are not found in our records.',
        },
      ])
      assert.deepEqual(await client.list('cn-hangzhou'), { resources: [], nextToken: '' })
    })
  }

  it('work: tagBucket', async () => assert.deepEqual(await tagBucket(processOf(server)), { owner: 'blue' }))
})

/** The pieces between the markers of one name, in their order, each moved to the left margin. */
function snippetsOf(source: string): ReadonlyMap<string, string> {
  const snippets = new Map<string, string>()
  const marked = /^ *(?:\/\/|#) docs:([a-z-]+)\n(.*?)^ *(?:\/\/|#) docs:end$/gms
  for (const [, name = '', piece = ''] of source.matchAll(marked)) {
    const margin = /^ */.exec(piece)?.[0].length ?? 0
    const text = piece.replaceAll(new RegExp(`^ {${margin}}`, 'gm'), '')
    const before = snippets.get(name)
    snippets.set(name, before === undefined ? text : `${before}\n${text}`)
  }
  return snippets
}
