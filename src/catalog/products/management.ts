import { central, type Product, product } from '../product.ts'

export const management: readonly Product[] = [
  product(
    'bpstudio',
    {
      identity: central('named-endpoint', 'cn-hangzhou'),
      evidence: 'documented',
      tagOperations: 'none-known',
    },
    ['application', 'template'],
  ),
  product(
    'cms',
    { evidence: 'documented', untag: ['RemoveTags', 'UntagResources'], tag: ['AddTags', 'TagResources'] },
    [
      'monitorgroup',
      { type: 'service', evidence: 'product-api', untag: ['UntagResources'], tag: ['TagResources'] },
    ],
  ),
  product(
    'computenest',
    { identity: central('named-endpoint', 'cn-hangzhou', 'ap-southeast-1'), untag: ['UnTagResources'] },
    [
      { type: 'artifact', evidence: 'product-api' },
      { type: 'dataset', evidence: 'product-api' },
      'service',
      'serviceinstance',
    ],
  ),
  product('config', { identity: central('named-endpoint', 'cn-shanghai', 'ap-southeast-1') }, [
    'aggregatecompliancepack',
    'aggregateconfigrule',
    'aggregator',
    'compliancepack',
    'rule',
  ]),
  product(
    'iacservice',
    { identity: central('only-endpoint', 'cn-zhangjiakou'), tagOperations: 'none-known' },
    ['authorization', 'job', 'module', 'modulemarket', 'moduleversion', 'task'],
  ),
  product('oos', {}, [
    'application',
    { type: 'execution', evidence: 'documented' },
    'opsitem',
    'opsitemconfiguration',
    { type: 'parameter', evidence: 'documented' },
    { type: 'patchbaseline', evidence: 'product-api' },
    { type: 'secretparameter', evidence: 'documented' },
    { type: 'stateconfiguration', evidence: 'documented' },
    { type: 'template', evidence: 'documented' },
  ]),
  product('ros', {}, [
    'changeset',
    'stack',
    { type: 'stackgroup', ramPath: 'stack_group/' },
    { type: 'template', evidence: 'documented' },
    { type: 'templatescratch', evidence: 'product-api' },
  ]),
  // Savings plans are tagged through the billing API, whose RAM actions are `bssapi:<operation>`.
  product(
    'savingplan',
    { identity: central('regionless-endpoint'), evidence: 'documented', ramCode: 'bssapi' },
    ['instance'],
  ),
]
