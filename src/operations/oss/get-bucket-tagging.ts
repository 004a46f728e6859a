import { operation } from '../operation.ts'
import { array, object, text } from '../response.ts'
import {
  addressOf,
  bucketAccess,
  bucketErrors,
  bucketParameters,
  checkRegion,
  locateBucket,
  OSS_VERSION,
  refuse,
} from './bucket.ts'

const tag = object('A tag.', {
  Key: text('The key.', 'owner'),
  Value: text('The value.', 'blue'),
})

export const getBucketTagging = operation({
  api: 'Oss',
  version: OSS_VERSION,
  action: 'GetBucketTagging',
  summary: 'Answers the tags of a bucket.',
  description: 'GET /?tagging. Tags of the system are not among them; ListTagResources has them.',
  address: addressOf('GET'),
  answers: 'document',
  parameters: bucketParameters,
  response: {
    Tagging: object('The document.', {
      TagSet: object('The tags; empty when there are none.', {
        Tag: array('The tags, in byte order of their keys.', tag),
      }),
    }),
  },
  errors: [...bucketErrors],
  access: bucketAccess('GetBucketTagging', 'read'),
  check: ({ input, fail }) => checkRegion(input, fail),
  async handle({ input, call, tagging, fail, deny }) {
    const resources = await locateBucket(tagging, call.guard, input)
    const found = await tagging.readTags({ call, resources, action: 'GetBucketTagging' })
    if ('reason' in found) return refuse(found, { fail, deny })
    const bucket = found[0] ?? fail('NoSuchBucket')
    const custom = bucket.tags.filter(({ category }) => category === 'Custom')
    return { Tagging: { TagSet: { Tag: custom.map(({ key, value }) => ({ Key: key, Value: value })) } } }
  },
  examples: [
    {
      name: 'The tags of a bucket',
      parameters: { Bucket: 'invoices', Region: 'cn-hangzhou' },
      response: { Tagging: { TagSet: { Tag: [{ Key: 'owner', Value: 'blue' }] } } },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
