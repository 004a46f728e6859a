import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { UsageError } from '../core/usage-error.ts'
import type { DumpBatch, DumpRow } from './dump.ts'
import { readExport, writeExport } from './dump-format.ts'

const ORIGIN = { program: '1.2.3', source: 'sqlite', at: Date.parse('2026-11-24T12:00:00Z') } as const

const rows: readonly DumpRow[] = [
  { table: 'account', id: '1', version: 3, created: 4 },
  ...Array.from({ length: 1_200 }, (_, i): DumpRow => {
    const id = `資源-${i}`
    const place = { account: '1', type: 'ecs:instance', id, region: '', home: 'h' }
    const facts = { grp: 'g', name: 'n', created_by: 'c', registered_by: 'call', registered_at: i }
    return {
      ...{ table: 'resource', ...place, version: 1, tags: [['k', 'v\n']], last_change: 'c', changed_at: i },
      ...facts,
    }
  }),
  {
    ...{ table: 'change', account: '1', id: 'c', at: 5, status: 'done', header: { principals: [] } },
    doc: [
      ['ecs:instance', 'i', '', 'h', 'done', 1, '', [], [['k', 'v', 'rule']]],
      ['ecs:instance', 'j', '', 'h', 'done', 1, '', [], [], 'registered', {}, { name: 'n' }],
    ],
  },
  { table: 'nonce', slot: 6, hash: '00ff' },
]

async function* dump(all: readonly DumpRow[]): AsyncGenerator<DumpBatch> {
  for (const [table, some] of Map.groupBy(all, (row) => row.table)) yield { table, rows: some }
}

async function textOf(all: readonly DumpRow[]): Promise<string> {
  let text = ''
  for await (const some of writeExport(dump(all), ORIGIN)) text += some
  return text
}

/** Batches until the end, or until it is refused. */
async function read(text: string | Buffer, size = 997): Promise<{ batches: DumpBatch[]; error?: string }> {
  const bytes = Buffer.from(text as string)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const batches: DumpBatch[] = []
  try {
    for await (const batch of readExport(chunks())) batches.push(batch)
    return { batches }
  } catch (error) {
    assert.ok(error instanceof UsageError, `${error}`)
    return { batches, error: error.message }
  }
}

/** As somebody would who wants to have it accepted. */
function withRightSum(text: string): string {
  const lines = text.split('\n').slice(0, -2)
  const last = JSON.parse(text.split('\n').at(-2) ?? '') as Record<string, unknown>
  const before = lines.map((line) => `${line}\n`).join('')
  const sha256 = createHash('sha256').update(before).digest('hex')
  return `${before}${JSON.stringify({ ...last, sha256 })}\n`
}

describe('an export', () => {
  it('says on its first line what it is, and on its last how much', async () => {
    const lines = (await textOf(rows)).split('\n')
    assert.equal(lines.pop(), '')
    assert.deepEqual(JSON.parse(lines[0] ?? ''), {
      ...{ format: 'tagplane-export', version: 3, program: '1.2.3', source: 'sqlite' },
      at: '2026-11-24T12:00:00.000Z',
    })
    const before = lines.slice(0, -1).map((line) => `${line}\n`)
    assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), {
      end: 'tagplane-export',
      rows: { account: 1, resource: 1_200, change: 1, nonce: 1 },
      sha256: createHash('sha256').update(before.join('')).digest('hex'),
    })
  })

  it('gives its rows back, in batches of one table and of a bounded size, however its bytes come', async () => {
    const text = await textOf(rows)
    for (const size of [3, 7, 4_096, text.length * 4]) {
      const { batches, error } = await read(text, size)
      assert.equal(error, undefined)
      assert.deepEqual(
        batches.flatMap((batch) => batch.rows),
        rows,
      )
      assert.deepEqual(
        batches.map((batch) => [batch.table, batch.rows.length]),
        [
          ['account', 1],
          ['resource', 500],
          ['resource', 500],
          ['resource', 200],
          ['change', 1],
          ['nonce', 1],
        ],
      )
    }
  })

  it('of the first version says what it can of resources', async () => {
    const facts = ',"grp":"g","name":"n","created_by":"c","registered_by":"call","registered_at":7'
    const text = await textOf(rows.slice(8, 9))
    assert.ok(text.includes(facts))
    const { batches, error } = await read(
      withRightSum(text.replace(facts, '').replace('"version":3', '"version":1')),
    )
    assert.equal(error, undefined)
    const known = { grp: '', name: '', created_by: '', registered_by: 'tagging', registered_at: 7 }
    assert.deepEqual(batches[0]?.rows, [{ ...rows[8], ...known }])
    assert.match((await read(withRightSum(text.replace(facts, '')))).error ?? '', /line 2 is no row/)
  })

  it('may be that of an empty store', async () => {
    assert.deepEqual(await read(await textOf([])), { batches: [] })
  })

  it('is refused wherever it is cut off', async () => {
    const bytes = Buffer.from(await textOf(rows.slice(-3)))
    for (let length = 0; length < bytes.length - 1; length++) {
      const { error } = await read(bytes.subarray(0, length))
      assert.match(error ?? `${length} bytes were accepted`, /is no export|is not as it was written/)
    }
    assert.equal((await read(bytes.subarray(0, -1))).error, undefined, 'only the last line feed is missing')
  })

  it('is refused whichever bit of it is another one', async () => {
    const bytes = Buffer.from(await textOf(rows.slice(-2)))
    for (let at = 0; at < bytes.length - 1; at++) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 0x02
      assert.ok((await read(altered)).error, `byte ${at}: ${altered}`)
    }
  })

  it('is refused when a newer program has written it that this one cannot follow', async () => {
    const text = (await textOf(rows)).replace('"version":3', '"version":4')
    assert.match(
      (await read(withRightSum(text))).error ?? '',
      /newer version of tagplane \(1\.2\.3, format 4, known 3\)/,
    )
  })

  it('is refused, with the number of the line, where its rows are none of a store', async () => {
    const text = await textOf(rows.slice(-2))
    const wrong: readonly (readonly [from: string, to: string, sentence: RegExp])[] = [
      ['"table":"change"', '"table":"lease"', /line 2 is no row/],
      ['"at":5', '"at":"5"', /line 2 is no row/],
      ['"at":5', '"at":5.5', /line 2 is no row/],
      ['"status":"done",', '', /line 2 is no row/],
      ['["k","v","rule"]', '["k"]', /line 2 is no row/],
      ['"done",1,', '"done","1",', /line 2 is no row/],
      ['"registered",{},{"name":"n"}', '"registered",{}', /line 2 is no row/],
      ['"registered",{},{"name":"n"}', '"registered",{},"n"', /line 2 is no row/],
      ['"00ff"', '"00fg"', /line 3 is no row/],
      ['"slot":6', '"slot":null', /line 3 is no row/],
    ]
    for (const [from, to, sentence] of wrong) {
      assert.ok(text.includes(from), from)
      assert.match((await read(withRightSum(text.replace(from, to)))).error ?? 'accepted', sentence)
    }
  })

  it('is refused where rows are missing, doubled, or not in their order', async () => {
    const [head = '', change = '', nonce = '', end = ''] = (await textOf(rows.slice(-2))).split('\n')
    const lines = (...some: readonly string[]) => withRightSum(some.map((line) => `${line}\n`).join(''))
    assert.equal((await read(lines(head, change, nonce, end))).error, undefined)
    assert.match((await read(lines(head, change, end))).error ?? '', /0 of 1 rows of nonce/)
    assert.match((await read(lines(head, change, nonce, nonce, end))).error ?? '', /2 of 1 rows of nonce/)
    assert.match((await read(lines(head, nonce, change, end))).error ?? '', /line 3 is not in its place/)
    assert.match(
      (await read(`${lines(head, change, nonce, end)}${nonce}\n`)).error ?? '',
      /something follows/,
    )
  })

  it('is not taken for one when it is something else', async () => {
    for (const text of ['', '\n', 'SQLite format 3\0', '{}', '[1]\n', '{"format":"x","version":1}\n']) {
      assert.match((await read(text)).error ?? `"${text}" was accepted`, /is no export of a store/)
    }
  })
})
