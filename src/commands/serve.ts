import { type Config, readConfig } from '../config/config.ts'
import type { Credentials } from '../config/data-dir.ts'
import { environment } from '../config/env.ts'
import { serveOptions } from '../config/options.ts'
import type { Seed } from '../estate/seed.ts'
import { startTagplane, type Tagplane } from '../main.ts'
import { createLog, type Logger } from '../telemetry/log.ts'
import { command, settingsOf } from '../terminal/command.ts'
import { version } from '../version.ts'
import { shellLines } from './env.ts'

export const serve = command({
  options: serveOptions,
  async run(given) {
    const config = readConfig(settingsOf(given), environment)
    // Whatever the directory was made with: what is put into it is for this user only.
    process.umask(0o077)
    const log = createLog(version)
    const stopped = stopSignal()
    const seed = config.seed === '' ? undefined : await readSeedOf(config.seed)
    const server = await startTagplane(config, log)
    if (seed) await seedBeforeReady(server, seed, log)
    process.stdout.write(`tagplane ready at ${server.url}\n`)
    introduce(server, config)
    log.info({ url: server.url, resources: config.resources, ephemeral: config.ephemeral }, 'ready')
    const signal = await stopped
    log.info({ signal }, 'stopping')
    await server.stop()
    log.info('stopped')
    return 0
  },
})

/** Looked at before anything is made. */
async function readSeedOf(file: string): Promise<Seed> {
  return await (await import('./seed.ts')).readSeedFile(file)
}

/** A server whose seed cannot be made does not begin. */
async function seedBeforeReady(server: Tagplane, seed: Seed, log: Logger): Promise<void> {
  const { seedRunning } = await import('./seed.ts')
  try {
    const keys = await seedRunning(seed, server, (seeded) => log.info(seeded, 'seeded'))
    log.info({ keys }, 'the seed is there')
  } catch (error) {
    await server.stop()
    throw error
  }
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
}

/** A secret is shown to a person at a terminal, or where nothing is kept; anywhere else it lies in a file. */
function introduce({ credentials, firstStart, dataDir }: Tagplane, config: Config): void {
  if (config.ephemeral) {
    process.stderr.write(`${shellLines(credentials)}\n`)
    return
  }
  if (!process.stderr.isTTY) return
  const mode =
    config.resources === 'auto'
      ? 'auto: tagging an unknown resource registers it (--resources strict refuses it)'
      : 'strict: only registered resources exist'
  const lines = [
    `  Account ID         ${credentials.accountId}`,
    `  AccessKey ID       ${credentials.accessKeyId}`,
    ...(dataDir === undefined ? [] : secretLines(credentials, firstStart, dataDir, config)),
    `  Resources          ${mode}`,
  ]
  process.stderr.write(`\n${lines.join('\n')}\n\n`)
}

function secretLines(
  { accessKeySecret }: Credentials,
  firstStart: boolean,
  dataDir: string,
  config: Config,
): readonly string[] {
  const elsewhere = config.dataDir === serveOptions.dataDir.fallback ? '' : ` --data-dir ${dataDir}`
  return [
    `  AccessKey secret   ${firstStart ? accessKeySecret : `in ${dataDir}/credentials`}`,
    `  For other shells   eval "$(npx tagplane env${elsewhere})"`,
  ]
}
