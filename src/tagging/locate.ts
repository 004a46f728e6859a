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
  const named = (id: string, at: string): NamedResource => ({
    ...{ arn: id, type },
    target: { region: keyRegion(type, at), type: type.name, id, home: homeOf(type, at) },
  })
  if (region !== undefined || type.identity === 'account') {
    return ids.map((id) => named(id, region ?? centralRegion))
  }
  const names = ids.map((id) => ({ type: type.name, id }))
  const homes = await store.locateResources({ account, configVersion }, names)
  return ids.map((id, i) => named(id, chosen(homes[i] ?? [])))
}

function chosen(homes: readonly string[]): string {
  return homes.includes(centralRegion) ? centralRegion : (homes[0] ?? centralRegion)
}
