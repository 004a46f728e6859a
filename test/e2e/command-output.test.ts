import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { processOf } from '../support/clients.ts'
import { commandsAgainst, type Row } from '../support/commands.ts'
import { installedProgram } from '../support/package.ts'
import { launch, type RunningServer, runProgram, startServer, temporaryDir } from '../support/server.ts'

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

const { run, done, names } = commandsAgainst(() => server)

describe('a person at a terminal', () => {
  it('sees a table, and who has done what where', async () => {
    await done('user create eve --quiet')
    const listed = await run('user list', { terminal: true })
    assert.match(
      listed.stdout,
      /^UserName {2}DisplayName {2}UserId {14}CreateDate\neve {20}\d{18} {2}2\S+Z\n$/,
    )
    assert.equal((await run('user list --format json', { terminal: true })).stdout[0], '[')
    const key = await run('key create --user eve', { terminal: true })
    assert.match(
      key.stdout,
      /^AccessKeyId {6}TPLN\w{20}\nAccessKeySecret {2}\w{30}\nStatus {11}Active\nCreateDate {7}\S+\n$/,
    )
    assert.equal(
      key.stderr,
      `Keep the secret: nobody can show it again.\nAt ${server.url}, with the key ${server.accessKeyId} of ${server.dataDir}/credentials.\n`,
    )
    const none = await run('group list', { terminal: true })
    assert.deepEqual([none.stdout, none.stderr], ['', 'There are none.\n'])
  })

  it('reads help that is no broader than the terminal', async () => {
    const { stdout } = await run('untag --help', { terminal: true })
    assert.ok(stdout.split('\n').filter((line) => line.startsWith('  --')).length > 5)
    assert.ok(
      stdout
        .split('\n')
        .filter((line) => /^ {2}(?:--| {6})/.test(line))
        .every((line) => line.length <= 100),
    )
  })
})

describe('a call that fails', () => {
  const failing = async (line: string, environment: Readonly<Record<string, string>> = {}) => {
    const { code, stdout, stderr } = await run(line, { environment })
    assert.equal(stdout, '')
    assert.doesNotMatch(stderr, /\n\s+at |node:internal/)
    return { code, stderr }
  }

  it('ends with 1 and says what, why and how where it was refused', async () => {
    const { code, stderr } = await failing('user get nobody')
    assert.match(
      stderr,
      /^tagplane: EntityNotExist\.User: The user does not exist\.\n.* ListUsers shows the users\.\nRequestId \S+\n$/,
    )
    assert.equal(code, 1)
  })

  it('ends with 4 where the credentials are not taken, and says where they are from', async () => {
    const { env } = processOf({ ...server, accessKeySecret: 'not the secret' })
    const wrong = await failing('whoami', env)
    assert.match(
      wrong.stderr,
      /^tagplane: SignatureDoesNotMatch: Specified signature does not match our calculation\.\n/,
    )
    assert.ok(wrong.stderr.includes(`The key ${server.accessKeyId} is from ALIBABA_CLOUD_ACCESS_KEY_ID.\n`))
    assert.ok(wrong.stderr.length < 1000)
    assert.equal(wrong.code, 4)
    const unknown = await failing('whoami', { ...env, ALIBABA_CLOUD_ACCESS_KEY_ID: 'nobody' })
    assert.match(unknown.stderr, /^tagplane: InvalidAccessKeyId\.NotFound: /)
    assert.equal(unknown.code, 4)
  })

  it('ends with 5 where no server answers', async () => {
    const answers: Readonly<Record<string, string>> = {
      html: '<html>',
      json: '{"Code":"ServiceUnavailable","Message":"m"}',
    }
    const other = createServer((_request, response) => {
      if (answer === 'none') response.socket?.destroy()
      else response.writeHead(503).end(answers[answer])
    }).listen(0, '127.0.0.1')
    let answer = 'html'
    try {
      await new Promise((resolve) => other.once('listening', resolve))
      const endpoint = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
      const html = await failing(`whoami --endpoint ${endpoint}`)
      assert.match(html.stderr, /does not answer as a tag service\.\n/)
      answer = 'json'
      const unavailable = await failing(`whoami --endpoint ${endpoint}`)
      assert.match(unavailable.stderr, /^tagplane: ServiceUnavailable: m\n/)
      answer = 'none'
      const lost = await failing(`whoami --endpoint ${endpoint}`)
      const refused = await failing('whoami --endpoint http://127.0.0.1:1')
      assert.match(
        refused.stderr,
        /^tagplane: http:\/\/127\.0\.0\.1:1 cannot be reached\.\nconnect ECONNREFUSED .*\nIs the server running\?/,
      )
      const tls = await failing(`whoami --endpoint ${endpoint.replace('http', 'https')}`)
      assert.match(tls.stderr, /^tagplane: No secure connection to https:/)
      assert.deepEqual(
        [html, unavailable, lost, refused, tls].map(({ code }) => code),
        [5, 5, 5, 5, 5],
      )
    } finally {
      other.closeAllConnections()
      other.close()
    }
  })
})

describe('the packed program', () => {
  /** As where the package was installed without the official client. */
  const withoutClient = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
      `import{registerHooks}from'node:module';registerHooks({resolve(name,context,next){if(name.startsWith('@alicloud/'))throw Object.assign(new Error(name),{code:'ERR_MODULE_NOT_FOUND'});return next(name,context)}})`,
    )}`,
  }

  it('calls the server of its directory, and prints only data on stdout', async () => {
    const cwd = temporaryDir()
    const { code, stdout, stderr } = await runProgram(['whoami'], {
      cwd,
      env: { TAGPLANE_DATA_DIR: server.dataDir },
    })
    assert.deepEqual([code, (JSON.parse(stdout) as Row)['AccountId']], [0, server.accountId])
    assert.match(stderr, /^At http:\/\/127/)
  })

  it('ends quietly when its reader has seen enough, with the code of what it has done', async () => {
    const arns = Array.from({ length: 50 }, (_, i) => `arn:acs:ecs:*:*:instance/i-${i}`)
    await done(['tag', ...arns, '--tag', `${'k'.repeat(128)}=${'v'.repeat(128)}`, '--quiet'])
    const env = { TAGPLANE_DATA_DIR: server.dataDir }
    const piped = async (reader: string, ...args: string[]) => {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
      const script = 'reader=$1; shift; "$@" | $reader; echo "${PIPESTATUS[0]}"'
      const line = ['-c', script, 'bash', reader, process.execPath, installedProgram(), ...args]
      const { ended, stdout, stderr } = launch('bash', line, { env })
      return { code: await ended, stdout: stdout(), stderr: stderr() }
    }
    assert.deepEqual(await piped('head -1', 'list'), { code: 0, stdout: '[\n0\n', stderr: '' })
    const unknown = arns.map((arn) => arn.replace('i-', 'unknown-'))
    const untag = ['untag', ...unknown, '--key', 'a', '--yes', '--quiet']
    assert.deepEqual(await piped('true', ...untag), { code: 0, stdout: '2\n', stderr: '' })
  })

  it('loads the official client for calls only', async () => {
    const lean = await startServer({ env: withoutClient })
    assert.equal(await lean.stop(), 0)
    assert.equal((await runProgram(['account', 'create', '--help'], { env: withoutClient })).code, 0)
    const called = await runProgram(['whoami', '--data-dir', server.dataDir], { env: withoutClient })
    assert.match(
      called.stderr,
      /^tagplane: The official client code is not installed\.\n.*npm install @alicloud/,
    )
    assert.equal(called.code, 1)
  })
})

describe('a list of several pages', () => {
  it('is fetched whole, by tokens and by markers', async () => {
    const region = 'cn-chengdu'
    for (let page = 0; page < 21; page++) {
      const arns = Array.from({ length: 50 }, (_, i) => `arn:acs:vpc:${region}:*:vpc/vpc-${page}-${i}`)
      await done(['tag', ...arns, '--tag', 'a=b', '--quiet'])
    }
    const listed = await names(`list --region ${region}`, 'ResourceARN')
    assert.deepEqual([listed.length, new Set(listed).size], [1050, 1050])
    const users = Array.from({ length: 101 }, (_, i) => `user-${i}`)
    for (const name of users) await done(`user create ${name} --quiet`)
    const made = (await names('user list', 'UserName')).filter((name) => String(name).startsWith('user-'))
    assert.deepEqual(made.sort(), users.sort())
  })
})
