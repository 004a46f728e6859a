import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** The variable that names a place where the package is installed already. */
export const INSTALLED = 'TAGPLANE_TEST_PACKAGE'

let installed = process.env[INSTALLED]

/** The packed package, unpacked as an installation would; answers the path of its program. Made once per run of the tests. */
export function installedProgram(): string {
  installed ??= installPackage()
  return join(installed, 'node_modules/tagplane/bin/tagplane.js')
}

/** Packs the package and unpacks it to a place that goes with this process. */
export function installPackage(): string {
  const place = mkdtempSync(join(tmpdir(), 'tagplane-package-'))
  process.once('exit', () => rmSync(place, { recursive: true, force: true }))
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { filename } = packedFile(JSON.parse(output))
  const modules = join(place, 'node_modules')
  mkdirSync(join(modules, 'tagplane'), { recursive: true })
  execFileSync('tar', [
    '-xzf',
    join(place, filename),
    '-C',
    join(modules, 'tagplane'),
    '--strip-components=1',
  ])
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  return place
}

/** npm answers a list, newer versions an object by package name. */
function packedFile(answer: unknown): { filename: string } {
  const packed = Array.isArray(answer) ? answer[0] : Object.values(answer as object)[0]
  return packed as { filename: string }
}
