import { homeOf, keyRegion } from '../catalog/catalog.ts'
import { centralRegion } from '../catalog/region.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import type { Guard } from '../store/store.ts'
import type { NamedResource } from './outcome.ts'
import type { TaggingPorts } from './ports.ts'

/**
 * The resources that these ids mean. Where the call says no region, each is the one that is registered: the one of the
 * default region before others, and that one, too, where none is.
 */
export async function locate(
  { store }: Pick<TaggingPorts, 'store'>,
  { account, configVersion }: Guard,
  type: ResourceType,
  ids: readonly string[],
  region: string | undefined,
): Promise<readonly NamedResource[]> {
  if (region !== undefined || type.identity === 'account') {
    return ids.map((id) => named(type, id, region ?? centralRegion))
  }
  const names = ids.map((id) => ({ type: type.name, id }))
  const homes = await store.locateResources({ account, configVersion }, names)
  return ids.map((id, i) => named(type, id, chosen(homes[i] ?? [])))
}

/** The resources of any of these types that are registered in the region under one of the ids. */
export async function locateKnown(
  { store }: Pick<TaggingPorts, 'store'>,
  { account, configVersion }: Guard,
  types: readonly ResourceType[],
  ids: readonly string[],
  region: string,
): Promise<readonly NamedResource[]> {
  const resources = types.flatMap((type) => ids.map((id) => named(type, id, region)))
  const homes = await store.locateResources(
    { account, configVersion },
    resources.map(({ target: { type, id } }) => ({ type, id })),
  )
  return resources.filter(({ target }, i) => homes[i]?.includes(target.home))
}

function named(type: ResourceType, id: string, region: string): NamedResource {
  const target = { region: keyRegion(type, region), type: type.name, id, home: homeOf(type, region) }
  return { arn: id, type, target }
}

function chosen(homes: readonly string[]): string {
  return homes.includes(centralRegion) ? centralRegion : (homes[0] ?? centralRegion)
}
