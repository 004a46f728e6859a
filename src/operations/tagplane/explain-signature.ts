import { ApiError } from '../../core/error.ts'
import { type PastedRequest, readPastedRequest } from '../../core/pasted-request.ts'
import { type ClientTexts, type Compared, compareTexts } from '../../core/signed-texts.ts'
import { optionalString } from '../../shape/shapes.ts'
import { type Fail, operation } from '../operation.ts'
import { text } from '../response.ts'
import type { SignatureReport } from '../signature-doctor.ts'
import { accessTo } from './access.ts'
import { findRequest, type Looking } from './journal-pages.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'
import { findingList, firstDifference, REQUEST_ID, toDifference, toFinding } from './requests.ts'

const MAX_REQUEST = 200_000
const MAX_TEXT = 200_000

export const explainSignature = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'ExplainSignature',
  summary: 'Says why the signature of a request does not hold.',
  description:
    "It shows the canonical request and the string to sign of this server, tries with the key's own secret what clients usually get wrong, names what fits, and shows the first difference to what the client has signed. ACS3, RPC 1.0, ROA 1.0 and OSS V1 and V4 are understood. Only keys of the caller's account are used; neither a signature nor a secret is ever shown, and nothing of the request is carried out or kept.",
  parameters: {
    Request: optionalSecret({
      doc: 'The failing request: as HTTP writes it, as a call of curl, or its whole address.',
      example: "curl -X POST 'http://127.0.0.1:7020/?Action=DescribeRegions&…'",
    }),
    RequestId: optionalString({
      doc: 'In its place: the id of a request that came in lately and whose signature did not hold.',
      example: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B',
    }),
    CanonicalRequest: optionalSecret({
      doc: 'The canonical request that the client has made, to be compared.',
    }),
    StringToSign: optionalSecret({ doc: 'The string to sign that the client has made, to be compared.' }),
  },
  response: {
    Protocol: text('How the request is signed.', 'ACS3-HMAC-SHA256'),
    AccessKeyId: text('The key that it names.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
    CanonicalRequest: text('The canonical request of this server; empty for protocols that have none.'),
    StringToSign: text('The string to sign of this server.'),
    Findings: findingList,
    FirstDifference: firstDifference,
  },
  errors: ['MissingRequest', 'InvalidParameter', 'RequestNotFound', 'NoPermissionOperator'],
  access: { ...accessTo('ExplainSignature', 'read', 'signature/*'), operators: 'also' },
  check: ({ input, fail }) => {
    for (const [name, most] of [
      ['Request', MAX_REQUEST],
      ['CanonicalRequest', MAX_TEXT],
      ['StringToSign', MAX_TEXT],
    ] as const) {
      if ((input[name]?.length ?? 0) > most)
        fail('InvalidParameter', name, `It has at most ${most} characters.`)
    }
    if (input.Request === undefined && input.RequestId === undefined) fail('MissingRequest')
    if (input.Request !== undefined && input.RequestId !== undefined) {
      fail('InvalidParameter', 'RequestId', 'Request is given, too: one of them says what is meant.')
    }
    return input.Request === undefined ? undefined : pasted(input.Request, fail)
  },
  async handle({ input, checked: request, call, store, journal, doctor, fail }) {
    const client = textsOf(input)
    const { account } = call.caller
    const report = request
      ? examined(await doctor(request, { account, now: call.change.at, client }), fail)
      : await journaled({ call, store, journal, account }, input.RequestId ?? '', fail)
    await store.confirm({ guard: call.guard, durable: false })
    return toAnswer(report, client)
  },
  examples: [
    {
      name: 'A proxy has rewritten Host',
      parameters: {
        Request: `GET /?Action=DescribeRegions&Version=2018-08-28 HTTP/1.1
Host: 127.0.0.1:7020
x-acs-date: 2026-11-24T12:00:00Z
Authorization: ACS3-HMAC-SHA256 Credential=TPLN3qVY0pHn5aZt8LxCw2Rd,SignedHeaders=host;x-acs-date,Signature=…`,
      },
      response: {
        RequestId: '019ABC14-0000-7000-9C1D-7E5F3A1B2C4D',
        Protocol: 'ACS3-HMAC-SHA256',
        AccessKeyId: 'TPLN3qVY0pHn5aZt8LxCw2Rd',
        CanonicalRequest:
          'GET\n/\nAction=DescribeRegions&Version=2018-08-28\nhost:127.0.0.1:7020\nx-acs-date:2026-11-24T12:00:00Z\n\nhost;x-acs-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        StringToSign: 'ACS3-HMAC-SHA256\necf5dc1a7c85eaa890df46025b6a1230bfbb73c954adc3a4f655aa0fb8493e52',
        Findings: [toFinding({ code: 'HostRewritten', detail: 'host: tag.aliyuncs.com' })],
        FirstDifference: toDifference({
          ...{ of: 'CanonicalRequest', line: 4, column: 6, server: 'host:127.0.0.1:7020' },
          ...{ client: 'host:tag.aliyuncs.com', part: { code: 'Header', detail: 'host' } },
        }),
      },
    },
  ],
  history: [{ date: '2026-11-26', change: 'First served.' }],
})

function optionalSecret(documented: Parameters<typeof optionalString<never>>[0]) {
  const shape = optionalString(documented)
  return { ...shape, description: { ...shape.description, secret: true } } as typeof shape
}

function pasted(request: string, fail: Fail<'InvalidParameter'>): PastedRequest {
  const hint = 'Paste a request as HTTP writes it, a call of curl, or an address.'
  return readPastedRequest(request) ?? fail('InvalidParameter', 'Request', hint)
}

type Texts = { readonly CanonicalRequest?: string | undefined; readonly StringToSign?: string | undefined }

/** As they are pasted: with other line ends, or one too many. */
function textsOf({ CanonicalRequest, StringToSign }: Texts): ClientTexts {
  const text = (given: string | undefined) => given?.replaceAll('\r\n', '\n').replace(/\n$/, '')
  return { canonicalRequest: text(CanonicalRequest), stringToSign: text(StringToSign) }
}

type Report = {
  readonly protocol: string
  readonly keyId: string
  readonly canonicalRequest?: string | undefined
  readonly stringToSign: string
  readonly findings: readonly { readonly code: string; readonly detail?: string }[]
  /** Between the texts of this server and what the client must have signed. */
  readonly difference: Compared | undefined
}

function examined(found: SignatureReport | ApiError, fail: Fail<'InvalidParameter'>): Report {
  if (found instanceof ApiError) return fail('InvalidParameter', 'Request', `${found.code}: ${found.message}`)
  return { ...found, difference: found.signed && compareTexts(found, found.signed) }
}

/** What was found when the request was refused: its signature is not kept. */
async function journaled(
  looking: Looking,
  given: string,
  fail: Fail<'RequestNotFound' | 'InvalidParameter'>,
): Promise<Report> {
  const id = given.trim().toUpperCase()
  if (!REQUEST_ID.test(id)) fail('RequestNotFound', given.slice(0, 64))
  const request = (await findRequest(looking, id)) ?? fail('RequestNotFound', id)
  const signature =
    request.signature ??
    fail('InvalidParameter', 'RequestId', 'The signature of that request was not refused.')
  return { keyId: request.keyId, difference: undefined, ...signature }
}

function toAnswer(report: Report, client: ClientTexts) {
  return {
    Protocol: report.protocol,
    AccessKeyId: report.keyId,
    CanonicalRequest: report.canonicalRequest ?? '',
    StringToSign: report.stringToSign,
    Findings: report.findings.map(toFinding),
    FirstDifference: toDifference(compareTexts(report, client) ?? report.difference),
  }
}
