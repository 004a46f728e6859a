import { categoryOf } from '../../src/core/tag.ts'
import type {
  RemoveTags,
  ResourceChange,
  ResourceTarget,
  SetTags,
  StoredResource,
  StoredTag,
  TagOutcome,
} from '../../src/store/store.ts'

/** A resource as plain maps hold it. */
export type ModelResource = {
  readonly account: string
  readonly target: ResourceTarget
  version: number
  readonly tags: Map<string, StoredTag>
  lastChange: string
  changedAt: number
}

/** What a store should hold and record: the port's words over plain maps, one command after the other. */
export class Model {
  readonly resources = new Map<string, ModelResource>()

  /** Carries a command out; answers the record that the store should keep of it. */
  apply(command: SetTags | RemoveTags): {
    readonly at: number
    readonly resources: readonly ResourceChange[]
  } {
    const { account } = command.guard
    const found = command.resources.map((target) => this.find(account, target))
    const at = Math.max(command.change.at, ...found.map((resource) => resource?.changedAt ?? 0))
    const resources = command.resources.map((target, i) => this.#touch(command, target, found[i], at))
    return { at, resources }
  }

  find(account: string, target: ResourceTarget): ModelResource | undefined {
    const resource = this.resources.get(keyOf(account, target))
    return resource?.target.home === target.home ? resource : undefined
  }

  read(account: string, target: ResourceTarget): StoredResource | undefined {
    const resource = this.find(account, target)
    return resource && stored(resource)
  }

  /** All tagged resources of a home, in byte order of type and id. */
  list(account: string, home: string): readonly StoredResource[] {
    return [...this.resources.values()]
      .filter((one) => one.account === account && one.target.home === home && one.tags.size > 0)
      .map(stored)
      .sort((a, b) => byBytes(a.type, b.type) || byBytes(a.id, b.id))
  }

  #touch(
    command: SetTags | RemoveTags,
    target: ResourceTarget,
    resource: ModelResource | undefined,
    at: number,
  ): ResourceChange {
    const { region, type, id, home } = target
    const outcome = this.#outcome(command, target, resource)
    const result = { ...{ region, type, id, home, outcome }, before: [], after: [] }
    const known = resource && { version: resource.version, previous: resource.lastChange }
    if (outcome !== 'done') return { ...result, ...known }

    const { before, after } = differences(command, resource)
    if (before.length + after.length === 0) return { ...result, ...known }
    const account = command.guard.account
    const state = resource ?? { account, target, version: 0, tags: new Map(), lastChange: '', changedAt: 0 }
    for (const { key } of before) state.tags.delete(key)
    for (const tag of after) state.tags.set(tag.key, tag)
    const previous = state.lastChange
    Object.assign(state, { version: state.version + 1, lastChange: command.change.id, changedAt: at })
    this.resources.set(keyOf(account, target), state)
    return { ...result, before, after, version: state.version, ...(previous !== '' && { previous }) }
  }

  #outcome(
    command: SetTags | RemoveTags,
    target: ResourceTarget,
    resource: ModelResource | undefined,
  ): TagOutcome {
    const elsewhere = !resource && this.resources.has(keyOf(command.guard.account, target))
    if (elsewhere) return 'not-found'
    if (target.expectedVersion !== undefined && target.expectedVersion !== (resource?.version ?? 0))
      return 'moved'
    if (!('tags' in command)) return resource ? 'done' : 'not-found'
    if (!resource && !command.register) return 'not-found'
    return isOverQuota(command, [...(resource?.tags.keys() ?? [])]) ? 'over-quota' : 'done'
  }
}

function isOverQuota({ tags, quota, replacing }: SetTags, present: readonly string[]): boolean {
  const custom = (keys: readonly string[]) => keys.filter((key) => categoryOf(key) === 'Custom').length
  if (replacing) {
    const left = custom(tags.map(({ key }) => key))
    return left > quota && left > custom(present)
  }
  const added = custom(tags.map(({ key }) => key).filter((key) => !present.includes(key)))
  return added > 0 && custom(present) + added > quota
}

function differences(command: SetTags | RemoveTags, resource: ModelResource | undefined) {
  const tags = resource?.tags ?? new Map<string, StoredTag>()
  const present = (keys: readonly string[]) => keys.flatMap((key) => tags.get(key) ?? [])
  if (!('tags' in command))
    return { before: [...tags.values()].filter(goes(command.keys)).sort(byKey), after: [] }
  const after = command.tags.filter(({ key, value, origin }) => {
    const old = tags.get(key)
    return old?.value !== value || old.origin !== origin
  })
  const named = new Set(command.tags.map(({ key }) => key))
  const gone = [...tags.values()].filter(({ key }) => categoryOf(key) === 'Custom' && !named.has(key))
  const before = [...present(after.map(({ key }) => key)), ...(command.replacing ? gone : [])]
  return { before: before.sort(byKey), after: after.toSorted(byKey) }
}

function goes(keys: RemoveTags['keys']) {
  if (keys === 'all') return ({ key }: StoredTag) => categoryOf(key) === 'Custom'
  const names = new Set(
    keys.map((wanted) => (typeof wanted === 'string' ? wanted : `${wanted.key}=${wanted.value}`)),
  )
  return ({ key, value }: StoredTag) => names.has(key) || names.has(`${key}=${value}`)
}

/** A record with its tags in one order, so that two of them can be compared. */
export function inOrder({ before, after, ...rest }: ResourceChange): ResourceChange {
  return { ...rest, before: before.toSorted(byKey), after: after.toSorted(byKey) }
}

function stored({ target, version, tags }: ModelResource): StoredResource {
  const { region, type, id, home } = target
  return { region, type, id, home, version, tags: [...tags.values()].sort(byKey) }
}

function keyOf(account: string, { region, type, id }: ResourceTarget): string {
  return JSON.stringify([account, region, type, id])
}

function byKey(a: StoredTag, b: StoredTag): number {
  return byBytes(a.key, b.key)
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
