import { productApi, types } from '../family.ts'

/** Virtual networks, with what has grown out of them. */
export const vpc = productApi('Vpc', '2016-04-28', { words: { denied: 'Forbidden' } }, [
  {
    untag: 'UnTagResources',
    types: types(
      'vpc',
      `VPC VSWITCH ROUTETABLE EIP VPNGATEWAY NATGATEWAY COMMONBANDWIDTHPACKAGE PREFIXLIST PUBLICIPADDRESSPOOL IPV4GATEWAY
       IPV6GATEWAY NETWORKACL TRAFFICMIRRORFILTER TRAFFICMIRRORSESSION FLOWLOG HAVIP CUSTOMERGATEWAY VPNCONNECTION
       VPNATTACHMENT DhcpOptionsSet GatewayEndpoint ipv6address`,
    ),
  },
  {
    untag: 'UntagResourcesForExpressConnect',
    tag: 'TagResourcesForExpressConnect',
    list: 'ListTagResourcesForExpressConnect',
    types: types('vpc', 'PHYSICALCONNECTION VIRTUALBORDERROUTER ROUTERINTERFACE TRAFFICQOS'),
  },
])
