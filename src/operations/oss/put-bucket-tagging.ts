import { categoryOf, isTagKey, isTagValue, type Tag, USUAL_TAG_QUOTA } from '../../core/tag.ts'
import { string } from '../../shape/shapes.ts'
import { tagQuota } from '../../tagging/quotas.ts'
import { type Fail, operation } from '../operation.ts'
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
import { parseTagging } from './tagging-xml.ts'

const MAX_KEY_BYTES = 64
const MAX_VALUE_BYTES = 128

export const putBucketTagging = operation({
  api: 'Oss',
  version: OSS_VERSION,
  action: 'PutBucketTagging',
  summary: 'Replaces the tags of a bucket.',
  description:
    'PUT /?tagging. The tags of the document are the only ones that the bucket has afterwards; tags of the system stay. They are the tags that the Tag API shows.',
  address: addressOf('PUT'),
  answers: 'document',
  parameters: {
    ...bucketParameters,
    Tagging: string({
      doc: 'The body: <Tagging><TagSet><Tag><Key>…</Key><Value>…</Value></Tag>…</TagSet></Tagging>.',
      example: '<Tagging><TagSet><Tag><Key>owner</Key><Value>blue</Value></Tag></TagSet></Tagging>',
      required: 'MalformedXml',
    }),
  },
  response: {},
  errors: [...bucketErrors, 'MalformedXml'],
  access: bucketAccess('PutBucketTagging', 'update'),
  check: ({ input, settings, fail }) => {
    checkRegion(input, fail)
    const tags = parseTagging(input.Tagging) ?? fail('MalformedXml')
    checkTags(tags, Math.max(tagQuota(settings.tagQuotas, 'oss:bucket'), USUAL_TAG_QUOTA), fail)
    return { tags }
  },
  async handle({ input, checked, call, settings, tagging, fail, deny }) {
    const refusal = await tagging.setTagsWhole({
      ...{ call, resources: await locateBucket(tagging, call.guard, input), tags: checked.tags },
      ...{ action: 'PutBucketTagging', protectedKeys: settings.protectedTagKeys },
      ...{ replacing: true, dryRun: false, most: undefined },
    })
    if (refusal) refuse(refusal, { fail, deny })
    return {}
  },
  examples: [
    {
      name: 'One tag, the only one from now on',
      parameters: {
        Bucket: 'invoices',
        Region: 'cn-hangzhou',
        Tagging: '<Tagging><TagSet><Tag><Key>owner</Key><Value>blue</Value></Tag></TagSet></Tagging>',
      },
      response: {},
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})

function checkTags(tags: readonly Tag[], most: number, fail: Fail<'InvalidTag'>): void {
  if (tags.length > most) fail('InvalidTag', `A bucket has at most ${most} tags.`)
  const keys = tags.map(({ key }) => key)
  const again = keys.find((key, i) => keys.indexOf(key) !== i)
  if (again !== undefined) fail('InvalidTag', `The key ${again} is there twice.`)
  for (const { key, value } of tags) {
    if (!isTagKey(key) || categoryOf(key) === 'System' || bytes(key) > MAX_KEY_BYTES) {
      fail('InvalidTag', `The key ${key} cannot be one.`)
    }
    if (!isTagValue(value) || bytes(value) > MAX_VALUE_BYTES) {
      fail('InvalidTag', `The value of ${key} cannot be one.`)
    }
  }
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}
