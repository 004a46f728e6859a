import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type {
  DeregisterResources,
  FindResources,
  FoundPage,
  PutOutcome,
  PutResource,
  PutResources,
  RegisteredResource,
} from '../../src/store/estate.ts'
import type {
  Change,
  ChangeHeader,
  ConfigSnapshot,
  Guard,
  KeySelection,
  ListTagTexts,
  Nonce,
  RemoveTags,
  ResourcePage,
  ResourceTarget,
  SetTags,
  Store,
  StoredResource,
  StoredTag,
  TagOutcome,
  TagTextPage,
} from '../../src/store/store.ts'
import type { OpenStore } from './contract.ts'

export const ALICE = '1000000000000001'
export const BOB = '1000000000000002'
export const HOME = 'cn-hangzhou'
export const UNUSED_TAG_DELAY = 3_600_000
const START = Date.parse('2026-11-24T12:00:00Z')

/** A regional resource. */
export function instance(id: string, region = HOME): ResourceTarget {
  return { region, type: 'ecs:instance', id, home: region }
}

/** A global resource, which lives at one home only. */
export function bucket(id: string, home = HOME): ResourceTarget {
  return { region: '', type: 'oss:bucket', id, home }
}

export function tag(key: string, value = '', origin: StoredTag['origin'] = 'own'): StoredTag {
  return { key, value, origin }
}

export type Overrides = {
  readonly account?: string
  readonly configVersion?: number
  readonly nonce?: Nonce
  readonly change?: Partial<ChangeHeader>
}
type Registering = Partial<Pick<SetTags, 'quota' | 'quotaOfType' | 'registrationTags'>>
type SetOverrides = Overrides & Registering & Partial<Pick<SetTags, 'register' | 'replacing'>> & Conditions
type RemoveOverrides = Overrides & Conditions
type Conditions = Partial<Pick<RemoveTags, 'whenMoved' | 'whenRefused' | 'idempotency'>>
type PutOverrides = Overrides &
  Registering &
  Partial<Pick<PutResources, 'whenMoved' | 'idempotency'>> & {
    /** `call` without it. */
    readonly register?: PutResources['register'] | 'never'
  }
/** A target with what is put on it. */
export type Put = ResourceTarget & Partial<Pick<PutResource, 'facts' | 'tags'>>

/** A store with its accounts, a clock that tests move, and commands with all that a test does not care about. */
export type World = AsyncDisposable & {
  readonly store: Store
  readonly place: string
  /** Milliseconds; tests set it. */
  now: number
  /** How many ids of changes have been given out. */
  readonly changes: () => number
  /** Closes the store and opens it again on the same data. */
  readonly reopen: () => Promise<void>
  /** Makes the account, with a root key of its own. */
  readonly addAccount: (account: string) => Promise<void>
  /** The version of the account's configuration that guards show. */
  readonly versionOf: (account: string) => number
  /** Reads the versions again, after a test has changed the configuration. */
  readonly refresh: () => Promise<void>
  readonly guard: (overrides?: Overrides) => Guard
  readonly nonce: (name: string, signedAt?: number) => Nonce
  readonly change: (overrides?: Partial<ChangeHeader>) => ChangeHeader
  readonly setting: (
    targets: readonly ResourceTarget[],
    tags: readonly StoredTag[],
    o?: SetOverrides,
  ) => SetTags
  readonly removing: (
    targets: readonly ResourceTarget[],
    keys: KeySelection,
    o?: RemoveOverrides,
  ) => RemoveTags
  readonly putting: (resources: readonly Put[], o?: PutOverrides) => PutResources
  readonly deregistering: (targets: readonly ResourceTarget[], o?: RemoveOverrides) => DeregisterResources
  readonly set: (
    targets: readonly ResourceTarget[],
    tags: readonly StoredTag[],
    o?: SetOverrides,
  ) => Promise<readonly TagOutcome[]>
  readonly remove: (
    targets: readonly ResourceTarget[],
    keys: KeySelection,
    o?: RemoveOverrides,
  ) => Promise<readonly TagOutcome[]>
  readonly put: (resources: readonly Put[], o?: PutOverrides) => Promise<readonly PutOutcome[]>
  readonly deregister: (
    targets: readonly ResourceTarget[],
    o?: RemoveOverrides,
  ) => ReturnType<Store['deregisterResources']>
  readonly describe: (
    targets: readonly ResourceTarget[],
    account?: string,
  ) => Promise<readonly (RegisteredResource | undefined)[]>
  /** All pages one after the other. */
  readonly find: (query?: FindOverrides) => Promise<readonly RegisteredResource[]>
  readonly foundPage: (query?: FindOverrides) => Promise<FoundPage>
  readonly read: (
    targets: readonly ResourceTarget[],
    account?: string,
  ) => Promise<readonly (StoredResource | undefined)[]>
  /** The tags of one resource as `key=value`; undefined for an unknown one. */
  readonly tagsOf: (target: ResourceTarget, account?: string) => Promise<readonly string[] | undefined>
  /** All pages one after the other. */
  readonly list: (query?: ListOverrides) => Promise<readonly StoredResource[]>
  readonly page: (query?: ListOverrides & { readonly after?: Position }) => Promise<ResourcePage>
  /** All pages of the keys, or of the values of a key, one after the other. */
  readonly texts: (query?: TextsOverrides) => Promise<readonly string[]>
  readonly textPage: (query?: TextsOverrides & { readonly after?: readonly string[] }) => Promise<TagTextPage>
  readonly configuration: (account?: string) => Promise<ConfigSnapshot>
  readonly changeNamed: (id: string, account?: string) => Promise<Change>
  /** The id of the change that last touched the resource: a call that changes nothing records it. */
  readonly latestChange: (target: ResourceTarget, account?: string) => Promise<string | undefined>
  /** Brings the indexes up to date. */
  readonly settle: () => Promise<void>
  /** Clears away what has expired by now. */
  readonly sweep: () => Promise<void>
}

export type ListOverrides = {
  readonly account?: string
  readonly home?: string
  readonly category?: 'Custom' | 'System'
  readonly limit?: number
}
export type TextsOverrides = Partial<Omit<ListTagTexts, 'guard' | 'now' | 'after'>> & {
  readonly account?: string
}
export type FindOverrides = Partial<Omit<FindResources, 'guard'>> & { readonly account?: string }
type Position = { readonly type: string; readonly id: string }

let places = 0

/** `original`: a world on whose data the store was made, with these accounts; this one goes on where that one is. */
export async function openWorld(
  openStore: OpenStore,
  accounts: readonly string[],
  original?: World,
): Promise<World> {
  const place = `place-${++places}`
  const clock = { now: original?.now ?? START }
  const open = () => openStore({ place, unusedTagDelay: UNUSED_TAG_DELAY, now: () => clock.now })
  let store = await open()
  const versions = new Map<string, number>()
  let changes = original?.changes() ?? 0

  const refresh = async () => {
    for (const account of versions.keys())
      versions.set(account, (await store.readConfig(account, -1))?.version ?? -1)
  }
  const versionOf = (account: string) => versions.get(account) ?? 0
  const guard = ({ account = ALICE, configVersion, nonce }: Overrides = {}): Guard => ({
    account,
    configVersion: configVersion ?? versionOf(account),
    ...(nonce && { nonce }),
  })
  const change = (overrides: Partial<ChangeHeader> = {}): ChangeHeader => ({
    id: `019aa1b2-0000-7000-8000-${(++changes).toString(16).padStart(12, '0')}`,
    at: clock.now,
    principals: [`acs:ram::${ALICE}:root`],
    source: '192.0.2.1',
    operation: 'tag:Test',
    ...overrides,
  })
  const conditions = ({ whenMoved, whenRefused, idempotency }: Conditions) => ({
    ...(whenMoved && { whenMoved }),
    ...(whenRefused && { whenRefused }),
    ...(idempotency && { idempotency }),
  })
  const registering = ({ quota = 20, quotaOfType, registrationTags }: Registering) => ({
    quota,
    ...(quotaOfType && { quotaOfType }),
    ...(registrationTags && { registrationTags }),
  })
  const setting: World['setting'] = (resources, tags, o = {}) => ({
    ...{ guard: guard(o), change: change(o.change), resources, tags },
    ...{ register: o.register ?? true, replacing: o.replacing ?? false },
    ...registering(o),
    ...conditions(o),
  })
  const removing: World['removing'] = (resources, keys, o = {}) => ({
    ...{ guard: guard(o), change: change(o.change), resources, keys },
    ...conditions(o),
  })
  const putting: World['putting'] = (resources, o = {}) => ({
    ...{ guard: guard(o), change: change(o.change), ...registering(o) },
    resources: resources.map((resource) => ({ facts: {}, ...resource })),
    ...(o.register !== 'never' && { register: o.register ?? 'call' }),
    ...conditions(o),
  })
  const deregistering: World['deregistering'] = (resources, o = {}) => ({
    ...{ guard: guard(o), change: change(o.change), resources },
    ...conditions(o),
  })
  const foundPage: World['foundPage'] = ({ account = ALICE, limit = 100, ...rest } = {}) =>
    store.findResources({ guard: guard({ account }), limit, ...rest })
  const page: World['page'] = ({ account = ALICE, home = HOME, limit = 100, category, after } = {}) =>
    store.listResources({
      ...{ guard: guard({ account }), home, limit },
      ...(category && { category }),
      ...(after && { after }),
    })
  const textPage: World['textPage'] = ({ account = ALICE, home = HOME, limit = 100, ...rest } = {}) =>
    store.listTagTexts({ guard: guard({ account }), home, limit, now: clock.now, ...rest })
  const read: World['read'] = async (targets, account = ALICE) =>
    (await store.readResources(guard({ account }), targets)).map((resource) => resource && plain(resource))

  const addAccount = async (account: string) => {
    await store.putRoot({ account, keyId: `key-of-${account}`, sealedSecret: 'sealed' }, clock.now)
    versions.set(account, 0)
    await refresh()
  }
  const changeNamed: World['changeNamed'] = async (id, account = ALICE) => {
    const found = await store.readChange(account, id)
    if (!found) throw new Error(`There is no change ${id}`)
    return found
  }
  if (original) for (const account of accounts) versions.set(account, original.versionOf(account))
  else for (const account of accounts) await addAccount(account)

  return {
    get store() {
      return store
    },
    get now() {
      return clock.now
    },
    set now(time) {
      clock.now = time
    },
    changes: () => changes,
    async reopen() {
      await store[Symbol.asyncDispose]()
      store = await open()
    },
    ...{ place, addAccount, versionOf, refresh, guard, change, setting, removing, read, page, textPage },
    ...{ putting, deregistering, foundPage },
    nonce: (name, signedAt = clock.now) => ({
      signedAt,
      hash: createHash('sha256').update(name).digest().subarray(0, 8),
    }),
    set: (targets, tags, o) => store.setTags(setting(targets, tags, o)),
    remove: (targets, keys, o) => store.removeTags(removing(targets, keys, o)),
    put: (resources, o) => store.putResources(putting(resources, o)),
    deregister: (targets, o) => store.deregisterResources(deregistering(targets, o)),
    describe: async (targets, account = ALICE) =>
      (await store.describeResources(guard({ account }), targets)).map((one) => one && described(one)),
    async find(query) {
      const resources: RegisteredResource[] = []
      for (let after: readonly string[] | undefined; ; ) {
        const { resources: some, next } = await foundPage({ ...query, ...(after && { after }) })
        resources.push(...some.map(described))
        if (!next) return resources
        assert.notDeepEqual(next, after, 'A page ends where it began')
        after = next
      }
    },
    async tagsOf(target, account) {
      const [resource] = await read([target], account)
      return resource?.tags.map(({ key, value }) => `${key}=${value}`)
    },
    async list(query) {
      const resources: StoredResource[] = []
      for (let after: Position | undefined; ; ) {
        const { resources: some, next } = await page({ ...query, ...(after && { after }) })
        resources.push(...some.map(plain))
        if (!next) return resources
        assert.notDeepEqual(next, after, 'A page ends where it began')
        after = next
      }
    },
    async texts(query) {
      const texts: string[] = []
      for (let after: readonly string[] | undefined; ; ) {
        const { texts: some, next } = await textPage({ ...query, ...(after && { after }) })
        texts.push(...some)
        if (!next) return texts
        assert.notDeepEqual(next, after, 'A page ends where it began')
        after = next
      }
    },
    async configuration(account = ALICE) {
      const snapshot = await store.readConfig(account, -1)
      if (!snapshot) throw new Error(`There is no account ${account}`)
      return snapshot
    },
    changeNamed,
    async latestChange(target, account = ALICE) {
      const command = removing([target], ['no such key'], { account })
      await store.removeTags(command)
      return (await changeNamed(command.change.id, account)).resources[0]?.previous
    },
    settle: () => untilDone(() => store.maintain('all')),
    sweep: () => untilDone(() => store.sweep(clock.now)),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

/** Piece after piece, as long as more is waiting. */
async function untilDone(piece: () => Promise<boolean>): Promise<void> {
  for (let pieces = 0; await piece(); pieces++) assert.ok(pieces < 10_000, 'There is no end to it')
}

/** What the port promises of a resource, without what an implementation may add. */
export function plain({ region, type, id, home, version, group, tags }: StoredResource): StoredResource {
  return { region, type, id, home, version, group, tags }
}

/** As `plain`, of all that is known of a resource. */
export function described(resource: RegisteredResource): RegisteredResource {
  const { name, createdBy, relations, attributes, registeredBy, registeredAt } = resource
  return { ...plain(resource), name, createdBy, relations, attributes, registeredBy, registeredAt }
}
