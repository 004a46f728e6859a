import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { UsageError } from '../core/usage-error.ts'
import { readConfig } from './config.ts'
import { type Option, serveOptions } from './options.ts'

const directory = mkdtempSync(join(tmpdir(), 'tagplane-config-file-'))
after(() => rmSync(directory, { recursive: true }))

let files = 0
function fileWith(content: unknown): string {
  const path = join(directory, `${++files}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2))
  return path
}

const configOf = (content: unknown) => readConfig({ config: fileWith(content) }, {})

function faultOf(content: unknown): string {
  const config = fileWith(content)
  try {
    readConfig({ config }, {})
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error))
    assert.match(error.message, /^\S.*\.$/)
    assert.notEqual(error.hint, '')
    return `${error.message} ${error.hint}`.replaceAll(config, 'FILE')
  }
  return assert.fail('It was accepted')
}

describe('a configuration file', () => {
  it('holds any setting of serve, by the name of its flag', () => {
    const values: Readonly<Record<string, unknown>> = {
      ...{ host: '::1', port: 0, 'data-dir': 'd', store: 'postgres://tags@db/tags', 'store-connections': 3 },
      ...{ 'store-pooler': true, ephemeral: false, seed: 's.yaml' },
      ...{ resources: 'strict', throttle: 'cloud' },
      'unused-tag-delay': '0',
      ...{ 'request-journal': 'refused', 'request-journal-age': '1h' },
      ...{ 'request-journal-entries': 1_000, 'request-journal-size': 2 },
      ...{ 'sweep-interval': '90s', 'public-url': 'https://t.example.com', 'tls-cert': 'c', 'tls-key': 'k' },
      'trusted-proxy': ['10.0.0.1', '2001:db8::/32'],
    }
    const flags = Object.values(serveOptions).map(({ flag }: Option) => flag)
    assert.deepEqual(Object.keys(values).concat('config').sort(), flags.sort())
    const { masterKey, previousMasterKey, root, operator, metricsToken, ...config } = configOf(values)
    assert.deepEqual(config, {
      ...{ host: '::1', port: 0, dataDir: 'd', ephemeral: false, resources: 'strict', throttle: 'cloud' },
      postgres: { url: 'postgres://tags@db/tags', connections: 3, pooler: true },
      requestJournal: { keeps: 'refused', age: 3_600_000, bounds: { count: 1_000, bytes: 2 * 1024 * 1024 } },
      ...{ unusedTagDelay: 0, sweepInterval: 90_000, publicUrl: 'https://t.example.com' },
      ...{ seed: 's.yaml', tls: { cert: 'c', key: 'k' } },
      trustedProxies: [
        { address: '10.0.0.1', prefix: 32 },
        { address: '2001:db8::', prefix: 32 },
      ],
    })
  })

  it('yields to variables, and these to flags', () => {
    const config = fileWith({ port: 1, host: '127.0.0.1', resources: 'strict' })
    const environment = { TAGPLANE_CONFIG: config, TAGPLANE_PORT: '2', TAGPLANE_HOST: '127.0.0.2' }
    const { port, host, resources, sweepInterval } = readConfig({ port: '3' }, environment)
    assert.deepEqual({ port, host, resources }, { port: 3, host: '127.0.0.2', resources: 'strict' })
    assert.equal(sweepInterval, 300_000)
    assert.equal(readConfig({ config: fileWith({ port: 4 }) }, { TAGPLANE_CONFIG: config }).port, 4)
    const { ephemeral } = readConfig({ config: fileWith({ ephemeral: true }) }, { TAGPLANE_EPHEMERAL: '0' })
    assert.equal(ephemeral, false)
    const store = { config: fileWith({ store: 'postgres://file@db/tags' }) }
    assert.equal(readConfig(store, {}).postgres?.url, 'postgres://file@db/tags')
    const url = fileWith('postgres://variable@db/tags')
    assert.equal(
      readConfig(store, { TAGPLANE_STORE_URL_FILE: url }).postgres?.url,
      'postgres://variable@db/tags',
    )
  })

  it('whose value is wrong is named with key and line', () => {
    for (const [key, value, words] of [
      ['port', 70_000, 'cannot be "70000"'],
      ['port', 1.5, 'cannot be "1.5"'],
      ['port', '80', 'has to be a number'],
      ['port', null, 'has to be a number'],
      ['host', 1, 'has to be a text'],
      ['host', '', 'has to be a text'],
      ['ephemeral', 'true', 'has to be true or false'],
      ['resources', ['auto'], 'has to be a text'],
      ['resources', 'loose', 'cannot be "loose"'],
      ['sweep-interval', 300, 'has to be a text'],
      ['trusted-proxy', '10.0.0.1', 'has to be a list of texts'],
      ['trusted-proxy', ['10.0.0.1', ''], 'has to be a list of texts'],
      ['trusted-proxy', ['10.0.0.1', 7], 'has to be a list of texts'],
      ['trusted-proxy', ['10.0.0.1', 'x'], 'cannot be "x"'],
      ['tls-cert', 'c.pem', 'is given without tls-key'],
    ] as const) {
      const fault = faultOf({ 'data-dir': 'd', [key]: value })
      assert.ok(fault.startsWith(`"${key}" in FILE, line 3`), fault)
      assert.ok(fault.includes(words), fault)
    }
  })

  it('has no keys but settings, each once', () => {
    const unknown = ['prot', 'Port', 'config', 'dataDir', 'TAGPLANE_PORT', 'constructor', '', 'master-key']
    for (const key of unknown) {
      const fault = faultOf({ port: 1, [key]: 'x' })
      assert.ok(fault.startsWith(`"${key}" in FILE, line 3, is no setting. Keys are host, port, `), fault)
    }
    const twice = faultOf('{"port": 1,\n\n"port": 1}')
    assert.ok(twice.startsWith('"port" in FILE, line 3, is there twice.'), twice)
  })

  it('holds no password, and repeats none', () => {
    for (const store of [
      'postgres://tags:geheim@db/tags',
      'postgresql://:geheim@db/tags',
      'postgres://tags@db/tags?password=geheim',
      'mysql://tags:geheim@db/tags',
      'postgres://tags:ge@heim@db/tags',
      'postgres://tags:geh/eim@db/tags',
    ]) {
      const fault = faultOf({ store })
      assert.ok(fault.includes('TAGPLANE_STORE_URL_FILE'), fault)
      assert.ok(!/ge@?h/.test(fault), fault)
    }
    assert.equal(configOf({ store: 'postgres://tags@db:5432/tags' }).postgres?.connections, 10)
  })

  it('that is no JSON is named with the place', () => {
    assert.ok(faultOf('{"port": 1,\n "geheim}').startsWith('FILE cannot be read at line 2, column 2: '))
    assert.ok(faultOf('').startsWith('FILE cannot be read at line 1, column 1: '))
  })

  it('that cannot be read is named by whatever names it', () => {
    const missing = join(directory, 'missing')
    assert.throws(() => readConfig({ config: missing }, {}), {
      message: `--config names ${missing}, which cannot be read.`,
    })
    assert.throws(() => readConfig({}, { TAGPLANE_CONFIG: directory }), {
      message: `TAGPLANE_CONFIG names ${directory}, which cannot be read.`,
    })
    assert.equal(readConfig({}, { TAGPLANE_CONFIG: '' }).port, 7020)
  })
})
