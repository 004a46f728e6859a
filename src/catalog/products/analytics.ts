import { type Product, product } from '../product.ts'

const dataAssets = { evidence: 'product-api', untag: ['UnTagDataAssets'], tag: ['TagDataAssets'] } as const

export const analytics: readonly Product[] = [
  product('datahub', { tagOperations: 'none-known' }, ['project', 'topic']),
  product('datav', { tagOperations: 'none-known' }, ['screen']),
  product('dataworks', { evidence: 'terraform' }, [
    'dwresourcegroup',
    'project',
    { type: 'Table', ...dataAssets },
    { type: 'Task', ...dataAssets },
  ]),
  product('dide', { tagOperations: 'none-known' }, ['project']),
  // RAM knows the product's UntagResources as RemoveTags (system policy AliyunTagAdministratorAccess).
  product('elasticsearch', { untag: ['RemoveTags', 'UntagResources'], tag: ['CreateTags', 'TagResources'] }, [
    'apm',
    { type: 'instance', evidence: 'documented', ramPath: 'instances/' },
    'logstash',
  ]),
  product('emr', {}, [
    { type: 'cluster', evidence: 'documented' },
    { type: 'flowproject', evidence: 'documented' },
    'instance',
  ]),
  product('foas', { evidence: 'product-api', ramCode: 'stream' }, ['cluster']),
  product('flinkasi', { ramCode: 'stream' }, ['vvpinstance', 'vvpnamespace']),
  product('foasconsole', { evidence: 'terraform', ramCode: 'stream' }, ['vvpinstance']),
  product('hologram', { evidence: 'documented' }, ['instance']),
  // An older name of Hologres: no operation of the product takes it.
  product('hologres', { tagOperations: 'none-known', ramCode: 'hologram' }, ['instance']),
  product('log', {}, [
    { type: 'dashboard', evidence: 'product-api' },
    'logstore',
    { type: 'logtailconfig', evidence: 'product-api' },
    { type: 'machinegroup', evidence: 'product-api' },
    { type: 'project', resourceCenter: ['sls:project'] },
  ]),
  product('maxcompute', { evidence: 'terraform', ramCode: 'odps' }, [
    { type: 'project', ramPath: 'projects/' },
  ]),
  product('milvus', { evidence: 'terraform', untag: ['UnTagResources'] }, ['instance']),
  product('openanalytics', {}, ['instance']),
  product('opensearch', {}, ['appgroup', 'instance', { type: 'ProductVersion', evidence: 'product-api' }]),
  product('searchengine', {}, ['instance']),
  product('spark', { tagOperations: 'none-known' }, ['cluster']),
  product('starrocks', { evidence: 'terraform', untag: ['UnTagResources'] }, ['instance']),
]
