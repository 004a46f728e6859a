import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { processOf } from '../support/clients.ts'
import { launch, type RunningServer, startServer } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const scripts = join(import.meta.dirname, 'python')
const requirements = join(scripts, 'requirements.txt')
const INSTALL_MS = 180_000

type Call = readonly [name: string, args: readonly unknown[]]
type Outcome = {
  readonly answer?: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: string; readonly status: number }
}

const installation = install()
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

/** A virtual environment with the packages, kept for the next run under the name of what is in it. */
function install(): { readonly python: string; readonly missing?: string } {
  const run = (file: string, ...args: readonly string[]) =>
    spawnSync(file, args, { encoding: 'utf8', timeout: INSTALL_MS })
  const { stdout: version } = run('python3', '-c', 'import sys; print(sys.version, sys.prefix)')
  if (!version) return { python: '', missing: 'There is no python3 on this machine.' }
  const content = hash('sha256', `${version}\n${readFileSync(requirements, 'utf8')}`).slice(0, 16)
  const directory = join(tmpdir(), `tagplane-python-${content}`)
  const python = join(directory, 'bin/python')
  if (existsSync(directory)) {
    if (statSync(directory).uid !== process.getuid?.()) {
      return { python, missing: `${directory} belongs to somebody else.` }
    }
    const modules = `all(map(importlib.util.find_spec, ['alibabacloud_tag20180828', 'aliyunsdkcore']))`
    const whole = run(python, '-c', `import importlib.util, sys; sys.exit(not ${modules})`)
    if (whole.status === 0) return { python }
    rmSync(directory, { recursive: true })
  }
  const fresh = mkdtempSync(`${directory}-`)
  const installer = join(fresh, 'bin/python')
  const steps = [
    run('python3', '-m', 'venv', fresh),
    run(installer, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements),
  ]
  const failed = steps.find(({ status }) => status !== 0)
  if (failed) {
    rmSync(fresh, { recursive: true })
    const reason = `${failed.stderr ?? ''}${failed.stdout ?? ''}`.trim().split('\n').at(-1)
    return { python, missing: `Their packages cannot be installed: ${reason || 'it took too long.'}` }
  }
  try {
    renameSync(fresh, directory)
  } catch {
    // Another run was faster; what it has made is the same.
    rmSync(fresh, { recursive: true })
  }
  return { python }
}
