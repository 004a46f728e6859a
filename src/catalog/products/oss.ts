import { product } from '../product.ts'

export const oss = product(
  'oss',
  {
    identity: 'global',
    evidence: 'documented',
    untag: ['DeleteBucketTagging'],
    tag: ['PutBucketTagging'],
    // What OSS says of a call on a bucket; the text about a bucket's ACL belongs to calls on objects.
    denial: { code: 'AccessDenied', message: 'The bucket you access does not belong to you.' },
  },
  [{ type: 'bucket', ramPath: '' }],
)
