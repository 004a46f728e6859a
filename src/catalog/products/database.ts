import { type Product, product } from '../product.ts'

export const database: readonly Product[] = [
  product('adb', {}, [
    { type: 'cluster', evidence: 'documented', resourceCenter: ['adb:dbcluster'], ramPath: 'dbcluster/' },
    { type: 'dbclusterlakeversion', evidence: 'resource-center' },
  ]),
  product('cassandra', { untag: ['UnTagResources'] }, ['cluster']),
  product('cddc', {}, ['dedicatedhost']),
  product('cds', { evidence: 'documented', tagOperations: 'none-known' }, ['cluster']),
  product('clickhouse', { evidence: 'terraform' }, [
    { type: 'dbcluster', evidence: 'product-api' },
    'EnterpriseDBCluster',
  ]),
  // Sharded clusters are instances to RAM, too.
  product('dds', { ramPath: 'dbinstance/' }, [
    { type: 'instance', evidence: 'documented', resourceCenter: ['mongodb:dbinstance'] },
    'shardinginstance',
  ]),
  product('drds', { evidence: 'documented' }, ['instance']),
  product('dts', {}, [
    'consumerchannel',
    { type: 'instance', evidence: 'documented' },
    'jobmonitorrule',
    'migrationjob',
    'subscriptionjob',
    'synchronizationjob',
  ]),
  product('gds', { ramCode: 'gdb' }, ['instance']),
  product('gpdb', { evidence: 'documented' }, [
    { type: 'instance', resourceCenter: ['gpdb:dbinstance'], ramPath: 'dbinstance/' },
  ]),
  product('hbase', { evidence: 'resource-center', untag: ['UnTagResources'] }, ['cluster']),
  product('hitsdb', { evidence: 'documented', ramCode: 'lindorm' }, ['Instance']),
  product('kvstore', {}, [
    'auditlogconfig',
    { type: 'instance', evidence: 'documented', resourceCenter: ['redis:dbinstance'] },
  ]),
  product('multimod', { evidence: 'documented', tagOperations: 'none-known' }, ['cluster']),
  product('oceanbase', { tagOperations: 'none-known' }, [
    { type: 'instance', evidence: 'documented' },
    'tenant',
  ]),
  product('ots', {}, ['instance']),
  product('selectdb', { evidence: 'product-api' }, ['DBInstance']),
  product('petadata', { evidence: 'documented', tagOperations: 'none-known' }, ['instance']),
  product('polardb', { evidence: 'documented' }, [
    { type: 'cluster', resourceCenter: ['polardb:dbcluster'], ramPath: 'dbcluster/' },
  ]),
  product('polardbx', { evidence: 'documented' }, ['PolarDBXInstance']),
]
