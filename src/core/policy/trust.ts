import { foldAction } from './action.ts'
import type { ConditionContext, Outcome } from './decision.ts'
import type { Effect, PolicyDocument, Principals, Statement } from './document.ts'
import { compileStatement, meetsConditions } from './statement.ts'

export type TrustRequest = {
  /** What the caller is called: `acs:ram::ACCOUNT:user/NAME` or `acs:ram::ACCOUNT:role/NAME`. */
  readonly principals: readonly string[]
  /** The account that the caller belongs to. */
  readonly account: string
  /** Such as `sts:AssumeRole`. */
  readonly action: string
  readonly context: ConditionContext
}

/** As Decision, of the one trust policy that a role has. */
export type TrustDecision = {
  readonly outcome: Outcome
  readonly decidedBy?: { readonly statement: number; readonly conditionKeys: readonly string[] }
}

const PRINCIPAL = /^acs:ram:\*?:([0-9]{1,32}):(root|user\/[^*?]+|role\/[^*?]+)$/su

/** `*`, or one account, user or role. */
export function isRamPrincipal(text: string): boolean {
  return text === '*' || PRINCIPAL.test(text)
}

/**
 * Whether the trust policy of a role lets a caller assume it. It is half of the answer: the caller's own policies have to
 * allow it, too. Services and identity providers are no callers of this kind and never match.
 */
export function evaluateTrust(document: PolicyDocument, request: TrustRequest): TrustDecision {
  return (
    decided(document, 'Deny', request) ?? decided(document, 'Allow', request) ?? { outcome: 'implicit-deny' }
  )
}

function decided(document: PolicyDocument, effect: Effect, request: TrustRequest): TrustDecision | undefined {
  const number = document.statements.findIndex(
    (statement) => statement.effect === effect && applies(statement, request),
  )
  const statement = document.statements[number]
  if (statement === undefined) return undefined
  return {
    outcome: effect === 'Deny' ? 'explicit-deny' : 'allow',
    decidedBy: {
      statement: number,
      conditionKeys: [...new Set(statement.conditions.map(({ key }) => key))],
    },
  }
}

function applies(statement: Statement, request: TrustRequest): boolean {
  if (statement.principals === undefined || !names(statement.principals, request)) return false
  const compiled = compileStatement(statement)
  return compiled.matchesAction(foldAction(request.action)) && meetsConditions(compiled, request.context)
}

function names({ ram }: Principals, { principals, account }: TrustRequest): boolean {
  const callers = new Set(principals.map(withoutRegion))
  return ram.some((principal) => {
    const [, owner, name] = PRINCIPAL.exec(principal) ?? []
    if (owner === undefined) return principal === '*'
    return name === 'root' ? owner === account : callers.has(withoutRegion(principal))
  })
}

/** RAM is one for all regions: its names have `*` or nothing there. */
function withoutRegion(principal: string): string {
  return principal.replace(/^acs:ram:\*:/, 'acs:ram::')
}
