import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { HttpResponse } from '../../src/wire/http.ts'
import { rpcRequest } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { MASKED_ACCOUNT, sample } from '../support/untag-page.ts'
import { arns, keys, REGION } from './calls.ts'

const UNTAG = 'UntagResources'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('the sample answer of the page', () => {
  const arn = `arn:acs:ecs:cn-hangzhou:${target.account}:instance/i-xxxxxxxxxx1`
  const call = { RegionId: REGION, ...arns(arn), ...keys('k1') }
  const id = '43D12436-B10F-4469-8136-FD1C5D2B2083'
  const asShown = ({ headers, body }: HttpResponse) => {
    const own = headers['x-acs-request-id'] ?? ''
    for (const text of [own, target.account]) assert.equal(body.split(text).length, 2)
    return body.replace(own, id).replace(target.account, MASKED_ACCOUNT)
  }

  it("is, in JSON, given byte for byte, once RequestId and the caller's account are the page's", async () => {
    const { status, response } = await target.call(UNTAG, call)
    const body = asShown(response)
    assert.equal(status, 200)
    assert.equal(JSON.stringify(JSON.parse(body), null, 2), sample)
    assert.equal(body, JSON.stringify(JSON.parse(sample)))
  })

  it('is, in XML, an element for each field of JSON, in the same order', async () => {
    const answer = await target.send(
      rpcRequest(target.signer, {
        action: UNTAG,
        parameters: call,
        now: target.now(),
        overrides: { Format: 'XML' },
      }),
    )
    assert.equal(answer.status, 200)
    assert.equal(
      asShown(answer),
      `<?xml version='1.0' encoding='UTF-8'?><UntagResourcesResponse><RequestId>${id}</RequestId><FailedResources><FailedResource><ResourceARN>arn:acs:ecs:cn-hangzhou:123456789****:instance/i-xxxxxxxxxx1</ResourceARN><Result><Code>InvalidResourceId.NotFound</Code><Message>The specified ResourceIds are not found in our records.</Message></Result></FailedResource></FailedResources></UntagResourcesResponse>`,
    )
  })
})
