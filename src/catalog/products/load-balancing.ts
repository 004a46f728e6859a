import { type Product, product } from '../product.ts'

export const loadBalancing: readonly Product[] = [
  product('alb', { evidence: 'documented', untag: ['UnTagResources'] }, [
    'acl',
    { type: 'healthchecktemplate', evidence: 'resource-center' },
    { type: 'listener', evidence: 'resource-center' },
    'loadbalancer',
    { type: 'rule', evidence: 'resource-center' },
    'securitypolicy',
    'servergroup',
  ]),
  product('gwlb', { evidence: 'product-api' }, ['listener', 'loadbalancer', 'servergroup']),
  product('nlb', {}, [
    { type: 'listener', evidence: 'resource-center' },
    'loadbalancer',
    'securitypolicy',
    'servergroup',
  ]),
  product('slb', { untag: ['UntagResources', 'RemoveTags'], tag: ['TagResources', 'AddTags'] }, [
    { type: 'acl', resourceCenter: ['slb:accesscontrollist'] },
    // One type for both kinds of certificate: the product's own operations know only `certificate`.
    {
      type: 'certificate',
      evidence: 'documented',
      resourceCenter: ['slb:cacertificate', 'slb:servercertificate'],
    },
    {
      type: 'instance',
      evidence: 'documented',
      resourceCenter: ['slb:loadbalancer'],
      ramPath: 'loadbalancer/',
    },
    { type: 'listener', evidence: 'product-api' },
    { type: 'masterslaveservergroup', evidence: 'resource-center' },
    { type: 'vservergroup', evidence: 'resource-center' },
  ]),
]
