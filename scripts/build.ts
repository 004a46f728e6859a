/** Makes `dist/`: compiled sources, the schema files they read, and the console. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, globSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConsole } from './build-console.ts'

const root = dirname(import.meta.dirname)
const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'))

rmSync(join(root, 'dist'), { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(1)
for (const file of globSync('src/**/*.sql', { cwd: root })) {
  cpSync(join(root, file), join(root, 'dist', file.slice('src/'.length)))
}
chmodSync(join(root, 'dist/cli.js'), 0o755)
await buildConsole(root)
