import { compareBytes } from '../core/order.ts'
import type { Relation, ResourceFacts } from './estate.ts'

type PackedRelation = readonly [kind: string, region: string, type: string, id: string]

/** Facts as they are stored: empty ones are left out, attributes are in byte order of their names. */
export type PackedFacts = {
  readonly name?: string
  readonly group?: string
  readonly createdBy?: string
  readonly relations?: readonly PackedRelation[]
  readonly attributes?: readonly (readonly [name: string, value: string])[]
}

/** What a change makes of the facts: only those that differ are in `before` and `after`, and empty ones in neither. */
export type FactsEdit = {
  readonly facts: ResourceFacts
  readonly before: Partial<ResourceFacts>
  readonly after: Partial<ResourceFacts>
}

export const NO_FACTS: ResourceFacts = { name: '', group: '', createdBy: '', relations: [], attributes: {} }

const names = ['name', 'group', 'createdBy', 'relations', 'attributes'] as const

export function packFacts(facts: Partial<ResourceFacts>): PackedFacts {
  const { name, group, createdBy, relations = [], attributes = {} } = facts
  return {
    ...(name && { name }),
    ...(group && { group }),
    ...(createdBy && { createdBy }),
    ...(relations.length > 0 && { relations: packRelations(relations) }),
    ...(Object.keys(attributes).length > 0 && { attributes: packAttributes(attributes) }),
  }
}

export function unpackFacts({ relations, attributes, ...rest }: PackedFacts): Partial<ResourceFacts> {
  return {
    ...rest,
    ...(relations && { relations: unpackRelations(relations) }),
    ...(attributes && { attributes: unpackAttributes(attributes) }),
  }
}

export function packRelations(relations: ResourceFacts['relations']): readonly PackedRelation[] {
  return relations.map(({ kind, region, type, id }) => [kind, region, type, id])
}

export function unpackRelations(packed: readonly PackedRelation[]): readonly Relation[] {
  return packed.map(([kind, region, type, id]) => ({ kind, region, type, id }))
}

export function packAttributes(attributes: ResourceFacts['attributes']) {
  return Object.entries(attributes).sort(([a], [b]) => compareBytes(a, b))
}

export function unpackAttributes(packed: readonly (readonly [name: string, value: string])[]) {
  return Object.fromEntries(packed)
}

/** Facts that are not wanted otherwise stay. */
export function withFacts(facts: ResourceFacts, wanted: Partial<ResourceFacts>): FactsEdit {
  const [current, next] = [packFacts(facts), packFacts(wanted)]
  const differing = names.filter(
    (name) => wanted[name] !== undefined && JSON.stringify(current[name]) !== JSON.stringify(next[name]),
  )
  const pick = <T>(of: T) =>
    Object.fromEntries(differing.flatMap((name) => (name in Object(of) ? [[name, of[name as keyof T]]] : [])))
  return {
    facts: { ...facts, ...pick(wanted) },
    before: unpackFacts(pick(current)),
    after: unpackFacts(pick(next)),
  }
}
