import { type Product, product } from '../product.ts'

export const compute: readonly Product[] = [
  product('cloudbox', { tagOperations: 'none-known' }, ['cloudbox', 'demand', 'site', 'sku']),
  product('cloudphone', { evidence: 'documented', tagOperations: 'none-known' }, ['Instance']),
  product('eais', { evidence: 'terraform' }, ['instance']),
  product('eds-aic', { evidence: 'product-api' }, ['instance']),
  product('swas-open', { evidence: 'product-api' }, ['instance']),
  product(
    'appstream-center',
    { evidence: 'product-api', untag: ['UntagCloudResources'], tag: ['TagCloudResources'] },
    ['AppInstanceGroupId'],
  ),
  product('ehpc', { untag: ['UnTagResources'] }, ['cluster']),
  product('ehpcinstant', { evidence: 'product-api', untag: ['UnTagResources'] }, ['Executor', 'Job']),
  product('ess', {}, ['scalinggroup']),
  product('gws', { ramCode: 'ecd' }, [{ type: 'instance', evidence: 'documented' }, 'user']),
  product('licensemanager', { tagOperations: 'none-known' }, ['grant', 'license']),
  product('scblinkonecs', { evidence: 'documented', tagOperations: 'none-known' }, ['cluster']),
  product('smarthosting', { tagOperations: 'none-known' }, ['hbm', 'managedhost', 'mps']),
  product('smc', {}, [{ type: 'replicationjob', evidence: 'documented' }, 'sourceserver']),
]
