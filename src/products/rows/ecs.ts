import { flat, productApi, single, types } from '../family.ts'

const legacyTypes =
  'instance disk snapshot image securitygroup volume eni ddh keypair launchtemplate reservedinstance snapshotpolicy'

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
    words: {
      unknownType: 'EcsLegacyResourceType',
      badResource: 'EcsLegacyResourceId',
      notFound: 'EcsLegacyResourceId',
      tooManyTags: 'EcsTagCount',
      overQuota: 'EcsTagCount',
    },
  },
])
