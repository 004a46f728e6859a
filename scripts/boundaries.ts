/** Holds the imports under `src/` against boundaries.json: each room, and the rooms it may import. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'

type Module = { source: string; dependencies: { resolved: string; circular: boolean; valid: boolean }[] }
type Cruise = {
  modules: Module[]
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}
type Boundaries = Readonly<Record<string, readonly string[]>>

/** Files at the top of `src/`: the composition root and the program. */
const TOP = 'main'

/** Every fault in one line; empty when the house is in order. */
export function checkBoundaries(root: string): string[] {
  const boundaries = JSON.parse(readFileSync(`${root}/boundaries.json`, 'utf8')) as Boundaries
  const { modules, summary } = cruise(root)
  const sources = modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source))
  const expected = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  ).length
  const faults = summary.violations.map(({ from, to, rule }) => `${from} -> ${to}: ${rule.name}`)
  // A cruiser that cannot read TypeScript reports no violations in no modules.
  if (sources.length !== expected) faults.push(`The cruiser saw ${sources.length} modules of ${expected}`)
  const used = new Set<string>()
  for (const { source, dependencies } of sources) {
    for (const { resolved } of dependencies) {
      if (!resolved.startsWith('src/')) continue
      const [from, to] = [roomOf(source, boundaries), roomOf(resolved, boundaries)]
      used.add(`${from} ${to}`)
      if (from !== to && !allows(boundaries[from], to))
        faults.push(`${source} -> ${resolved}: ${from} may not import ${to}`)
    }
  }
  return [...faults, ...stalePermissions(boundaries, used)]
}

function cruise(root: string): Cruise {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  const { stdout, stderr } = spawnSync('depcruise', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!stdout) throw new Error(`The cruiser said nothing: ${stderr}`)
  return JSON.parse(stdout) as Cruise
}

function roomOf(file: string, boundaries: Boundaries): string {
  const folder = file.slice('src/'.length).split('/').slice(0, -1)
  for (let depth = folder.length; depth > 0; depth--) {
    const room = folder.slice(0, depth).join('/')
    if (room in boundaries) return room
  }
  return TOP
}

function allows(permissions: readonly string[] | undefined, room: string): boolean {
  return permissions?.some((permission) => permission === room || permission === '*') ?? false
}

function stalePermissions(boundaries: Boundaries, used: ReadonlySet<string>): string[] {
  return Object.entries(boundaries).flatMap(([from, permissions]) =>
    permissions
      .filter((to) => to !== '*' && !used.has(`${from} ${to}`))
      .map((to) => `boundaries.json lets ${from} import ${to}, and it does not`),
  )
}
