import type { WireParameters } from '../form/values.ts'

export type TagChange = {
  readonly key: string
  readonly kind: 'added' | 'changed' | 'removed' | 'same' | 'absent'
  readonly from?: string
  readonly to?: string
}

/** What a call of the Tag API would do to one resource that it names. */
export type PlannedResource = {
  readonly arn: string
  /** Whether it carries tags now. */
  readonly found: boolean
  readonly changes: readonly TagChange[]
}

export type TaggedResource = {
  readonly ResourceARN: string
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[]
}

/** The resources in their order, each with what becomes of the tags that the call names. */
export function plannedChanges(
  action: string,
  parameters: WireParameters,
  there: readonly TaggedResource[],
): readonly PlannedResource[] {
  const current = new Map(there.map(({ ResourceARN, Tags }) => [ResourceARN, Tags]))
  return valuesOf(parameters, 'ResourceARN').map((arn) => {
    const tags =
      current.get(arn) ?? [...current].find(([other]) => isSame(arn, other, parameters['RegionId']))?.[1]
    const values = new Map((tags ?? []).map(({ Key, Value }) => [Key, Value]))
    const changes =
      action === 'TagResources' ? settings(values, parameters['Tags'] ?? '') : removals(values, parameters)
    return { arn, found: tags !== undefined, changes }
  })
}

function removals(values: ReadonlyMap<string, string>, parameters: WireParameters): readonly TagChange[] {
  return valuesOf(parameters, 'TagKey').map((key) => {
    const from = values.get(key)
    return from === undefined ? { key, kind: 'absent' } : { key, kind: 'removed', from }
  })
}

function settings(values: ReadonlyMap<string, string>, tags: string): readonly TagChange[] {
  return Object.entries(pairsIn(tags)).map(([key, to]) => {
    const from = values.get(key)
    if (from === undefined) return { key, kind: 'added', to }
    return from === to ? { key, kind: 'same', from } : { key, kind: 'changed', from, to }
  })
}

function pairsIn(json: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(json) as Readonly<Record<string, string>>
  } catch {
    return {}
  }
}

/** `*` stands for the region and account of the call; a product and type may have other names, an id has one. */
function isSame(written: string, listed: string, region = ''): boolean {
  const [own, other] = [written.split(':'), listed.split(':')]
  const [, , , ownRegion = '', ownAccount = '', ...ownRest] = own
  const [, , , otherRegion = '', otherAccount = '', ...otherRest] = other
  const sameRegion = [otherRegion, '*', ''].includes(ownRegion) || otherRegion === '' || ownRegion === region
  const sameAccount = ownAccount === otherAccount || ownAccount === '*'
  return sameRegion && sameAccount && idOf(ownRest) === idOf(otherRest)
}

function idOf(rest: readonly string[]): string {
  const text = rest.join(':')
  return text.slice(text.indexOf('/') + 1)
}

function valuesOf(parameters: WireParameters, name: string): readonly string[] {
  return Object.entries(parameters)
    .filter(([key]) => key.startsWith(`${name}.`))
    .map(([, value]) => value)
}
