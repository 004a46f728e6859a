import { randomBytes, randomUUID } from 'node:crypto'
import { createRequestIds } from '../src/core/request-id.ts'
import type { ChangeHeader, Guard, ResourceTarget } from '../src/store/store.ts'
import { ACCOUNT } from './protocol.ts'

export function targetOf(id: string): ResourceTarget {
  return { region: 'cn-hangzhou', home: 'cn-hangzhou', type: 'ecs:instance', id }
}

/** What a call passes to a writing verb beside its resources, as the service would, nonce included. */
export function createHeaders(
  configVersion: number,
): (operation: string) => { readonly guard: Guard; readonly change: ChangeHeader } {
  const newChangeId = createRequestIds(Date.now, randomUUID)
  let nonce = randomBytes(8).readBigUInt64BE()
  return (operation) => {
    const hash = Buffer.alloc(8)
    hash.writeBigUInt64BE((++nonce * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn)
    const now = Date.now()
    return {
      guard: { account: ACCOUNT, configVersion, nonce: { signedAt: now, hash } },
      change: {
        id: newChangeId(),
        at: now,
        principals: [`acs:ram::${ACCOUNT}:root`],
        source: '127.0.0.1',
        operation,
      },
    }
  }
}
