import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { UsageError } from './core/usage-error.ts'
import { readDump, writeDump } from './dump-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'tagplane-dump-file-'))
after(() => rmSync(directory, { recursive: true }))
const file = (name: string) => join(directory, name)
const never = new AbortController().signal

async function* lines(count: number): AsyncGenerator<string> {
  for (let i = 0; i < count; i++) yield `行 ${i}\n`
}

async function textOf(name: string, signal = never): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of readDump(file(name), signal)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const all = Array.from({ length: 10_000 }, (_, i) => `行 ${i}\n`).join('')

describe('the file of an export', () => {
  it('is text, or compressed when its name ends in .gz', async () => {
    await writeDump(file('a'), lines(10_000), never)
    await writeDump(file('a.gz'), lines(10_000), never)
    assert.equal(readFileSync(file('a'), 'utf8'), all)
    assert.equal(gunzipSync(readFileSync(file('a.gz'))).toString(), all)
    assert.ok(statSync(file('a.gz')).size < statSync(file('a')).size / 2)
  })

  it('is read whatever it is called', async () => {
    writeFileSync(file('b'), gzipSync(all))
    writeFileSync(file('b.gz'), all)
    assert.deepEqual([await textOf('b'), await textOf('b.gz')], [all, all])
  })

  it('is not written over', async () => {
    writeFileSync(file('c'), 'kept')
    await assert.rejects(writeDump(file('c'), lines(1), never), /is there already/)
    assert.equal(readFileSync(file('c'), 'utf8'), 'kept')
  })

  it('is not there, nor a part of it, when its making ends early', async () => {
    const stopping = new AbortController()
    async function* endless(): AsyncGenerator<string> {
      for (let i = 0; ; i++) {
        if (i === 5) stopping.abort()
        yield 'x'.repeat(100_000)
      }
    }
    async function* failing(): AsyncGenerator<string> {
      yield 'x'
      throw new UsageError('The source fails.', '')
    }
    const there = readdirSync(directory).length
    await assert.rejects(writeDump(file('d'), endless(), stopping.signal), { name: 'AbortError' })
    await assert.rejects(writeDump(file('d.gz'), failing(), never), /The source fails/)
    await assert.rejects(writeDump(join(file('no'), 'where'), lines(1), never), UsageError)
    assert.equal(readdirSync(directory).length, there)
  })

  it('ends as a sentence when it cannot be read, or is cut off', async () => {
    const compressed = gzipSync(all)
    writeFileSync(file('e.gz'), compressed.subarray(0, compressed.length / 2))
    for (const name of ['e.gz', 'not-there']) {
      await assert.rejects(
        textOf(name),
        (error) => error instanceof UsageError && /cannot be read/.test(error.message),
      )
    }
    await assert.rejects(textOf('a', AbortSignal.abort()), { name: 'AbortError' })
  })
})
