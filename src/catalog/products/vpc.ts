import { product } from '../product.ts'

// Error table of Vpc 2016-04-28 UnTagResources.
const denial = { code: 'Forbidden', message: 'User not authorized to operate on the specified resource.' }

// The types of Express Connect have operations of their own inside Vpc. The Tag page grants `*:UnTagResources`
// and knows nothing of them, so that a policy written from either page suffices.
const expressConnect = {
  untag: ['UntagResourcesForExpressConnect', 'UnTagResources'],
  tag: ['TagResourcesForExpressConnect', 'TagResources'],
}

export const vpc = product('vpc', { untag: ['UnTagResources'], denial }, [
  {
    type: 'commonbandwidthpackage',
    evidence: 'documented',
    resourceCenter: ['cbwp:commonbandwidthpackage'],
    ramPath: 'combandwidthpackage/',
  },
  { type: 'customergateway', resourceCenter: ['vpn:customergateway'] },
  { type: 'dhcpoptionsset', evidence: 'resource-center' },
  { type: 'eip', evidence: 'documented', resourceCenter: ['eip:eipaddress'] },
  'flowlog',
  { type: 'gatewayendpoint', evidence: 'resource-center' },
  'havip',
  'ipsecserver',
  'ipv4gateway',
  { type: 'ipv6address', evidence: 'terraform' },
  'ipv6bandwidth',
  'ipv6gateway',
  'ipv6instance',
  { type: 'natgateway', evidence: 'documented', resourceCenter: ['nat:natgateway'] },
  { type: 'networkacl', evidence: 'resource-center' },
  { type: 'physicalconnection', ...expressConnect },
  'prefixlist',
  'publicipaddresspool',
  { type: 'ROUTERINTERFACE', evidence: 'terraform', ...expressConnect },
  'routetable',
  'sslvpnclientcert',
  'sslvpnserver',
  'trafficmirrorfilter',
  'trafficmirrorsession',
  { type: 'TRAFFICQOS', evidence: 'terraform', ...expressConnect },
  { type: 'VIRTUALBORDERROUTER', evidence: 'terraform', ...expressConnect },
  { type: 'vpc', evidence: 'documented' },
  'vpnattachment',
  'vpnconnection',
  { type: 'vpngateway', resourceCenter: ['vpn:vpngateway'] },
  'vswitch',
])

// The templates list physical connections under this code, too; the operations behind it are those of Vpc.
export const expressconnect = product('expressconnect', { ramCode: 'vpc', denial, ...expressConnect }, [
  'physicalconnection',
])
