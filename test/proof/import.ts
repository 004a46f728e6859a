import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { processOf } from '../support/clients.ts'
import { installedProgram } from '../support/package.ts'
import { newDatabase } from '../support/postgres.ts'
import { launch, type RunningServer, startNode, startServer } from '../support/server.ts'

export type Campaign = {
  readonly rows: number
  readonly store: 'sqlite' | 'postgres'
  readonly directory: string
  readonly report: (line: string) => void
}

export type Figures = {
  /** Of the run that ends what was begun, and of one that finds all there. */
  readonly rowsPerSecond: { readonly registered: number; readonly unchanged: number }
  /** What was there when the import that was killed was run again. */
  readonly thereAlready: number
}

const PER_CALL = 1_000

/**
 * Imports a file; the program is killed in the middle, and in another run the server. Run again, the estate is what the
 * file says, with nothing twice: what is exported has the lines of the file.
 */
export async function importing({ rows, store, directory, report }: Campaign): Promise<Figures> {
  const file = join(directory, 'estate.ndjson')
  await pipeline(linesOf(rows), createWriteStream(file))
  const open = await opener(store, directory)
  let server = await open()
  const importer = () => program(server, ['resource', 'import', file])
  const middle = Math.max(1, Math.floor(rows / PER_CALL / 3))
  try {
    const killed = importer()
    await calls(server, middle, killed)
    killed.process.kill('SIGKILL')
    assert.equal(await killed.ended, null, 'The import was done before it could be killed')
    report(`the import is killed after ${middle} calls`)

    const orphan = importer()
    await calls(server, middle, orphan)
    await server.kill()
    orphan.process.kill('SIGKILL')
    await orphan.ended
    report('the server is killed under the import')

    server = await open()
    const resumed = summaryOf(await finished(importer()))
    assert.equal(resumed.registered + resumed.unchanged, rows)
    assert.ok(resumed.unchanged > 0 && resumed.registered > 0, 'It was not in the middle')
    report(`run again: ${resumed.unchanged} were there, ${resumed.registered} were not`)

    const again = summaryOf(await finished(importer()))
    assert.deepEqual([again.registered, again.changed, again.unchanged], [0, 0, rows])
    const exported = join(directory, 'exported.ndjson')
    await finished(program(server, ['resource', 'export', '--out', exported]))
    assert.deepEqual(
      await digestOf(exported),
      await digestOf(file),
      'What is exported is not what was imported',
    )
    rmSync(exported)
    const rowsPerSecond = { registered: resumed.rate, unchanged: again.rate }
    report(`${resumed.rate} and ${again.rate} rows a second`)
    return { rowsPerSecond, thereAlready: resumed.unchanged }
  } finally {
    await server.kill()
  }
}

async function opener(store: Campaign['store'], directory: string): Promise<() => Promise<RunningServer>> {
  if (store === 'sqlite') {
    const dataDir = join(directory, 'data')
    return () => startServer({ dataDir })
  }
  const url = await newDatabase()
  return () => startNode(url)
}

/** In the form of an export; one line of four has an id that comes in no order. */
function* linesOf(rows: number) {
  for (let i = 0; i < rows; i++) {
    const id = i % 4 === 3 ? sha256(`${i}`).slice(0, 20) : `${i}`.padStart(9, '0')
    const record = {
      arn: `arn:acs:ecs:cn-hangzhou:*:instance/i-${id}`,
      ...{ name: `web-${i}`, group: 'default', attributes: { Size: `${i % 500}` } },
      tags: { env: i % 2 === 0 ? 'test' : 'prod', team: `t-${i % 100}` },
    }
    yield `${JSON.stringify(record)}\n`
  }
}

function program(server: RunningServer, args: readonly string[]) {
  return launch(process.execPath, [installedProgram(), ...args], { env: processOf(server).env })
}

/** Resolves once the server has answered so many calls that register; rejects when the import ends before. */
async function calls(
  server: RunningServer,
  count: number,
  importing: ReturnType<typeof launch>,
): Promise<void> {
  let [seen, answered] = [0, 0]
  const look = () => {
    const log = server.log()
    const end = log.lastIndexOf('\n') + 1
    answered += log.slice(seen, end).split('"RegisterResources"').length - 1
    seen = end
    return answered >= count
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const onData = () => look() && resolve()
  server.process.stderr?.on('data', onData)
  void importing.ended.then((code) => reject(new Error(`It ended with ${code}: ${importing.stderr()}`)))
  onData()
  await promise
  server.process.stderr?.off('data', onData)
}

async function finished(launched: ReturnType<typeof launch>): Promise<string> {
  const code = await launched.ended
  assert.equal(code, 0, launched.stderr())
  return launched.stderr()
}

function summaryOf(text: string) {
  const numbers =
    /, ([\d,]+) a second: ([\d,]+) registered, ([\d,]+) changed, ([\d,]+) unchanged, 0 failed/.exec(text)
  assert.ok(numbers, text)
  const [rate = 0, registered = 0, changed = 0, unchanged = 0] = numbers
    .slice(1)
    .map((each) => Number(each.replaceAll(',', '')))
  return { rate, registered, changed, unchanged }
}

/** The same for the same lines in any order: the sum of their hashes. */
async function digestOf(file: string): Promise<{ readonly lines: number; readonly sum: bigint }> {
  let [lines, sum] = [0, 0n]
  for await (const line of createInterface(createReadStream(file))) {
    lines++
    sum += BigInt(`0x${sha256(line)}`)
  }
  return { lines, sum }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
