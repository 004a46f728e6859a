import { remote } from '../client/operation.ts'
import type { Noun } from '../terminal/command.ts'
import { oneCall } from './one-call.ts'

const account = {
  flag: 'account',
  value: 'ACCOUNT',
  parameter: 'AccountId',
  doc: "For whoever runs the installation: requests of that account; '*' for all of them, - for those of nobody known.",
} as const
const asOperator = (given: { readonly account: string | undefined }) => given.account !== undefined

export const request: Noun = {
  get: {
    summary: 'Shows a request that came in lately.',
    ...oneCall({
      operation: remote('Tagplane', 'GetRequest'),
      operator: asOperator,
      positionals: {
        id: { value: 'REQUESTID', parameter: 'RequestId', doc: 'Its id; every answer has one.' },
      },
      options: { account },
      answer: ['Request'],
    }),
  },
  list: {
    summary: 'Lists requests that came in lately, the latest first.',
    ...oneCall({
      operation: remote('Tagplane', 'ListRequests'),
      operator: asOperator,
      options: {
        action: {
          flag: 'action',
          value: 'NAME',
          parameter: 'ApiAction',
          doc: 'Only calls of this operation, such as UntagResources.',
        },
        code: {
          flag: 'code',
          value: 'CODE',
          parameter: 'ErrorCode',
          doc: "Only calls that ended with this code; '*' for every code, OK for success.",
        },
        principal: {
          flag: 'principal',
          value: 'ARN',
          parameter: 'Principal',
          doc: 'Only calls of this RAM ARN or access key.',
        },
        since: {
          flag: 'since',
          value: 'TIME',
          parameter: 'StartTime',
          doc: 'Only from this time on, UTC, as 2026-11-24T12:00:00Z.',
        },
        until: {
          flag: 'until',
          value: 'TIME',
          parameter: 'EndTime',
          doc: 'Only before this time.',
        },
        account,
      },
      answer: ['Requests'],
      columns: ['Time', 'RequestId', 'Action', 'Code', 'PrincipalArn', 'SourceIp'],
      examples: ["tagplane request list --code '*' --since 2026-11-24T12:00:00Z"],
    }),
  },
}
