import { findResourceType } from '../../catalog/catalog.ts'
import { formatArn } from '../../core/arn.ts'
import { FOLDER, MEMBER } from '../../core/directory.ts'
import { RESOURCE_GROUP } from '../../core/resource-groups.ts'
import { type ResourceTarget, StaleGuard, type Store } from '../../store/store.ts'
import { registrationTags } from '../created-by.ts'
import type { Call } from '../operation.ts'
import { settingsOf } from '../settings.ts'

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

/** What says in the configuration that they are there. */
const KINDS = { resourcegroup: RESOURCE_GROUP, Folder: FOLDER, account: MEMBER } as const

/**
 * Brings the estate of an account in line with its configuration, right after a call has changed that: what it names is registered,
 * what it does not is taken out. It looks at the configuration as it is by then, so that calls at the same time end alike.
 */
export async function settleOwn(
  store: Store,
  { sideChange, caller }: Call,
  {
    account,
    type,
    ids,
  }: { readonly account: string; readonly type: OwnType; readonly ids: readonly string[] },
): Promise<void> {
  for (let left = ids; left.length > 0; ) {
    const piece = left.slice(0, MAX_PIECE)
    const config = (await store.readConfig(account, -1)) ?? { version: -1, documents: [] }
    const named = config.documents.filter(({ kind }) => kind === KINDS[type])
    const names = new Map(named.map(({ name, value }) => [name, (value as { readonly name: string }).name]))
    const { there = [], gone = [] } = Object.groupBy(piece, (id) => (names.has(id) ? 'there' : 'gone'))
    const guard = { account, configVersion: config.version }
    try {
      if (there.length > 0) {
        const resources = there.map((id) => ({ ...targetOf(type, id), facts: { name: names.get(id) ?? '' } }))
        const settings = settingsOf(config)
        await store.putResources({
          ...{ guard, change: sideChange(), resources, register: 'product' },
          ...{ quota: settings.tagQuotas.usual, registrationTags: registrationTags(caller, settings) },
        })
      }
      if (gone.length > 0) {
        const resources = gone.map((id) => targetOf(type, id))
        await store.deregisterResources({ guard, change: sideChange(), resources })
      }
      left = left.slice(piece.length)
    } catch (error) {
      if (!(error instanceof StaleGuard)) throw error
    }
  }
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
