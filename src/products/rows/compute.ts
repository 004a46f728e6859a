import { flat, json, productApi, types } from '../family.ts'
import { keysAndValues } from '../list-rows.ts'
import { bareEnd, sized } from '../paging.ts'

const plain = { listForm: 'plain' } as const

const essTexts = {
  types: types('ess', 'scalinggroup'),
  paging: { by: 'token', size: sized('PageSize', 10, 50), shown: { size: 'PageSize' } },
} as const
const oosTypes = types(
  'oos',
  'template parameter secretparameter stateconfiguration application patchbaseline',
)
const rosTypes = types('ros', 'stack stackgroup template templatescratch')
const nestTypes = types('computenest', 'service serviceinstance artifact dataset')
const supplierTypes = types('computenest', 'service serviceinstance artifact')

const armsTypes = types(
  'arms',
  `WEB APPLICATION PROMETHEUS SYNTHETICTASK ALERTRULE PROMETHEUSALERTRULE XTRACEAPP environment
   grafanaworkspace`,
)

/** Servers, desktops and what starts and moves them. */
export const compute = [
  productApi('Ess', '2014-08-28', {}, [
    { types: types('ess', 'scalinggroup') },
    ...keysAndValues(essTexts, {
      keys: { per: 'key', at: 'Keys.Key', entry: 'key' },
      values: { per: 'value', at: 'Values.Value', entry: 'value' },
    }),
  ]),
  productApi('Ess', '2022-02-22', {}, [
    { types: types('ess', 'scalinggroup'), ids: 'ResourceIds', keys: 'TagKeys', tags: 'Tags', ...plain },
    ...keysAndValues(essTexts),
  ]),
  productApi('Eci', '2018-08-08', {}, [
    { types: types('eci', 'ContainerGroup ImageCache DataCache VirtualNode'), paging: 'Limit', ...plain },
  ]),
  productApi('eais', '2019-06-24', {}, [{ types: types('eais', 'instance'), ...plain }]),
  productApi('ecd', '2020-09-30', {}, [{ types: types('gws', 'ALIYUN::GWS::INSTANCE'), ...plain }]),
  productApi('eds-aic', '2023-09-30', {}, [
    { region: 'RegionId?', types: types('eds-aic', 'ALIYUN::ACP::INSTANCE'), ...plain },
  ]),
  productApi('appstream-center', '2021-09-01', {}, [
    {
      ...{ untag: 'UntagCloudResources', tag: 'TagCloudResources', list: 'ListTagCloudResources' },
      ...{ region: 'RegionId?', ids: 'ResourceIds', keys: 'TagKeys', tags: 'Tags', all: false },
      types: types('appstream-center', 'AppInstanceGroupId'),
      category: 'Scope',
      failedField: 'FailedResources',
      paging: { by: 'token', size: sized('MaxResults', 50, 1000), shown: { found: 'TotalCount' } },
      listForm: {
        ...{ per: 'resource', at: 'ResourceTags' },
        entry: {
          ...{ ResourceId: 'id', ResourceType: 'type' },
          Tags: { tags: { Key: 'key', Value: 'value', Scope: 'category' } },
        },
      },
      limits: { keys: 10 },
    },
  ]),
  productApi('EHPC', '2018-04-12', {}, [
    { untag: 'UnTagResources', region: 'RegionId?', types: types('ehpc', 'cluster') },
  ]),
  productApi('EhpcInstant', '2023-07-01', {}, [
    {
      untag: 'UnTagResources',
      region: 'RegionId?',
      types: types('ehpcinstant', 'Job Executor'),
      ...plain,
      paging: 'MaxResult',
    },
  ]),
  productApi('smc', '2019-06-01', { words: { noType: 'SmcMissingResourceType' } }, [
    { region: 'RegionId?', types: types('smc', 'sourceserver replicationjob') },
  ]),
  productApi('SWAS-OPEN', '2020-06-01', { hosts: ['swas'] }, [{ types: types('swas-open', 'instance') }]),
  productApi('Ens', '2017-11-10', {}, [
    { region: 'RegionId?', types: types('ens', 'instance disk'), ...plain },
  ]),
  productApi('ESA', '2024-09-10', {}, [{ types: types('esa', 'site'), ...plain, paging: 'MaxItem' }]),
  productApi('oos', '2019-06-01', {}, [
    {
      ...{ ids: json('ResourceIds'), keys: json('TagKeys'), tags: json('Tags') },
      types: oosTypes,
    },
    ...keysAndValues({
      ...{ region: 'RegionId?', type: 'ResourceType?', types: oosTypes },
      paging: { by: 'token', size: sized('MaxResults'), shown: { size: 'MaxResults' } },
    }),
  ]),
  productApi('ROS', '2019-09-10', { words: rosWords() }, [
    { types: rosTypes, ...plain, paging: bareEnd() },
    ...keysAndValues({ types: rosTypes }),
  ]),
  productApi('ComputeNest', '2021-06-01', {}, [
    { untag: 'UnTagResources', types: nestTypes, ...plain },
    ...keysAndValues({ types: nestTypes }),
  ]),
  productApi('ComputeNestSupplier', '2021-05-21', {}, [
    { untag: 'UnTagResources', types: supplierTypes, ...plain },
    ...keysAndValues({ types: supplierTypes }),
  ]),
  productApi('eflo-cnp', '2023-08-28', {}, [
    { region: 'RegionId?', types: types('eflo-cnp', 'ExperimentPlan'), ...plain },
  ]),
  productApi('eflo-controller', '2022-12-15', {}, [
    {
      types: types('eflo-controller', 'Cluster Er HyperNode Node Vpd Vsc ExperimentPlan'),
      paging: bareEnd(),
    },
  ]),
  productApi('EAS', '2021-07-02', { hosts: ['pai-eas'], evidence: 'terraform' }, [
    { list: false, region: 'RegionId?', types: types('eas', 'service'), all: false },
  ]),
  productApi('pai-dlc', '2020-12-03', {}, [
    {
      ...{
        list: false,
        region: 'RegionId?',
        ids: json('ResourceId'),
        keys: json('TagKey'),
        tags: json('Tag'),
      },
      types: types('pai-dlc', 'Job'),
      routes: {
        untag: { method: 'DELETE', path: '/api/v1/tags' },
        tag: { method: 'POST', path: '/api/v1/tags' },
      },
    },
  ]),
  productApi('PaiStudio', '2022-01-12', { hosts: ['pai'] }, [
    {
      ...{ ids: json('ResourceId'), keys: json('TagKey'), tags: json('Tag'), region: 'RegionId?', ...plain },
      types: types('paistudio', 'ResourceGroup'),
      routes: {
        untag: { method: 'DELETE', path: '/api/v1/tags' },
        tag: { method: 'POST', path: '/api/v1/tags' },
        list: { method: 'GET', path: '/api/v1/tags' },
      },
    },
  ]),
  productApi('OutboundBot', '2019-12-26', {}, [
    {
      types: types('outboundbot', 'INSTANCE'),
      ...plain,
      answer: { Code: 'OK', HttpStatusCode: 200, Message: 'Success', Success: true },
    },
  ]),
  productApi('ARMS', '2019-08-08', {}, [
    {
      ...{ tag: false, list: false, region: 'RegionId?', removes: 'either', tags: flat('Tags') },
      types: armsTypes,
    },
    { untag: false, list: false, region: 'RegionId?', types: armsTypes },
    {
      ...{ untag: false, tag: false, region: 'RegionId?', types: armsTypes, evidence: 'terraform' },
      ...{ ...plain, paging: bareEnd() },
    },
  ]),
].flat()

function rosWords() {
  return {
    noRegion: 'RosInvalidParameter',
    noType: 'RosInvalidParameter',
    unknownType: 'RosInvalidParameter',
    noResources: 'RosInvalidParameter',
    noKeys: 'RosInvalidParameter',
    noTags: 'RosInvalidParameter',
  } as const
}
