#!/usr/bin/env node
const major = Number(process.versions.node.split('.')[0])

if (major < 24) {
  process.stderr.write(`tagplane needs Node.js 24 or newer; this is ${process.versions.node}.\n`)
  process.exitCode = 1
} else {
  const { runCommand } = await import('./commands/run.ts')
  process.exitCode = await runCommand(process.argv.slice(2))
}
