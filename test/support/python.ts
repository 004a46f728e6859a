import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const INSTALL_MS = 180_000

export type Python = {
  readonly python: string
  /** Why there is none. */
  readonly missing?: string
}

/** A virtual environment with the packages, kept for the next run under the name of what is in it. */
export function pythonWith(packages: readonly string[], modules: readonly string[]): Python {
  const { stdout: version } = run('python3', '-c', 'import sys; print(sys.version, sys.prefix)')
  if (!version) return { python: '', missing: 'There is no python3 on this machine.' }
  const content = hash('sha256', `${version}\n${packages.join('\n')}`).slice(0, 16)
  const directory = join(tmpdir(), `tagplane-python-${content}`)
  const python = join(directory, 'bin/python')
  if (existsSync(directory)) {
    if (statSync(directory).uid !== process.getuid?.()) {
      return { python, missing: `${directory} belongs to somebody else.` }
    }
    if (hasModules(python, modules)) return { python }
    rmSync(directory, { recursive: true })
  }
  const failure = install(directory, packages)
  return failure === undefined ? { python } : { python, missing: failure }
}

function hasModules(python: string, modules: readonly string[]): boolean {
  const test = `all(map(importlib.util.find_spec, ${JSON.stringify(modules)}))`
  return run(python, '-c', `import importlib.util, sys; sys.exit(not ${test})`).status === 0
}

/** Answers why it could not be done. */
function install(directory: string, packages: readonly string[]): string | undefined {
  const fresh = mkdtempSync(`${directory}-`)
  const installer = join(fresh, 'bin/python')
  const steps = [
    run('python3', '-m', 'venv', fresh),
    run(installer, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages),
  ]
  const failed = steps.find(({ status }) => status !== 0)
  if (failed) {
    rmSync(fresh, { recursive: true })
    const reason = `${failed.stderr ?? ''}${failed.stdout ?? ''}`.trim().split('\n').at(-1)
    return `Their packages cannot be installed: ${reason || 'it took too long.'}`
  }
  try {
    renameSync(fresh, directory)
  } catch {
    // Another run was faster; what it has made is the same.
    rmSync(fresh, { recursive: true })
  }
  return undefined
}

function run(file: string, ...args: readonly string[]) {
  return spawnSync(file, args, { encoding: 'utf8', timeout: INSTALL_MS })
}
