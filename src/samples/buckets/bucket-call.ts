import { type Endpoint, isCloud } from '../../core/endpoint.ts'
import { regionOf, type SampleCall } from '../call.ts'
import { type BucketTag, tagsOf } from './tagging-document.ts'

/** A call on the tags of a bucket, as the official clients of OSS take it. */
export type BucketCall = {
  readonly action: string
  readonly bucket: string
  readonly region: string
  readonly address: string
  /** A name without dots cannot have the bucket before it on a server of one's own. */
  readonly bucketInPath: boolean
  readonly does:
    | { readonly verb: 'get' }
    | { readonly verb: 'put'; readonly tags: readonly BucketTag[] }
    | { readonly verb: 'delete'; readonly keys: string | undefined }
}

/** The call of an operation of OSS; undefined for a document that the clients have no way to send. */
export function bucketCall(call: SampleCall, endpoint: Endpoint): BucketCall | undefined {
  const { action, parameters } = call
  const does = deedOf(call)
  return (
    does && {
      ...{ action, does, bucket: parameters['Bucket'] ?? '', region: regionOf(call) },
      ...{ address: `${endpoint.protocol}://${endpoint.host}`, bucketInPath: !isCloud(endpoint) },
    }
  )
}

function deedOf({ action, parameters }: SampleCall): BucketCall['does'] | undefined {
  if (action.startsWith('Get')) return { verb: 'get' }
  if (action.startsWith('Delete')) return { verb: 'delete', keys: parameters['TagKeys'] || undefined }
  const tags = tagsOf(parameters['Tagging'] ?? '')
  return tags && { verb: 'put', tags }
}
