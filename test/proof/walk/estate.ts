import type { ResourceType } from '../../../src/catalog/resource-type.ts'
import { compareBytes } from '../../../src/core/order.ts'
import type { Tag } from '../../../src/core/tag.ts'

export type Named = { readonly type: ResourceType; readonly id: string }

/** The tags of resources, as plain maps hold them. */
export class Estate {
  readonly #tags = new Map<string, Map<string, string>>()

  has(resource: Named): boolean {
    return this.#tags.has(nameOf(resource))
  }

  carries(resource: Named, key: string): boolean {
    return this.#tags.get(nameOf(resource))?.has(key) ?? false
  }

  /** Whether the tags would make too many of a resource. */
  overfills(resource: Named, tags: readonly Tag[], quota: number): boolean {
    const present = this.#tags.get(nameOf(resource)) ?? new Map<string, string>()
    const added = tags.filter(({ key }) => !present.has(key)).length
    return added > 0 && present.size + added > quota
  }

  set(resource: Named, tags: readonly Tag[]): void {
    const present = this.#tags.get(nameOf(resource)) ?? new Map<string, string>()
    for (const { key, value } of tags) present.set(key, value)
    this.#tags.set(nameOf(resource), present)
  }

  /** A tag without a value goes whatever its value; without tags all go. */
  remove(
    resource: Named,
    tags: readonly { readonly key: string; readonly value?: string }[] | undefined,
  ): void {
    const present = this.#tags.get(nameOf(resource))
    if (!tags) present?.clear()
    for (const { key, value } of tags ?? []) {
      if (value === undefined || present?.get(key) === value) present?.delete(key)
    }
  }

  /** As `key=value` in byte order of the keys; undefined for an unknown resource. */
  tagsOf(resources: readonly Named[]): readonly (readonly string[] | undefined)[] {
    return resources.map((resource) => {
      const tags = this.#tags.get(nameOf(resource))
      return tags && [...tags].sort(([a], [b]) => compareBytes(a, b)).map(([key, value]) => `${key}=${value}`)
    })
  }
}

function nameOf({ type, id }: Named): string {
  return `${type.name}/${id}`
}
