import { central, type Product, product } from '../product.ts'

export const ai: readonly Product[] = [
  product('eas', { evidence: 'terraform' }, ['service']),
  product('eflo-cnp', { evidence: 'product-api' }, ['ExperimentPlan']),
  product('pai-dlc', { evidence: 'product-api' }, ['Job']),
  product('paistudio', { evidence: 'product-api' }, ['ResourceGroup']),
  product('eflo-controller', { evidence: 'product-api', ramCode: 'eflo' }, [
    'Cluster',
    { type: 'Er', evidence: 'terraform' },
    { type: 'ExperimentPlan', evidence: 'terraform' },
    { type: 'HyperNode', evidence: 'terraform' },
    'Node',
    'Subnet',
    'Vcc',
    'Vpd',
    { type: 'Vsc', evidence: 'terraform' },
  ]),
  product('imagesearch', { tagOperations: 'none-known' }, ['instance']),
  product('nlp', { tagOperations: 'none-known' }, [
    'entity',
    'ie',
    'kwe',
    'reviewanalysis',
    'sentiment',
    'textstructure',
    'wordpos',
  ]),
  product('outboundbot', { identity: central('only-endpoint', 'cn-shanghai'), evidence: 'documented' }, [
    'instance',
  ]),
]
