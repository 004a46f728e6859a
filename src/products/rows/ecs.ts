import { flat, productApi, single, types } from '../family.ts'
import { onlyList, pairs } from '../list-rows.ts'
import { byNumber } from '../paging.ts'

const legacyTypes =
  'instance disk snapshot image securitygroup volume eni ddh keypair launchtemplate reservedinstance snapshotpolicy'

const legacyWords = {
  unknownType: 'EcsLegacyResourceType',
  badResource: 'EcsLegacyResourceId',
  notFound: 'EcsLegacyResourceId',
  tooManyTags: 'EcsTagCount',
  overQuota: 'EcsTagCount',
} as const

const counts = {
  ...{ Instance: { countOf: 'instance' }, Disk: { countOf: 'disk' }, Snapshot: { countOf: 'snapshot' } },
  ...{ Image: { countOf: 'image' }, Securitygroup: { countOf: 'securitygroup' } },
  ...{ Volume: { countOf: 'volume' }, Eni: { countOf: 'eni' }, Ddh: { countOf: 'ddh' } },
  ...{ KeyPair: { countOf: 'keypair' }, LaunchTemplate: { countOf: 'launchtemplate' } },
  ...{ ReservedInstance: { countOf: 'reservedinstance' }, SnapshotPolicy: { countOf: 'snapshotpolicy' } },
} as const

/** Elastic Compute Service. */
export const ecs = productApi('Ecs', '2014-05-26', {}, [
  {
    types: types(
      'ecs',
      `${legacyTypes} ddhcluster elasticityassurance capacityreservation command invocation imagecomponent snapshotgroup`,
    ),
    words: {
      noRegion: 'EcsMissingRegionId',
      noType: 'EcsMissingResourceType',
      noKeys: 'EcsMissingTags',
      noTags: 'EcsMissingTags',
    },
    tagOwners: true,
    tagFilters: 'TagFilter',
  },
  {
    ...{ untag: 'RemoveTags', tag: 'AddTags', list: false },
    types: types('ecs', legacyTypes),
    ids: single('ResourceId'),
    tags: flat('Tag'),
    removes: 'tags',
    limits: { resources: 1, keyLength: 64 },
    words: legacyWords,
  },
  {
    ...{ untag: false, tag: false, list: 'DescribeTags', type: 'ResourceType?' },
    types: types('ecs', legacyTypes),
    ids: single('ResourceId'),
    paging: byNumber(50, 100),
    listForm: {
      ...{ per: 'tag', at: 'Tags.Tag' },
      entry: { ...pairs, ResourceTypeCount: { fields: counts } },
    },
    limits: { resources: 1 },
    words: legacyWords,
  },
  {
    ...onlyList,
    ...{ list: 'DescribeResourceByTags', type: 'ResourceType?', tags: 'Tag' },
    types: types('ecs', legacyTypes),
    paging: byNumber(50, 100),
    listForm: {
      ...{ per: 'resource', at: 'Resources.Resource' },
      entry: { ResourceId: 'id', ResourceType: 'type', RegionId: 'region' },
    },
    words: legacyWords,
  },
])
