import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type Entity, entityOf } from './entity.ts'

export const HTML = 'text/html;charset=utf-8'

const TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * The files of a directory by their paths within it, read whole when they are first asked for. Compressed forms lie beside
 * them as `.br` and `.gz`. None where there is no such directory.
 */
export function readFiles(directory: string): () => Promise<ReadonlyMap<string, Entity>> {
  let reading: Promise<ReadonlyMap<string, Entity>> | undefined
  return () => {
    reading ??= readAll(directory)
    return reading
  }
}

async function readAll(directory: string): Promise<ReadonlyMap<string, Entity>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const there = new Set(paths)
  const read = paths.flatMap(async (path) => {
    const type = TYPES[extname(path)]
    if (type === undefined) return []
    const form = (suffix: string) => (there.has(path + suffix) ? readFile(path + suffix) : undefined)
    const [content, br, gzip] = await Promise.all([readFile(path), form('.br'), form('.gz')])
    const name = relative(directory, path).replaceAll(sep, '/')
    const compressed = { ...(br && { br }), ...(gzip && { gzip }) }
    return [[name, entityOf(content, type, { compressed, immutable: name.startsWith('assets/') })] as const]
  })
  return new Map((await Promise.all(read)).flat())
}
