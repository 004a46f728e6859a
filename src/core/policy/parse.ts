import { isActionPattern } from './action.ts'
import { adviceOnElement, adviceOnOperator } from './advice.ts'
import { isConditionKey } from './condition.ts'
import type {
  Actions,
  Condition,
  Effect,
  PolicyDocument,
  PolicyFault,
  PolicyUse,
  Principals,
  Statement,
} from './document.ts'
import { type JsonNode, readJson } from './json.ts'
import { Malformed, memberOf, quoted, shortened } from './malformed.ts'
import { operators } from './operators.ts'
import { isResourcePattern } from './resource.ts'
import { isRamPrincipal } from './trust.ts'

/** Either of the two is there. */
export type ParsedPolicy =
  | { readonly document: PolicyDocument; readonly fault?: undefined }
  | { readonly document?: undefined; readonly fault: PolicyFault }

/** In characters, blanks and line breaks included. */
export const MAX_POLICY_LENGTH: Readonly<Record<PolicyUse, number>> = {
  identity: 6_144,
  session: 1_024,
  trust: 6_144,
}

/** Reads a policy; never throws. The first fault ends the reading. */
export function parsePolicy(
  text: string,
  use: PolicyUse,
  maxLength: number = MAX_POLICY_LENGTH[use],
): ParsedPolicy {
  try {
    requireLength(text, maxLength)
    return { document: readDocument(readJson(text), use) }
  } catch (error) {
    if (error instanceof Malformed) return { fault: error.fault }
    throw error
  }
}

function requireLength(text: string, maxLength: number): void {
  if (text.length <= maxLength) return
  let length = 0
  for (const _ of text) length++
  if (length > maxLength)
    fail(
      '',
      `The policy has ${length} characters, and ${maxLength} are the most. ` +
        'Put several actions behind one wildcard, or part it into two policies.',
    )
}

function readDocument(node: JsonNode, use: PolicyUse): PolicyDocument {
  const members = membersOf(node, '', 'A policy')
  requireKnown(members, '', ['Version', 'Statement'])
  const version = required(members, '', 'Version')
  if (version.kind !== 'string' || version.text !== '1')
    fail('Version', 'The version of the language is "1", in quotes; there is no other. Write "Version": "1".')
  const statement = required(members, '', 'Statement')
  if (statement.kind !== 'array')
    fail('Statement', 'Statement is an array, also around a single statement. Write "Statement": [{ … }].')
  if (statement.items.length === 0)
    fail('Statement', 'A policy without statements says nothing. Write at least one.')
  return { statements: statement.items.map((item, i) => readStatement(item, `Statement[${i}]`, use)) }
}

function readStatement(node: JsonNode, path: string, use: PolicyUse): Statement {
  const members = membersOf(node, path, 'A statement')
  requireKnown(members, path, ['Effect', 'Action', 'NotAction', 'Resource', 'Principal', 'Condition'])
  const effect = readEffect(required(members, path, 'Effect'), memberOf(path, 'Effect'))
  const actions = readActions(members, path)
  const conditions = readConditions(members.get('Condition'), memberOf(path, 'Condition'))
  if (use !== 'trust') return { effect, actions, resources: readResources(members, path), conditions }
  return { effect, actions, resources: [], principals: readPrincipals(members, path), conditions }
}

function readEffect(node: JsonNode, path: string): Effect {
  if (node.kind === 'string' && (node.text === 'Allow' || node.text === 'Deny')) return node.text
  return fail(path, `Effect is "Allow" or "Deny", with this case, not ${shown(node)}.`)
}

function readActions(members: Members, path: string): Actions {
  const except = members.has('NotAction')
  if (except === members.has('Action'))
    fail(
      path,
      except
        ? 'Action and NotAction stand side by side, so that it is open which counts. Keep one of them.'
        : 'The statement does not say which actions it is about. Write Action or NotAction.',
    )
  const name = except ? 'NotAction' : 'Action'
  const patterns = readList(required(members, path, name), memberOf(path, name), (text) =>
    isActionPattern(text)
      ? undefined
      : `An action is "code:Name", such as "ecs:RemoveTags", "ecs:*" or "*" for all, not ${quoted(text)}.`,
  )
  return { except, patterns }
}

function readResources(members: Members, path: string): readonly string[] {
  if (members.has('Principal'))
    fail(
      memberOf(path, 'Principal'),
      'Principal belongs to the trust policy of a role alone: this policy is for whomever it is attached to. Take it out.',
    )
  return readList(required(members, path, 'Resource'), memberOf(path, 'Resource'), (text) =>
    isResourcePattern(text) ? undefined : problemOfResource(text),
  )
}

function problemOfResource(text: string): string {
  const form = '"acs:code:region:account:relative-id", such as "acs:ecs:*:*:instance/*", or "*" for all'
  if (text.startsWith('arn:'))
    return `In policies a resource has no "arn:" before it, and ${quoted(text)} has. It is ${form}.`
  return `A resource is ${form}; region and account may be empty. ${quoted(text)} has not these five parts.`
}

function readPrincipals(members: Members, path: string): Principals {
  if (members.has('Resource'))
    fail(
      memberOf(path, 'Resource'),
      'A trust policy has no Resource: it is about the role that it belongs to. Take it out.',
    )
  const here = memberOf(path, 'Principal')
  const kinds = membersOf(required(members, path, 'Principal'), here, 'Principal')
  requireKnown(kinds, here, ['RAM', 'Service', 'Federated'])
  if (kinds.size === 0)
    fail(here, 'Nobody is named. Write RAM, Service or Federated, with at least one name.')
  const namesOf = (kind: string, check: (text: string) => string | undefined): readonly string[] => {
    const node = kinds.get(kind)
    return node === undefined ? [] : readList(node, memberOf(here, kind), check)
  }
  return {
    ram: namesOf('RAM', problemOfRamPrincipal),
    service: namesOf('Service', problemOfName),
    federated: namesOf('Federated', problemOfName),
  }
}

function problemOfRamPrincipal(text: string): string | undefined {
  if (isRamPrincipal(text)) return undefined
  return (
    'A principal is "acs:ram::ACCOUNT:root" for a whole account, "acs:ram::ACCOUNT:user/NAME", ' +
    `"acs:ram::ACCOUNT:role/NAME", or "*" for everyone, and has no other wildcards. ${quoted(text)} is none of them.`
  )
}

function problemOfName(text: string): string | undefined {
  return text === '' ? 'A name is empty. Write the service or provider, or take the entry out.' : undefined
}

function readConditions(node: JsonNode | undefined, path: string): readonly Condition[] {
  if (node === undefined) return []
  const byOperator = [...membersOf(node, path, 'Condition')]
  if (byOperator.length === 0)
    fail(
      path,
      'A condition that asks nothing is always met. Leave Condition out, or write what it is to ask.',
    )
  return byOperator.flatMap(([operator, keys]) => readKeys(operator, keys, memberOf(path, operator)))
}

function readKeys(name: string, node: JsonNode, path: string): readonly Condition[] {
  const operator = operators.get(name) ?? fail(path, adviceOnOperator(name))
  const byKey = [...membersOf(node, path, 'An operator')]
  if (byKey.length === 0)
    fail(path, 'The operator has no condition key. Write one, or take the operator out.')
  return byKey.map(([key, values]) => {
    const here = memberOf(path, key)
    if (!isConditionKey(key))
      fail(here, 'A condition key is "code:Name", such as "acs:SourceIp" or "acs:ResourceTag/owner".')
    const check = (text: string): string | undefined =>
      operator.accepts(text) ? undefined : `${name} compares with ${operator.takes}, not ${quoted(text)}.`
    return { operator: name, key, values: readList(values, here, check, ['string', 'number', 'boolean']) }
  })
}

type Members = ReadonlyMap<string, JsonNode>

/** One string or an array of them. `check` says what is wrong with one. */
function readList(
  node: JsonNode,
  path: string,
  check: (text: string) => string | undefined,
  kinds: readonly JsonNode['kind'][] = ['string'],
): readonly string[] {
  const entries =
    node.kind === 'array'
      ? node.items.map((item, i) => [item, `${path}[${i}]`] as const)
      : [[node, path] as const]
  if (entries.length === 0)
    fail(path, 'The list is empty, so that nothing matches. Write at least one entry.')
  return entries.map(([entry, here]) => {
    if (!('text' in entry) || !kinds.includes(entry.kind))
      fail(here, `A string is expected, or an array of strings, not ${shown(entry)}.`)
    const problem = check(entry.text)
    return problem === undefined ? entry.text : fail(here, problem)
  })
}

function membersOf(node: JsonNode, path: string, what: string): Members {
  return node.kind === 'object' ? node.members : fail(path, `${what} is a JSON object, not ${shown(node)}.`)
}

function required(members: Members, path: string, name: string): JsonNode {
  return members.get(name) ?? fail(path, `${name} is missing. Write it, with this case.`)
}

function requireKnown(members: Members, path: string, known: readonly string[]): void {
  for (const name of members.keys())
    if (!known.includes(name)) fail(memberOf(path, name), adviceOnElement(name, known))
}

function shown(node: JsonNode): string {
  if ('text' in node) return node.kind === 'string' ? quoted(node.text) : shortened(node.text)
  return node.kind === 'array' ? 'an array' : 'an object'
}

function fail(path: string, problem: string): never {
  throw new Malformed(path, problem)
}
