import { json, productApi, single, types } from '../family.ts'
import { pairs } from '../list-rows.ts'
import { byNumber } from '../paging.ts'

const legacy = {
  type: false,
  types: types('slb', 'instance'),
  ids: single('LoadBalancerId'),
  tags: json('Tags'),
  removes: 'tags',
  words: {
    noTags: 'SlbMissingTags',
    badResource: 'SlbNotFound',
    notFound: 'SlbNotFound',
    tooManyTags: 'SlbQuota',
    badKey: 'SlbTagKey',
    badValue: 'SlbTagValue',
    notYours: 'SlbNoPermission',
    overQuota: 'SlbQuota',
  },
} as const

/** Classic Load Balancer. */
export const slb = productApi('Slb', '2014-05-15', {}, [
  {
    types: types('slb', 'instance certificate acl listener vservergroup masterslaveservergroup'),
    limits: { resources: 20, keyLength: 64 },
  },
  {
    ...legacy,
    ...{ untag: 'RemoveTags', tag: 'AddTags', list: false },
    limits: { resources: 1, keys: 5, keyLength: 64, tagsPerResource: 10 },
  },
  {
    ...legacy,
    ...{ untag: false, tag: false, list: 'DescribeTags', distinctKeys: 'DistinctKey' },
    limits: { resources: 1, keys: 5, keyLength: 64 },
    paging: byNumber(50, 100),
    listForm: {
      ...{ per: 'tag', at: 'TagSets.TagSet' },
      entry: { ...pairs, InstanceCount: 'resource-count' },
    },
  },
])
