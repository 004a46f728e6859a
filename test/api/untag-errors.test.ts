import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { listenTo, rpcRequest, type Signer, sendOverHttp } from '../support/http.ts'
import type { Parameters } from '../support/service.ts'
import { openTarget } from '../support/target.ts'
import { type ErrorRow, errorRows, nameOf } from '../support/untag-page.ts'
import {
  arnOf,
  arns,
  assertEntries,
  type Fault,
  keys,
  numbered,
  REGION,
  spoilt,
  tagged,
  tagsOf,
} from './calls.ts'
import { delegation, deleteServicePrincipals, servicePrincipal } from './delegated.ts'

const UNTAG = 'UntagResources'
const target = await openTarget()
const listening = target.service && (await listenTo(target.service))
after(async () => {
  await deleteServicePrincipals(target)
  await listening?.[Symbol.asyncDispose]()
  await target[Symbol.asyncDispose]()
})
/** Over HTTP, also to the service in this process. */
const send: typeof target.send = listening
  ? (request) => sendOverHttp(`http://127.0.0.1:${listening.port}`, request)
  : target.send

const known = await tagged(target, { a: '1', b: '2' })
const valid: Parameters = { RegionId: REGION, ...arns(known), ...keys('a') }

/** The request that meets a row of the page's error table: a call that would succeed, with a fault. */
type Request = Pick<Fault, 'with' | 'values'> & {
  /** Without it the account itself. */
  readonly by?: 'servicePrincipal'
  /** What CreateServicePrincipal gets besides name and account. */
  readonly principal?: Parameters
}

const requests: Readonly<Record<string, Request>> = {
  '400 InvalidResourceARN.Account': {
    with: arns(known, arnOf('ecs:instance', 'i', REGION, '1'), arnOf('vpc:vpc', 'v', REGION, '22')),
    values: ['1, 22'],
  },
  '400 InvalidResourceARN.FormatError': {
    with: arns(known, 'arn:acs:ecs:cn-hangzhou:*:instance', `<i> & "i'`),
    values: [`arn:acs:ecs:cn-hangzhou:*:instance, <i> & "i'`],
  },
  '400 InvalidResourceARN.Region': {
    with: arns(known, arnOf('ecs:instance', 'i', 'cn-beijing')),
    values: ['cn-beijing'],
  },
  '400 InvalidParameter.ResourceType': {
    with: arns(known, arnOf('ecs:nothing', 'i'), arnOf('vpc:instance', 'i')),
    values: ['nothing, instance'],
  },
  '400 InvalidParameter.ServiceCode': {
    with: arns(known, arnOf('nothing:instance', 'i')),
    values: ['nothing'],
  },
  '400 InvalidParameter.TagKey': { with: keys('a', 'b*', 'http://c'), values: ['b*, http://c'] },
  '400 InvalidParameter.TagValue': {
    with: { 'Tag.1.Key': 'a', 'Tag.1.Value': '*', 'Tag.2.Key': 'b', 'Tag.2.Value': 'x'.repeat(129) },
    values: [`*, ${'x'.repeat(129)}`],
  },
  '403 Duplicate.TagKey': { with: keys('a', 'b', 'a') },
  '403 InvalidParameter.Category': { by: 'servicePrincipal', with: { Category: 'x' } },
  '403 Missing.ServiceCode': { by: 'servicePrincipal', principal: {}, with: {} },
  '403 MissingParameter.Createby': { by: 'servicePrincipal', with: { Createby: undefined } },
  '403 MissingParameter.ResourceIds': { with: { 'ResourceARN.': undefined } },
  '403 NoPermission.Operator': { with: { AliUid: '1' } },
  '403 NoPermission.SystemTag': { with: keys('a', 'acs:tag:createdby') },
  '403 NoPermissionKey.Category': { by: 'servicePrincipal', with: keys('acs:x') },
  '403 NoPermissionKey.Operator': { with: keys('a', 'kept') },
  '403 NumberExceed.ResourceIds': { with: numbered('ResourceARN', Array(51).fill(known)) },
  '403 NumberExceed.Tags': { with: keys(...'abcdefghijk') },
  '404 Missing.TagKey': { with: { 'Tag.1.Key': 'a', 'Tag.1.Value': '1', 'Tag.2.Value': '2' } },
  '404 MissingParameter.AliUid': { by: 'servicePrincipal', with: { AliUid: undefined } },
  '404 MissingParameter.Bid': { by: 'servicePrincipal', with: { Bid: undefined } },
  '404 MissingParameter.TagKey': { with: { 'TagKey.': undefined } },
}
const QUOTA = '403 QuotaExceed.TagsPerResource'

describe('the error table of the page', () => {
  before(async () => {
    assert.equal((await target.call('SetProtectedTagKeys', keys('kept'))).status, 200)
  })
  after(async () => {
    assert.equal((await target.call('SetProtectedTagKeys', {})).status, 200)
  })

  it('has 23 rows, 7 with 400, 12 with 403, 4 with 404, and each is met here', () => {
    const count = (status: number) => errorRows.filter((row) => row.status === status).length
    assert.deepEqual([count(400), count(403), count(404)], [7, 12, 4])
    assert.deepEqual([...Object.keys(requests), QUOTA].sort(), errorRows.map(nameOf).sort())
  })

  for (const row of errorRows) {
    const request = requests[nameOf(row)]
    if (!request) continue
    it(nameOf(row), async () => {
      const { signer, parameters } = await callerOf(request)
      await assertRow(row, signer, spoilt(parameters, request), request.values)
    })
  }

  it('403 QuotaExceed.TagsPerResource', async () => {
    const full = await tagged(target, pairs(0, 10))
    assertEntries(await target.call('TagResources', { ...tagging(10, 10), ...arns(full) }), [])
    const before = await tagsOf(target, full)
    assert.equal(Object.keys(before ?? {}).length, 20)
    const parameters = { ...tagging(20, 1), ...arns(full) }
    const { message } = errorRows.find((row) => nameOf(row) === QUOTA) ?? { message: '' }
    const inJson = await answerTo('JSON', target.signer, 'TagResources', parameters)
    const entry = { ResourceARN: full, Result: { Code: 'QuotaExceed.TagsPerResource', Message: message } }
    assert.deepEqual(
      [inJson.status, inJson.body],
      [200, JSON.stringify({ RequestId: inJson.id, FailedResources: { FailedResource: [entry] } })],
    )
    const inXml = await answerTo('XML', target.signer, 'TagResources', parameters)
    assert.deepEqual(
      [inXml.status, inXml.body],
      [
        200,
        `<?xml version='1.0' encoding='UTF-8'?><TagResourcesResponse><RequestId>${inXml.id}</RequestId><FailedResources><FailedResource><ResourceARN>${full}</ResourceARN><Result><Code>QuotaExceed.TagsPerResource</Code><Message>${message}</Message></Result></FailedResource></FailedResources></TagResourcesResponse>`,
      ],
    )
    assert.deepEqual(await tagsOf(target, full), before)
  })

  it('is not met by the same call without a fault', async () => {
    assertEntries(await target.call(UNTAG, valid), [])
    assert.deepEqual(await tagsOf(target, known), { b: '2' })
  })
})

const pairs = (from: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${from + i}`, '']))
const tagging = (from: number, count: number) => ({
  RegionId: REGION,
  Tags: JSON.stringify(pairs(from, count)),
})

/** Who sends the request of a row, and a call of theirs that would succeed. */
async function callerOf({
  by,
  principal,
}: Request): Promise<{ readonly signer: Signer; readonly parameters: Parameters }> {
  if (by === undefined) return { signer: target.signer, parameters: valid }
  const { signer } = await servicePrincipal(target, principal)
  return { signer, parameters: { ...valid, ...delegation(target) } }
}

/** The answer over HTTP, whose type is that of the format. */
async function answerTo(format: 'JSON' | 'XML', signer: Signer, action: string, parameters: Parameters) {
  const overrides = { Format: format }
  const request = rpcRequest(signer, { action, parameters, now: target.now(), overrides })
  const { status, headers, body } = await send(request)
  const type = format === 'XML' ? 'text/xml;charset=utf-8' : 'application/json;charset=utf-8'
  assert.equal(headers['content-type'], type)
  const id = headers['x-acs-request-id'] ?? ''
  assert.match(id, /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
  return { status, body, id }
}

/** In both formats the answer is the row, to the letter, and nothing has changed. */
async function assertRow(
  { status, code, message }: ErrorRow,
  signer: Signer,
  parameters: Parameters,
  values: readonly string[] = [],
): Promise<void> {
  const rest = [...values]
  const filled = message.replaceAll('%s', () => rest.shift() ?? '')
  for (const format of ['JSON', 'XML'] as const) {
    const before = await target.estate()
    const answer = await answerTo(format, signer, UNTAG, parameters)
    const [Recommend = '', page = ''] = /https?:\/\/[^/"<]+(\/errors\/[^"<]+)/.exec(answer.body) ?? []
    const content = { RequestId: answer.id, Message: filled, Recommend, HostId: signer.host, Code: code }
    const expected = format === 'XML' ? errorInXml(content) : JSON.stringify(content)
    assert.deepEqual([answer.status, answer.body], [status, expected])
    assert.equal(page, `/errors/${code}`)
    assert.deepEqual(await target.estate(), before)
    assert.deepEqual(await tagsOf(target, known), { a: '1', b: '2' })
  }
  await assertExplained(`/errors/${code}`, code)
}

function errorInXml(content: Readonly<Record<string, string>>): string {
  const marks = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
  const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark as keyof typeof marks])
  const elements = Object.entries(content).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`)
  return `<?xml version='1.0' encoding='UTF-8'?><Error>${elements.join('')}</Error>`
}

/** What Recommend points at is there, for everybody. */
async function assertExplained(path: string, code: string): Promise<void> {
  const headers = new Map([['host', target.signer.host]])
  const request = { method: 'GET', target: path, headers, body: Buffer.alloc(0), source: '', secure: false }
  const { status, body } = await send(request)
  assert.equal(status, 200)
  assert.ok(body.includes(`<h1>${code}</h1>`), body)
}
