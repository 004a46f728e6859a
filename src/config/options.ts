/** One setting of `tagplane serve`, declared once for flag, variable, help and documents. */
export type Option = {
  readonly flag: string
  readonly variable: string
  readonly value?: string
  /** `list`: may be given several times, or once with commas. Without it a text, or with no value a switch. */
  readonly kind?: 'number' | 'list'
  readonly fallback: string
  readonly doc: string
}

export const serveOptions = {
  host: {
    flag: 'host',
    variable: 'TAGPLANE_HOST',
    value: 'ADDRESS',
    fallback: '127.0.0.1',
    doc: 'Address to listen on.',
  },
  port: {
    flag: 'port',
    variable: 'TAGPLANE_PORT',
    value: 'PORT',
    kind: 'number',
    fallback: '7020',
    doc: 'Port to listen on; 0 picks a free one.',
  },
  dataDir: {
    flag: 'data-dir',
    variable: 'TAGPLANE_DATA_DIR',
    value: 'DIR',
    fallback: './.tagplane',
    doc: 'Where the store, its key and the root credentials lie.',
  },
  store: {
    flag: 'store',
    variable: 'TAGPLANE_STORE_URL',
    value: 'URL',
    fallback: 'sqlite:',
    doc: 'sqlite: for the embedded store in the data directory, or postgres://user:password@host/database for one that several nodes share.',
  },
  storeConnections: {
    flag: 'store-connections',
    variable: 'TAGPLANE_STORE_CONNECTIONS',
    value: 'COUNT',
    kind: 'number',
    fallback: '10',
    doc: 'Connections of this node to a PostgreSQL store at most.',
  },
  storePooler: {
    flag: 'store-pooler',
    variable: 'TAGPLANE_STORE_POOLER',
    fallback: 'false',
    doc: 'The PostgreSQL store is reached through a pooler that gives each transaction another connection, as PgBouncer may.',
  },
  ephemeral: {
    flag: 'ephemeral',
    variable: 'TAGPLANE_EPHEMERAL',
    fallback: 'false',
    doc: 'Keep everything in a temporary directory, removed at the end; prints the credentials on stderr.',
  },
  seed: {
    flag: 'seed',
    variable: 'TAGPLANE_SEED',
    value: 'FILE',
    fallback: '',
    doc: 'A file of accounts, users, rights and resources, in YAML or JSON, which are made where they are not there before the server says that it is ready.',
  },
  resources: {
    flag: 'resources',
    variable: 'TAGPLANE_RESOURCES',
    value: 'auto|strict',
    fallback: 'auto',
    doc: 'auto: tagging an unknown resource of a known type registers it; strict: it fails.',
  },
  throttle: {
    flag: 'throttle',
    variable: 'TAGPLANE_THROTTLE',
    value: 'off|cloud',
    fallback: 'off',
    doc: 'cloud: an account may call each operation as often in a second as the cloud allows, and gets Throttling.User beyond; off: as often as it likes.',
  },
  unusedTagDelay: {
    flag: 'unused-tag-delay',
    variable: 'TAGPLANE_UNUSED_TAG_DELAY',
    value: 'TIME',
    fallback: '1h',
    doc: 'How long a tag that no resource carries stays listed, for example 90s, 15m, 1h; 0: not at all.',
  },
  sweepInterval: {
    flag: 'sweep-interval',
    variable: 'TAGPLANE_SWEEP_INTERVAL',
    value: 'TIME',
    fallback: '5m',
    doc: 'How often expired entries are cleared away. Both times together stay within 24h.',
  },
  requestJournal: {
    flag: 'request-journal',
    variable: 'TAGPLANE_REQUEST_JOURNAL',
    value: 'all|refused|off',
    fallback: 'all',
    doc: 'Which calls can be looked up afterwards by their RequestId, without secrets: all, those that were refused, or none.',
  },
  requestJournalAge: {
    flag: 'request-journal-age',
    variable: 'TAGPLANE_REQUEST_JOURNAL_AGE',
    value: 'TIME',
    fallback: '24h',
    doc: 'How long calls can be looked up, for example 90s, 15m, 1h; 168h at most.',
  },
  requestJournalEntries: {
    flag: 'request-journal-entries',
    variable: 'TAGPLANE_REQUEST_JOURNAL_ENTRIES',
    value: 'COUNT',
    kind: 'number',
    fallback: '100000',
    doc: 'How many calls can be looked up at most; the oldest go first.',
  },
  requestJournalSize: {
    flag: 'request-journal-size',
    variable: 'TAGPLANE_REQUEST_JOURNAL_SIZE',
    value: 'MIB',
    kind: 'number',
    fallback: '64',
    doc: 'How many MiB they may take at most.',
  },
  publicUrl: {
    flag: 'public-url',
    variable: 'TAGPLANE_PUBLIC_URL',
    value: 'URL',
    fallback: '',
    doc: 'The URL under which clients reach this server, for links in answers.',
  },
  tlsCert: {
    flag: 'tls-cert',
    variable: 'TAGPLANE_TLS_CERT',
    value: 'FILE',
    fallback: '',
    doc: 'Serve HTTPS with the certificates in this file, in PEM: that of the server, then those of its issuers. Read anew when it changes.',
  },
  tlsKey: {
    flag: 'tls-key',
    variable: 'TAGPLANE_TLS_KEY',
    value: 'FILE',
    fallback: '',
    doc: 'The private key of the certificate, in PEM, without a passphrase.',
  },
  trustedProxy: {
    flag: 'trusted-proxy',
    variable: 'TAGPLANE_TRUSTED_PROXY',
    value: 'CIDR',
    kind: 'list',
    fallback: '',
    doc: 'Address or network of proxies whose X-Forwarded-For, -Proto and -Host are believed; several with commas, or the flag several times.',
  },
  config: {
    flag: 'config',
    variable: 'TAGPLANE_CONFIG',
    value: 'FILE',
    fallback: '',
    doc: 'JSON file with settings by the names of their flags.',
  },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof serveOptions
