import type { CredentialsFile } from '../config/data-dir.ts'
import { serveOptions } from '../config/options.ts'
import { type Environment, settingsReader } from '../config/settings.ts'
import { cloudEndpoint, type Endpoint, isCloud } from '../core/endpoint.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import { parseEndpoint, urlOf } from './endpoint.ts'
import { hasKeys, type Keys, keysOfDataDir, keysOfEnvironment } from './keys.ts'
import { readProfile } from './profile.ts'

/** Which server is called, and as whom. */
export type Connection = {
  readonly keys: Keys
  /** For people. */
  readonly name: string
  readonly endpointOf: (api: string, region: string) => Endpoint
}

export type ConnectionFlags = {
  readonly endpoint?: string | undefined
  readonly cloud?: boolean | undefined
  readonly dataDir?: string | undefined
  readonly profile?: string | undefined
}

type Place = {
  readonly environment: Environment
  readonly home: string
  /** Whether it is a matter of whoever runs the installation, whose key is wanted first then. */
  readonly operator: boolean
}

const ENDPOINT = 'ALIBABA_CLOUD_ENDPOINT'
const SERVER_HERE: Endpoint = {
  host: `${serveOptions.host.fallback}:${serveOptions.port.fallback}`,
  protocol: 'http',
}

/**
 * Keys and endpoint that lie in one place go together. A server on this machine is called unless another one is
 * named, whatever keys the machine has; the real cloud only when it is asked for.
 */
export function resolveConnection(flags: ConnectionFlags, place: Place): Connection {
  if (flags.profile !== undefined && flags.dataDir !== undefined) {
    throw new UsageError('--profile and --data-dir both name credentials.', 'Give one of them.')
  }
  return flags.cloud ? toCloud(flags, place) : toServer(flags, place)
}

/** Where a call goes, for which nobody needs keys. */
export function resolveEndpoint(
  flags: ConnectionFlags,
  environment: Environment,
  { api, region }: { readonly api: string; readonly region: string },
): Endpoint {
  if (flags.cloud) return cloudEndpoints(flags, environment)(api, region)
  const dataDir = flags.dataDir ?? settingsReader({}, environment)('dataDir').text
  const here = hasKeys(dataDir, 'credentials') ? keysOfDataDir(dataDir, 'credentials').endpoint : undefined
  return serverEndpoint(namedFor(flags, environment), here)
}

function toCloud(flags: ConnectionFlags, { environment, home }: Place): Connection {
  const endpointOf = cloudEndpoints(flags, environment)
  const { profile } = flags
  const keys = profile === undefined ? keysOfEnvironment(environment) : readProfile(profile, home)
  if (!keys) throw noKeys('Set ALIBABA_CLOUD_ACCESS_KEY_ID and …_SECRET, or name a profile with --profile.')
  return { keys, name: 'Alibaba Cloud', endpointOf }
}

function cloudEndpoints(
  { dataDir, endpoint }: ConnectionFlags,
  environment: Environment,
): Connection['endpointOf'] {
  if (dataDir !== undefined) {
    throw new UsageError('--cloud and --data-dir name two servers.', 'Give one of them.')
  }
  const named = namedEndpoint(endpoint, environment)
  if (named && !isCloud(named.endpoint)) {
    const hint = endpoint ? 'Leave one of them out.' : `Unset ${ENDPOINT}, and the keys that belong to it.`
    throw new UsageError(`--cloud is given, and ${named.name} names ${urlOf(named.endpoint)}.`, hint)
  }
  return (api, region) => {
    if (api === 'Tagplane')
      throw new UsageError('The cloud has no Tagplane API.', 'Call a server of Tagplane, without --cloud.')
    if (named) return named.endpoint
    return PLACED.has(api) ? cloudEndpoint(api, region) : fail(api)
  }
}

/** Products have hosts of their own, and not all are where most are: a call that writes is not sent there on a guess. */
const PLACED = new Set(['Tag', 'Ram', 'Sts', 'Oss'])

function fail(api: string): never {
  throw new UsageError(
    `Where the cloud serves ${api} is not known here.`,
    'Name the endpoint, such as --endpoint https://ecs.cn-hangzhou.aliyuncs.com.',
  )
}

function toServer(flags: ConnectionFlags, place: Place): Connection {
  const named = namedFor(flags, place.environment)
  const keys = keysFor(flags, place, named?.endpoint)
  const endpoint = serverEndpoint(named, keys.endpoint)
  return { keys, name: urlOf(endpoint), endpointOf: () => endpoint }
}

type Named = { readonly name: string; readonly endpoint: Endpoint }

/** The environment's endpoint goes with its keys, not with those of a data directory that is named. */
function namedFor({ dataDir, endpoint }: ConnectionFlags, environment: Environment): Named | undefined {
  return dataDir === undefined || endpoint ? namedEndpoint(endpoint, environment) : undefined
}

function serverEndpoint(named: Named | undefined, ofKeys: Endpoint | undefined): Endpoint {
  const endpoint = named?.endpoint ?? ofKeys ?? SERVER_HERE
  if (isCloud(endpoint)) {
    throw new UsageError(
      `${named?.name} names ${urlOf(endpoint)}, which is the real cloud.`,
      'Add --cloud if you mean it; without, a server of Tagplane is called.',
    )
  }
  return endpoint
}

function keysFor(flags: ConnectionFlags, place: Place, named: Endpoint | undefined): Keys {
  const file = place.operator ? 'operator' : 'credentials'
  if (flags.profile !== undefined) return readProfile(flags.profile, place.home)
  if (flags.dataDir === undefined) return keysAround(place, file, named)
  if (hasKeys(flags.dataDir, file)) return keysOfDataDir(flags.dataDir, file)
  throw noKeys(`There is no ${flags.dataDir}/${file}: it is made when a server starts there.`)
}

/** Where nothing is named: the operator's key of the server that is called, else the environment's, else the root's. */
function keysAround({ environment, operator }: Place, file: CredentialsFile, named?: Endpoint): Keys {
  const given = keysOfEnvironment(environment)
  if (given && !operator) return given
  const { text: dataDir } = settingsReader({}, environment)('dataDir')
  const local = hasKeys(dataDir, file) ? keysOfDataDir(dataDir, file) : undefined
  const isOfServer = local?.endpoint && (!named || urlOf(named) === urlOf(local.endpoint))
  const keys = isOfServer ? local : (given ?? local)
  if (keys) return keys
  const options = operator ? ' --operator' : ''
  throw noKeys(
    `Run eval "$(tagplane env${options})" where the server was started, name its directory with --data-dir, or a profile of the aliyun command line with --profile.`,
  )
}

function namedEndpoint(flag: string | undefined, environment: Environment): Named | undefined {
  if (flag !== undefined) return { name: '--endpoint', endpoint: parseEndpoint('--endpoint', flag) }
  const text = environment[ENDPOINT]
  if (!text) return undefined
  return { name: ENDPOINT, endpoint: parseEndpoint(ENDPOINT, text, environment['ALIBABA_CLOUD_PROTOCOL']) }
}

function noKeys(hint: string): UsageError {
  return new UsageError('There are no credentials to call with.', hint, { exitCode: exitCodes.credentials })
}
