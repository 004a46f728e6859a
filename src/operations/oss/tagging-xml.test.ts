import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseTagging } from './tagging-xml.ts'

const tag = (key: string, value: string) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`
const tagging = (inner: string) => `<Tagging><TagSet>${inner}</TagSet></Tagging>`

describe('the tags of a Tagging document', () => {
  it('are read in their order', () => {
    assert.deepEqual(parseTagging(tagging(tag('b', '1') + tag('a', '2'))), [
      { key: 'b', value: '1' },
      { key: 'a', value: '2' },
    ])
  })

  it('may be none', () => {
    assert.deepEqual(parseTagging(tagging('')), [])
    assert.deepEqual(parseTagging('<Tagging><TagSet/></Tagging>'), [])
  })

  it('may come with a declaration, a namespace, white space and comments, and in any language', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
      <Tagging xmlns="http://doc.oss-cn-hangzhou.aliyuncs.com"><!-- tags -->
        <TagSet>
          <Tag> <Value>金融</Value> <Key>部門</Key> </Tag>
        </TagSet>
      </Tagging>`
    assert.deepEqual(parseTagging(xml), [{ key: '部門', value: '金融' }])
  })

  it('are unescaped, and keep the white space of keys and values', () => {
    assert.deepEqual(parseTagging(tagging(tag(' a ', '&lt;&amp;&#x4e2d;&gt;<![CDATA[&<]]>'))), [
      { key: ' a ', value: '<&中>&<' },
    ])
  })

  it('have an empty value where there is none', () => {
    assert.deepEqual(parseTagging(tagging('<Tag><Key>a</Key></Tag><Tag><Key>b</Key><Value/></Tag>')), [
      { key: 'a', value: '' },
      { key: 'b', value: '' },
    ])
  })
})

describe('a document that is no Tagging', () => {
  const faults: Readonly<Record<string, string>> = {
    'nothing at all': '',
    'no XML': 'k=v',
    'an ampersand that is not escaped': tagging(tag('k', 'v&2')),
    'an element that does not end': '<Tagging><TagSet>',
    'two roots': tagging('') + tagging(''),
    'another root': '<TagSet/>',
    'another element': tagging('<Tag><Key>a</Key><Color>b</Color></Tag>'),
    'text beside the elements': tagging(`x${tag('a', 'b')}`),
    'a tag without a key': tagging('<Tag><Value>v</Value></Tag>'),
    'two keys in a tag': tagging('<Tag><Key>a</Key><Key>b</Key></Tag>'),
    'no set': '<Tagging/>',
    'two sets': '<Tagging><TagSet/><TagSet/></Tagging>',
    'an element in a key': tagging('<Tag><Key>a<b/></Key></Tag>'),
    'a document type': `<!DOCTYPE Tagging [<!ENTITY e "x">]>${tagging(tag('k', 'v'))}`,
    'an entity of its own': tagging(tag('k', '&e;')),
    'a byte that XML cannot hold': tagging(tag('k', '\u0001')),
  }
  for (const [what, xml] of Object.entries(faults)) {
    it(`has ${what}`, () => assert.equal(parseTagging(xml), undefined))
  }
})
