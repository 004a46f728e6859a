import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../../test/support/any-text.ts'
import { percentEncode } from './percent.ts'
import { rpcV1Signature, rpcV1StringToSign } from './rpc-v1.ts'

const published = {
  AccessKeyId: 'testid',
  SignatureMethod: 'HMAC-SHA1',
  SignatureVersion: '1.0',
}

describe('RPC signature 1.0', () => {
  it('gives the published signature of ECS DescribeRegions', () => {
    const signature = sign({
      ...published,
      Action: 'DescribeRegions',
      Format: 'XML',
      Version: '2014-05-26',
      Timestamp: '2016-02-23T12:46:24Z',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
    })
    assert.equal(signature, 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=')
  })

  it('gives the published signature of RAM CreateUser', () => {
    const signature = sign({
      ...published,
      Action: 'CreateUser',
      UserName: 'test',
      Format: 'JSON',
      Version: '2015-05-01',
      Timestamp: '2015-08-18T03:15:45Z',
      SignatureNonce: '6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2',
    })
    assert.equal(signature, 'kRA2cnpJVacIhDMzXnoNZG9tDCI=')
  })

  it('leaves out Signature only, keeps empty values, and sorts upper case first', () => {
    const params = new Map([
      ['b', '2'],
      ['Signature', 'x'],
      ['SignatureType', ''],
      ['B', '1'],
      ['signature', 'y'],
    ])
    const text = 'POST&%2F&B%3D1%26SignatureType%3D%26b%3D2%26signature%3Dy'
    assert.equal(rpcV1StringToSign('POST', params), text)
    params.delete('Signature')
    assert.equal(rpcV1StringToSign('POST', params), text)
  })

  it('starts with a parameter that has no name and no value', () => {
    assert.equal(rpcV1StringToSign('GET', new Map([['', '']])), 'GET&%2F&%3D')
    assert.equal(rpcV1StringToSign('GET', new Map()), 'GET&%2F&')
  })

  it('signs the canonical query encoded as a whole, for any parameters', () => {
    const anyParameters = fc.array(fc.tuple(anyText(), anyText()))
    fc.assert(
      fc.property(anyParameters, (pairs) => {
        const params = new Map(pairs)
        const canonical = [...params.keys()]
          .filter((name) => name !== 'Signature')
          .sort()
          .map((name) => `${percentEncode(name)}=${percentEncode(params.get(name) ?? '')}`)
          .join('&')
        assert.equal(rpcV1StringToSign('POST', params), `POST&%2F&${percentEncode(canonical)}`)
      }),
    )
  })
})

function sign(params: Readonly<Record<string, string>>): string {
  const text = rpcV1StringToSign('GET', new Map(Object.entries(params)))
  return rpcV1Signature('testsecret', text).toString('base64')
}
