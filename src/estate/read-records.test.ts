import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageError } from '../core/usage-error.ts'
import { csvHeader, csvRow } from './csv.ts'
import { MAX_LINE_BYTES } from './lines.ts'
import { type RecordFormat, readRecords } from './read-records.ts'
import type { EstateRecord } from './record.ts'

type Read = readonly [line: number, what: unknown]

/** What is read of a text that comes in pieces of so many bytes: values, or the words of faults. */
async function read(
  text: string | Uint8Array,
  size = 1 << 20,
  format?: RecordFormat,
): Promise<readonly Read[]> {
  const bytes = Buffer.from(text as Uint8Array)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const all: Read[] = []
  for await (const records of readRecords(pieces(), format)) {
    for (const each of records) all.push([each.line, 'fault' in each ? each.fault.message : each.value])
  }
  return all
}

const csv = [
  '\uFEFFarn,Name,tag:環境,tags,attribute:Size,relation:of',
  'a,"x, ""y""",測試,"{""env"":',
  '""test""}",1,',
  '',
  'b,,,,,c\r',
  'c',
  'd,,,{,,',
  'e,"x"y,,,,',
  'f,,,,,',
].join('\n')

const expected: readonly Read[] = [
  [2, { arn: 'a', name: 'x, "y"', tags: { 環境: '測試', env: 'test' }, attributes: { Size: '1' } }],
  [5, { arn: 'b', relations: [{ kind: 'of', arn: 'c' }] }],
  [6, 'It has 1 cells, and the header 6.'],
  [7, 'tags is no JSON.'],
  [8, 'A quote stands beside other text, or is not closed.'],
  [9, { arn: 'f' }],
]

describe('records of a file', () => {
  it('are the same whatever pieces it comes in', async () => {
    for (const size of [1, 2, 3, 7, 1 << 20]) assert.deepEqual(await read(csv, size), expected, `${size}`)
    const ndjson = '{"arn":"測"}\r\n\n[]\n{"arn":\n{"arn":"b"}'
    const lines = [
      [1, { arn: '測' }],
      [3, []],
      [4, 'It is no JSON.'],
      [5, { arn: 'b' }],
    ]
    for (const size of [1, 2, 5, 1 << 20]) assert.deepEqual(await read(ndjson, size), lines, `${size}`)
  })

  it('are of the form that is said, or that the first character shows', async () => {
    assert.deepEqual(await read('\n {"arn":"a"}'), [[2, { arn: 'a' }]])
    assert.deepEqual(await read('{"arn":"a"}', 100, 'ndjson'), [[1, { arn: 'a' }]])
    await assert.rejects(read('{"arn":"a"}', 100, 'csv'), UsageError)
    assert.deepEqual(await read(''), [])
  })

  it('that are no UTF-8 are named', async () => {
    const big5 = Buffer.concat([
      Buffer.from('arn,name\na,'),
      Buffer.from([0xb4, 0xfa]),
      Buffer.from('\nb,ok\n'),
    ])
    assert.deepEqual(await read(big5), [
      [2, 'It is no UTF-8.'],
      [3, { arn: 'b', name: 'ok' }],
    ])
  })

  it('end where a line has no end, so that no file fills the memory', async () => {
    const endless = 'x'.repeat(MAX_LINE_BYTES + 1)
    await assert.rejects(read(`{"arn":"a"}\n${endless}`, 1 << 16), /Line 2 has more than 1 MiB/)
    await assert.rejects(
      read(`arn\na\n"${'x\n'.repeat(MAX_LINE_BYTES)}`, 1 << 16),
      /Line 3 has more than 1 MiB/,
    )
  })

  it('are refused with a header that does not say what they are', async () => {
    for (const header of [
      'name,group',
      'arn,arn',
      'ARN,arn',
      'arn,colour',
      'arn,tag:a,tag:a',
      'arn,',
      'arn,"x"y',
    ]) {
      await assert.rejects(read(`${header}\nx,y\n`), UsageError, header)
    }
    assert.deepEqual(await read('arn,tag:a,tag:A\nx,1,2\n'), [[2, { arn: 'x', tags: { a: '1', A: '2' } }]])
  })

  it('are read from a row as they were written', async () => {
    const records: readonly EstateRecord[] = [
      { arn: 'a', name: ' "x", y', group: 'g\nh', createdBy: 'c' },
      {
        arn: 'b',
        relations: [{ kind: 'of', arn: 'a' }],
        attributes: { '': '"' },
        tags: { k: '', __proto__x: ',' },
      },
    ]
    const text = [csvHeader, ...records.map(csvRow)].join('\n')
    assert.deepEqual(
      (await read(text)).map(([, value]) => value),
      records,
    )
  })
})
