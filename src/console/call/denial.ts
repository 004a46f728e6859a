import { messageOf } from './message.ts'
import { send } from './send.ts'
import type { Signer } from './sign.ts'

/** Which statement denied a call, as far as the caller may see it. */
export type Denial = {
  readonly action: string
  readonly resource: string
  readonly conditions: readonly { readonly key: string; readonly values: readonly string[] }[]
  readonly policy: DecidingPolicy | undefined
}

type DecidingPolicy = {
  readonly name: string
  readonly type: string
  readonly version: string
  /** From 0; undefined where the caller may not ask for it. */
  readonly statement: number | undefined
  readonly attachedTo: string
}

type Decoded = {
  readonly AuthAction: string
  readonly AuthResource: string
  readonly AuthConditions?: readonly {
    readonly ConditionKey: string
    readonly ConditionValues: readonly string[]
  }[]
  readonly MatchedPolicies?: readonly {
    readonly PolicyIdentifier: string
    readonly PolicyType: string
    readonly PolicyVersion: string
  }[]
}

type DecidedBy = { readonly PolicyName: string; readonly Statement: number; readonly AttachedTo: string }

const DECODE = { api: 'Ram', version: '2015-05-01', action: 'DecodeDiagnosticMessage' }
const EXPLAIN = { api: 'Tagplane', version: '2026-11-24', action: 'ExplainAuthorization' }

/** Of a call of somebody else, or of another time. */
export type DeniedCall = { readonly principalArn: string; readonly sourceIp: string }

/** Reads the message of a denied call; undefined where the caller may not. Without `of` it is one's own, made just now. */
export async function readDenial(
  message: string,
  signer: Signer,
  of?: DeniedCall,
): Promise<Denial | undefined> {
  const { answer } = await send(messageOf(DECODE, { EncodedDiagnosticMessage: message }, 'JSON'), signer)
  if (answer.error) return undefined
  const decoded = answer.fields['DecodedDiagnosticMessage'] as Decoded
  const { AuthAction: action, AuthResource: resource, AuthConditions = [], MatchedPolicies = [] } = decoded
  const [matched] = MatchedPolicies
  const place = matched && (await placeIn(decoded, signer, of))
  const known = place?.PolicyName === matched?.PolicyIdentifier ? place : undefined
  return {
    ...{ action, resource },
    conditions: AuthConditions.map(({ ConditionKey: key, ConditionValues: values }) => ({ key, values })),
    policy: matched && {
      ...{ name: matched.PolicyIdentifier, type: matched.PolicyType, version: matched.PolicyVersion },
      ...{ statement: known?.Statement, attachedTo: known?.AttachedTo ?? '' },
    },
  }
}

/** The message names the policy; which of its statements it is only an explanation says. */
async function placeIn(
  decoded: Decoded,
  signer: Signer,
  of: DeniedCall | undefined,
): Promise<DecidedBy | undefined> {
  const tags = (prefix: string) =>
    Object.fromEntries(
      (decoded.AuthConditions ?? []).flatMap(({ ConditionKey, ConditionValues }) =>
        ConditionKey.startsWith(prefix)
          ? [[ConditionKey.slice(prefix.length), ConditionValues[0] ?? '']]
          : [],
      ),
    )
  const [request, resource] = [tags('acs:RequestTag/'), tags('acs:ResourceTag/')]
  const parameters = {
    ...{ AuthAction: decoded.AuthAction, AuthResource: decoded.AuthResource },
    ...(Object.keys(request).length > 0 && { RequestTags: JSON.stringify(request) }),
    ...(Object.keys(resource).length > 0 && { ResourceTags: JSON.stringify(resource) }),
    ...(of
      ? { PrincipalArn: holderOf(of.principalArn), ...(of.sourceIp && { SourceIp: of.sourceIp }) }
      : location.protocol === 'https:' && { SecureTransport: 'true' }),
  }
  const { answer } = await send(messageOf(EXPLAIN, parameters, 'JSON'), signer)
  return answer.fields['DecidedBy'] as DecidedBy | undefined
}

/** Whose policies decide for a session: those of its role. */
function holderOf(arn: string): string {
  return arn.replace(/:assumed-role\/([^/]+)\/.*$/, ':role/$1')
}
