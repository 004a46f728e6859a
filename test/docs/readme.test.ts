import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { type RunningServer, startServer } from '../support/server.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)
let server: RunningServer

before(async () => {
  server = await startServer()
})
after(() => server.stop())

for (const name of ['README.md', 'README.zh-TW.md', 'README.zh-CN.md']) {
  test(`the client in ${name} gets the answer shown there`, async () => {
    const readme = readFileSync(join(root, name), 'utf8')
    const script = block(readme, 'js')
    const file = join(root, `.readme-${process.pid}.cjs`)
    writeFileSync(file, script)
    try {
      const { stdout } = await run(process.execPath, [file], { cwd: root, env: environment() })
      const { RequestId, ...answer } = JSON.parse(stdout) as Record<string, unknown>
      const { RequestId: shownId, ...shown } = JSON.parse(block(readme, 'json')) as Record<string, unknown>
      assert.deepEqual(answer, shown)
      assert.match(String(RequestId), /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
      assert.equal(typeof shownId, 'string')
    } finally {
      rmSync(file)
    }
  })
}

test('npm run demo untags, shows the failure and the refusal', async () => {
  const { stdout } = await run(process.execPath, ['demo/demo.ts'], { cwd: root })
  const [, resources, products] =
    /^Before: (\d+) tagged resources of (\d+) products; .*owner on \1/m.exec(stdout) ?? []
  assert.ok(Number(resources) > 8 && products === '9', stdout)
  assert.match(stdout, /InvalidResourceId\.NotFound/)
  assert.match(
    stdout,
    new RegExp(`^After: ${resources} tagged resources of 9 products; project on ${resources}\\.$`, 'm'),
  )
  assert.match(stdout, /403 Duplicate\.TagKey/)
  assert.match(
    stdout,
    new RegExp(`^Still: ${resources} tagged resources of 9 products; project on ${resources}\\.$`, 'm'),
  )
})

function block(markdown: string, language: string): string {
  const found = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(markdown)?.[1]
  assert.ok(found, `a block of ${language}`)
  return found
}

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ALIBABA_CLOUD_ACCESS_KEY_ID: server.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: server.accessKeySecret,
    ALIBABA_CLOUD_ENDPOINT: server.endpoint,
  }
}
