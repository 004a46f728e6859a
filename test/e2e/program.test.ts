import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { commands } from '../../src/commands/command-list.ts'
import { installedProgram } from '../support/package.ts'
import { runProgram, temporaryDir } from '../support/server.ts'
import { assertRefused } from './refusal.ts'

/** The flags in a help, with their variables. */
function flagsOf(help: string): readonly string[] {
  const lines = help.matchAll(/^ {2}--([a-z-]+) .*?(?:\[([A-Z_]+)\])?$/gm)
  return [...lines].map(([, flag = '', variable]) => (variable ? `${flag} ${variable}` : flag))
}

describe('help', () => {
  it('lists the commands', async () => {
    for (const args of [[], ['--help'], ['help']]) {
      const { code, stdout, stderr } = await runProgram(args)
      assert.match(
        stdout,
        /^Usage: tagplane COMMAND \[ARGUMENT \.\.\.\] \[FLAG \.\.\.\]\n\nServer:\n {2}serve {5,}\S.*\n/,
      )
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
      const names = [...stdout.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name = '']) => name)
      assert.deepEqual(
        names,
        commands.map(({ name }) => name),
      )
    }
  })

  it('of a command names its flags and variables', async () => {
    const { code, stdout, stderr } = await runProgram(['serve', '--help'])
    assert.match(stdout, /^Usage: tagplane serve \[FLAG \.\.\.\]\n\n[A-Z].*\.\n\nFlags:\n/)
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    assert.deepEqual(flagsOf(stdout), [
      'host TAGPLANE_HOST',
      'port TAGPLANE_PORT',
      'data-dir TAGPLANE_DATA_DIR',
      'store TAGPLANE_STORE_URL',
      'store-connections TAGPLANE_STORE_CONNECTIONS',
      'store-pooler TAGPLANE_STORE_POOLER',
      'ephemeral TAGPLANE_EPHEMERAL',
      'seed TAGPLANE_SEED',
      'resources TAGPLANE_RESOURCES',
      'throttle TAGPLANE_THROTTLE',
      'unused-tag-delay TAGPLANE_UNUSED_TAG_DELAY',
      'sweep-interval TAGPLANE_SWEEP_INTERVAL',
      'request-journal TAGPLANE_REQUEST_JOURNAL',
      'request-journal-age TAGPLANE_REQUEST_JOURNAL_AGE',
      'request-journal-entries TAGPLANE_REQUEST_JOURNAL_ENTRIES',
      'request-journal-size TAGPLANE_REQUEST_JOURNAL_SIZE',
      'public-url TAGPLANE_PUBLIC_URL',
      'tls-cert TAGPLANE_TLS_CERT',
      'tls-key TAGPLANE_TLS_KEY',
      'trusted-proxy TAGPLANE_TRUSTED_PROXY',
      'config TAGPLANE_CONFIG',
    ])
  })

  it('of a verb names what it takes, and gives an example', async () => {
    const { code, stdout } = await runProgram(['help', 'policy', 'attach'])
    assert.match(stdout, /^Usage: tagplane policy attach POLICY \[FLAG \.\.\.\]\n/)
    assert.match(stdout, /\nExamples:\n {2}tagplane policy attach \S+ --user ann\n$/)
    assert.equal(code, 0)
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
    ['serve now', /"now"/],
    ['serve --nonsense', /no flag --nonsense/],
    ['serve --port', /--port takes a value/],
    ['serve --port 70000', /--port cannot be "70000"/],
    ['serve --port 80a', /--port cannot be "80a"/],
    ['serve --ephemeral=yes', /--ephemeral takes no value/],
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
