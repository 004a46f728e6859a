import { comma, json, productApi, types } from '../family.ts'
import { listForms } from '../list-form.ts'
import { onlyList, pairs, whole } from '../list-rows.ts'

const bodyLists = {
  ids: json('resourceId'),
  keys: json('tagKey'),
  tags: json('tag'),
  type: 'resourceType',
} as const

/** As most products list, but in another field. */
const results = { ...listForms.plain, at: 'result' }

function everywhere(path: string) {
  return {
    untag: { method: 'DELETE', path },
    tag: { method: 'POST', path },
    list: { method: 'GET', path },
  }
}

/** Search, streams and large data. */
export const analytics = [
  productApi('elasticsearch', '2017-06-13', { words: { notFound: 'ElasticsearchNotFound' } }, [
    {
      ...{ region: 'RegionId?', ids: json('ResourceIds'), keys: json('TagKeys'), tags: json('Tags') },
      types: types('elasticsearch', 'INSTANCE ALIYUN::ELASTICSEARCH::INSTANCE'),
      ram: { untag: 'RemoveTags', tag: 'CreateTags', list: 'ListTagResource' },
      routes: everywhere('/openapi/tags'),
      paging: 'Size',
    },
    {
      ...{ ...onlyList, list: 'ListTags', region: 'RegionId?', type: 'resourceType?', paging: whole },
      types: types('elasticsearch', 'INSTANCE ALIYUN::ELASTICSEARCH::INSTANCE'),
      listForm: { per: 'tag', at: 'Result', entry: pairs },
      routes: { list: { method: 'GET', path: '/openapi/tags/all-tags' } },
    },
  ]),
  productApi('OpenSearch', '2017-12-25', {}, [
    {
      ...bodyLists,
      ...{ region: 'RegionId?', all: 'all', requestIdField: 'requestId' },
      ...{ listForm: results, listNames: 'camel' },
      types: types('opensearch', 'ProductVersion'),
      routes: everywhere('/v4/openapi/resource-tags'),
    },
  ]),
  productApi('searchengine', '2021-10-25', {}, [
    {
      ...bodyLists,
      ...{ region: 'RegionId?', all: 'all', requestIdField: 'requestId' },
      ...{ listForm: results, listNames: 'camel' },
      types: types('searchengine', 'instance'),
      routes: everywhere('/openapi/ha3/resource-tags'),
    },
  ]),
  productApi('Emr', '2016-04-08', {}, [{ list: false, types: types('emr', 'cluster') }]),
  productApi('Emr', '2021-03-20', {}, [
    {
      ...{ ids: 'ResourceIds', keys: 'TagKeys', tags: 'Tags', listForm: 'plain' },
      types: types('emr', 'cluster'),
      paging: 'MaxResults',
    },
  ]),
  productApi('foas', '2018-11-11', {}, [
    {
      ...{ list: false, ids: json('ResourceIds'), keys: json('TagKeys'), tags: json('Tags') },
      types: types('foas', 'cluster'),
      routes: {
        untag: { method: 'DELETE', path: '/api/v2/cluster/tags' },
        tag: { method: 'POST', path: '/api/v2/cluster/tags' },
      },
    },
  ]),
  ...['2019-06-01', '2021-10-28'].map((version) =>
    productApi('foasconsole', version, {}, [
      {
        types: types('flinkasi', 'vvpinstance'),
        listForm: 'plain',
        answer: { Code: '200', Message: 'success', Success: true },
      },
    ]),
  ),
  productApi('Hologram', '2022-06-01', {}, [
    {
      ...{ list: false, type: false, region: 'RegionId?', all: false },
      ...{ ids: json('resourceIds'), keys: json('tagKeys'), tags: json('tags') },
      types: types('hologram', 'INSTANCE'),
      answer: { HttpStatusCode: '200', Success: 'true' },
      routes: {
        untag: { method: 'POST', path: '/api/v1/tag/unTag' },
        tag: { method: 'POST', path: '/api/v1/tag' },
      },
    },
  ]),
  productApi('MaxCompute', '2022-01-04', { evidence: 'terraform' }, [
    {
      ...{ ids: comma('ResourceId'), keys: comma('TagKey'), tags: json('Tag'), all: false },
      types: types('maxcompute', 'project'),
      routes: everywhere('/tags'),
    },
  ]),
  ...(
    [
      ['milvus', '2023-10-12'],
      ['starrocks', '2022-10-19'],
    ] as const
  ).map(([product, version]) =>
    productApi(product, version, {}, [
      {
        ...{ untag: 'UnTagResources', list: false },
        ...{ ids: json('ResourceId'), keys: json('TagKey'), tags: json('Tag'), region: 'RegionId?' },
        types: types(product, 'instance'),
        routes: {
          untag: { method: 'DELETE', path: '/webapi/tags' },
          tag: { method: 'POST', path: '/webapi/tags' },
        },
      },
    ]),
  ),
  productApi('openanalytics-open', '2018-06-19', { hosts: ['openanalytics'] }, [
    { types: types('openanalytics', 'instance') },
  ]),
  productApi('dataworks-public', '2020-05-18', { hosts: ['dataworks'], evidence: 'terraform' }, [
    { types: types('dataworks', 'project dwresourcegroup'), all: false },
  ]),
  productApi('dataworks-public', '2024-05-18', { hosts: ['dataworks'] }, [
    {
      ...{ untag: 'UnTagDataAssets', tag: 'TagDataAssets', list: false },
      ...{ region: 'RegionId?', type: 'DataAssetType', ids: json('DataAssetIds'), tags: json('Tags') },
      ...{ removes: 'tags', answer: { Success: true } },
      types: types('dataworks', 'ACS::DataWorks::Table ACS::DataWorks::Task'),
    },
  ]),
].flat()
