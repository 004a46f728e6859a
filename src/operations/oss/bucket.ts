import { findResourceType } from '../../catalog/catalog.ts'
import { isRegion } from '../../catalog/region.ts'
import type { Denial } from '../../core/permit.ts'
import { optionalString, string } from '../../shape/shapes.ts'
import type { Guard } from '../../store/store.ts'
import type { NamedResource } from '../../tagging/outcome.ts'
import type { Tagging } from '../../tagging/tagging.ts'
import type { Refusal } from '../../tagging/write-whole.ts'
import type { Address, Fail } from '../operation.ts'

export const OSS_VERSION = '2019-05-17'
/** Stands for the tags of a bucket, wherever a request names it. */
export const BUCKET_TAGGING = '/{Bucket}/?tagging'

const NAME = /^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/

const bucketType = findResourceType('oss', 'bucket')

export const bucketParameters = {
  Bucket: string({
    doc: 'The bucket, as the first label of the host or the first segment of the path. 3 to 63 lower-case letters, digits and hyphens.',
    example: 'invoices',
    required: 'InvalidBucketName',
    accept: (name) => NAME.test(name),
    invalid: 'InvalidBucketName',
  }),
  Region: optionalString({
    doc: 'The region that the host names, as in oss-cn-hangzhou.aliyuncs.com, or a signature of version 4. Without either, that of the bucket.',
    example: 'cn-hangzhou',
  }),
} as const

export const bucketErrors = [
  'InvalidBucketName',
  'OssInvalidArgument',
  'OssAccessDenied',
  'NoSuchBucket',
  'InvalidTag',
  'OperationConflict',
] as const

export function addressOf(method: string): Address {
  return { hosts: ['oss'], route: { method, path: BUCKET_TAGGING }, recognizes: () => false }
}

/** What the operations ask for: that of their own name, on the bucket, which is decided together with the tags it has. */
export function bucketAccess(action: string, level: 'read' | 'update' | 'delete') {
  return {
    level,
    resource: 'acs:oss:{Region}:{Account}:{Bucket}',
    conditionKeys: ['*'],
    denied: 'OssAccessDenied',
    related: [`oss:${action}`],
    request: () => [],
  } as const
}

type Named = { readonly Bucket: string; readonly Region: string | undefined }
type Ending = Fail<(typeof bucketErrors)[number]>

export function checkRegion({ Region }: Named, fail: Ending): void {
  if (Region !== undefined && !isRegion(Region)) fail('OssInvalidArgument', `${Region} is not a region.`)
}

export function locateBucket(
  tagging: Tagging,
  guard: Guard,
  { Bucket, Region }: Named,
): Promise<readonly NamedResource[]> {
  if (!bucketType) throw new Error('The catalogue has no buckets')
  return tagging.locate(guard, bucketType, [Bucket], Region)
}

type Ends = { readonly fail: Ending; readonly deny: (denial: Denial) => never }

/** Ends the call in the words of OSS. */
export function refuse(refusal: Refusal, { fail, deny }: Ends): never {
  switch (refusal.reason) {
    case 'denied':
      return deny(refusal.denial)
    case 'protected':
      return fail('OssAccessDenied')
    case 'not-found':
      return fail('NoSuchBucket')
    case 'over-quota':
      return fail('InvalidTag', 'The bucket would have more tags than it may.')
    case 'moved':
      return fail('OperationConflict')
    case 'dry-run':
      throw new Error('A call of OSS is never a rehearsal')
  }
}
