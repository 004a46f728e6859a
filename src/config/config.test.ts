import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assertRefused, fileWith } from '../../test/support/settings.ts'
import type { UsageError } from '../core/usage-error.ts'
import { type Config, readConfig } from './config.ts'
import { type OptionName, serveOptions } from './options.ts'

const DAY = 24 * 60 * 60 * 1000
const MIB = 1024 * 1024
const JOURNAL = { keeps: 'all', age: DAY, bounds: { count: 100_000, bytes: 64 * MIB } } as const
const defaults: Config = {
  host: '127.0.0.1',
  port: 7020,
  dataDir: './.tagplane',
  postgres: undefined,
  ephemeral: false,
  resources: 'auto',
  seed: '',
  throttle: 'off',
  unusedTagDelay: 60 * 60 * 1000,
  sweepInterval: 5 * 60 * 1000,
  requestJournal: JOURNAL,
  publicUrl: '',
  tls: undefined,
  trustedProxies: [],
  masterKey: undefined,
  previousMasterKey: undefined,
  root: undefined,
  operator: undefined,
  metricsToken: undefined,
}

/** The others are given together, or name a file with settings. */
type SingleOption = Exclude<OptionName, 'tlsCert' | 'tlsKey' | 'config'>

describe('settings that are accepted', () => {
  it('are the defaults when nothing is given', () => {
    assert.deepEqual(readConfig({}, {}), defaults)
  })

  /** Two texts of each setting with what they mean. */
  const samples: Readonly<
    Record<SingleOption, readonly (readonly [text: string, config: Partial<Config>])[]>
  > = {
    host: [
      ['0.0.0.0', { host: '0.0.0.0' }],
      ['::1', { host: '::1' }],
    ],
    port: [
      ['0', { port: 0 }],
      ['65535', { port: 65_535 }],
    ],
    dataDir: [
      ['/var/lib/tagplane', { dataDir: '/var/lib/tagplane' }],
      ['data', { dataDir: 'data' }],
    ],
    store: [
      ['postgres://u:p@h/d', { postgres: { url: 'postgres://u:p@h/d', connections: 10, pooler: false } }],
      ['sqlite:', {}],
    ],
    storeConnections: [
      ['1', {}],
      ['1000', {}],
    ],
    storePooler: [
      ['true', {}],
      ['0', {}],
    ],
    throttle: [
      ['off', { throttle: 'off' }],
      ['cloud', { throttle: 'cloud' }],
    ],
    ephemeral: [
      ['true', { ephemeral: true }],
      ['1', { ephemeral: true }],
    ],
    seed: [
      ['estate.yaml', { seed: 'estate.yaml' }],
      ['./seed.json', { seed: './seed.json' }],
    ],
    resources: [
      ['strict', { resources: 'strict' }],
      ['auto', { resources: 'auto' }],
    ],
    unusedTagDelay: [
      ['90s', { unusedTagDelay: 90_000 }],
      ['0', { unusedTagDelay: 0 }],
    ],
    sweepInterval: [
      ['15m', { sweepInterval: 900_000 }],
      ['2h', { sweepInterval: 7_200_000 }],
    ],
    requestJournal: [
      ['off', { requestJournal: { ...JOURNAL, keeps: 'off' } }],
      ['refused', { requestJournal: { ...JOURNAL, keeps: 'refused' } }],
    ],
    requestJournalAge: [
      ['90s', { requestJournal: { ...JOURNAL, age: 90_000 } }],
      ['168h', { requestJournal: { ...JOURNAL, age: 7 * DAY } }],
    ],
    requestJournalEntries: [
      ['100', { requestJournal: { ...JOURNAL, bounds: { ...JOURNAL.bounds, count: 100 } } }],
      ['10000000', { requestJournal: { ...JOURNAL, bounds: { ...JOURNAL.bounds, count: 10_000_000 } } }],
    ],
    requestJournalSize: [
      ['1', { requestJournal: { ...JOURNAL, bounds: { ...JOURNAL.bounds, bytes: MIB } } }],
      ['65536', { requestJournal: { ...JOURNAL, bounds: { ...JOURNAL.bounds, bytes: 65_536 * MIB } } }],
    ],
    publicUrl: [
      ['https://tags.example.com/', { publicUrl: 'https://tags.example.com' }],
      ['http://10.0.0.1:7020/tags//', { publicUrl: 'http://10.0.0.1:7020/tags' }],
    ],
    trustedProxy: [
      ['10.0.0.5', { trustedProxies: [{ address: '10.0.0.5', prefix: 32 }] }],
      [
        '10.0.0.0/24, 2001:DB8::/32',
        {
          trustedProxies: [
            { address: '10.0.0.0', prefix: 24 },
            { address: '2001:db8::', prefix: 32 },
          ],
        },
      ],
    ],
  }

  for (const [name, [first, second]] of Object.entries(samples)) {
    const { flag, variable } = serveOptions[name as SingleOption]
    const [text = '', config = {}] = first ?? []
    const [otherText = '', otherConfig = {}] = second ?? []

    it(`may be given as --${flag} or ${variable}`, () => {
      assert.deepEqual(readConfig({ [name]: text }, {}), { ...defaults, ...config })
      assert.deepEqual(readConfig({}, { [variable]: text }), { ...defaults, ...config })
      assert.deepEqual(readConfig({ [name]: otherText }, {}), { ...defaults, ...otherConfig })
      assert.deepEqual(readConfig({}, { [variable]: otherText }), { ...defaults, ...otherConfig })
    })

    it(`are those of --${flag} when ${variable} is set, too, even to nonsense`, () => {
      assert.deepEqual(readConfig({ [name]: text }, { [variable]: otherText }), { ...defaults, ...config })
      assert.deepEqual(readConfig({ [name]: text }, { [variable]: '\0' }), { ...defaults, ...config })
    })

    it(`are the default when ${variable} is empty`, () => {
      assert.deepEqual(readConfig({}, { [variable]: '' }), defaults)
    })
  }

  it('may be false in two ways', () => {
    for (const text of ['false', '0']) {
      assert.equal(readConfig({ ephemeral: text }, { TAGPLANE_EPHEMERAL: 'true' }).ephemeral, false)
    }
  })

  it('may add up to exactly 24 hours', () => {
    const { unusedTagDelay, sweepInterval } = readConfig({ unusedTagDelay: '23h', sweepInterval: '60m' }, {})
    assert.equal(unusedTagDelay + sweepInterval, 24 * 60 * 60 * 1000)
  })

  it('are not disturbed by other variables', () => {
    assert.deepEqual(
      readConfig({}, { PORT: '80', HOST: 'x', TAGPLANE_OTHER: 'x', tagplane_port: '1' }),
      defaults,
    )
  })
})

describe('a shared store', () => {
  const url = 'postgresql://tags:geheim@db.example.com/tags?sslmode=verify-full'

  it('has its own settings', () => {
    const { postgres } = readConfig({ store: url, storeConnections: '25', storePooler: 'true' }, {})
    assert.deepEqual(postgres, { url, connections: 25, pooler: true })
  })

  it('may have its URL in a file', () => {
    const environment = { TAGPLANE_STORE_URL_FILE: fileWith(`${url}\n`) }
    assert.equal(readConfig({}, environment).postgres?.url, url)
    assert.equal(readConfig({ store: 'sqlite:' }, environment).postgres, undefined)
    assertRefused({}, { ...environment, TAGPLANE_STORE_URL: url }, 'TAGPLANE_STORE_URL_FILE')
  })

  it('is not ephemeral', () => {
    assertRefused({ store: url, ephemeral: 'true' }, {}, '--ephemeral')
  })

  it('has its password nowhere in a message', () => {
    assert.throws(
      () => readConfig({ store: url.replace('postgresql', 'postgre') }, {}),
      (thrown: UsageError) => !`${thrown.message}${thrown.hint}`.includes('geheim'),
    )
  })
})

describe('a setting that is refused is named, by flag or variable as it was given:', () => {
  const bad: Partial<Readonly<Record<OptionName, readonly string[]>>> = {
    port: ['65536', '-1', '80.5', '0x50', 'http', ' 80', '1e3', '100000', '７０２０'],
    store: ['postgres:tags', 'mysql://localhost/tags', 'sqlite', 'SQLITE:', 'sqlite:/tmp/x'],
    storeConnections: ['0', '1001', '-1', '1.5', 'many'],
    storePooler: ['yes', 'TRUE'],
    ephemeral: ['yes', 'TRUE', 'on', '2'],
    resources: ['loose', 'Strict', 'auto,strict'],
    unusedTagDelay: ['1', '1d', '-1h', '1.5h', 'h', '1 h', '1H', '10000000s', 'soon'],
    sweepInterval: ['5', '5 m', '1w', '0', '0s'],
    requestJournal: ['on', 'none', 'ALL'],
    requestJournalAge: ['0', '169h', '24', 'day'],
    requestJournalEntries: ['0', '99', '10000001', '1e5', '-1'],
    requestJournalSize: ['0', '65537', '64m', '1.5'],
    publicUrl: [
      'tags.example.com',
      'ftp://x',
      'https://',
      'https://x?a=b',
      'https://x/#a',
      'https://x?',
      'https://user:secret@x',
      ' https://x ',
      'javascript:alert(1)',
      '/',
    ],
    trustedProxy: ['proxy', '10.0.0.0/33', '10.0.0.0/', '10.0.0', '0.0.0.0/0', '::/0', '::1%eth0', '::1/129'],
  }

  for (const [name, texts] of Object.entries(bad)) {
    const { flag, variable } = serveOptions[name as OptionName]
    it(`--${flag}, ${variable}`, () => {
      for (const text of texts) {
        assertRefused({ [name]: text }, {}, `--${flag}`, `"${text}"`)
        assertRefused({}, { [variable]: text }, variable, `"${text}"`)
      }
    })
  }

  it('an empty flag, such as --host "$UNSET", which would mean something else than its default', () => {
    for (const name of ['host', 'port', 'dataDir', 'store', 'tlsCert', 'trustedProxy', 'config'] as const) {
      assertRefused({ [name]: '' }, {}, `--${serveOptions[name].flag}`)
    }
  })

  it('a certificate without its key, and a key without its certificate', () => {
    assertRefused({ tlsCert: 'c.pem' }, {}, '--tls-cert', 'tls-key')
    assertRefused({}, { TAGPLANE_TLS_KEY: 'k.pem' }, 'TAGPLANE_TLS_KEY', 'tls-cert')
    assertRefused({ tlsKey: 'k.pem' }, { TAGPLANE_TLS_CERT: '' }, '--tls-key', 'tls-cert')
    const both = readConfig({ tlsCert: 'c.pem' }, { TAGPLANE_TLS_KEY: 'k.pem' })
    assert.deepEqual(both.tls, { cert: 'c.pem', key: 'k.pem' })
  })

  it('one proxy among several', () => {
    assertRefused({ trustedProxy: '10.0.0.1,10.0.0.0/40' }, {}, '"10.0.0.0/40"')
    assertRefused({ trustedProxy: '10.0.0.1,' }, {}, '""')
  })

  it('the two delays together, when they add up to more than 24 hours', () => {
    const words = ['unused-tag-delay', 'sweep-interval']
    assertRefused({ unusedTagDelay: '24h', sweepInterval: '1s' }, {}, ...words, '24h', '1s')
    assertRefused({ unusedTagDelay: '1s' }, { TAGPLANE_SWEEP_INTERVAL: '1440m' }, ...words, '1s', '1440m')
    assertRefused({}, { TAGPLANE_UNUSED_TAG_DELAY: '24h' }, ...words, '5m')
    assertRefused({ unusedTagDelay: '0', sweepInterval: '86401s' }, {}, ...words)
  })
})
