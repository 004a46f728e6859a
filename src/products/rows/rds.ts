import { comma, flat, json, productApi, single, types } from '../family.ts'

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
])
