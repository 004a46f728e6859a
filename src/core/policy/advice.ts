import { quoted } from './malformed.ts'
import { operators } from './operators.ts'

/** What to write in the place of elements that similar languages have. */
const ELEMENTS: Readonly<Record<string, string>> = {
  Sid: 'The language has no names for statements. Take Sid out, or let the name of the policy say it.',
  Id: 'The language has no ids for policies. Take Id out: a policy has its name.',
  NotResource:
    'The language has no NotResource: it would reach all that is yet to be made. Write the resources into Resource, ' +
    'and the exceptions into a second statement that denies them.',
  NotPrincipal:
    'The language has no NotPrincipal: it would reach all who are yet to come. Write those who are meant into Principal, ' +
    'and the exceptions into a second statement that denies them.',
}

export function adviceOnElement(name: string, known: readonly string[]): string {
  if (Object.hasOwn(ELEMENTS, name)) return ELEMENTS[name] ?? ''
  const meant = known.find((element) => element.toLowerCase() === name.toLowerCase())
  if (meant !== undefined) return `Names of elements have case. Write "${meant}".`
  return `${quoted(name)} is no element here. There are ${known.join(', ')}.`
}

export function adviceOnOperator(name: string): string {
  if (name === 'Null')
    return (
      'The language has no Null. Where a key is missing, negated operators such as StringNotEquals hold and all others ' +
      'do not: "StringLike": {"key": "*"} asks that it is there, "StringNotLike": {"key": "*"} that it is not.'
    )
  const [, bare = ''] = /^(.*)IfExists$/s.exec(name) ?? []
  if (operators.has(bare))
    return (
      `The language has no …IfExists. Write ${bare}; where the statement should also hold without the key, ` +
      'add a second one with "StringNotLike": {"key": "*"}.'
    )
  if (/^For(?:Any|All)Values?:/.test(name))
    return (
      'The language has no ForAnyValue and ForAllValues. Leave the prefix out: a condition holds where any value of the ' +
      'request matches, a negated one where none does.'
    )
  const meant = [...operators.keys()].find((operator) => operator.toLowerCase() === name.toLowerCase())
  if (meant !== undefined) return `Names of operators have case. Write "${meant}".`
  return `${quoted(name)} is no operator. There are ${[...operators.keys()].join(', ')}.`
}
