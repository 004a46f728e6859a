import { central, type Product, product } from '../product.ts'

export const network: readonly Product[] = [
  product('alidns', { identity: central('regionless-endpoint'), evidence: 'documented' }, ['domain']),
  // Global traffic management, a part of Alidns.
  product('alidnsgtm', { identity: central('same-service'), tagOperations: 'none-known' }, ['gtminstance']),
  product('cdt', { tagOperations: 'none-known' }, ['cdt', 'cdtcb', 'cdtinternet']),
  product('domain', { identity: central('regionless-endpoint'), tagOperations: 'none-known' }, ['domain']),
  product('eipanycast', { identity: central('named-endpoint', 'cn-hangzhou'), evidence: 'product-api' }, [
    'ANYCASTEIPADDRESS',
  ]),
  product(
    'expressconnectrouter',
    { identity: central('named-endpoint', 'cn-shanghai'), evidence: 'product-api' },
    ['EXPRESSCONNECTROUTER'],
  ),
  // RAM calls both kinds of accelerator `ga`.
  product('ga', { identity: central('named-endpoint', 'cn-hangzhou') }, [
    { type: 'accelerator', evidence: 'resource-center', ramPath: 'ga/' },
    'acl',
    { type: 'bandwidthpackage', evidence: 'resource-center' },
    { type: 'basicaccelerator', evidence: 'resource-center', ramPath: 'ga/' },
    { type: 'endpointgroup', evidence: 'resource-center' },
  ]),
  product('privatelink', {}, ['vpcendpoint', 'vpcendpointservice']),
  product('pvtz', { identity: central('regionless-endpoint'), evidence: 'documented' }, ['zone']),
  product('sag', { tagOperations: 'none-known' }, ['ccn']),
  product('smartag', { tagOperations: 'none-known' }, [
    'abwp',
    'acl',
    'ccn',
    'flowlog',
    'qos',
    'smartag',
    'smartag_b',
    'smartag_d',
    'smartag_s',
  ]),
  product('vpcipam', { evidence: 'product-api', ramCode: 'vpc' }, [
    'IPAM',
    'IPAMPOOL',
    { type: 'IPAMRESOURCEDISCOVERY', evidence: 'terraform' },
    'IPAMSCOPE',
  ]),
  product('vpcpeer', { evidence: 'product-api', ramCode: 'vpc', untag: ['UnTagResources'] }, [
    'PeerConnection',
  ]),
]
