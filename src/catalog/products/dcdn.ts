import { product } from '../product.ts'

export const dcdn = product(
  'dcdn',
  { identity: 'account', untag: ['UntagDcdnResources'], tag: ['TagDcdnResources'] },
  [{ type: 'domain', evidence: 'documented' }],
)
