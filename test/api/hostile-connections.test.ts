import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { listenTo } from '../support/http.ts'
import { arns, keys, REGION, tagged, tagsOf } from './calls.ts'
import { assertRawError, HOST, openWire, talkOf } from './wire.ts'

/** Peers that hurry, stall, hang up or go on with garbage, over a real socket. */

const talk = talkOf(import.meta.url)
const { open, converse } = talk
const { service, target, server, port, arn, signed, good } = await openWire(talk)

/** What the server says of a peer that has come. */
const connected = import.meta.url.endsWith('tls') ? 'secureConnection' : 'connection'

const untagged = { RegionId: REGION, ...arns(arn), ...keys('a') }
/** A call that takes a tag off, to be sent in pieces. */
const removal = () => signed('UntagResources', untagged, 'form')

/** Resolves when the connection is gone, however that came about. */
function gone(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve())
    socket.on('error', () => {})
  })
}

describe('connections', () => {
  it('pipelined calls are answered in their order', async () => {
    const calls = ['ListTagResources', 'Nothing', 'GetProtectedTagKeys', 'ListTagResources']
    const { answers, closed } = await converse(port, [Buffer.concat(calls.map((action) => good(action)))], {
      wanted: 4,
    })
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 404, 200, 200],
    )
    assert.equal(closed, false)
    assert.ok(answers[2]?.body.includes('TagKeys'))
  })

  it('a call followed by garbage, or by a broken body, is answered for itself first', async () => {
    const broken = `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`
    for (const [key, rest] of [
      ['a', 'garbage\r\n\r\n'],
      ['b', broken],
    ] as const) {
      const call = signed('UntagResources', { ...untagged, ...keys(key) })
      const { answers } = await converse(port, [Buffer.concat([call, Buffer.from(rest)])])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 400],
      )
      assert.ok(answers[0]?.body.includes('FailedResources'))
    }
    assert.equal(await tagsOf(target, arn), undefined)
    await tagged(target, { a: '1', b: '2' }, arn)
  })

  it('Expect: 100-continue is answered, and then the call', async () => {
    const text = removal().toString().replace('\r\n', '\r\nExpect: 100-continue\r\n')
    const border = text.indexOf('\r\n\r\n') + 4
    const socket = await open(port)
    socket.write(text.slice(0, border))
    const [go] = (await once(socket, 'data')) as [Buffer]
    assert.match(go.toString(), /^HTTP\/1\.1 100 Continue\r\n/)
    socket.write(text.slice(border))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    assert.match(answer.toString(), /^HTTP\/1\.1 200 OK\r\n/)
    socket.destroy()
    await tagged(target, { a: '1' }, arn)
  })

  it('a peer that hangs up before its request is complete has asked for nothing', async () => {
    const whole = removal()
    const before = service.dump()
    for (const length of [1, 20, whole.length - 1]) {
      const { answers } = await converse(port, [whole.subarray(0, length)], { hangUp: true })
      assert.deepEqual(
        answers.map(({ status }) => status),
        [400],
      )
    }
    for (const length of [1, 20, whole.length - 1]) {
      const accepted = once(server, connected)
      const socket = await open(port)
      const [peer] = (await accepted) as [Socket]
      await new Promise((resolve) => socket.write(whole.subarray(0, length), resolve))
      socket.resetAndDestroy()
      await gone(peer)
    }
    assert.equal(service.dump(), before)
  })

  it('a peer that hangs up after its request is complete has asked for it', async () => {
    const whole = signed('UntagResources', { ...untagged, ...keys('b') })
    const answered = service.outcomes.length
    const socket = await open(port)
    await new Promise((resolve) => socket.write(whole, resolve))
    socket.destroy()
    for (let i = 0; i < 100_000 && service.outcomes.length === answered; i++) await new Promise(setImmediate)
    assert.equal(service.outcomes[answered]?.status, 200)
    assert.deepEqual(await tagsOf(target, arn), { a: '1' })
    await tagged(target, { b: '2' }, arn)
  })

  it('a peer that closes its own side after the request gets the answer', async () => {
    for (let i = 0; i < 5; i++) {
      const { answers } = await converse(port, [removal()], { hangUp: true })
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200],
      )
    }
    await tagged(target, { a: '1' }, arn)
  })

  it('a peer that never closes is left after an answer to garbage', async () => {
    const accepted = once(server, connected)
    const socket = await open(port, { allowHalfOpen: true })
    const [peer] = (await accepted) as [Socket]
    socket.on('error', () => {}).resume()
    socket.write('garbage\r\n\r\n')
    await gone(peer)
    socket.destroy()
  })
})

describe('requests that do not arrive', () => {
  it('half a head and half a body are answered after the time allowed, while other calls go on', async () => {
    await using slow = await listenTo(service, { ...talk, requestTimeout: 300 })
    const before = service.dump()
    const whole = removal()
    const halves = [10, whole.length - 1].map((length) => converse(slow.port, [whole.subarray(0, length)]))
    let done = false
    const all = Promise.all(halves).finally(() => {
      done = true
    })
    let others = 0
    while (!done) {
      const { answers } = await converse(slow.port, [good()], { wanted: 1 })
      assert.equal(answers[0]?.status, 200)
      others++
    }
    assert.ok(others > 3)
    for (const { answers } of await all) {
      const [answer, ...more] = answers
      assert.ok(answer)
      assert.deepEqual(more, [])
      assertRawError(answer, 'RequestTimeout')
    }
    assert.equal(service.dump(), before)
  })

  it('the rest of a body that comes after its time changes nothing', async () => {
    await using slow = await listenTo(service, { ...talk, requestTimeout: 100 })
    const before = service.dump()
    const whole = removal()
    const socket = await open(slow.port)
    socket.write(whole.subarray(0, -1))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    assert.match(answer.toString(), /^HTTP\/1\.1 408 /)
    socket.on('error', () => {})
    socket.end(whole.subarray(-1))
    await gone(socket.resume())
    assert.equal(service.dump(), before)
  })
})

describe('a target with the whole URL, as a proxy sends it', () => {
  it('is the same call', async () => {
    for (const origin of ['http://tagplane.test', 'HTTP://other.test:80', 'https://tagplane.test']) {
      const lines = good().toString('latin1')
      const absolute = lines.replace(/^POST \/\?/, `POST ${origin}/?`)
      assert.notEqual(absolute, lines)
      const { answers } = await converse(port, [Buffer.from(absolute, 'latin1')], { wanted: 1 })
      assert.equal(answers[0]?.status, 200, origin)
    }
    const bare = Buffer.from('GET http://tagplane.test/healthz HTTP/1.1\r\nHost: tagplane.test\r\n\r\n')
    assert.equal((await converse(port, [bare], { wanted: 1 })).answers[0]?.status, 200)
    const withoutPath = Buffer.from('GET http://tagplane.test HTTP/1.1\r\nHost: tagplane.test\r\n\r\n')
    assert.equal((await converse(port, [withoutPath], { wanted: 1 })).answers[0]?.status, 400)
  })
})
