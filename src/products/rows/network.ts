import { json, productApi, types } from '../family.ts'

const plain = { listForm: 'plain' } as const

/** What connects networks, and the names in them. */
export const network = [
  productApi('Alb', '2020-06-16', {}, [
    {
      untag: 'UnTagResources',
      region: 'RegionId?',
      types: types('alb', 'loadbalancer acl securitypolicy servergroup listener healthchecktemplate'),
      removes: 'either',
      ...plain,
    },
  ]),
  productApi('Nlb', '2022-04-30', {}, [
    {
      region: 'RegionId?',
      types: types('nlb', 'loadbalancer securitypolicy servergroup listener'),
      dryRun: true,
      ...plain,
    },
  ]),
  productApi('Gwlb', '2024-04-15', {}, [
    {
      region: 'RegionId?',
      types: types('gwlb', 'loadbalancer listener servergroup'),
      dryRun: true,
      ...plain,
    },
  ]),
  productApi('Alidns', '2015-01-09', {}, [{ region: 'RegionId?', types: types('alidns', 'DOMAIN') }]),
  productApi('pvtz', '2018-01-01', {}, [{ region: 'RegionId?', types: types('pvtz', 'ZONE') }]),
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
    },
  ]),
  productApi('Eipanycast', '2020-03-09', {}, [
    {
      ...{
        region: 'RegionId?',
        all: false,
        limits: { resources: 20 },
        answer: { Success: 'true' },
        ...plain,
      },
      types: types('eipanycast', 'ANYCASTEIPADDRESS'),
    },
  ]),
  productApi('ExpressConnectRouter', '2023-09-01', {}, [
    {
      region: 'RegionId?',
      types: types('expressconnectrouter', 'EXPRESSCONNECTROUTER'),
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
    { types: types('vpcipam', 'IPAM IPAMSCOPE IPAMPOOL IPAMRESOURCEDISCOVERY'), ...plain },
  ]),
  productApi('VpcPeer', '2022-01-01', {}, [
    {
      untag: 'UnTagResources',
      types: types('vpcpeer', 'PeerConnection'),
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
