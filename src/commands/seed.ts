import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openClient } from '../client/client.ts'
import { type Connection, resolveConnection } from '../client/connection.ts'
import { parseEndpoint, urlOf } from '../client/endpoint.ts'
import { serveOptions } from '../config/options.ts'
import { settingsReader } from '../config/settings.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { readSeed, type Seed } from '../estate/seed.ts'
import type { Tagplane } from '../main.ts'
import { command } from '../terminal/command.ts'
import { openOutput } from '../terminal/output.ts'
import { clientOptions } from './client-options.ts'
import { once } from './resources.ts'
import { applySeed } from './seed-apply.ts'
import { openSeedKeys, type SeedKeys } from './seed-keys.ts'
import type { Seeded } from './seeding.ts'

const { cloud: _, ...connectionOptions } = clientOptions
const KEYS_FILE = 'seed-keys.json'

export const seed = command({
  details:
    'Accounts, users, policies, groups, roles, resource groups, a directory and resources with tags, in YAML or JSON. It can be done again: what is there stays, but for documents of policies and what is said of resources.',
  positionals: { file: { value: 'FILE', doc: 'The seed; docs/seed.schema.json has its form.' } },
  options: {
    keys: {
      ...{ flag: 'keys', value: 'FILE' },
      doc: `Where access keys that are made are kept, for the next run, too; without it ${KEYS_FILE} in the data directory.`,
    },
    ...connectionOptions,
  },
  async run({ file, keys, ...flags }, shell) {
    const contents = await readSeedFile(file)
    const { environment, home } = shell
    const connect = (operator: boolean) => resolveConnection(flags, { environment, home, operator })
    const { text: local } = settingsReader({}, environment)('dataDir')
    const dataDir = flags.dataDir ?? (existsSync(local) ? local : undefined)
    const kept = keys ?? (dataDir === undefined ? undefined : join(dataDir, KEYS_FILE))
    const output = openOutput(flags, shell)
    const done: Seeded[] = []
    try {
      await seedServer(contents, { connect, keys: kept, told: async (seeded) => void done.push(seeded) })
    } finally {
      // Also what was made before something was refused.
      await output.list(once(done), ['Outcome', 'What'])
    }
    await output.note(
      `At ${connect(false).name}.${kept === undefined ? '' : ` Keys that were made are in ${kept}.`}`,
    )
    return exitCodes.done
  },
  examples: ['tagplane seed estate.yaml', 'tagplane seed estate.yaml --keys keys.json'],
})

export async function readSeedFile(file: string): Promise<Seed> {
  try {
    return await readSeed(readFileSync(file, 'utf8'), file)
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(`${file} cannot be read.`, 'Check path and rights.', { cause })
  }
}

type Served = {
  readonly connect: (operator: boolean) => Connection
  /** The file of keys. */
  readonly keys: string | undefined
  readonly told: (seeded: Seeded) => Promise<void>
}

async function seedServer(contents: Seed, { connect, keys, told }: Served): Promise<void> {
  const connection = connect(false)
  await applySeed(contents, {
    told,
    client: await openClient(connection),
    operator: () => openClient(connect(true)),
    clientOf: (key) => openClient({ ...connection, keys: { ...key, securityToken: '', source: keys ?? '' } }),
    keys: keys === undefined ? withoutKeys(contents) : openSeedKeys(keys),
  })
}

/** Where there is no place for them, no key may be made. */
function withoutKeys({ accounts = [], ...top }: Seed): SeedKeys {
  const makes = accounts.length > 0 || top.users?.some(({ accessKey }) => accessKey)
  if (makes) {
    throw new UsageError(
      'There is no place for the access keys that are made.',
      `Name a file with --keys; in a data directory, such as ${serveOptions.dataDir.fallback}, it is ${KEYS_FILE}.`,
    )
  }
  return { get: () => undefined, put: () => {} }
}

type Running = Pick<Tagplane, 'credentials' | 'operator' | 'dataDir'>

/** Seeds a server of this process, as its root and its operator; answers where keys that were made are. */
export async function seedRunning(
  contents: Seed,
  { credentials, operator, dataDir }: Running,
  told: (seeded: Seeded) => void,
): Promise<string | undefined> {
  const endpoint = parseEndpoint('The server', credentials.endpoint, credentials.protocol)
  const connect = (asOperator: boolean): Connection => {
    const key = asOperator ? operator : credentials
    if (!key)
      throw new UsageError(
        'The store has no operator, who makes accounts.',
        'Set TAGPLANE_OPERATOR_ACCESS_KEY_ID and …_SECRET.',
      )
    const { accessKeyId, accessKeySecret } = key
    return {
      keys: { accessKeyId, accessKeySecret, securityToken: '', source: 'this server' },
      ...{ name: urlOf(endpoint), endpointOf: () => endpoint },
    }
  }
  const keys = dataDir === undefined ? undefined : join(dataDir, KEYS_FILE)
  await seedServer(contents, { connect, keys, told: async (seeded) => told(seeded) })
  return keys
}
