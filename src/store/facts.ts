import { sortedByBytes } from '../core/order.ts'
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
  return sortedByBytes(Object.entries(attributes), ([name]) => name)
}

export function unpackAttributes(packed: readonly (readonly [name: string, value: string])[]) {
  return Object.fromEntries(packed)
}

/** Facts that are not wanted otherwise stay. */
export function withFacts(facts: ResourceFacts, wanted: Partial<ResourceFacts>): FactsEdit {
  const differing: Record<string, Fact> = {}
  const before: Record<string, Fact> = {}
  const after: Record<string, Fact> = {}
  for (const name of names) {
    const next = wanted[name]
    if (next === undefined) continue
    const [text, nextText] = [textOf(facts[name]), textOf(next)]
    if (text === nextText) continue
    differing[name] = next
    if (text !== '') before[name] = facts[name]
    if (nextText !== '') after[name] = next
  }
  return { facts: { ...facts, ...differing }, before, after }
}

type Fact = ResourceFacts[(typeof names)[number]]

/** The same of facts that say the same, empty of empty ones. */
function textOf(fact: Fact): string {
  if (typeof fact === 'string') return fact
  const packed = isRelations(fact) ? packRelations(fact) : packAttributes(fact)
  return packed.length === 0 ? '' : JSON.stringify(packed)
}

function isRelations(fact: Exclude<Fact, string>): fact is ResourceFacts['relations'] {
  return Array.isArray(fact)
}
