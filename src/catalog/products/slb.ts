import { product } from '../product.ts'

export const slb = product(
  'slb',
  { untag: ['UntagResources', 'RemoveTags'], tag: ['TagResources', 'AddTags'] },
  [
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
  ],
)
