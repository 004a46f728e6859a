import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { installedProgram } from '../support/package.ts'
import { runProgram, temporaryDir } from '../support/server.ts'
import { assertRefused } from './refusal.ts'

describe('help', () => {
  it('lists the commands', async () => {
    for (const args of [[], ['--help'], ['help']]) {
      const { code, stdout, stderr } = await runProgram(args)
      assert.match(
        stdout,
        /^Usage: tagplane COMMAND \[FLAG \.\.\.\]\n\n {2}serve {4}\S.*\n {2}env {6}\S.*\n {2}migrate {2}\S.*\n {2}backup {3}\S.*\n {2}restore {2}\S.*\n {2}export {3}\S.*\n {2}import {3}\S.*\n {2}doctor {3}\S.*\n/,
      )
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    }
  })

  it('of every command names its flags and variables', async () => {
    const overview = (await runProgram(['--help'])).stdout
    const names = [...overview.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name)
    const flags: Record<string, string[]> = {}
    for (const name of names) {
      const { code, stdout, stderr } = await runProgram([name, '--help'])
      assert.match(stdout, new RegExp(`^Usage: tagplane ${name} \\[FLAG \\.\\.\\.\\]\n\n[A-Z].*\\.\n\n`))
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
      flags[name] = [...stdout.matchAll(/^ {2}--([a-z-]+) .*?(?:\[(TAGPLANE_[A-Z_]+)\])?$/gm)].map(
        ([, flag = '', variable]) => (variable ? `${flag} ${variable}` : flag),
      )
    }
    assert.deepEqual(flags, {
      serve: [
        'host TAGPLANE_HOST',
        'port TAGPLANE_PORT',
        'data-dir TAGPLANE_DATA_DIR',
        'store TAGPLANE_STORE_URL',
        'store-connections TAGPLANE_STORE_CONNECTIONS',
        'store-pooler TAGPLANE_STORE_POOLER',
        'ephemeral TAGPLANE_EPHEMERAL',
        'resources TAGPLANE_RESOURCES',
        'unused-tag-delay TAGPLANE_UNUSED_TAG_DELAY',
        'sweep-interval TAGPLANE_SWEEP_INTERVAL',
        'public-url TAGPLANE_PUBLIC_URL',
        'tls-cert TAGPLANE_TLS_CERT',
        'tls-key TAGPLANE_TLS_KEY',
        'trusted-proxy TAGPLANE_TRUSTED_PROXY',
        'config TAGPLANE_CONFIG',
      ],
      env: ['format', 'operator', 'data-dir TAGPLANE_DATA_DIR', 'config TAGPLANE_CONFIG'],
      migrate: ['store TAGPLANE_STORE_URL', 'config TAGPLANE_CONFIG', 'plan'],
      backup: ['data-dir TAGPLANE_DATA_DIR', 'config TAGPLANE_CONFIG', 'out'],
      restore: ['data-dir TAGPLANE_DATA_DIR', 'config TAGPLANE_CONFIG', 'from'],
      export: [
        'data-dir TAGPLANE_DATA_DIR',
        'store TAGPLANE_STORE_URL',
        'unused-tag-delay TAGPLANE_UNUSED_TAG_DELAY',
        'config TAGPLANE_CONFIG',
        'out',
      ],
      import: ['data-dir TAGPLANE_DATA_DIR', 'store TAGPLANE_STORE_URL', 'config TAGPLANE_CONFIG', 'from'],
      doctor: ['data-dir TAGPLANE_DATA_DIR', 'store TAGPLANE_STORE_URL', 'config TAGPLANE_CONFIG'],
    })
  })

  it('has the version of the package', async () => {
    const manifest = readFileSync(join(installedProgram(), '../../package.json'), 'utf8')
    const { version } = JSON.parse(manifest) as { version: string }
    assert.deepEqual(await runProgram(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('a fault in the command line', () => {
  const dataDir = temporaryDir()
  const faults: readonly (readonly [args: string, sentence: RegExp])[] = [
    ['frobnicate', /"frobnicate"/],
    ['serve now', /'now'/],
    ['serve --nonsense', /'--nonsense'/],
    ['serve --port', /'--port/],
    ['serve --port 70000', /--port cannot be "70000"/],
    ['serve --port 80a', /--port cannot be "80a"/],
    ['serve --ephemeral=yes', /'--ephemeral'/],
    ['serve --resources some', /--resources cannot be "some"/],
    ['serve --unused-tag-delay 5', /--unused-tag-delay cannot be "5"/],
    ['serve --sweep-interval soon', /--sweep-interval cannot be "soon"/],
    ['serve --unused-tag-delay 20h --sweep-interval 5h', /--unused-tag-delay with --sweep-interval/],
    ['serve --public-url tags.example.com', /--public-url cannot be "tags\.example\.com"/],
    ['serve --store mysql://localhost/tags', /--store cannot be "mysql:/],
    ['serve --store-connections 0', /--store-connections cannot be "0"/],
    ['serve --ephemeral --store postgres://u@h/d', /--ephemeral/],
    ['serve --data-dir /dev/null/tags', /data directory \/dev\/null\/tags/],
    [`serve --port 0 --data-dir ${dataDir} --host no-such-host.invalid`, /no-such-host\.invalid:0/],
    ['migrate', /is for a PostgreSQL store/],
    ['migrate --store postgres://u:geheim@127.0.0.1:1/d', /127\.0\.0\.1:1\/d was not migrated/],
    ['env --format yaml', /--format cannot be "yaml"/],
    [`env --data-dir ${dataDir}/none`, /none\/credentials/],
  ]
  for (const [args, sentence] of faults) {
    it(`is named: ${args.replace(dataDir, 'DIR')}`, () =>
      assertRefused(args.split(' '), sentence, { cwd: dataDir }))
  }

  it('is named as a variable where it is one', async () => {
    await assertRefused(['serve'], /TAGPLANE_PORT cannot be "x"/, { env: { TAGPLANE_PORT: 'x' } })
    const both = { TAGPLANE_PORT: 'x', TAGPLANE_RESOURCES: 'y' }
    await assertRefused(['serve', '--port', '0'], /TAGPLANE_RESOURCES cannot be "y"/, { env: both })
  })
})

describe('a Node that is too old', () => {
  const node = oldNode()
  it('is told in one sentence', { skip: node ? false : 'no node older than 24 is on the PATH' }, () => {
    for (const args of [['serve'], ['env'], []]) {
      const { status, stdout, stderr } = spawnSync(node?.path ?? '', [installedProgram(), ...args], {
        encoding: 'utf8',
      })
      assert.equal(stderr, `tagplane needs Node.js 24 or newer; this is ${node?.version}.\n`)
      assert.deepEqual({ status, stdout }, { status: 1, stdout: '' })
    }
  })
})

function oldNode(): { readonly path: string; readonly version: string } | undefined {
  const { stdout } = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' })
  return `${stdout ?? ''}`
    .split('\n')
    .filter((path) => path !== '')
    .map((path) => ({
      path,
      version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1),
    }))
    .find(({ version }) => Number(version.split('.')[0]) < 24)
}
