import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cloudEndpoint } from '../core/endpoint.ts'
import { callOf } from './call.ts'
import { type SampleLanguage, sampleLanguages, sampleOf } from './sample.ts'

const here = { host: '127.0.0.1:7020', protocol: 'http' } as const
const declared = {
  ...{ api: 'Tag', version: '2018-08-28', action: 'ListTagResources' },
  parameters: {
    RegionId: { description: { type: 'string' } },
    ResourceARN: { description: { type: 'array' } },
    PageSize: { description: { type: 'integer' } },
    Tags: {},
  },
} as const

function codeOf(
  language: SampleLanguage,
  parameters: Readonly<Record<string, string>>,
  endpoint = here,
): string {
  const sample = sampleOf({ call: callOf(declared, parameters), language, endpoint })
  assert.ok(sample)
  return sample.code
}

describe('a sample', () => {
  it('gives a typed client numbers as numbers and lists as lists', () => {
    const parameters = { PageSize: '20', 'ResourceARN.1': 'a', 'ResourceARN.2': 'b' }
    assert.match(codeOf('typescript', parameters), /pageSize: 20,\n {2}resourceARN: \['a', 'b'\],/)
    assert.match(codeOf('python', parameters), /page_size=20,\n {4}resource_arn=\['a', 'b'\],/)
    assert.match(
      codeOf('java', parameters),
      /\.setPageSize\(20\)\n.*\.setResourceARN\(List\.of\("a", "b"\)\);/,
    )
  })

  const untypable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a number that is none': { PageSize: 'ten' },
    'a list that does not begin at its beginning': { 'ResourceARN.2': 'b' },
    'a list that is written as one text': { ResourceARN: 'a' },
    'a parameter that is not declared': { Mode: 'x' },
  }
  for (const [what, parameters] of Object.entries(untypable)) {
    it(`sends ${what} as it is, by a client without types`, () => {
      const [[name = '', value = ''] = []] = Object.entries(parameters)
      assert.match(codeOf('typescript', parameters), /callApi/)
      for (const language of sampleLanguages) {
        const code = codeOf(language, parameters)
        assert.ok(code.includes(name) && code.includes(value), code)
      }
    })
  }

  it('is not there of Tagplane in the cloud', () => {
    const cloud = cloudEndpoint('Tagplane', 'cn-hangzhou')
    const of = (api: string, endpoint = here as typeof here | typeof cloud) =>
      sampleOf({ call: callOf({ ...declared, api }, {}), language: 'go', endpoint })
    assert.equal(of('Tagplane', cloud), undefined)
    assert.ok(of('Tagplane') && of('Tag', cloudEndpoint('Tag', 'cn-hangzhou')))
  })

  it('leaves the profiles of the command line alone in the cloud only', () => {
    assert.match(codeOf('cli', {}), /IGNORE_PROFILE=TRUE.*--insecure/s)
    const call = callOf(declared, { RegionId: 'cn-shanghai' })
    const endpoint = cloudEndpoint('Tag', 'cn-shanghai')
    const code = sampleOf({ call, language: 'cli', endpoint })?.code
    assert.equal(
      code,
      'aliyun tag ListTagResources \\\n  --endpoint tag.cn-shanghai.aliyuncs.com \\\n  --RegionId cn-shanghai\n',
    )
  })
})
