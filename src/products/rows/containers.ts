import { json, productApi, types } from '../family.ts'
import { bareEnd } from '../paging.ts'

const saeWords = {
  noRegion: 'SaeInvalidParameter',
  noType: 'SaeInvalidParameter',
  noResources: 'SaeInvalidParameter',
  noKeys: 'SaeInvalidParameter',
  noTags: 'SaeInvalidParameter',
  unknownType: 'SaeResourceType',
} as const

/** Containers, functions and applications. */
export const containers = [
  productApi('CS', '2015-12-15', { hosts: ['ack'] }, [
    {
      ...{ region: 'region_id', type: 'resource_type', all: 'all' },
      ...{ ids: json('resource_ids'), keys: json('tag_keys'), tags: json('tags') },
      ...{ types: types('cs', 'CLUSTER'), list: false },
      routes: { untag: { method: 'DELETE', path: '/tags' }, tag: { method: 'PUT', path: '/tags' } },
    },
    {
      ...{ untag: false, tag: false, region: 'region_id', type: 'resource_type', listNames: 'snake' },
      ...{ ids: json('resource_ids'), tags: json('tags'), types: types('cs', 'CLUSTER') },
      requestIdField: 'request_id',
      routes: { list: { method: 'GET', path: '/tags' } },
    },
  ]),
  productApi('cr', '2018-12-01', {}, [{ types: types('cr', 'Instance'), limits: { resources: 20 } }]),
  productApi('FC', '2023-03-30', { hosts: ['fcv3'] }, [
    {
      ...{ region: 'RegionId?', ids: json('ResourceId'), keys: json('TagKey'), tags: json('Tag') },
      ...{ limits: { keys: 50 }, listForm: 'plain', paging: 'Limit' },
      types: types('fc', 'function'),
      routes: {
        untag: { method: 'DELETE', path: '/2023-03-30/tags-v2' },
        tag: { method: 'POST', path: '/2023-03-30/tags-v2' },
        list: { method: 'GET', path: '/2023-03-30/tags-v2' },
      },
    },
  ]),
  productApi('FC-Open', '2021-04-06', { hosts: ['fc'], evidence: 'metadata' }, [
    {
      ...{
        untag: 'UntagResource',
        tag: 'TagResource',
        list: false,
        region: 'RegionId?',
        type: false,
        all: false,
      },
      ...{ keys: json('tagKeys'), tags: json('tags'), limits: { resources: 1 } },
      ids: { ...json('resourceArn'), arnPrefix: 'services/' },
      types: types('fc', 'service'),
      routes: {
        untag: { method: 'PUT', path: '/2021-04-06/tag' },
        tag: { method: 'POST', path: '/2021-04-06/tag' },
      },
    },
  ]),
  productApi('Edas', '2017-08-01', {}, [
    {
      ...{ region: 'ResourceRegionId', all: 'DeleteAll', answer: { Code: 200, Message: 'success' } },
      ...{ ids: json('ResourceIds'), keys: json('TagKeys'), tags: json('Tags'), limits: { resources: 20 } },
      types: types('edas', 'application cluster ALIYUN::EDAS::APPLICATION ALIYUN::EDAS::CLUSTER'),
      routes: {
        untag: { method: 'DELETE', path: '/pop/v5/tag/tags' },
        tag: { method: 'POST', path: '/pop/v5/tag/tags' },
        list: { method: 'GET', path: '/pop/v5/tag/tags' },
      },
    },
  ]),
  productApi('sae', '2019-05-06', { words: saeWords }, [
    {
      ...{ ids: json('ResourceIds'), keys: json('TagKeys'), tags: json('Tags'), all: 'DeleteAll' },
      ...{ answer: { Code: '200', Message: 'success', Success: true }, listWithin: 'Data' },
      ...{ listForm: 'plain', paging: bareEnd() },
      types: types('sae', 'application'),
      routes: {
        untag: { method: 'DELETE', path: '/tags' },
        tag: { method: 'POST', path: '/tags' },
        list: { method: 'GET', path: '/tags' },
      },
    },
  ]),
].flat()
