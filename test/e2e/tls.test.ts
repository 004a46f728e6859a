import assert from 'node:assert/strict'
import { copyFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { rpcRequest, sendOverHttp } from '../support/http.ts'
import { type RunningServer, runProgram, startServer, temporaryDir } from '../support/server.ts'
import { ca, certificateFiles, subjectAt, subjects } from '../support/tls.ts'

type Answer = { readonly status: number; readonly body: Record<string, unknown> }

const signerOf = ({ accessKeyId, accessKeySecret }: RunningServer, host: string) => ({
  ...{ keyId: accessKeyId, secret: accessKeySecret, host },
})

/** A signed call over TLS, on a connection of its own. */
function call(server: RunningServer, action: string): Promise<Answer> {
  const { target } = rpcRequest(signerOf(server, server.endpoint), { action, now: Date.now() })
  return new Promise((resolve, reject) => {
    const sent = request(new URL(target, server.url), { method: 'POST', ca, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
        resolve({ status: response.statusCode ?? 0, body })
      })
    })
    sent.once('error', reject).end()
  })
}

function copyPair(name: 'server' | 'other', directory: string) {
  const pair = certificateFiles(name)
  const files = { cert: join(directory, 'tls.pem'), key: join(directory, 'tls.key') }
  copyFileSync(pair.cert, files.cert)
  copyFileSync(pair.key, files.key)
  return files
}

describe('a server with TLS', () => {
  const directory = temporaryDir()
  const files = copyPair('server', directory)
  let server: RunningServer
  before(async () => {
    server = await startServer({ args: ['--tls-cert', files.cert, '--tls-key', files.key] })
  })
  after(() => server.stop())

  it('says https, and serves calls whose certificate is checked', async () => {
    assert.match(server.url, /^https:/)
    const { stdout } = await runProgram(['env', '--data-dir', server.dataDir])
    assert.match(stdout, /ALIBABA_CLOUD_PROTOCOL='https'/i)
    assert.equal((await call(server, 'GetCallerIdentity')).status, 200)
  })

  it('takes a new certificate while calls go on, none of which fails', async () => {
    const port = Number(new URL(server.url).port)
    assert.equal(await subjectAt(port), subjects.server)
    const stopping = new AbortController()
    let done = 0
    const calling = (async () => {
      for (; !stopping.signal.aborted; done++)
        assert.equal((await call(server, 'GetCallerIdentity')).status, 200)
    })()
    copyPair('other', directory)
    await server.logged(/the certificate was read anew/)
    assert.equal(await subjectAt(port), subjects.other)
    writeFileSync(files.cert, 'no certificate')
    await server.logged(/"level":"?(error|50)"?.*tls\.pem/)
    assert.equal(await subjectAt(port), subjects.other)
    stopping.abort()
    await calling
    assert.ok(done > 10, String(done))
  })
})

describe('a trusted proxy', () => {
  it('tells who calls, over what, and which host was signed; anybody else does not', async () => {
    const trusting = await startServer({ args: ['--trusted-proxy', '127.0.0.1'] })
    const plain = await startServer()
    const outcomes = []
    for (const server of [trusting, plain]) {
      const explain = {
        action: 'ExplainAuthorization',
        parameters: { AuthAction: 'a:b', AuthResource: `acs:a:*:${server.accountId}:x` },
      }
      const signed = rpcRequest(signerOf(server, 'tags.example.com'), { ...explain, now: Date.now() })
      const headers = new Map([
        ...signed.headers,
        ['x-forwarded-for', '198.51.100.7'],
        ['x-forwarded-proto', 'https'],
        ['x-forwarded-host', 'tags.example.com'],
      ])
      const { status } = await sendOverHttp(server.url, { ...signed, headers })
      assert.equal(status, 200)
      const [, source] = await server.logged(/"source":"([^"]+)"/)
      outcomes.push(source)
    }
    assert.deepEqual(outcomes, ['198.51.100.7', '127.0.0.1'])
    await Promise.all([trusting.stop(), plain.stop()])
  })
})
