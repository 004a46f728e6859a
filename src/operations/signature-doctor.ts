import type { ApiError } from '../core/error.ts'
import type { PastedRequest } from '../core/pasted-request.ts'
import type { FindingCode } from '../core/signature-findings.ts'
import type { ClientTexts, ServerTexts } from '../core/signed-texts.ts'

/** What is found of the signature of a request. */
export type SignatureReport = {
  readonly protocol: string
  readonly keyId: string
  readonly canonicalRequest: string | undefined
  readonly stringToSign: string
  /** What explains most comes first. */
  readonly findings: readonly { readonly code: FindingCode; readonly detail?: string }[]
  /** What the client must have signed, where that could be found out. */
  readonly signed: ServerTexts | undefined
}

/** Looks at a request with the keys of one account; answers why it cannot be read where it cannot. */
export type SignatureDoctor = (
  request: PastedRequest,
  of: { readonly account: string; readonly now: number; readonly client: ClientTexts },
) => Promise<SignatureReport | ApiError>
