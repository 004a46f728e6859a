import { json, productApi, single, types } from '../family.ts'
import { onlyList } from '../list-rows.ts'
import { bareEnd, byNumber, sized } from '../paging.ts'

const plain = { listForm: 'plain' } as const
const albTypes = types('alb', 'loadbalancer acl securitypolicy servergroup listener healthchecktemplate')
const albPages = {
  by: 'token',
  size: sized('MaxResults', 20),
  shown: { size: 'MaxResults', found: 'TotalCount' },
} as const
const keysWithValues = {
  ...{ ...onlyList, list: 'DescribeTags' },
  listForm: { per: 'key', at: 'Tags', entry: { Key: 'key', Values: 'values' } },
} as const

/** What connects networks, and the names in them. */
export const network = [
  productApi('Alb', '2020-06-16', {}, [
    {
      untag: 'UnTagResources',
      region: 'RegionId?',
      types: albTypes,
      removes: 'either',
      paging: 'MaxResults',
      ...plain,
    },
    {
      ...{ ...onlyList, list: 'ListTagKeys', region: 'RegionId?', types: albTypes, paging: albPages },
      ...{ containing: 'Keyword', category: 'Category' },
      listForm: { per: 'key', at: 'TagKeys', entry: { TagKey: 'key', Category: 'category' } },
    },
    {
      ...{ ...onlyList, list: 'ListTagValues', region: 'RegionId?', types: albTypes, paging: albPages },
      ...{ type: 'ResourceType?', ids: single('ResourceId'), keyOfList: 'TagKey', limits: { resources: 1 } },
      listForm: { per: 'value', at: 'TagValues', entry: 'value' },
    },
  ]),
  productApi('Nlb', '2022-04-30', {}, [
    {
      region: 'RegionId?',
      types: types('nlb', 'loadbalancer securitypolicy servergroup listener'),
      dryRun: true,
      paging: 'MaxResults',
      ...plain,
    },
  ]),
  productApi('Gwlb', '2024-04-15', {}, [
    {
      region: 'RegionId?',
      types: types('gwlb', 'loadbalancer listener servergroup'),
      dryRun: true,
      paging: 'MaxResults',
      ...plain,
    },
  ]),
  productApi('Alidns', '2015-01-09', {}, [
    { region: 'RegionId?', types: types('alidns', 'DOMAIN'), ...plain },
    {
      ...{ ...keysWithValues, region: 'RegionId?', types: types('alidns', 'DOMAIN') },
      paging: byNumber(200, 200),
    },
  ]),
  productApi('pvtz', '2018-01-01', {}, [
    { region: 'RegionId?', types: types('pvtz', 'ZONE'), paging: 'Size', ...plain },
    { ...keysWithValues, region: 'RegionId?', types: types('pvtz', 'ZONE'), paging: byNumber(20, 100) },
  ]),
  productApi('Cbn', '2017-09-12', { hosts: ['cen'] }, [
    {
      region: 'RegionId?',
      types: types(
        'cen',
        `Cen BandwidthPackage TransitRouter TransitRouterVpcAttachment=cbn:transitroutervpcattachment
         TransitRouterVbrAttachment=cbn:transitroutervbrattachment TransitRouterPeerAttachment=cbn:transitrouterpeerattachment
         TransitRouterVpnAttachment=cbn:transitroutervpnattachment TransitRouterRouteTable Flowlog
         TransitRouterMulticastDomain TRANSITROUTERECRATTACHMENT`,
      ),
      paging: bareEnd(sized('PageSize')),
    },
  ]),
  productApi('Eipanycast', '2020-03-09', {}, [
    {
      ...{
        region: 'RegionId?',
        all: false,
        limits: { resources: 20 },
        answer: { Success: 'true' },
        paging: 'MaxResults',
        ...plain,
      },
      types: types('eipanycast', 'ANYCASTEIPADDRESS'),
    },
  ]),
  productApi('ExpressConnectRouter', '2023-09-01', {}, [
    {
      region: 'RegionId?',
      types: types('expressconnectrouter', 'EXPRESSCONNECTROUTER'),
      paging: 'MaxResults',
      dryRun: true,
      answer: { Code: '200', Message: 'OK', Success: true },
      ...plain,
    },
  ]),
  productApi('Ga', '2019-11-20', {}, [
    {
      types: types('ga', 'accelerator basicaccelerator bandwidthpackage acl endpointgroup'),
      all: { name: 'All', wins: true },
    },
  ]),
  productApi('Privatelink', '2020-04-15', {}, [
    { types: types('privatelink', 'vpcendpoint vpcendpointservice'), dryRun: true, ...plain },
  ]),
  productApi('VpcIpam', '2023-02-28', {}, [
    {
      types: types('vpcipam', 'IPAM IPAMSCOPE IPAMPOOL IPAMRESOURCEDISCOVERY'),
      paging: 'MaxResults',
      ...plain,
    },
  ]),
  productApi('VpcPeer', '2022-01-01', {}, [
    {
      untag: 'UnTagResources',
      types: types('vpcpeer', 'PeerConnection'),
      paging: 'MaxResults',
      answer: { Success: true },
      ...plain,
    },
  ]),
  productApi('CloudAPI', '2016-07-14', { hosts: ['apigateway'] }, [
    { region: 'RegionId?', types: types('apigateway', 'apiGroup plugin app') },
  ]),
  productApi('APIG', '2024-03-27', {}, [
    {
      region: 'RegionId?',
      types: types('apig', 'gateway'),
      ...{
        ids: json('ResourceId'),
        keys: json('TagKey'),
        tags: json('Tag'),
        requestIdField: 'requestId',
        ...plain,
      },
      routes: {
        untag: { method: 'DELETE', path: '/v1/tags' },
        tag: { method: 'POST', path: '/v1/tags' },
        list: { method: 'GET', path: '/v1/tags' },
      },
    },
  ]),
  productApi('servicemesh', '2020-01-11', {}, [{ types: types('servicemesh', 'servicemesh'), ...plain }]),
].flat()
