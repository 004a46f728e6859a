import { string } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { accessTo } from './access.ts'
import { findRequest } from './journal-pages.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { accountOfRequests, REQUEST_ID, requestsOf, toWholeRequest, wholeRequest } from './requests.ts'

export const getRequest = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'GetRequest',
  summary: 'Shows a request that came in lately, by its id.',
  description:
    'Any node finds it, seconds after it was answered. Secrets, tokens and signatures are never kept, long values are cut short, and where too many requests come in a second some are left out.',
  parameters: {
    RequestId: string({
      doc: 'The id of the request.',
      example: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B',
      required: 'MissingRequestId',
    }),
    AccountId: accountOfRequests,
  },
  response: { Request: wholeRequest },
  errors: ['MissingRequestId', 'RequestNotFound', 'NoPermissionOperator'],
  access: { ...accessTo('GetRequest', 'read', 'request/*'), operators: 'also' },
  check: ({ input, caller, fail }) => requestsOf(caller, input.AccountId, fail),
  async handle({ input, checked: account, call, store, journal, fail }) {
    const id = input.RequestId.trim().toUpperCase()
    if (!REQUEST_ID.test(id)) fail('RequestNotFound', input.RequestId.slice(0, 64))
    const found = await findRequest({ call, store, journal, account }, id)
    const Request = toWholeRequest(found ?? fail('RequestNotFound', id))
    await store.confirm({ guard: call.guard, durable: false })
    return { Request }
  },
  examples: [
    {
      name: 'A call that was refused',
      parameters: { RequestId: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B' },
      response: {
        RequestId: '019ABC14-0000-7000-9C1D-7E5F3A1B2C4D',
        Request: {
          RequestId: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B',
          Time: '2026-11-24T12:00:00.125Z',
          Api: 'Tag',
          Version: '2018-08-28',
          Action: 'UntagResources',
          AccountId: '1234567890123456',
          PrincipalArn: 'acs:ram::1234567890123456:user/alice',
          AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
          Authenticated: true,
          SourceIp: '203.0.113.7',
          HttpStatus: 403,
          Code: 'Duplicate.TagKey',
          DurationMs: 4,
          Message: 'The Tag.N.Key contains duplicate keys.',
          HttpMethod: 'POST',
          Host: 'tags.example.com',
          UserAgent: 'AlibabaCloud (linux; x64)',
          Parameters: [
            { Name: 'RegionId', Value: 'cn-hangzhou' },
            { Name: 'TagKey.1', Value: 'env' },
            { Name: 'TagKey.2', Value: 'env' },
          ],
          Shortened: false,
        },
      },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})
