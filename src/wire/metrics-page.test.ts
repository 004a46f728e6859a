import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { metricsPage } from './metrics-page.ts'

const TOKEN = '0123456789abcdef'

async function statusFor(source: string, headers: Readonly<Record<string, string>> = {}, token?: string) {
  const request = {
    ...{ method: 'GET', target: '/metrics', body: Buffer.alloc(0), source, secure: false },
    headers: new Map(Object.entries(headers)),
  }
  const page = { contentType: 'text/plain', text: async () => 'the metrics', token }
  const { status, body } = await metricsPage(request, page)
  assert.equal(body === 'the metrics', status === 200)
  return status
}

describe('metrics', () => {
  it('are for readers on this machine', async () => {
    for (const source of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
      assert.equal(await statusFor(source), 200, source)
    }
    for (const source of ['10.0.0.1', '192.168.127.1', '::2', '::ffff:10.0.0.1', '1270.0.0.1', '']) {
      assert.equal(await statusFor(source), 403, source)
    }
  })

  it('are not for those who come through a proxy on this machine', async () => {
    for (const name of [
      ...['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded', 'forwarded', 'via'],
      ...['x-real-ip', 'x-client-ip', 'cf-connecting-ip'],
    ]) {
      assert.equal(await statusFor('127.0.0.1', { [name]: '127.0.0.1' }), 403, name)
    }
  })

  it('are for those who ask this machine by a name of its own', async () => {
    for (const host of ['localhost', 'LOCALHOST:7020', '127.0.0.1:7020', '[::1]:7020', '127.0.0.2', '']) {
      assert.equal(await statusFor('127.0.0.1', { host }), 200, host)
    }
    const token = { authorization: `Bearer ${TOKEN}` }
    for (const host of ['tags.example.com', '127.0.0.1.example.com', 'localhost.example.com:1', '10.0.0.1']) {
      assert.equal(await statusFor('127.0.0.1', { host }), 403, host)
      assert.equal(await statusFor('127.0.0.1', { host, ...token }, TOKEN), 200, host)
    }
  })

  it('are for whoever has the token', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` }
    assert.equal(await statusFor('10.0.0.1', headers, TOKEN), 200)
    assert.equal(await statusFor('127.0.0.1', { ...headers, via: 'x' }, TOKEN), 200)
    assert.equal(await statusFor('10.0.0.1', headers), 403)
    for (const wrong of [
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      TOKEN,
      'Bearer ',
      `Basic ${TOKEN}`,
    ]) {
      assert.equal(await statusFor('10.0.0.1', { authorization: wrong }, TOKEN), 403, wrong)
    }
  })
})
