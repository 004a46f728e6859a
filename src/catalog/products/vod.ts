import { product } from '../product.ts'

export const vod = product('vod', { untag: ['UnTagVodResources'], tag: ['TagVodResources'] }, [
  'appinfo',
  { type: 'domain', evidence: 'documented' },
])
