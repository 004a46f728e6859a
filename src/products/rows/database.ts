import { json, productApi, single, types } from '../family.ts'
import { onlyList, pairs, whole } from '../list-rows.ts'
import { bareEnd } from '../paging.ts'

/** Of Redis and MongoDB, which have published the same errors. */
const instanceWords = {
  unknownType: 'KvstoreResourceType',
  badResource: 'KvstoreResourceId',
  tooManyResources: 'KvstoreTooManyResources',
  badKey: 'KvstoreTagKey',
  badValue: 'KvstoreTagValue',
  notFound: 'KvstoreNotFound',
} as const

const describeTags = {
  ...{ ...onlyList, list: 'DescribeTags', type: 'ResourceType?', paging: bareEnd() },
  listForm: { per: 'key', at: 'Tags', entry: { TagKey: 'key', TagValues: 'values' } },
} as const

/** Databases. */
export const database = [
  productApi('R-kvstore', '2015-01-01', { words: instanceWords }, [
    { types: types('kvstore', 'INSTANCE'), paging: bareEnd() },
    { ...describeTags, types: types('kvstore', 'INSTANCE') },
  ]),
  productApi('Dds', '2015-12-01', { hosts: ['mongodb'], words: instanceWords }, [
    { types: types('dds', 'INSTANCE'), paging: bareEnd() },
    { ...describeTags, types: types('dds', 'INSTANCE') },
  ]),
  productApi('polardb', '2017-08-01', {}, [{ types: types('polardb', 'cluster'), paging: bareEnd() }]),
  productApi('polardbx', '2020-02-02', {}, [
    { types: types('polardbx', 'PolarDBXInstance') },
    {
      ...{ ...onlyList, list: 'DescribeTags', type: false, ids: single('DBInstanceName') },
      ...{ keyOfList: 'TagKey?', paging: whole, limits: { resources: 1 } },
      types: types('polardbx', 'PolarDBXInstance'),
      listForm: { per: 'tag', at: 'TagInfos', entry: { ...pairs, DBInstanceIds: 'ids' } },
    },
  ]),
  productApi('adb', '2019-03-15', {}, [{ types: types('adb', 'ALIYUN::ADB::CLUSTER') }]),
  productApi('gpdb', '2016-05-03', {}, [
    { types: types('gpdb', 'instance ALIYUN::GPDB::INSTANCE') },
    {
      ...{ untag: 'UntagSupabaseProject', tag: 'TagSupabaseProject', list: false },
      types: types('gpdb', 'instance ALIYUN::GPDB::INSTANCE'),
    },
    {
      ...{ ...onlyList, list: 'DescribeTags', paging: whole },
      types: types('gpdb', 'instance ALIYUN::GPDB::INSTANCE'),
      listForm: { per: 'tag', at: 'Tags', entry: pairs },
    },
  ]),
  productApi('Drds', '2019-01-23', {}, [{ types: types('drds', 'INSTANCE'), answer: { Success: true } }]),
  productApi('Dts', '2020-01-01', {}, [
    {
      type: 'ResourceType?',
      types: types('dts', 'ALIYUN::DTS::INSTANCE'),
      answer: { Success: true, ErrCode: '', ErrMessage: '' },
    },
  ]),
  // HBase comes first where neither Host nor parameters tell the two apart: Cassandra is sold no more.
  productApi('HBase', '2017-01-15', {}, [{ types: types('hbase', 'cluster') }]),
  productApi('HBase', '2019-01-01', {}, [
    { untag: 'UnTagResources', type: false, types: types('hbase', 'cluster') },
    {
      ...{ ...onlyList, list: 'ListTags', type: false, paging: whole },
      types: types('hbase', 'cluster'),
      listForm: { per: 'tag', at: 'Tags.Tag', entry: pairs },
    },
  ]),
  productApi('Cassandra', '2019-01-01', {}, [
    { untag: 'UnTagResources', type: false, types: types('cassandra', 'cluster') },
  ]),
  productApi('hitsdb', '2020-06-15', {}, [
    { region: 'RegionId?', types: types('hitsdb', 'INSTANCE'), listForm: 'plain', paging: bareEnd() },
  ]),
  productApi('clickhouse', '2019-11-11', {}, [
    { types: types('clickhouse', 'DBCLUSTER'), listForm: 'plain', paging: bareEnd() },
  ]),
  productApi('clickhouse', '2023-05-22', { evidence: 'terraform' }, [
    { types: types('clickhouse', 'EnterpriseDBCluster'), all: false },
  ]),
  productApi('selectdb', '2023-05-22', {}, [{ list: false, types: types('selectdb', 'DBInstance') }]),
  productApi('cddc', '2020-03-20', { evidence: 'terraform' }, [
    { types: types('cddc', 'DEDICATEDHOST'), all: false },
  ]),
  productApi('gdb', '2019-09-03', { hosts: ['gdb-api'] }, [{ types: types('gds', 'instance') }]),
  productApi('Tablestore', '2020-12-09', {}, [
    {
      ...{ region: 'RegionId?', ids: json('ResourceIds'), keys: json('TagKeys'), tags: json('Tags') },
      ...{ requestIdField: 'requestId', listForm: 'plain' },
      types: types('ots', 'instance ALIYUN::OTS::INSTANCE'),
      routes: {
        untag: { method: 'POST', path: '/v2/openapi/untagresources' },
        tag: { method: 'POST', path: '/v2/openapi/tagresources' },
        list: { method: 'GET', path: '/v2/openapi/listtagresources' },
      },
    },
  ]),
].flat()
