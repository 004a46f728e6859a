import { findResourceType } from '../../catalog/catalog.ts'
import { formatArn } from '../../core/arn.ts'
import { MAX_TAGS_PER_RESOURCE } from '../../core/tag.ts'
import { type ResourceTarget, StaleGuard, type Store } from '../../store/store.ts'
import type { Call } from '../operation.ts'

/** Resources that this API makes itself, which carry tags like any others. */
type OwnType = 'resourcegroup' | 'Folder' | 'account'

const PRODUCT = 'rm'
/** Resources that one verb takes. */
const MAX_PIECE = 1_000

/** The ARN of one of them, as ListResources shows it. */
export function ownArn(account: string, type: OwnType, id: string): string {
  const [home = ''] = typeOf(type).homes
  return formatArn({ product: PRODUCT, region: home, account, type, id })
}

type Own = { readonly type: OwnType; readonly id: string }

/**
 * Registers what the call is about to write into the configuration, before it does: an id that no configuration names
 * does no harm. The nonce is for the verb that writes the configuration, and is looked at first, lest a replay leaves anything.
 */
export async function registerOwn(
  store: Store,
  { guard, sideChange }: Call,
  { type, id, name, account = guard.account }: Own & { readonly name: string; readonly account?: string },
): Promise<void> {
  await store.check(guard)
  const configVersion = account === guard.account ? guard.configVersion : await versionOf(store, account)
  await store.putResources({
    ...{ guard: { account, configVersion }, change: sideChange(), quota: MAX_TAGS_PER_RESOURCE },
    ...{ register: 'product', resources: [{ ...targetOf(type, id), facts: { name } }] },
  })
}

/** Takes out of the estate what the call has taken out of the configuration; whatever else moves meanwhile. */
export async function deregisterOwn(
  store: Store,
  { sideChange }: Call,
  account: string,
  all: readonly Own[],
): Promise<void> {
  const resources = all.map(({ type, id }) => targetOf(type, id))
  while (resources.length > 0) {
    const guard = { account, configVersion: await versionOf(store, account) }
    const piece = resources.slice(0, MAX_PIECE)
    try {
      await store.deregisterResources({ guard, change: sideChange(), resources: piece })
      resources.splice(0, piece.length)
    } catch (error) {
      if (!(error instanceof StaleGuard)) throw error
    }
  }
}

async function versionOf(store: Store, account: string): Promise<number> {
  return (await store.readConfig(account, -1))?.version ?? -1
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
