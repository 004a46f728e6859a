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
  const differing = names.filter((name) => {
    const next = wanted[name]
    return next !== undefined && textOf(facts[name]) !== textOf(next)
  })
  return {
    facts: { ...facts, ...pick(wanted, differing, () => true) },
    before: pick(facts, differing, isThere),
    after: pick(wanted, differing, isThere),
  }
}

type Fact = ResourceFacts[(typeof names)[number]]

function pick(
  of: Partial<ResourceFacts>,
  chosen: readonly (typeof names)[number][],
  accept: (fact: Fact) => boolean,
): Partial<ResourceFacts> {
  const picked: Record<string, Fact> = {}
  for (const name of chosen) {
    const fact = of[name]
    if (fact !== undefined && accept(fact)) picked[name] = fact
  }
  return picked
}

function isThere(fact: Fact): boolean {
  return textOf(fact) !== ''
}

/** The same of facts that say the same, empty of empty ones. */
function textOf(fact: Fact): string {
  if (typeof fact === 'string') return fact
  const packed = isRelations(fact) ? packRelations(fact) : packAttributes(fact)
  return packed.length === 0 ? '' : JSON.stringify(packed)
}

function isRelations(fact: Exclude<Fact, string>): fact is ResourceFacts['relations'] {
  return Array.isArray(fact)
}
