import { central, type Product, product } from '../product.ts'

export const media: readonly Product[] = [
  product('cdn', { identity: central('regionless-endpoint'), evidence: 'documented' }, ['domain']),
  product(
    'dcdn',
    {
      identity: central('regionless-endpoint'),
      evidence: 'documented',
      untag: ['UntagDcdnResources'],
      tag: ['TagDcdnResources'],
    },
    ['domain'],
  ),
  // IP acceleration, a part of DCDN.
  product('dcdnipa', { identity: central('same-service'), tagOperations: 'none-known' }, ['domain']),
  product('ens', { identity: central('regionless-endpoint') }, [
    { type: 'disk', evidence: 'terraform' },
    { type: 'instance', evidence: 'product-api' },
  ]),
  product('esa', { identity: central('named-endpoint', 'cn-hangzhou'), evidence: 'product-api' }, [
    'record',
    'site',
  ]),
  product(
    'live',
    {
      identity: central('regionless-endpoint'),
      evidence: 'documented',
      untag: ['UnTagLiveResources'],
      tag: ['TagLiveResources'],
    },
    [{ type: 'caster', evidence: 'terraform', untag: ['UntagResources'], tag: ['TagResources'] }, 'domain'],
  ),
  product('mts', { tagOperations: 'none-known' }, ['mediainfo', 'snapshot', 'transcode']),
  product('scdn', { identity: central('regionless-endpoint'), tagOperations: 'none-known' }, ['domain']),
  product('vod', { untag: ['UnTagVodResources'], tag: ['TagVodResources'] }, [
    'appinfo',
    { type: 'domain', evidence: 'documented' },
  ]),
]
