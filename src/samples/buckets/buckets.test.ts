import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cloudEndpoint } from '../../core/endpoint.ts'
import { type SampleLanguage, sampleLanguages, sampleOf } from '../sample.ts'
import { tagsOf } from './tagging-document.ts'

const here = { host: '127.0.0.1:7020', protocol: 'http' } as const

function codeOf(
  language: SampleLanguage,
  action: string,
  parameters: Readonly<Record<string, string>>,
  endpoint = here as typeof here | ReturnType<typeof cloudEndpoint>,
): string | undefined {
  const call = { api: 'Oss', version: '2019-05-17', action, types: {}, parameters }
  return sampleOf({ call, language, endpoint })?.code
}

describe('a sample for a bucket', () => {
  const Tagging = '<Tagging><TagSet><Tag><Key>owner</Key><Value>R&amp;D</Value></Tag></TagSet></Tagging>'

  it('is for the region, with the bucket in the path of a server of one’s own only', () => {
    const parameters = { Bucket: 'b-1', Region: 'cn-shanghai' }
    for (const language of sampleLanguages) {
      const own = codeOf(language, 'GetBucketTagging', parameters) ?? ''
      assert.match(own, /http:\/\/127\.0\.0\.1:7020\b.*(?:path|sldEnable)/is)
      const cloud =
        codeOf(language, 'GetBucketTagging', parameters, cloudEndpoint('Oss', 'cn-shanghai')) ?? ''
      assert.match(cloud, /https:\/\/oss-cn-shanghai\.aliyuncs\.com/)
      assert.doesNotMatch(cloud, /path|sldEnable/i)
      for (const code of [own, cloud]) assert.ok(code.includes('b-1') && code.includes('cn-shanghai'))
    }
  })

  it('has the tags in the words of the library, and the document as it is for the command line', () => {
    assert.match(
      codeOf('python', 'PutBucketTagging', { Tagging }) ?? '',
      /oss\.Tag\(key='owner', value='R&D'\)/,
    )
    assert.match(codeOf('typescript', 'PutBucketTagging', { Tagging }) ?? '', /owner: 'R&amp;D'/)
    assert.ok(codeOf('cli', 'PutBucketTagging', { Tagging })?.includes(`--tagging '${Tagging}'`))
  })

  it('never takes off more than the call does', () => {
    assert.equal(codeOf('cli', 'DeleteBucketTagging', { TagKeys: 'owner' }), undefined)
    assert.match(codeOf('go', 'DeleteBucketTagging', { TagKeys: 'owner' }) ?? '', /oss\.Ptr\("owner"\)/)
  })

  const unsent = {
    'what is no XML': 'owner=blue',
    'another document': '<Tag><Key>a</Key></Tag>',
    'a key that is there twice':
      '<Tagging><TagSet><Tag><Key>a</Key></Tag><Tag><Key>a</Key></Tag></TagSet></Tagging>',
    'an entity that XML does not have': '<Tagging><TagSet><Tag><Key>&nbsp;</Key></Tag></TagSet></Tagging>',
    'a tag without a key': '<Tagging><TagSet><Tag><Value>a</Value></Tag></TagSet></Tagging>',
    'a character that is none': '<Tagging><TagSet><Tag><Key>&#x110000;</Key></Tag></TagSet></Tagging>',
  }
  for (const [what, document] of Object.entries(unsent)) {
    it(`is not there for ${what}`, () => {
      assert.equal(tagsOf(document), undefined)
      assert.equal(codeOf('java', 'PutBucketTagging', { Bucket: 'b-1', Tagging: document }), undefined)
    })
  }

  it('keeps the blanks of keys and values, and no others', () => {
    const document =
      '\n<Tagging>\n <TagSet>\n  <Tag> <Key> a </Key>\n<Value> </Value> </Tag>\n </TagSet> </Tagging>\n'
    assert.deepEqual(tagsOf(document), [{ key: ' a ', value: ' ' }])
  })
})
