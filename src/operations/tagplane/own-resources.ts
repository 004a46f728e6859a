import { findResourceType } from '../../catalog/catalog.ts'
import { formatArn } from '../../core/arn.ts'
import { MAX_TAGS_PER_RESOURCE } from '../../core/tag.ts'
import type { ResourceTarget, Store } from '../../store/store.ts'
import type { Call } from '../operation.ts'

/** Resources that this API makes itself, which carry tags like any others. */
type OwnType = 'resourcegroup' | 'Folder' | 'account'

const PRODUCT = 'rm'

/** The ARN of one of them, as ListResources shows it. */
export function ownArn(account: string, type: OwnType, id: string): string {
  const [home = ''] = typeOf(type).homes
  return formatArn({ product: PRODUCT, region: home, account, type, id })
}

/**
 * Registers what the call is about to write into the configuration, before it does: an id that no configuration names
 * does no harm. The nonce is for the verb that writes the configuration, and is looked at first, lest a replay leaves anything.
 */
export async function registerOwn(
  store: Store,
  call: Call,
  { type, id, name }: { readonly type: OwnType; readonly id: string; readonly name: string },
): Promise<void> {
  const { guard, sideChange } = call
  const { account, configVersion } = guard
  await store.check(guard)
  await store.putResources({
    ...{ guard: { account, configVersion }, change: sideChange(), quota: MAX_TAGS_PER_RESOURCE },
    ...{ register: 'product', resources: [{ ...targetOf(type, id), facts: { name } }] },
  })
}

/** Takes out of the estate what the call has taken out of the configuration, of which `configVersion` is the new version. */
export async function deregisterOwn(
  store: Store,
  { guard, sideChange }: Call,
  configVersion: number,
  resources: readonly { readonly type: OwnType; readonly id: string }[],
): Promise<void> {
  if (resources.length === 0) return
  await store.deregisterResources({
    ...{ guard: { account: guard.account, configVersion }, change: sideChange() },
    resources: resources.map(({ type, id }) => targetOf(type, id)),
  })
}

function targetOf(type: OwnType, id: string): ResourceTarget {
  const { name, homes } = typeOf(type)
  return { region: '', type: name, id, home: homes[0] ?? '' }
}

function typeOf(type: OwnType) {
  const found = findResourceType(PRODUCT, type)
  if (!found) throw new Error(`The catalogue has no ${PRODUCT}:${type}`)
  return found
}
