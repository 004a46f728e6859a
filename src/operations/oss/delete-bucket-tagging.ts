import { categoryOf } from '../../core/tag.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
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

export const deleteBucketTagging = operation({
  api: 'Oss',
  version: OSS_VERSION,
  action: 'DeleteBucketTagging',
  summary: 'Takes tags off a bucket: all, or some keys.',
  description:
    'DELETE /?tagging takes off all of them, DELETE /?tagging=k1,k2 these keys. A key that the bucket does not carry is no error, nor is a bucket without tags. Tags of the system stay.',
  address: addressOf('DELETE'),
  answers: 'document',
  parameters: {
    ...bucketParameters,
    TagKeys: optionalString({
      doc: 'The value of the parameter tagging: keys, with commas between them. Without it, all. A key with a comma goes with all or not at all.',
      example: 'owner,env',
    }),
  },
  response: {},
  errors: [...bucketErrors],
  access: bucketAccess('DeleteBucketTagging', 'delete'),
  check: ({ input, fail }) => {
    checkRegion(input, fail)
    if (input.TagKeys === undefined) return { keys: 'all' as const }
    const keys = [...new Set(input.TagKeys.split(',').filter((key) => key !== ''))]
    if (keys.length === 0) fail('OssInvalidArgument', 'The parameter tagging names no key.')
    const system = keys.find((key) => categoryOf(key) === 'System')
    if (system !== undefined) fail('InvalidTag', `The key ${system} belongs to the system.`)
    return { keys }
  },
  async handle({ input, checked, call, settings, tagging, fail, deny }) {
    const refusal = await tagging.removeTagsWhole({
      ...{ call, resources: await locateBucket(tagging, call.guard, input), keys: checked.keys },
      ...{ action: 'DeleteBucketTagging', protectedKeys: settings.protectedTagKeys },
      ...{ missing: 'refused', dryRun: false },
    })
    if (refusal) refuse(refusal, { fail, deny })
    return {}
  },
  examples: [
    {
      name: 'One key',
      parameters: { Bucket: 'invoices', Region: 'cn-hangzhou', TagKeys: 'owner' },
      response: {},
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
