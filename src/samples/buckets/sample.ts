import type { Endpoint } from '../../core/endpoint.ts'
import type { Sample, SampleCall } from '../call.ts'
import { type BucketCall, bucketCall } from './bucket-call.ts'
import { cliBucketSample } from './cli.ts'
import { goBucketSample } from './go.ts'
import { javaBucketSample } from './java.ts'
import { pythonBucketSample } from './python.ts'
import { typescriptBucketSample } from './typescript.ts'

type Writer = (call: SampleCall, endpoint: Endpoint) => Sample | undefined

/** A program of an official client of OSS. */
function written(write: (call: BucketCall) => Sample): Writer {
  return (call, endpoint) => {
    const read = bucketCall(call, endpoint)
    return read && write(read)
  }
}

export const bucketWriters = {
  typescript: written(typescriptBucketSample),
  python: written(pythonBucketSample),
  java: written(javaBucketSample),
  go: written(goBucketSample),
  cli: cliBucketSample,
} as const
