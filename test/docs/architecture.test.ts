import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isTest } from './named-tests.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('docs/architecture.md names every room with what it may import', () => {
  const boundaries = JSON.parse(read('boundaries.json')) as Record<string, string[]>
  const rows = [...read('docs/architecture.md').matchAll(/^\| `([a-z/]+)` \| [^|]+ \| ([^|]+) \|$/gm)]
  const shown = new Map(rows.map(([, room, imports]) => [room, imports]))
  const expected = Object.entries(boundaries).map(([room, imports]) => [room, inWords(imports)] as const)
  assert.deepEqual([...shown].sort(), [...expected].sort())
})

function inWords(imports: readonly string[]): string {
  if (imports.length === 0) return '–'
  return imports.includes('*') ? 'everything' : imports.map((room) => `\`${room}\``).join(', ')
}

test('the tests that docs/compatibility.md names are there', () => {
  const rows = read('docs/compatibility.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
  const named = rows.flatMap((row) =>
    [...(row.split(' | ').at(-1) ?? '').matchAll(/`([a-z/*-]+)`/g)].map(([, name]) => name ?? ''),
  )
  assert.ok(named.length > 30, 'the last column names tests')
  const missing = [...new Set(named)].filter((name) => !isTest(name))
  assert.deepEqual(missing, [])
})

test('every link of the READMEs and documents leads to a file', () => {
  const files = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })]
  const broken = files.flatMap((file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? '')
    return links.filter((link) => !existsSync(join(root, file, '..', link))).map((link) => `${file}: ${link}`)
  })
  assert.deepEqual(broken, [])
})
