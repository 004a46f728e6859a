import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { type ClientProcess, processOf, sdkClient } from '../support/clients.ts'
import { installedProgram } from '../support/package.ts'
import { launch, type RunningServer, runProgram, startServer, temporaryDir } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const ARN = 'arn:acs:ecs:*:*:instance/i-1'
/** Makes a terminal for the program that it runs. */
const TERMINAL = 'script'

describe('the first start without a terminal', () => {
  const dataDir = temporaryDir()
  let server: RunningServer
  before(async () => {
    server = await startServer({ dataDir })
  })
  after(() => server.stop())

  it('says on stdout where it listens, and nothing else', () => {
    assert.match(server.output(), /^tagplane ready at http:\/\/127\.0\.0\.1:[0-9]+\n$/)
  })

  it('leaves the credentials in lines that only their owner may read', () => {
    const file = join(dataDir, 'credentials')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(statSync(join(dataDir, 'master.key')).mode & 0o777, 0o600)
    const form =
      /^\[default\]\naccess_key_id = TPLN[A-Za-z0-9]{20}\naccess_key_secret = [A-Za-z0-9]{30}\naccount_id = 1[0-9]{15}\nendpoint = (127\.0\.0\.1:[0-9]+)\nprotocol = http\n$/
    const [, endpoint] = form.exec(readFileSync(file, 'utf8')) ?? []
    assert.equal(endpoint, server.endpoint)
  })

  it('prints no secret, then or later', async () => {
    const client = sdkClient(processOf(server))
    await client.tag(REGION, [ARN], { owner: 'blue' })
    const stranger = sdkClient(processOf({ ...server, accessKeySecret: 'not the secret' }))
    await assert.rejects(stranger.untag(REGION, [ARN], ['owner']))
    assert.equal(await server.stop(), 0)
    const masterKey = readFileSync(join(dataDir, 'master.key'), 'utf8').trim()
    for (const text of [server.output(), server.log()]) {
      assert.ok(!text.includes(server.accessKeySecret) && !text.includes(masterKey))
    }
    assert.ok(server.log().includes('"SignatureDoesNotMatch"'))
  })

  it('is followed by starts that keep account and key', async () => {
    const again = await startServer({ dataDir })
    const { accountId, accessKeyId, accessKeySecret } = server
    const kept = {
      accountId: again.accountId,
      accessKeyId: again.accessKeyId,
      accessKeySecret: again.accessKeySecret,
    }
    assert.deepEqual(kept, { accountId, accessKeyId, accessKeySecret })
    assert.notEqual(again.endpoint, server.endpoint)
    assert.equal((await sdkClient(processOf(again)).list(REGION)).resources.length, 1)
    assert.equal(await again.stop(), 0)
    assert.ok(!again.log().includes(accessKeySecret))
  })
})

describe('a first start whose address is taken', () => {
  it('says so and has made nobody: the next one is the first', async () => {
    await using taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const dataDir = temporaryDir()
    const args = ['serve', '--port', String(port), '--data-dir', dataDir]
    const { code, stdout, stderr } = await runProgram(args)
    assert.deepEqual([code, stdout], [1, ''])
    assert.ok(stderr.includes(`127.0.0.1:${port} cannot be listened on: something else does already`), stderr)
    using store = new DatabaseSync(join(dataDir, 'tagplane.sqlite'), { readOnly: true })
    assert.deepEqual(store.prepare('SELECT id FROM account').all(), [])
    store.close()
    taken.close()
    const next = await startServer({ dataDir })
    assert.deepEqual((await sdkClient(processOf(next)).list(REGION)).resources, [])
    assert.equal(await next.stop(), 0)
  })
})

describe('tagplane env', () => {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.stop())

  it('prints what a client needs, as JSON', async () => {
    const { code, stdout } = await runProgram(['env', '--format', 'json', '--data-dir', server.dataDir])
    const env = JSON.parse(stdout) as ClientProcess['env']
    assert.equal(code, 0)
    assert.deepEqual(env, processOf(server).env)
    assert.deepEqual(await sdkClient({ env }).list(REGION), { resources: [], nextToken: '' })
  })

  it('prints lines for the shell, also where a secret has characters of the shell', async () => {
    const root = {
      TAGPLANE_ROOT_ACCOUNT_ID: '1234567890123456',
      TAGPLANE_ROOT_ACCESS_KEY_ID: 'myKey',
      TAGPLANE_ROOT_ACCESS_KEY_SECRET: `it's $HOME = "a;b" \`c\` \\n`,
    }
    const dataDir = temporaryDir()
    const quoted = await startServer({ dataDir, env: root })
    await quoted.stop()
    const script = `eval "$("$1" "$2" env)" && "$1" -p 'JSON.stringify(process.env)'`
    const { stdout } = spawnSync('sh', ['-c', script, 'sh', process.execPath, installedProgram()], {
      encoding: 'utf8',
      env: { ...process.env, TAGPLANE_DATA_DIR: dataDir },
    })
    const seen = JSON.parse(stdout) as Record<string, string>
    const { env } = processOf(quoted)
    assert.deepEqual(Object.fromEntries(Object.keys(env).map((name) => [name, seen[name]])), {
      ...env,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: root.TAGPLANE_ROOT_ACCESS_KEY_SECRET,
    })
  })

  it('needs no server, and looks into .tagplane of the directory it is in', async () => {
    const cwd = temporaryDir()
    const stopped = await startServer({ dataDir: join(cwd, '.tagplane') })
    await stopped.stop()
    const { stdout } = await runProgram(['env', '--format', 'json'], { cwd })
    assert.deepEqual(JSON.parse(stdout), processOf(stopped).env)
  })
})

describe('--ephemeral', () => {
  it('prints the lines of env on stderr, serves, and leaves nothing behind', async () => {
    const cwd = temporaryDir()
    const args = [installedProgram(), 'serve', '--port', '0', '--ephemeral']
    const server = launch(process.execPath, args, { cwd, env: { TMPDIR: cwd } })
    await server.wrote('stderr', /"message":"ready"/)
    const lines = server
      .stderr()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{'))
    const pairs = lines.map((line) => /^export (ALIBABA_CLOUD_\w+)='([^']*)'$/.exec(line)?.slice(1) ?? [])
    const env = Object.fromEntries(pairs) as ClientProcess['env']
    assert.deepEqual(Object.keys(env), Object.keys(processOf({ url: '' } as RunningServer).env))
    assert.equal(readdirSync(cwd).length, 1)

    const client = sdkClient({ env })
    assert.deepEqual(await client.tag(REGION, [ARN], { owner: 'blue' }), [])
    server.process.kill('SIGTERM')
    assert.equal(await server.ended, 0)
    assert.match(server.stdout(), /^tagplane ready at \S+\n$/)
    assert.deepEqual(readdirSync(cwd), [])
  })
})

describe('on a terminal', () => {
  it('the first start shows account, key, secret and mode; the next one shows where the secret lies', {
    skip: noTerminal(),
  }, async () => {
    const dataDir = temporaryDir()
    const first = await startOnTerminal(dataDir)
    const [account = '', key = '', secret = '', mode = ''] = first
    const credentials = readFileSync(join(dataDir, 'credentials'), 'utf8')
    const written = (name: string) => new RegExp(`^${name} = (.*)$`, 'm').exec(credentials)?.[1]
    assert.equal(account, written('account_id'))
    assert.equal(key, written('access_key_id'))
    assert.equal(secret, written('access_key_secret'))
    assert.match(mode, /^auto: /)
    const second = await startOnTerminal(dataDir)
    assert.deepEqual(second, [account, key, `in ${dataDir}/credentials`, mode])
  })
})

function noTerminal(): string | false {
  const { stdout } = spawnSync(TERMINAL, ['--version'], { encoding: 'utf8' })
  return `${stdout ?? ''}`.includes('util-linux')
    ? false
    : `there is no ${TERMINAL} of util-linux to make a terminal`
}

/** Account, key, secret and mode as a person reads them; the server is stopped with the keys Ctrl and C. */
async function startOnTerminal(dataDir: string): Promise<string[]> {
  // A shell that stays in between would get the signal too, and give its own exit code.
  const program = `exec '${process.execPath}' '${installedProgram()}' serve --port 0 --data-dir '${dataDir}'`
  const terminal = launch(TERMINAL, ['-qec', program, '/dev/null'])
  await terminal.wrote('stdout', /"message":"ready"/)
  terminal.process.stdin?.write('\x03')
  assert.equal(await terminal.ended, 0)
  const text = terminal.stdout().replaceAll('\r', '')
  const names = ['Account ID', 'AccessKey ID', 'AccessKey secret', 'Resources']
  return names.map((name) => new RegExp(`^ {2}${name} +(\\S.*)$`, 'm').exec(text)?.[1] ?? '')
}
