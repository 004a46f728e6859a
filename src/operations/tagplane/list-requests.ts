import { optionalString } from '../../shape/shapes.ts'
import { lowestIdAt } from '../../store/journal.ts'
import type { JournaledRequest } from '../../store/journal-record.ts'
import { type Fail, operation } from '../operation.ts'
import { array } from '../response.ts'
import { accessTo } from './access.ts'
import { listRequests as pageOfRequests } from './journal-pages.ts'
import { nextToken, paging, queryOf } from './paging.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { ANY_ID, accountOfRequests, NO_ID, requestsOf, shortRequest, toShortRequest } from './requests.ts'

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/
const MAX_FILTER = 256

export const listRequests = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ListRequests',
  summary: 'Lists requests that came in lately.',
  description:
    'The latest first. All filters that are given must hold. A page may be short, or empty, while NextToken says that there is more: the work of one call is bounded. GetRequest shows one request whole.',
  parameters: {
    ApiAction: optionalString({
      doc: 'Only calls of this operation, such as UntagResources; without case.',
      example: 'UntagResources',
    }),
    ErrorCode: optionalString({
      doc: 'Only calls that ended with this code; * stands for every code, and OK for success.',
      example: 'SignatureDoesNotMatch',
    }),
    Principal: optionalString({
      doc: 'Only calls of this RAM ARN or access key.',
      example: 'acs:ram::1234567890123456:user/alice',
    }),
    StartTime: optionalString({
      doc: 'Only requests from this time on, UTC.',
      example: '2026-11-24T12:00:00Z',
    }),
    EndTime: optionalString({ doc: 'Only requests before this time, UTC.', example: '2026-11-24T13:00:00Z' }),
    AccountId: accountOfRequests,
    ...paging,
  },
  response: { NextToken: nextToken, Requests: array('The requests.', shortRequest) },
  errors: ['InvalidParameter', 'InvalidNextToken', 'NoPermissionOperator'],
  access: { ...accessTo('ListRequests', 'list', 'request/*'), operators: 'also' },
  check: ({ input, caller, fail }) => {
    for (const name of ['ApiAction', 'ErrorCode', 'Principal'] as const) {
      const length = input[name]?.length ?? 0
      if (length > MAX_FILTER) fail('InvalidParameter', name, `It has at most ${MAX_FILTER} characters.`)
    }
    return {
      account: requestsOf(caller, input.AccountId, fail),
      from: input.StartTime === undefined ? NO_ID : idAt('StartTime', input.StartTime, fail),
      below: input.EndTime === undefined ? ANY_ID : idAt('EndTime', input.EndTime, fail),
    }
  },
  async handle({ input, checked, call, store, journal, pages, fail }) {
    const { MaxResults: limit, NextToken, ...filters } = input
    const query = queryOf({ call, action: 'ListRequests', filters: Object.values(filters) })
    const [after] = NextToken ? (pages.open(query, NextToken) ?? fail('InvalidNextToken')) : []
    const { account, from, below } = checked
    const found = await pageOfRequests(
      { call, store, journal, account },
      { from, below: after ?? below },
      (request) => isWanted(request, filters),
      limit,
    )
    await store.confirm({ guard: call.guard, durable: false })
    return {
      NextToken: found.more === undefined ? '' : pages.seal(query, [found.more]),
      Requests: found.requests.map(toShortRequest),
    }
  },
  examples: [
    {
      name: 'Calls whose signature did not hold',
      parameters: { ErrorCode: 'SignatureDoesNotMatch', MaxResults: '10' },
      response: {
        RequestId: '019ABC14-0000-7000-9C1D-7E5F3A1B2C4D',
        NextToken: '',
        Requests: [
          {
            RequestId: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B',
            Time: '2026-11-24T12:00:00.125Z',
            Api: 'Tag',
            Version: '2018-08-28',
            Action: 'UntagResources',
            AccountId: '1234567890123456',
            PrincipalArn: '',
            AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
            Authenticated: false,
            SourceIp: '203.0.113.7',
            HttpStatus: 400,
            Code: 'SignatureDoesNotMatch',
            DurationMs: 1,
          },
        ],
      },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})

function idAt(name: string, text: string, fail: Fail<'InvalidParameter'>): string {
  const time = TIME.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time)
    ? fail('InvalidParameter', name, 'It is UTC, as 2026-11-24T12:00:00Z.')
    : lowestIdAt(time)
}

type Filters = {
  readonly ApiAction?: string | undefined
  readonly ErrorCode?: string | undefined
  readonly Principal?: string | undefined
}

function isWanted(request: JournaledRequest, { ApiAction, ErrorCode, Principal }: Filters): boolean {
  const { action, code, principal, keyId } = request
  if (ApiAction !== undefined && action.toLowerCase() !== ApiAction.toLowerCase()) return false
  if (Principal !== undefined && Principal !== principal && Principal !== keyId) return false
  if (ErrorCode === '*') return code !== ''
  return ErrorCode === undefined || code === (ErrorCode === 'OK' ? '' : ErrorCode)
}
