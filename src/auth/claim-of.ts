import { fail } from '../core/error.ts'
import type { Claim, SignedRequest } from './claim.ts'
import { verifyAcs3 } from './verify-acs3.ts'
import { verifyOss } from './verify-oss.ts'
import { verifyRoaV1 } from './verify-roa-v1.ts'
import { verifyRpcV1 } from './verify-rpc-v1.ts'

/** The window of the contract, either way: milliseconds. */
export const MAX_SKEW = 15 * 60 * 1000

/** What a request says of its signature, by the protocol that it uses. */
export function claimOf(request: SignedRequest): Claim {
  if (request.resource !== undefined) return verifyOss(request)
  const authorization = request.headers.get('authorization')
  if (authorization?.startsWith('ACS')) return verifyAcs3(request, authorization)
  if (authorization?.startsWith('acs ') && request.path !== '/') return verifyRoaV1(request, authorization)
  if (authorization) return fail('InvalidSignatureMethod', authorization.split(' ', 1)[0] ?? '')
  if (request.headers.has('x-acs-bearer-token')) return fail('InvalidSignatureMethod', 'BEARERTOKEN')
  return verifyRpcV1(request)
}
