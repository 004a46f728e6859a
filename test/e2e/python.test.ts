import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { processOf } from '../support/clients.ts'
import { pythonWith } from '../support/python.ts'
import { launch, type RunningServer, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const scripts = join(import.meta.dirname, 'python')

type Call = readonly [name: string, args: readonly unknown[]]
type Outcome = {
  readonly answer?: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: string; readonly status: number }
}

const requirements = readFileSync(join(scripts, 'requirements.txt'), 'utf8').trim().split('\n')
const installation = pythonWith(requirements, ['alibabacloud_tag20180828', 'aliyunsdkcore'])
if (installation.missing) process.stdout.write(`Left out: clients in Python. ${installation.missing}\n`)

for (const [name, script] of [
  ['alibabacloud-tag20180828', 'tag_sdk.py'],
  ['aliyun-python-sdk-core', 'core.py'],
] as const) {
  describe(`${name} (Python), unchanged`, () => {
    const skip = installation.missing ?? false
    let server: RunningServer
    before(async () => {
      if (!skip) server = await startServer()
    })
    after(() => server?.stop())

    async function calls(...list: readonly Call[]): Promise<Outcome[]> {
      const env = { ...processOf(server).env, PYTHONDONTWRITEBYTECODE: '1' }
      const python = launch(installation.python, [join(scripts, script)], { env })
      python.process.stdin?.end(JSON.stringify(list))
      assert.equal(await python.ended, 0, python.stderr())
      const outcomes = JSON.parse(python.stdout()) as Outcome[]
      return outcomes.map(({ answer, ...rest }) => (answer ? { answer: withoutId(answer) } : rest))
    }

    it('tags, gets one entry for one unknown resource, and lists nothing afterwards', { skip }, async () => {
      const known = 'arn:acs:ecs:*:*:instance/i-1'
      const unknown = 'arn:acs:oss:*:*:bucket/invoices'
      const outcomes = await calls(
        ['tag', [REGION, [known], { owner: 'blue 中~+' }]],
        ['list', [REGION]],
        ['untag as documented', []],
        ['list', [REGION]],
      )
      const Code = 'InvalidResourceId.NotFound'
      const Message = 'The specified ResourceIds are not found in our records.'
      const listed = {
        ResourceARN: `arn:acs:ecs:${REGION}:${server.accountId}:instance/i-1`,
        Tags: [{ Category: 'Custom', Key: 'owner', Value: 'blue 中~+' }],
      }
      assert.deepEqual(outcomes, [
        { answer: { FailedResources: { FailedResource: [] } } },
        { answer: { NextToken: '', TagResources: [listed] } },
        {
          answer: {
            FailedResources: { FailedResource: [{ ResourceARN: unknown, Result: { Code, Message } }] },
          },
        },
        { answer: { NextToken: '', TagResources: [] } },
      ])
    })

    it('carries the longest legal call, and raises its own kind of error', { skip }, async () => {
      const arns = Array.from({ length: 50 }, (_, n) => `arn:acs:ecs:*:*:instance/${`${n}`.padEnd(128, 'x')}`)
      const long = (n: number) => String.fromCodePoint(0x4e00 + n).repeat(128)
      const keys = Array.from({ length: 10 }, (_, n) => long(n))
      const tags = Object.fromEntries(keys.map((key, n) => [key, long(100 + n)]))
      const done = { answer: { FailedResources: { FailedResource: [] } } }
      const outcomes = await calls(
        ['tag', [REGION, arns, tags]],
        ['untag', [REGION, arns, keys]],
        ['list', [REGION]],
        ['untag', [REGION, arns, ['a', 'a']]],
      )
      assert.deepEqual(outcomes, [
        done,
        done,
        { answer: { NextToken: '', TagResources: [] } },
        { error: { code: 'Duplicate.TagKey', status: 403 } },
      ])
    })
  })
}

function withoutId({ RequestId, ...answer }: Readonly<Record<string, unknown>>) {
  assert.match(String(RequestId), /^[0-9A-F-]{36}$/)
  return answer
}
