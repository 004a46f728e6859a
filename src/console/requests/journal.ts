import type { AnswerError } from '../call/answer.ts'
import { messageOf } from '../call/message.ts'
import { send } from '../call/send.ts'
import type { Signer } from '../call/sign.ts'
import type { RequestFilters } from '../place.ts'

/** A request as ListRequests has it. */
export type ListedRequest = {
  readonly RequestId: string
  readonly Time: string
  readonly Api: string
  readonly Version: string
  readonly Action: string
  readonly PrincipalArn: string
  readonly AccessKeyId: string
  readonly Authenticated: boolean
  readonly SourceIp: string
  readonly HttpStatus: number
  readonly Code: string
  readonly DurationMs: number
}

/** A request as GetRequest has it. */
export type KeptRequest = ListedRequest & {
  readonly Message: string
  readonly HttpMethod: string
  readonly Host: string
  readonly UserAgent: string
  readonly Parameters: readonly { readonly Name: string; readonly Value: string }[]
  readonly Shortened: boolean
  readonly Signature?: ExaminedSignature
  readonly AccessDeniedDetail?: Readonly<Record<string, string>>
}

/** What the server found of a signature. */
export type ExaminedSignature = {
  readonly Protocol: string
  readonly CanonicalRequest: string
  readonly StringToSign: string
  readonly Findings: readonly {
    readonly Code: string
    readonly Detail: string
    readonly Meaning: string
    readonly Fix: string
  }[]
  readonly FirstDifference?: FirstDifference
}

export type FirstDifference = {
  readonly Text: 'CanonicalRequest' | 'StringToSign'
  readonly Line: number
  readonly Server: string
  readonly Client: string
  readonly Part: string
  readonly Detail: string
  readonly Meaning: string
}

export type RequestList = { readonly requests: readonly ListedRequest[]; readonly nextToken: string }

const TAGPLANE = { api: 'Tagplane', version: '2026-11-24' }
/** A page may be empty while there is more: the work of one call is bounded. */
const MAX_EMPTY_PAGES = 10

/** What looking at this very list adds to it. */
const LOOK_UPS = ['ListRequests', 'GetRequest']

/** The next requests that are looked for, the latest first; those that look for requests only where they are asked for. */
export async function readRequests(
  filters: RequestFilters,
  after: string,
  signer: Signer,
): Promise<RequestList | AnswerError> {
  let nextToken = after
  for (let pages = 0; pages < MAX_EMPTY_PAGES; pages++) {
    const parameters = { ...filters, MaxResults: '50', ...(nextToken && { NextToken: nextToken }) }
    const { answer } = await send(
      messageOf({ ...TAGPLANE, action: 'ListRequests' }, parameters, 'JSON'),
      signer,
    )
    if (answer.error) return answer.error
    const all = answer.fields['Requests'] as readonly ListedRequest[]
    const requests = filters.ApiAction ? all : all.filter(({ Action }) => !LOOK_UPS.includes(Action))
    nextToken = String(answer.fields['NextToken'])
    if (requests.length > 0 || nextToken === '') return { requests, nextToken }
  }
  return { requests: [], nextToken }
}

export async function readRequest(id: string, signer: Signer): Promise<KeptRequest | AnswerError> {
  const message = messageOf({ ...TAGPLANE, action: 'GetRequest' }, { RequestId: id }, 'JSON')
  const { answer } = await send(message, signer)
  return answer.error ?? (answer.fields['Request'] as KeptRequest)
}

/** What the doctor is given: a request that is pasted or one that the server has kept, and texts of the client. */
export type Patient = Readonly<
  Partial<Record<'Request' | 'RequestId' | 'CanonicalRequest' | 'StringToSign', string>>
>

/** They hold signatures. */
const PASTED = ['Request', 'CanonicalRequest', 'StringToSign']

export async function examine(
  patient: Patient,
  signer: Signer,
): Promise<(ExaminedSignature & { readonly AccessKeyId: string }) | AnswerError> {
  const given = Object.fromEntries(Object.entries(patient).filter(([, text]) => text.trim() !== ''))
  const parameters = PASTED.map((name) => ({ name, secret: true }) as const)
  const message = messageOf({ ...TAGPLANE, action: 'ExplainSignature', parameters }, given, 'JSON')
  const { answer } = await send(message, signer)
  return answer.error ?? (answer.fields as unknown as ExaminedSignature & { readonly AccessKeyId: string })
}
