import { remote } from '../client/operation.ts'
import { oneCall } from './one-call.ts'

export const explain = oneCall({
  details: 'Nothing is called for it but ExplainAuthorization.',
  operation: remote('Tagplane', 'ExplainAuthorization'),
  positionals: {
    action: { value: 'ACTION', parameter: 'AuthAction', doc: 'The action, such as tag:UntagResources.' },
    resource: {
      value: 'RESOURCE',
      parameter: 'AuthResource',
      doc: 'The resource, as acs:PRODUCT:REGION:ACCOUNT:RESOURCE.',
    },
  },
  options: {
    principal: {
      flag: 'principal',
      value: 'ARN',
      parameter: 'PrincipalArn',
      doc: 'A user, role or the root of the account, such as acs:ram::1234567890123456:user/ann; without it who calls.',
    },
    requestTags: {
      flag: 'request-tag',
      value: 'KEY=VALUE',
      kind: 'list',
      from: 'tags',
      parameter: 'RequestTags',
      doc: 'A tag that the call would name.',
    },
    resourceTags: {
      flag: 'resource-tag',
      value: 'KEY=VALUE',
      kind: 'list',
      from: 'tags',
      parameter: 'ResourceTags',
      doc: 'A tag that the resource would have.',
    },
    sourceIp: {
      flag: 'source-ip',
      value: 'ADDRESS',
      parameter: 'SourceIp',
      doc: 'The address that the call would come from.',
    },
    secureTransport: {
      flag: 'secure-transport',
      value: 'true|false',
      parameter: 'SecureTransport',
      doc: 'Whether the call would come over TLS.',
    },
  },
  examples: [
    "tagplane explain ecs:UntagResources 'acs:ecs:*:1234567890123456:instance/i-1' --principal acs:ram::1234567890123456:user/ann --resource-tag env=test",
  ],
})
