import { fail } from '../core/error.ts'
import { type Claim, demand, parseTimestamp, type SignedRequest } from './claim.ts'
import { rpcV1Signing } from './doctor/rpc-v1.ts'
import { sameSignature } from './signature/compare.ts'
import { rpcV1Signature, rpcV1StringToSign } from './signature/rpc-v1.ts'

/** RPC signature version 1.0: everything is a parameter. */
export function verifyRpcV1(request: SignedRequest): Claim {
  const { method, parameters } = request
  if (parameters.get('SignatureType')) fail('InvalidSignatureMethod', parameters.get('SignatureType') ?? '')
  const keyId = demand(parameters.get('AccessKeyId'), 'MissingAccessKeyId')
  const given = demand(parameters.get('Signature'), 'MissingSignature')
  const algorithm = demand(parameters.get('SignatureMethod'), 'MissingSignatureMethod')
  const version = demand(parameters.get('SignatureVersion'), 'MissingSignatureVersion')
  if (algorithm.toUpperCase() !== 'HMAC-SHA1' || version !== '1.0') {
    fail('InvalidSignatureMethod', `${algorithm} with SignatureVersion ${version}`)
  }
  const nonce = demand(parameters.get('SignatureNonce'), 'MissingSignatureNonce')
  const signedAt = parseTimestamp(demand(parameters.get('Timestamp'), 'MissingTimestamp'))
  const token = parameters.get('SecurityToken')
  return {
    keyId,
    signedAt,
    nonce,
    ...(token && { token }),
    verify(secret) {
      const text = rpcV1StringToSign(method, parameters)
      if (!sameSignature(rpcV1Signature(secret, text), given, 'base64')) fail('SignatureDoesNotMatch', text)
    },
    signing: () => rpcV1Signing(request, given),
  }
}
