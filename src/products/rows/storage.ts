import { json, productApi, single, types } from '../family.ts'
import { keysAndValues, whole } from '../list-rows.ts'

const plain = { listForm: 'plain' } as const

/** Disks and files. */
export const storage = [
  productApi('NAS', '2017-06-26', {}, [
    { region: 'RegionId?', types: types('nas', 'filesystem') },
    {
      ...{ untag: 'RemoveTags', tag: 'AddTags', list: false, region: 'RegionId?', type: false },
      ...{ ids: single('FileSystemId'), removes: 'tags', limits: { resources: 1, keys: 10 } },
      types: types('nas', 'filesystem'),
      missingIsFine: true,
    },
  ]),
  productApi('ebs', '2021-07-30', {}, [
    {
      types: types(
        'ebs',
        'dedicatedblockstoragecluster diskreplicapair diskreplicagroup EnterpriseSnapshotPolicy solutioninstance',
      ),
      ...plain,
    },
  ]),
  productApi('DBFS', '2020-04-18', {}, [
    {
      ...{ untag: 'DeleteTagsBatch', tag: 'AddTagsBatch', list: false, type: false },
      ...{ ids: json('DbfsList'), tags: json('Tags'), removes: 'tags' },
      types: types('dbfs', 'dbfs'),
    },
    ...keysAndValues(
      {
        ...{ region: 'RegionId?', type: false, types: types('dbfs', 'dbfs') },
        ...{ keyOfList: 'TagKey', paging: whole },
      },
      {
        keys: { per: 'key', at: 'TagKeys', entry: 'key' },
        values: { per: 'value', at: 'TagValues', entry: 'value' },
      },
    ),
  ]),
  productApi('hbr', '2017-09-08', { evidence: 'terraform' }, [
    { list: false, region: 'RegionId?', types: types('hbr', 'vault'), all: false },
  ]),
  productApi('sgw', '2018-05-11', {}, [
    { types: types('hcs_sgw', 'gateway') },
    {
      ...{ untag: 'RemoveTagsFromGateway', tag: 'AddTagsToGateway', list: false, type: false },
      ...{ ids: single('GatewayId'), tags: json('Tags'), removes: 'tags', limits: { resources: 1 } },
      types: types('hcs_sgw', 'gateway'),
    },
  ]),
  productApi('Sls', '2020-12-30', { hosts: ['log'] }, [
    {
      ...{
        type: 'resourceType',
        ids: json('resourceId'),
        keys: json('tags'),
        tags: json('tags'),
        all: 'all',
      },
      region: 'RegionId?',
      types: types('log', 'project logstore dashboard machinegroup logtailconfig'),
      limits: { resources: 1 },
      ...plain,
      listNames: 'camel',
      routes: {
        untag: { method: 'POST', path: '/untag' },
        tag: { method: 'POST', path: '/tag' },
        list: { method: 'GET', path: '/tags' },
      },
    },
  ]),
].flat()
