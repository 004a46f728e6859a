import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findProduct, findResourceType, resourceTypes } from './catalog.ts'
import { products } from './product-list.ts'
import type { TypeName } from './resource-type.ts'

/**
 * Every name of every product code: `name?` is known from the product's own operations only, `other=p:t` is a
 * name of another vocabulary for the type `p:t`.
 */
const table: Readonly<Record<string, string>> = {
  ack: 'cluster=cs:cluster',
  adb: 'cluster dbcluster=adb:cluster dbclusterlakeversion',
  alb: 'acl healthchecktemplate listener loadbalancer rule securitypolicy servergroup',
  alidns: 'domain',
  alidnsgtm: 'gtminstance',
  alikafka: 'consumergroup instance topic',
  amqp: 'instance?',
  apig: 'gateway?',
  apigateway: 'api apigroup app instance plugin',
  'appstream-center': 'AppInstanceGroupId?',
  arms: `ALERTRULE? PROMETHEUS? PROMETHEUSALERTRULE? SYNTHETICTASK? XTRACEAPP? application environment?
    grafanaworkspace? web`,
  avds: 'assets instance',
  baas: 'consortium organization',
  bastionhost: 'instance',
  bpstudio: 'application template',
  cas: 'PcaCertificate? instance',
  cassandra: 'cluster',
  cbn: `transitrouterpeerattachment transitroutervbrattachment transitroutervpcattachment
    transitroutervpnattachment`,
  cbs: 'backupplan',
  cbwp: 'commonbandwidthpackage=vpc:commonbandwidthpackage',
  cddc: 'dedicatedhost',
  cdn: 'domain',
  cds: 'cluster',
  cdt: 'cdt cdtcb cdtinternet',
  cen: `TRANSITROUTERECRATTACHMENT? bandwidthpackage cen cenbandwidthpackage=cen:bandwidthpackage
    ceninstance=cen:cen flowlog transitrouter transitroutermulticastdomain
    transitrouterpeerattachment=cbn:transitrouterpeerattachment transitrouterroutetable
    transitroutervbrattachment=cbn:transitroutervbrattachment
    transitroutervpcattachment=cbn:transitroutervpcattachment
    transitroutervpnattachment=cbn:transitroutervpnattachment`,
  clickhouse: 'EnterpriseDBCluster? dbcluster?',
  cloudbox: 'cloudbox demand site sku',
  cloudphone: 'Instance',
  cloudsso: 'user?',
  cms: 'monitorgroup service?',
  composer: 'flow',
  computenest: 'artifact? dataset? service serviceinstance',
  config: 'aggregatecompliancepack aggregateconfigrule aggregator compliancepack rule',
  cr: 'chartnamespace chartrepository instance namespace repository',
  cs: 'cluster',
  datahub: 'project topic',
  datav: 'screen',
  dataworks: 'Table? Task? dwresourcegroup? project?',
  dbaudit: 'instance',
  dbfs: 'dbfs?',
  dcdn: 'domain',
  dcdnipa: 'domain',
  ddosbgp: 'instance',
  ddoscoo: 'instance',
  dds: 'instance shardinginstance',
  dide: 'project',
  domain: 'domain',
  drds: 'instance',
  dts: 'consumerchannel instance jobmonitorrule migrationjob subscriptionjob synchronizationjob',
  dysms: 'template',
  eais: 'instance?',
  eas: 'service?',
  ebs: `dbsc dedicatedblockstoragecluster diskreplicagroup diskreplicapair enterprisesnapshotpolicy group
    pair solutioninstance?`,
  eci: 'DataCache? containergroup imagecache launchtemplate virtualnode',
  ecs: `activation? autosnapshotpolicy=ecs:snapshotpolicy capacityreservation command ddh ddhcluster
    dedicatedhost=ecs:ddh disk elasticityassurance eni image imagecomponent imagepipeline instance
    invocation keypair launchtemplate networkinterface=ecs:eni reservedinstance scu securitygroup snapshot
    snapshotgroup snapshotpolicy volume`,
  edas: 'application cluster namespace',
  'eds-aic': 'instance?',
  'eflo-cnp': 'ExperimentPlan?',
  'eflo-controller': 'Cluster? Er? ExperimentPlan? HyperNode? Node? Subnet? Vcc? Vpd? Vsc?',
  ehpc: 'cluster',
  ehpcinstant: 'Executor? Job?',
  eip: 'eipaddress=vpc:eip',
  eipanycast: 'ANYCASTEIPADDRESS?',
  elasticsearch: 'apm instance logstash',
  emr: 'cluster flowproject instance',
  ens: 'disk? instance?',
  esa: 'record? site?',
  ess: 'scalinggroup',
  expressconnect: 'physicalconnection',
  expressconnectrouter: 'EXPRESSCONNECTROUTER?',
  fc: 'function? service',
  flinkasi: 'vvpinstance vvpnamespace',
  foas: 'cluster?',
  foasconsole: 'vvpinstance?',
  ga: 'accelerator acl bandwidthpackage basicaccelerator endpointgroup',
  gds: 'instance',
  gpdb: 'dbinstance=gpdb:instance instance',
  gwlb: 'listener? loadbalancer? servergroup?',
  gws: 'instance user',
  hbase: 'cluster',
  hbr: 'client hanainstance vault',
  hcs_sgw: 'gateway',
  hitsdb: 'Instance',
  hologram: 'instance',
  hologres: 'instance',
  hsm: 'instance',
  iacservice: 'authorization job module modulemarket moduleversion task',
  imagesearch: 'instance',
  iot: 'product rule',
  kms: 'certificate? instance? key secret',
  kvstore: 'auditlogconfig instance',
  licensemanager: 'grant license',
  live: 'caster? domain',
  log: 'dashboard? logstore logtailconfig? machinegroup? project',
  maxcompute: 'project?',
  milvus: 'instance?',
  mns: 'queue? topic?',
  mongodb: 'dbinstance=dds:instance',
  mq: 'group instance topic',
  mse: 'cluster gateway',
  mts: 'mediainfo snapshot transcode',
  multimod: 'cluster',
  nas: 'filesystem',
  nat: 'natgateway=vpc:natgateway',
  nlb: 'listener loadbalancer securitypolicy servergroup',
  nlp: 'entity ie kwe reviewanalysis sentiment textstructure wordpos',
  oceanbase: 'instance tenant',
  ons: 'group=mq:group instance=mq:instance topic=mq:topic',
  oos: `application execution opsitem opsitemconfiguration parameter patchbaseline? secretparameter stateconfiguration
    template`,
  onsmqtt: 'instance?',
  openanalytics: 'instance',
  opensearch: 'ProductVersion? appgroup instance',
  oss: 'bucket',
  ots: 'instance',
  outboundbot: 'instance',
  'pai-dlc': 'Job?',
  paistudio: 'ResourceGroup?',
  petadata: 'instance',
  polardb: 'cluster dbcluster=polardb:cluster',
  polardbx: 'PolarDBXInstance',
  privatelink: 'vpcendpoint vpcendpointservice',
  pvtz: 'zone',
  ram: 'policy? role? user',
  rds: `Custom? CustomDisk? account actioneventpolicy backup backupfile backuppolicy database
    dbinstance=rds:instance dbproxy dedicatedhost downloadlinkdetail gadinstance instance parametergroup`,
  redis: 'dbinstance=kvstore:instance',
  resourcemanager: 'account=rm:account resourcegroup=rm:resourcegroup',
  rm: `ControlPolicy? Folder? account instance resourcegroup resourceshare sharedresource sharedtarget topic`,
  rocketmq: 'consumergroup instance topic',
  ros: 'changeset stack stackgroup template templatescratch?',
  sae: 'application',
  sag: 'ccn',
  savingplan: 'instance',
  scblinkonecs: 'cluster',
  scdn: 'domain',
  searchengine: 'instance',
  servicemesh: 'servicemesh?',
  slb: `accesscontrollist=slb:acl acl cacertificate=slb:certificate certificate instance listener?
    loadbalancer=slb:instance masterslaveservergroup servercertificate=slb:certificate vservergroup`,
  sls: 'project=log:project',
  smartag: 'abwp acl ccn flowlog qos smartag smartag_b smartag_d smartag_s',
  smarthosting: 'hbm managedhost mps',
  selectdb: 'DBInstance?',
  smc: 'replicationjob sourceserver',
  spark: 'cluster',
  starrocks: 'instance?',
  'swas-open': 'instance?',
  vod: 'appinfo domain',
  vpc: `ROUTERINTERFACE? TRAFFICQOS? VIRTUALBORDERROUTER? commonbandwidthpackage customergateway
    dhcpoptionsset eip flowlog gatewayendpoint havip ipsecserver ipv4gateway ipv6address? ipv6bandwidth
    ipv6gateway ipv6instance natgateway networkacl physicalconnection prefixlist publicipaddresspool
    routetable sslvpnclientcert sslvpnserver trafficmirrorfilter trafficmirrorsession vpc vpnattachment
    vpnconnection vpngateway vswitch`,
  vpcipam: 'IPAM? IPAMPOOL? IPAMRESOURCEDISCOVERY? IPAMSCOPE?',
  vpcpeer: 'PeerConnection?',
  vpn: 'customergateway=vpc:customergateway vpngateway=vpc:vpngateway',
  waf: 'DEFENSERESOURCE? domain',
}

type Name = { readonly name: TypeName; readonly canonical: TypeName; readonly confirmed: boolean }

const names: readonly Name[] = Object.entries(table).flatMap(([code, types]) =>
  types.split(/\s+/).map((written) => {
    const [type = '', other] = written.split('=')
    const name: TypeName = `${code}:${type.replace('?', '')}`
    return { name, canonical: (other ?? name) as TypeName, confirmed: !type.endsWith('?') }
  }),
)

function find(name: TypeName) {
  const [code = '', type = ''] = name.split(':')
  return findResourceType(code, type)
}

describe('the names', () => {
  it('are 417 under 151 product codes', () => {
    assert.equal(Object.keys(table).length, 151)
    assert.equal(names.length, 417)
    assert.equal(new Set(names.map(({ name }) => name.toLowerCase())).size, 417)
  })

  it('are all found in any case, each under its canonical name', () => {
    for (const { name, canonical } of names) {
      for (const written of [name, name.toLowerCase(), name.toUpperCase()]) {
        assert.equal(find(written as TypeName)?.name, canonical, written)
      }
    }
  })

  it('are all there is: 386 types of 141 products, 31 other names', () => {
    const own = names.filter(({ name, canonical }) => name === canonical)
    assert.equal(own.length, 386)
    assert.deepEqual(
      resourceTypes().map((type) => type.name),
      own.map(({ name }) => name).sort(),
    )
    assert.equal(products.length, 141)
    const others = names.filter(({ name, canonical }) => name !== canonical)
    assert.equal(others.length, 31)
    assert.deepEqual(
      resourceTypes()
        .flatMap((type) => type.vocabulary.map((other) => `${other.name}=${type.name}`))
        .filter((other, i, all) => all.indexOf(other) === i)
        .sort(),
      others.map(({ name, canonical }) => `${name}=${canonical}`).sort(),
    )
  })

  it('say of 90 types that the Tag API is not known to take them', () => {
    assert.equal(names.filter(({ confirmed }) => !confirmed).length, 90)
    for (const { name, canonical, confirmed } of names) {
      if (name === canonical) assert.equal(find(name)?.tagApi, confirmed ? 'listed' : 'unconfirmed', name)
    }
  })

  it('lead to a product by every code, even where only other vocabularies use it', () => {
    for (const { name, canonical } of names) {
      const [code = ''] = name.split(':')
      const [owner = ''] = canonical.split(':')
      // `cen` is a product and names types of `cbn`.
      if (code !== 'cen') assert.equal(findProduct(code)?.code, owner, name)
    }
    assert.equal(findProduct('cen')?.code, 'cen')
  })
})

describe('the evidence', () => {
  it('is the best source of each type', () => {
    const counts: Record<string, number> = {}
    for (const { evidence } of resourceTypes()) counts[evidence] = (counts[evidence] ?? 0) + 1
    assert.deepEqual(counts, {
      documented: 85,
      'listed-by-official-templates': 191,
      'resource-center': 20,
      'product-api': 54,
      terraform: 36,
    })
    assert.equal(find('ecs:instance')?.evidence, 'documented')
    assert.equal(find('rm:topic')?.evidence, 'listed-by-official-templates')
    assert.equal(find('hbase:cluster')?.evidence, 'resource-center')
    assert.equal(find('waf:DEFENSERESOURCE')?.evidence, 'product-api')
    assert.equal(find('mns:queue')?.evidence, 'terraform')
  })
})
