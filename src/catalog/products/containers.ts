import { type Product, product } from '../product.ts'

export const containers: readonly Product[] = [
  product('cr', {}, ['chartnamespace', 'chartrepository', 'instance', 'namespace', 'repository']),
  product('cs', { evidence: 'documented' }, [{ type: 'cluster', resourceCenter: ['ack:cluster'] }]),
  product('eci', {}, [
    'containergroup',
    { type: 'DataCache', evidence: 'product-api' },
    'imagecache',
    'launchtemplate',
    'virtualnode',
  ]),
  product('edas', {}, [
    { type: 'application', evidence: 'documented' },
    { type: 'cluster', evidence: 'documented' },
    'namespace',
  ]),
  product('fc', { untag: ['UntagResources', 'UntagResource'], tag: ['TagResources', 'TagResource'] }, [
    { type: 'function', evidence: 'terraform', ramPath: 'functions/' },
    { type: 'service', evidence: 'documented', ramPath: 'services/' },
  ]),
  product('sae', { evidence: 'documented' }, ['application']),
  product('servicemesh', { evidence: 'product-api' }, ['servicemesh']),
]
