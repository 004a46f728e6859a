import { comma, flat, json, productApi, single, types } from '../family.ts'
import { onlyList, pairs, whole } from '../list-rows.ts'
import { sized } from '../paging.ts'

const legacy = {
  type: false,
  types: types('rds', 'INSTANCE'),
  tags: [
    { ...json('Tags'), max: 10 },
    { ...flat('Tag'), max: 5 },
  ],
  removes: 'tags',
  words: { badResource: 'DbInstanceNotFound', notFound: 'DbInstanceNotFound' },
} as const

/** Relational databases. */
export const rds = productApi('Rds', '2014-08-15', {}, [
  { types: types('rds', 'INSTANCE Custom CustomDisk') },
  {
    ...legacy,
    ...{ untag: 'RemoveTagsFromResource', tag: false, list: false },
    ids: single('DBInstanceId'),
    limits: { resources: 1, keys: 10 },
  },
  {
    ...legacy,
    ...{ untag: false, tag: 'AddTagsToResource', list: false },
    ids: comma('DBInstanceId'),
    limits: { resources: 30, keys: 10, tagsPerResource: 10 },
  },
  {
    ...legacy,
    ...{ untag: false, tag: false, list: 'DescribeTags', type: 'ResourceType?' },
    ...{ ids: single('DBInstanceId'), tags: json('Tags'), paging: whole },
    limits: { resources: 1, keys: 10 },
    idsDecide: true,
    listForm: {
      ...{ per: 'tag', at: 'Items.TagInfos' },
      entry: { ...pairs, DBInstanceIds: { fields: { DBInstanceIds: 'ids' } } },
    },
  },
  {
    ...legacy,
    ...{ ...onlyList, list: 'DescribeDBInstanceByTags' },
    ids: single('DBInstanceId'),
    limits: { resources: 1 },
    paging: {
      ...{ by: 'number', page: 'PageNumber', size: sized('PageSize', 30) },
      shown: { page: 'PageNumber', found: 'PageRecordCount', total: 'TotalRecordCount' },
    },
    listForm: {
      ...{ per: 'resource', at: 'Items.DBInstanceTag' },
      entry: { DBInstanceId: 'id', Tags: { fields: { Tag: { tags: pairs } } } },
    },
  },
])
