/**
 * What a policy is for. `identity`: attached to a user, group or role; `session`: narrows one session of a role;
 * `trust`: says who may assume a role.
 */
export type PolicyUse = 'identity' | 'session' | 'trust'

export type Effect = 'Allow' | 'Deny'

/** A policy that has been read and found right. Lists keep the order of the text and hold at least one entry. */
export type PolicyDocument = { readonly statements: readonly Statement[] }

export type Statement = {
  readonly effect: Effect
  readonly actions: Actions
  /** `*` or `acs:code:region:account:relative-id`, with wildcards; none in a trust policy. */
  readonly resources: readonly string[]
  /** In a trust policy only. */
  readonly principals?: Principals
  /** All must hold. */
  readonly conditions: readonly Condition[]
}

/** `*` or `code:Name`, with wildcards. `except`: every action that matches none of them (NotAction). */
export type Actions = { readonly except: boolean; readonly patterns: readonly string[] }

/** Each kind may be empty, but not all three. */
export type Principals = {
  /** `*`, or `acs:ram::ACCOUNT:` with `root`, `user/NAME`, `role/NAME`. */
  readonly ram: readonly string[]
  readonly service: readonly string[]
  readonly federated: readonly string[]
}

/** One key under one operator, both as they were written. One of the values has to match, or none where negated. */
export type Condition = {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

/**
 * Why a text is no policy. `path` leads to the place, such as `Statement[1].Condition.StringLike["acs:SourceIp"]`, and is
 * empty for the whole document; `problem` says what is wrong, why, and what to write.
 */
export type PolicyFault = { readonly path: string; readonly problem: string }

/** The document as JSON text; read again it gives the same document. */
export function formatPolicy(document: PolicyDocument): string {
  const statements = document.statements.map((statement) => {
    const { effect, actions, resources, principals, conditions } = statement
    return object([
      ['Effect', JSON.stringify(effect)],
      [actions.except ? 'NotAction' : 'Action', JSON.stringify(actions.patterns)],
      ['Resource', resources.length > 0 && JSON.stringify(resources)],
      ['Principal', principals && formatPrincipals(principals)],
      ['Condition', conditions.length > 0 && formatConditions(conditions)],
    ])
  })
  return object([
    ['Version', '"1"'],
    ['Statement', `[${statements.join(',')}]`],
  ])
}

function formatPrincipals({ ram, service, federated }: Principals): string {
  return object([
    ['RAM', ram.length > 0 && JSON.stringify(ram)],
    ['Service', service.length > 0 && JSON.stringify(service)],
    ['Federated', federated.length > 0 && JSON.stringify(federated)],
  ])
}

function formatConditions(conditions: readonly Condition[]): string {
  const operators = [...Map.groupBy(conditions, ({ operator }) => operator)]
  return object(
    operators.map(([operator, keys]) => [
      operator,
      object(keys.map(({ key, values }) => [key, JSON.stringify(values)])),
    ]),
  )
}

/** Written by hand, since a key such as `__proto__` would be lost on an object. */
function object(members: readonly (readonly [name: string, json: string | false | undefined])[]): string {
  const written = members.flatMap(([name, json]) => (json ? [`${JSON.stringify(name)}:${json}`] : []))
  return `{${written.join(',')}}`
}
