import type {
  DeregisterResources,
  PutOutcome,
  PutResources,
  RegisteredResource,
  Registration,
  ResourceFacts,
} from '../../src/store/estate.ts'
import { NO_FACTS } from '../../src/store/facts.ts'
import type {
  RemoveTags,
  ResourceChange,
  ResourceKey,
  ResourceTarget,
  SetTags,
  StoredResource,
  StoredTag,
  TagOutcome,
} from '../../src/store/store.ts'
import { differingFacts, differingTags, goes, isOverQuota, type TagWish } from './model-edits.ts'
import { plain } from './world.ts'

/** A resource as plain maps hold it, also after it has gone. */
export type ModelResource = {
  readonly account: string
  target: ResourceTarget
  /** Whether it is in the estate. */
  there: boolean
  version: number
  readonly tags: Map<string, StoredTag>
  facts: ResourceFacts
  registeredBy: Registration
  registeredAt: number
  lastChange: string
  changedAt: number
}

export type Command = SetTags | RemoveTags | PutResources | DeregisterResources
export type Recorded = { readonly at: number; readonly resources: readonly ResourceChange[] }

/** What a command is to do to one of its resources; undefined: it goes. */
type Wish = TagWish & {
  readonly facts?: Partial<ResourceFacts>
  readonly register: Registration | undefined
}

/** What a store should hold and record: the port's words over plain maps, one command after the other. */
export class Model {
  readonly resources = new Map<string, ModelResource>()

  /** Carries a command out; answers the record that the store should keep of it. */
  apply(command: Command): Recorded {
    const { account } = command.guard
    const all = command.resources.map((target) => this.resources.get(keyOf(account, target)))
    // Of a name that another home has, nothing is seen.
    const seen = all.map((one, i) =>
      one?.there && one.target.home !== command.resources[i]?.home ? undefined : one,
    )
    const at = Math.max(command.change.at, ...seen.map((one) => one?.changedAt ?? 0))
    const resources = command.resources.map((target, i) => {
      const taken = all[i] !== seen[i]
      return this.#touch(command, target, { resource: seen[i], taken, wish: wishOf(command, i), at })
    })
    return { at, resources }
  }

  /** A resource that is or was there, under whatever home. */
  named(account: string, key: ResourceKey): ModelResource | undefined {
    return this.resources.get(keyOf(account, key))
  }

  find(account: string, target: ResourceTarget): ModelResource | undefined {
    const resource = this.resources.get(keyOf(account, target))
    return resource?.there && resource.target.home === target.home ? resource : undefined
  }

  read(account: string, target: ResourceTarget): StoredResource | undefined {
    const resource = this.describe(account, target)
    return resource && plain(resource)
  }

  describe(account: string, target: ResourceTarget): RegisteredResource | undefined {
    const resource = this.find(account, target)
    return resource && registered(resource)
  }

  /** All resources of an account. */
  all(account: string): readonly RegisteredResource[] {
    return [...this.resources.values()].filter((one) => one.there && one.account === account).map(registered)
  }

  /** All tagged resources of a home, in byte order of type and id. */
  list(account: string, home: string): readonly StoredResource[] {
    return this.all(account)
      .filter((one) => one.home === home && one.tags.length > 0)
      .map(plain)
      .sort((a, b) => byBytes(a.type, b.type) || byBytes(a.id, b.id))
  }

  #touch(
    command: Command,
    target: ResourceTarget,
    found: { resource: ModelResource | undefined; taken: boolean; wish: Wish | undefined; at: number },
  ): ResourceChange {
    const { resource, wish, at } = found
    const { region, type, id, home } = target
    const outcome = outcomeOf(target, found)
    const previous = resource && { previous: resource.lastChange }
    const known = { ...(resource?.there && { version: resource.version }), ...previous }
    const result = { ...{ region, type, id, home, outcome }, before: [], after: [] }
    if (outcome !== 'done') return { ...result, ...known }

    const { account } = command.guard
    const state = resource ?? newResource(account, target)
    const was = { there: state.there, tags: new Map(state.tags), facts: state.facts }
    this.#carryOut(state, wish, target)
    const tags = differingTags(was.tags, state.tags)
    const facts = differingFacts(was.facts, state.facts)
    if (was.there === state.there && !tags && !facts) return { ...result, ...known }
    Object.assign(state, { version: state.version + 1, lastChange: command.change.id, changedAt: at })
    if (!was.there && state.there) Object.assign(state, { registeredBy: wish?.register, registeredAt: at })
    this.resources.set(keyOf(account, target), state)
    return {
      ...{ ...result, ...tags, ...previous, version: state.version },
      ...(facts && { facts }),
      ...(was.there !== state.there && { existence: state.there ? 'registered' : 'deregistered' }),
    }
  }

  #carryOut(state: ModelResource, wish: Wish | undefined, target: ResourceTarget): void {
    state.there = wish !== undefined
    state.target = target
    if (!wish) {
      state.tags.clear()
      state.facts = NO_FACTS
      return
    }
    for (const tag of [...state.tags.values()].filter(goes(wish))) state.tags.delete(tag.key)
    for (const tag of wish.tags ?? []) state.tags.set(tag.key, tag)
    state.facts = { ...state.facts, ...wish.facts }
  }
}

/** What the store should have answered for a resource that `putResources` was called with. */
export function putOutcome({ outcome, existence, before, after, facts }: ResourceChange): PutOutcome {
  if (outcome !== 'done') return outcome
  if (existence) return 'registered'
  return before.length + after.length > 0 || facts ? 'changed' : 'unchanged'
}

/** A record with its tags in one order, so that two of them can be compared. */
export function inOrder({ before, after, ...rest }: ResourceChange): ResourceChange {
  return { ...rest, before: before.toSorted(byKey), after: after.toSorted(byKey) }
}

export function isPut(command: Command): command is PutResources {
  return 'quota' in command && !('keys' in command) && !('tags' in command)
}

function wishOf(command: Command, i: number): Wish | undefined {
  if ('keys' in command) return { keys: command.keys, register: undefined }
  if ('tags' in command)
    return {
      ...{ tags: command.tags, quota: command.quota, replacing: command.replacing ?? false },
      register: command.register ? 'tagging' : undefined,
    }
  if (!isPut(command)) return undefined
  const { facts = {}, tags = [] } = command.resources[i] ?? {}
  return { facts, tags, quota: command.quota, register: command.register }
}

function outcomeOf(
  target: ResourceTarget,
  { resource, taken, wish }: { resource: ModelResource | undefined; taken: boolean; wish: Wish | undefined },
): TagOutcome {
  if (taken) return 'not-found'
  const version = resource?.there ? resource.version : 0
  if (target.expectedVersion !== undefined && target.expectedVersion !== version) return 'moved'
  if (!resource?.there && !wish?.register) return 'not-found'
  const present = [...(resource?.tags.keys() ?? [])]
  return isOverQuota(wish ?? {}, present) ? 'over-quota' : 'done'
}

function newResource(account: string, target: ResourceTarget): ModelResource {
  return {
    ...{ account, target, there: false, version: 0, tags: new Map(), facts: NO_FACTS },
    ...{ registeredBy: 'tagging', registeredAt: 0, lastChange: '', changedAt: 0 },
  }
}

function registered({ target, tags, version, facts, registeredBy, registeredAt }: ModelResource) {
  const { region, type, id, home } = target
  const sorted = [...tags.values()].sort(byKey)
  return { region, type, id, home, version, tags: sorted, ...facts, registeredBy, registeredAt }
}

function keyOf(account: string, { region, type, id }: ResourceKey): string {
  return JSON.stringify([account, region, type, id])
}

function byKey(a: StoredTag, b: StoredTag): number {
  return byBytes(a.key, b.key)
}

export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
