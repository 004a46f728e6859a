/**
 * Runs all tests, or the files that are named: `npm test -- test/api/untag-resources.test.ts`. Each test file is a process. What
 * they share saves half of their processor time: the package, packed and unpacked once, and a cache of compiled code.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { INSTALLED, installPackage } from '../test/support/package.ts'

const SUITES = ['src/**/*.test.ts', 'test/{contract,api,console,e2e,proof,docs}/**/*.test.ts']
const PROCESSES = 2

const named = process.argv.slice(2)
const run = spawn(
  process.execPath,
  ['--test', `--test-concurrency=${PROCESSES}`, ...(named.length > 0 ? named : SUITES)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      [INSTALLED]: installPackage(),
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/node-compile'),
    },
  },
)
run.on('exit', (code, signal) => {
  process.exitCode = code ?? 1
  if (signal) process.stderr.write(`The tests were ended by ${signal}.\n`)
})
