import { productApi, types } from '../family.ts'
import { onlyList, pairs } from '../list-rows.ts'
import { sized } from '../paging.ts'

const vpcTypes = types(
  'vpc',
  `VPC VSWITCH ROUTETABLE EIP VPNGATEWAY NATGATEWAY COMMONBANDWIDTHPACKAGE PREFIXLIST PUBLICIPADDRESSPOOL IPV4GATEWAY
   IPV6GATEWAY NETWORKACL TRAFFICMIRRORFILTER TRAFFICMIRRORSESSION FLOWLOG HAVIP CUSTOMERGATEWAY VPNCONNECTION
   VPNATTACHMENT DhcpOptionsSet GatewayEndpoint ipv6address`,
)
const expressConnectTypes = types('vpc', 'PHYSICALCONNECTION VIRTUALBORDERROUTER ROUTERINTERFACE TRAFFICQOS')

const results = { by: 'token', size: sized('MaxResults', 50, 50) } as const
const keys = {
  ...{ ...onlyList, ids: 'ResourceId', containing: 'Keyword' },
  listForm: { per: 'key', at: 'TagKeys.TagKey', entry: { TagKey: 'key', Type: 'category' } },
} as const

/** Virtual networks, with what has grown out of them. */
export const vpc = productApi('Vpc', '2016-04-28', { words: { denied: 'Forbidden' } }, [
  { untag: 'UnTagResources', types: vpcTypes, paging: results },
  {
    untag: 'UntagResourcesForExpressConnect',
    tag: 'TagResourcesForExpressConnect',
    list: 'ListTagResourcesForExpressConnect',
    types: expressConnectTypes,
    paging: results,
  },
  {
    ...{ untag: false, tag: false, list: 'DescribeTags', type: 'ResourceType?', types: vpcTypes },
    paging: { by: 'token', size: sized('MaxResult', 50, 50) },
    listForm: { per: 'tag', at: 'TagResources.TagResource', entry: pairs },
  },
  {
    ...{ ...keys, list: 'DescribeTagKeys', type: 'ResourceType?', types: vpcTypes },
    paging: { by: 'token', size: sized('MaxResult', 50, 50) },
  },
  {
    ...{ ...keys, list: 'DescribeTagKeysForExpressConnect', types: expressConnectTypes },
    paging: { by: 'token', size: sized('MaxResult', 20) },
    limits: { resources: 20 },
  },
])
