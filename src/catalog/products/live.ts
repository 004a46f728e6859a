import { product } from '../product.ts'

export const live = product(
  'live',
  { identity: 'account', untag: ['UnTagLiveResources'], tag: ['TagLiveResources'] },
  [{ type: 'domain', evidence: 'documented' }],
)
