import { type Product, product } from '../product.ts'

export const storage: readonly Product[] = [
  product('cbs', { tagOperations: 'none-known' }, ['backupplan']),
  product('dbfs', { evidence: 'product-api', untag: ['DeleteTagsBatch'], tag: ['AddTagsBatch'] }, ['dbfs']),
  product('ebs', {}, [
    'dbsc',
    'dedicatedblockstoragecluster',
    'diskreplicagroup',
    'diskreplicapair',
    { type: 'enterprisesnapshotpolicy', evidence: 'resource-center' },
    'group',
    'pair',
    { type: 'solutioninstance', evidence: 'terraform' },
  ]),
  product('hbr', { evidence: 'documented' }, ['client', 'hanainstance', 'vault']),
  product('hcs_sgw', { evidence: 'documented', ramCode: 'hcs-sgw' }, ['gateway']),
  product(
    'nas',
    { evidence: 'documented', untag: ['UntagResources', 'RemoveTags'], tag: ['TagResources', 'AddTags'] },
    ['filesystem'],
  ),
  product(
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
  ),
]
