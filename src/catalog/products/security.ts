import { central, type Product, product } from '../product.ts'

export const security: readonly Product[] = [
  product('avds', { tagOperations: 'none-known' }, [{ type: 'assets', evidence: 'documented' }, 'instance']),
  product('bastionhost', { evidence: 'documented', ramCode: 'yundun-bastionhost' }, ['instance']),
  product('cas', { identity: central('regionless-endpoint'), ramCode: 'yundun-cert' }, [
    { type: 'instance', evidence: 'documented' },
    { type: 'PcaCertificate', evidence: 'terraform' },
  ]),
  product('cloudsso', { evidence: 'terraform' }, ['user']),
  product('dbaudit', { evidence: 'documented', ramCode: 'yundun-dbaudit' }, ['instance']),
  product('ddosbgp', { evidence: 'documented', ramCode: 'yundun-antiddosbag' }, ['instance']),
  // Its operations have names of their own; `*:UntagResources`, which the Tag page grants, suffices as well.
  product(
    'ddoscoo',
    {
      identity: central('named-endpoint', 'cn-hangzhou', 'ap-southeast-1'),
      evidence: 'documented',
      ramCode: 'yundun-ddoscoo',
      untag: ['DeleteTagResources', 'UntagResources'],
      tag: ['CreateTagResources', 'TagResources'],
    },
    ['instance'],
  ),
  product('hsm', { evidence: 'documented', tagOperations: 'none-known' }, ['instance']),
  product('kms', { untag: ['UntagResources', 'UntagResource'], tag: ['TagResources', 'TagResource'] }, [
    { type: 'certificate', evidence: 'product-api' },
    { type: 'instance', evidence: 'terraform' },
    'key',
    'secret',
  ]),
  product('ram', { identity: central('regionless-endpoint') }, [
    { type: 'policy', evidence: 'product-api' },
    { type: 'role', evidence: 'product-api' },
    'user',
  ]),
  product(
    'waf',
    { identity: central('named-endpoint', 'cn-hangzhou', 'ap-southeast-1'), ramCode: 'yundun-waf' },
    [{ type: 'DEFENSERESOURCE', evidence: 'product-api' }, 'domain'],
  ),
]
