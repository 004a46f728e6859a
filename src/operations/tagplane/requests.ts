import { findings, parts } from '../../core/signature-findings.ts'
import type { Compared } from '../../core/signed-texts.ts'
import { optionalString } from '../../shape/shapes.ts'
import { lowestIdAt } from '../../store/journal.ts'
import type { JournaledRequest } from '../../store/journal-record.ts'
import type { Caller, Fail } from '../operation.ts'
import { array, count, flag, object, optional, text } from '../response.ts'

export const REQUEST_ID = /^[0-9A-F]{8}-[0-9A-F]{4}-7[0-9A-F]{3}-[0-9A-F]{4}-[0-9A-F]{12}$/

/** Every id there can be. */
export const [NO_ID, ANY_ID] = [lowestIdAt(0), lowestIdAt(Date.UTC(9999, 0))]

export const accountOfRequests = optionalString({
  doc: 'For whoever runs the installation: only requests of this account; - stands for those of nobody known, * for all.',
  example: '1234567890123456',
})

/** Whose requests a call is about: the operator's calls may be about everybody's, all others about their own. */
export function requestsOf(
  { account, principal }: Pick<Caller, 'account' | 'principal'>,
  wanted: string | undefined,
  fail: Fail<'NoPermissionOperator'>,
): string | undefined {
  if (principal.kind === 'operator') return wanted === '-' ? '' : wanted === '*' ? undefined : wanted
  if (wanted !== undefined && wanted !== account) fail('NoPermissionOperator')
  return account
}

export const finding = object('One finding.', {
  Code: text('What it is, as one word.', 'HostRewritten'),
  Detail: text('What of the request it is about; may be empty.', 'host: tag.aliyuncs.com'),
  Meaning: text(
    'What is the matter.',
    'The client signed another Host than the one that arrived: something on the way has rewritten it.',
  ),
  Fix: text('What to do about it.', 'Let the proxy pass Host on unchanged.'),
})

export const findingList = array('What is found of the signature; what explains most comes first.', finding)

type Found = { readonly code: string; readonly detail?: string }

export function toFinding({ code, detail = '' }: Found) {
  const { meaning: Meaning, fix: Fix } = findings[code as keyof typeof findings] ?? { meaning: '', fix: '' }
  return { Code: code, Detail: detail, Meaning, Fix }
}

export const firstDifference = optional(
  object(
    'Where the text that the client has signed parts from that of this server: the text that is given, else the one that what was found leads to.',
    {
      Text: text('CanonicalRequest or StringToSign.', 'CanonicalRequest'),
      Line: count('The line, from 1.', '4'),
      Column: count('The character in it, from 1.', '6'),
      Server: text('The line of this server; empty where it has none.', 'host:127.0.0.1:7020'),
      Client: text('The line of the client; empty where it has none.', 'host:tag.aliyuncs.com'),
      Part: text('What stands there, as one word.', 'Header'),
      Detail: text('The name of the header or parameter; else empty.', 'host'),
      Meaning: text('What stands there, as a sentence.', 'The header host.'),
    },
  ),
)

export function toDifference(found: Compared | undefined) {
  if (!found) return undefined
  const { code, detail = '' } = found.part
  return {
    ...{ Text: found.of, Line: found.line, Column: found.column },
    ...{ Server: found.server ?? '', Client: found.client ?? '', Part: code, Detail: detail },
    Meaning: parts[code].replace('%s', () => detail),
  }
}

const shortFields = {
  RequestId: text('Its id.', '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B'),
  Time: text('When it came in, UTC, with milliseconds.', '2026-11-24T12:00:00.125Z'),
  Api: text('The API; empty, as are version and operation, where none was found.', 'Tag'),
  Version: text('Its version.', '2018-08-28'),
  Action: text('The operation.', 'UntagResources'),
  AccountId: text('The account; empty where none is known.', '1234567890123456'),
  PrincipalArn: text(
    'Who called; empty where the call ended before that was known.',
    'acs:ram::1234567890123456:user/alice',
  ),
  AccessKeyId: text('The key that it names.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
  Authenticated: flag('Whether its signature was checked and held.', 'true'),
  SourceIp: text('The address that it came from.', '203.0.113.7'),
  HttpStatus: count('The status of the answer.', '400'),
  Code: text('The code of the error; empty for a success.', 'Duplicate.TagKey'),
  DurationMs: count('How long the answer took, in milliseconds.', '4'),
}

export const shortRequest = object('A request.', shortFields)

export const wholeRequest = object('The request.', {
  ...shortFields,
  Message: text(
    'The message of the error, without tokens; may be cut short.',
    'The Tag.N.Key contains duplicate keys.',
  ),
  HttpMethod: text('The method.', 'POST'),
  Host: text('The Host that it was sent to.', 'tags.example.com'),
  UserAgent: text('What the client calls itself.', 'AlibabaCloud (linux; x64)'),
  Parameters: array(
    'Its parameters, without what may be secret and without those of the signature.',
    object('A parameter.', {
      Name: text('Its name.', 'TagKey.1'),
      Value: text('Its value; ends in … where it is cut short.', 'env'),
    }),
  ),
  Shortened: flag('Whether parameters were cut short, or left out for their length.', 'false'),
  Signature: optional(
    object('Of a request whose signature did not hold: what this server made of it.', {
      Protocol: text('How it is signed.', 'ACS3-HMAC-SHA256'),
      CanonicalRequest: text('The canonical request of this server; empty for protocols that have none.', ''),
      StringToSign: text('The string to sign of this server.', 'POST&%2F&AccessKeyId%3D…'),
      Findings: findingList,
      FirstDifference: firstDifference,
    }),
  ),
  AccessDeniedDetail: optional(
    object('Of a call that policies denied: who was denied what, as in its answer.', {
      AuthAction: text('The action.', 'tag:UntagResources'),
      AuthPrincipalDisplayName: text('The user, the role and its session, or the account.', 'alice'),
      AuthPrincipalOwnerId: text('The account.', '1234567890123456'),
      AuthPrincipalType: text('SubUser, AssumedRoleUser or RootUser.', 'SubUser'),
      EncodedDiagnosticMessage: text('What DecodeDiagnosticMessage reads.', 'AQ****'),
      NoPermissionType: text('ExplicitDeny or ImplicitDeny.', 'ExplicitDeny'),
      PolicyType: text(
        'AccountLevelIdentityBasedPolicy, SessionPolicy or AssumeRolePolicy.',
        'AccountLevelIdentityBasedPolicy',
      ),
    }),
  ),
})

export function toShortRequest(request: JournaledRequest) {
  const { id, at, api, version, action, account, principal, keyId, source, status, code } = request
  return {
    ...{ RequestId: id, Time: new Date(at).toISOString(), Api: api, Version: version, Action: action },
    ...{
      AccountId: account,
      PrincipalArn: principal,
      AccessKeyId: keyId,
      Authenticated: request.authenticated,
    },
    ...{ SourceIp: source, HttpStatus: status, Code: code, DurationMs: request.milliseconds },
  }
}

export function toWholeRequest(request: JournaledRequest) {
  const { signature } = request
  return {
    ...toShortRequest(request),
    ...{
      Message: request.message,
      HttpMethod: request.method,
      Host: request.host,
      UserAgent: request.userAgent,
    },
    Parameters: Object.entries(request.parameters).map(([Name, Value]) => ({ Name, Value })),
    Shortened: request.shortened,
    Signature: signature && {
      ...{ Protocol: signature.protocol, CanonicalRequest: signature.canonicalRequest ?? '' },
      StringToSign: signature.stringToSign,
      Findings: signature.findings.map(toFinding),
      FirstDifference: toDifference(signature.difference),
    },
    AccessDeniedDetail: request.denied && toDenied(request.denied),
  }
}

function toDenied(denied: NonNullable<JournaledRequest['denied']>) {
  const of = (name: string) => denied[name] ?? ''
  return {
    AuthAction: of('AuthAction'),
    AuthPrincipalDisplayName: of('AuthPrincipalDisplayName'),
    AuthPrincipalOwnerId: of('AuthPrincipalOwnerId'),
    AuthPrincipalType: of('AuthPrincipalType'),
    EncodedDiagnosticMessage: of('EncodedDiagnosticMessage'),
    NoPermissionType: of('NoPermissionType'),
    PolicyType: of('PolicyType'),
  }
}
