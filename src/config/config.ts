import { type Network, parseNetwork } from '../core/address.ts'
import { UsageError } from '../core/usage-error.ts'
import {
  type KeySettings,
  masterKeySetting,
  metricsTokenSetting,
  operatorSettings,
  type RootSettings,
  rootSettings,
  secretSetting,
} from './secrets.ts'
import { type Environment, type Flags, invalid, type Setting, settingsReader } from './settings.ts'

/** What `serve` runs with; every value checked. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** Undefined: the embedded store in the data directory. */
  readonly postgres: PostgresSettings | undefined
  readonly ephemeral: boolean
  /** The file of what is to be there when it starts; empty: none. */
  readonly seed: string
  readonly resources: 'auto' | 'strict'
  readonly throttle: 'off' | 'cloud'
  /** Milliseconds. */
  readonly unusedTagDelay: number
  /** Milliseconds. */
  readonly sweepInterval: number
  readonly requestJournal: JournalSettings
  /** Empty: the address that the server listens on. */
  readonly publicUrl: string
  /** Undefined: plain HTTP. */
  readonly tls: TlsFiles | undefined
  /** Whose word about their callers counts. */
  readonly trustedProxies: readonly Network[]
  /** 32 bytes, when given. */
  readonly masterKey: Buffer | undefined
  /** The one that the master key follows on, while a store is moved from it. */
  readonly previousMasterKey: Buffer | undefined
  readonly root: RootSettings | undefined
  readonly operator: KeySettings | undefined
  /** With it metrics may be read from elsewhere than this machine. */
  readonly metricsToken: string | undefined
}

/** A database that several nodes share. */
export type PostgresSettings = {
  /** With the password. */
  readonly url: string
  readonly connections: number
  readonly pooler: boolean
}

/** Which calls can be looked up afterwards. */
export type JournalSettings = {
  readonly keeps: 'all' | 'refused' | 'off'
  /** Milliseconds. */
  readonly age: number
  readonly bounds: { readonly count: number; readonly bytes: number }
}

/** Paths of files in PEM. */
export type TlsFiles = { readonly cert: string; readonly key: string }

const DAY_MS = 24 * 60 * 60 * 1000

/** Flags win over variables, variables over the file, the file over defaults. A bad value ends with a sentence that names it. */
export function readConfig(flags: Flags, environment: Environment): Config {
  const read = settingsReader(flags, environment)
  const connections = count(read('storeConnections'), 1, 1000)
  const pooler = truth(read('storePooler'))
  const storeUrl = flags.store === undefined ? secretSetting(environment, 'TAGPLANE_STORE_URL') : undefined
  const postgres = postgresUrl(storeUrl ? { name: 'TAGPLANE_STORE_URL', text: storeUrl } : read('store'))
  const ephemeral = truth(read('ephemeral'))
  if (ephemeral && postgres) {
    throw new UsageError(
      '--ephemeral keeps everything in a temporary embedded store.',
      'Leave --ephemeral or the store out.',
    )
  }
  const unusedTagDelay = duration(read('unusedTagDelay'))
  const sweepInterval = duration(read('sweepInterval'))
  if (sweepInterval === 0) throw invalid(read('sweepInterval'), 'Give at least 1s.')
  if (unusedTagDelay + sweepInterval > DAY_MS) {
    const both = `${read('unusedTagDelay').text} and ${read('sweepInterval').text}`
    throw invalid(
      { name: '--unused-tag-delay with --sweep-interval', text: both },
      'Together they stay within 24h.',
    )
  }
  return {
    host: read('host').text,
    port: port(read('port')),
    dataDir: read('dataDir').text,
    postgres: postgres === undefined ? undefined : { url: postgres, connections, pooler },
    ephemeral,
    seed: read('seed').text,
    resources: choice(read('resources'), ['auto', 'strict']),
    throttle: choice(read('throttle'), ['off', 'cloud']),
    unusedTagDelay,
    sweepInterval,
    requestJournal: journalSettings(read),
    publicUrl: url(read('publicUrl')),
    tls: tlsFiles(read('tlsCert'), read('tlsKey')),
    trustedProxies: networks(read('trustedProxy')),
    masterKey: masterKeySetting(environment, 'TAGPLANE_MASTER_KEY'),
    previousMasterKey: masterKeySetting(environment, 'TAGPLANE_MASTER_KEY_PREVIOUS'),
    root: rootSettings(environment),
    operator: operatorSettings(environment),
    metricsToken: metricsTokenSetting(environment),
  }
}

function journalSettings(read: ReturnType<typeof settingsReader>): JournalSettings {
  const age = duration(read('requestJournalAge'))
  if (age === 0 || age > 7 * DAY_MS) throw invalid(read('requestJournalAge'), 'Give 1s to 168h.')
  return {
    keeps: choice(read('requestJournal'), ['all', 'refused', 'off']),
    age,
    bounds: {
      count: count(read('requestJournalEntries'), 100, 10_000_000),
      bytes: count(read('requestJournalSize'), 1, 65_536) * 1024 * 1024,
    },
  }
}

function port(setting: Setting): number {
  const value = /^[0-9]{1,5}$/.test(setting.text) ? Number(setting.text) : -1
  if (value < 0 || value > 65_535)
    throw invalid(setting, 'Give a number from 0 to 65535; 0 picks a free port.')
  return value
}

function count(setting: Setting, min: number, max: number): number {
  const value = /^[0-9]{1,8}$/.test(setting.text) ? Number(setting.text) : 0
  if (value < min || value > max) throw invalid(setting, `Give a number from ${min} to ${max}.`)
  return value
}

/** The URL of a shared store; undefined for the embedded one. What may hold a password is not repeated. */
function postgresUrl({ name, text }: Setting): string | undefined {
  if (text === 'sqlite:') return undefined
  if (/^postgres(ql)?:\/\//.test(text)) return text
  const shown = text.includes('@') ? '…' : text
  throw invalid({ name, text: shown }, 'Give sqlite: or postgres://user:password@host/database.')
}

function truth(setting: Setting): boolean {
  return choice(setting, ['true', 'false', '1', '0']) === 'true' || setting.text === '1'
}

function choice<const T extends string>(setting: Setting, values: readonly T[]): T {
  const value = values.find((candidate) => candidate === setting.text)
  if (value === undefined) throw invalid(setting, `Give one of ${values.join(', ')}.`)
  return value
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 }

function duration(setting: Setting): number {
  if (setting.text === '0') return 0
  const [, count, unit] = /^([0-9]{1,6})([smh])$/.exec(setting.text) ?? []
  if (count === undefined || unit === undefined)
    throw invalid(setting, 'Give a number with s, m or h, such as 90s or 1h.')
  return Number(count) * (UNITS[unit] ?? 0)
}

function url(setting: Setting): string {
  if (setting.text === '') return ''
  const parsed = URL.canParse(setting.text) ? new URL(setting.text) : undefined
  const plain =
    parsed && ['http:', 'https:'].includes(parsed.protocol) && !parsed.username && !parsed.password
  if (!plain || /[\s?#]/.test(setting.text)) {
    throw invalid(setting, 'Give a URL such as https://tags.example.com.')
  }
  return parsed.href.replace(/\/+$/, '')
}

function tlsFiles(cert: Setting, key: Setting): TlsFiles | undefined {
  if (cert.text === '' && key.text === '') return undefined
  if (cert.text !== '' && key.text !== '') return { cert: cert.text, key: key.text }
  const [given, missing] = cert.text === '' ? [key, 'tls-cert'] : [cert, 'tls-key']
  throw new UsageError(
    `${given.name} is given without ${missing}.`,
    'HTTPS takes --tls-cert and --tls-key; leave both out to serve HTTP.',
  )
}

function networks({ name, text }: Setting): readonly Network[] {
  if (text === '') return []
  return text.split(',').map((part) => {
    const network = parseNetwork(part.trim())
    if (!network)
      throw invalid({ name, text: part.trim() }, 'Give addresses or networks such as 10.0.0.0/24.')
    if (network.prefix > 0) return network
    throw invalid({ name, text: part.trim() }, 'Name the proxies: anyone else could claim any address.')
  })
}
