import { central, type Product, product } from '../product.ts'

export const middleware: readonly Product[] = [
  // RAM ARNs of Message Queue for Apache Kafka have no type: `acs:alikafka:<region>:<account>:<id>`.
  product('alikafka', { ramPath: '' }, [
    { type: 'consumergroup', evidence: 'documented' },
    'instance',
    'topic',
  ]),
  product('amqp', { evidence: 'terraform' }, ['instance']),
  product('apig', { evidence: 'terraform' }, ['gateway']),
  product('apigateway', {}, [
    'api',
    'apigroup',
    'app',
    'instance',
    { type: 'plugin', evidence: 'documented' },
  ]),
  product('arms', {}, [
    { type: 'ALERTRULE', evidence: 'product-api' },
    'application',
    { type: 'environment', evidence: 'terraform' },
    { type: 'grafanaworkspace', evidence: 'terraform' },
    { type: 'PROMETHEUS', evidence: 'product-api' },
    { type: 'PROMETHEUSALERTRULE', evidence: 'product-api' },
    { type: 'SYNTHETICTASK', evidence: 'product-api' },
    'web',
    { type: 'XTRACEAPP', evidence: 'product-api' },
  ]),
  product('baas', { tagOperations: 'none-known' }, [
    'consortium',
    { type: 'organization', evidence: 'documented' },
  ]),
  product('composer', { tagOperations: 'none-known' }, ['flow']),
  product('dysms', { identity: central('regionless-endpoint'), evidence: 'documented' }, ['template']),
  product('iot', { tagOperations: 'none-known' }, ['product', 'rule']),
  product('mns', { evidence: 'terraform' }, ['queue', 'topic']),
  product('mq', {}, [
    { type: 'group', resourceCenter: ['ons:group'] },
    { type: 'instance', evidence: 'documented', resourceCenter: ['ons:instance'] },
    { type: 'topic', resourceCenter: ['ons:topic'] },
  ]),
  product('mse', {}, ['cluster', 'gateway']),
  product('onsmqtt', { evidence: 'product-api' }, ['instance']),
  product('rocketmq', {}, ['consumergroup', 'instance', 'topic']),
]
