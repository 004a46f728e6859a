import type { TypeName } from './resource-type.ts'

/** By product: the types of which the page of ListResourcesByTag says that they can be searched with NOT. */
const types = {
  adb: ['cluster'],
  alb: ['acl', 'loadbalancer', 'securitypolicy', 'servergroup'],
  alidns: ['domain'],
  bastionhost: ['instance'],
  bpstudio: ['application', 'template'],
  cas: ['instance'],
  cdn: ['domain'],
  cds: ['cluster'],
  cen: ['bandwidthpackage', 'cen'],
  cs: ['cluster'],
  dbaudit: ['instance'],
  dcdn: ['domain'],
  ddosbgp: ['instance'],
  ddoscoo: ['instance'],
  dds: ['instance'],
  drds: ['instance'],
  ecs: [
    ...['ddh', 'ddhcluster', 'disk', 'eni', 'instance', 'keypair', 'launchtemplate'],
    ...['securitygroup', 'snapshot'],
  ],
  edas: ['application', 'cluster'],
  elasticsearch: ['instance'],
  emr: ['cluster', 'flowproject'],
  hbr: ['client', 'hanainstance', 'vault'],
  kvstore: ['instance'],
  multimod: ['cluster'],
  oceanbase: ['instance'],
  oos: ['execution', 'parameter', 'secretparameter', 'stateconfiguration', 'template'],
  oss: ['bucket'],
  outboundbot: ['instance'],
  polardb: ['cluster'],
  pvtz: ['zone'],
  rds: ['instance'],
  vpc: ['commonbandwidthpackage', 'eip', 'natgateway', 'vpc'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** In lower case. */
export const typesWithout: ReadonlySet<string> = new Set(
  Object.entries(types).flatMap(([product, some]) => some.map((type) => `${product}:${type}`)),
)

/** Whether resources of the type can be searched by a tag that they do not carry. */
export function canBeWithout(name: TypeName): boolean {
  return typesWithout.has(name.toLowerCase())
}
