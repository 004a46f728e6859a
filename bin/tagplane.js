#!/usr/bin/env node
/** The program, where it is built: this file is there before, so that whoever links it once need not link it again. */
import { existsSync } from 'node:fs'

const program = new URL('../dist/cli.js', import.meta.url)

if (existsSync(program)) {
  await import(program.href)
} else {
  process.stderr.write('tagplane is not built yet. Run npm ci && npm run build in its directory.\n')
  process.exitCode = 1
}
