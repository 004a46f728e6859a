/**
 * The rules of docs/policy-language.md, read literally and slowly: no index, nothing made beforehand, and no code of the
 * evaluator that it is held against.
 */
import { isIPv4, isIPv6 } from 'node:net'
import type { Outcome } from '../../../src/core/policy/decision.ts'
import { type Case, listOf, type WrittenPolicy, type WrittenRequest, type WrittenStatement } from './case.ts'

/** Names the deciding statement by its policy and number. */
export type Verdict = { readonly outcome: Outcome; readonly policy?: string; readonly statement?: number }

export function judge({ policies, request }: Case): Verdict {
  const all = [...policies]
    .sort(inOrder)
    .flatMap((policy) =>
      policy.statements.map((statement, number) => ({ policy: nameOf(policy), number, statement })),
    )
  const applying = all.filter(({ statement }) => applies(statement, request))
  for (const [effect, outcome] of [
    ['Deny', 'explicit-deny'],
    ['Allow', 'allow'],
  ] as const) {
    const first = applying.find(({ statement }) => statement.Effect === effect)
    if (first) return { outcome, policy: first.policy, statement: first.number }
  }
  return { outcome: 'implicit-deny' }
}

export function nameOf({ type, name, version, attachedTo }: Omit<WrittenPolicy, 'statements'>): string {
  return [type, name, attachedTo.kind, attachedTo.name, version].join(' ')
}

function inOrder(a: WrittenPolicy, b: WrittenPolicy): number {
  const types = ['System', 'Custom', 'Inline']
  const texts = (policy: WrittenPolicy) =>
    [policy.name, policy.attachedTo.kind, policy.attachedTo.name, policy.version].map((text) =>
      Buffer.from(text),
    )
  const byType = types.indexOf(a.type) - types.indexOf(b.type)
  const orders = texts(a).map((text, i) => text.compare(texts(b)[i] ?? text))
  return [byType, ...orders].find((order) => order !== 0) ?? 0
}

function applies(statement: WrittenStatement, request: WrittenRequest): boolean {
  const named = listOf(statement.Action ?? statement.NotAction).some((pattern) =>
    isAction(pattern, request.action),
  )
  if (named !== (statement.Action !== undefined)) return false
  if (!listOf(statement.Resource).some((pattern) => isResource(pattern, request.resource))) return false
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => isMet(operator, listOf(values), valuesOf(request, key))),
  )
}

function isAction(pattern: string, action: string): boolean {
  if (pattern === '*') return true
  const [code = '', ...name] = action.toLowerCase().split(':')
  const [codePattern = '', namePattern = ''] = pattern.toLowerCase().split(':')
  return isLike(codePattern, code) && isLike(namePattern, name.join(':'))
}

function isResource(pattern: string, resource: string): boolean {
  if (pattern === '*') return true
  const parts = /^acs:([^:]+):([^:]*):([^:]*):(.+)$/s.exec(resource)?.slice(1)
  const patterns = /^acs:([^:]+):([^:]*):([^:]*):(.+)$/s.exec(pattern)?.slice(1) ?? []
  if (!parts) return false
  return patterns.every((one, i) => {
    const part = parts[i] ?? ''
    return isLike(one, part === '*' && (i === 1 || i === 2) ? '' : part)
  })
}

function isLike(pattern: string, text: string): boolean {
  return likeFrom([...pattern], 0, [...text], 0)
}

function likeFrom(pattern: readonly string[], p: number, text: readonly string[], t: number): boolean {
  if (p === pattern.length) return t === text.length
  if (pattern[p] === '*')
    return likeFrom(pattern, p + 1, text, t) || (t < text.length && likeFrom(pattern, p, text, t + 1))
  return (
    t < text.length && (pattern[p] === '?' || pattern[p] === text[t]) && likeFrom(pattern, p + 1, text, t + 1)
  )
}

function valuesOf({ values }: WrittenRequest, key: string): readonly string[] {
  const spelled = (text: string) => text.replace(/^[^/]*/, (known) => known.toLowerCase())
  return Object.entries(values).find(([name]) => spelled(name) === spelled(key))?.[1] ?? []
}

const NEGATED = [
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
  'NumericNotEquals',
  'DateNotEquals',
]

function isMet(operator: string, wanted: readonly string[], actual: readonly string[]): boolean {
  const negated = [...NEGATED, 'NotIpAddress'].includes(operator)
  const positive = negated ? operator.replace('Not', '') : operator
  const matches = actual.some((value) => wanted.some((one) => compares(positive, value, one)))
  return negated ? !matches : matches
}

function compares(operator: string, actual: string, wanted: string): boolean {
  if (operator === 'StringEquals') return actual === wanted
  if (operator === 'StringEqualsIgnoreCase') return actual.toLowerCase() === wanted.toLowerCase()
  if (operator === 'StringLike') return isLike(wanted, actual)
  if (operator === 'Bool') return ['true', 'false'].includes(actual) && actual === wanted
  if (operator === 'IpAddress') return isInRange(actual, wanted)
  return isOrdered(operator, actual, wanted)
}

function isOrdered(operator: string, actual: string, wanted: string): boolean {
  const read = operator.startsWith('Date') ? instantOf : scaled
  const [left, right] = [read(actual), read(wanted)]
  if (left === undefined || right === undefined) return false
  if (operator.endsWith('Equals') && left === right) return true
  if (operator.includes('LessThan')) return left < right
  return operator.includes('GreaterThan') && left > right
}

function scaled(text: string): bigint | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(40, '0'))
  return text.startsWith('-') ? -size : size
}

function instantOf(text: string): bigint | undefined {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-](\d\d):(\d\d))$/.exec(text)
  if (!found) return undefined
  const [, day, time, fraction = '', zone = '', hours = '0', minutes = '0'] = found
  const local = new Date(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  const real = !Number.isNaN(local.getTime()) && local.toISOString().startsWith(`${day}T${time}`)
  if (!real || Number(hours) > 23 || Number(minutes) > 59) return undefined
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (zone.startsWith('-') ? -1 : 1)
  return BigInt(local.getTime() - ahead)
}

function isInRange(source: string, range: string): boolean {
  const [start = '', prefix] = range.split('/')
  const address = bitsOf(source.includes(':') ? source.replace(/%.*$/s, '') : source)
  const first = bitsOf(start)
  if (address === undefined || first === undefined) return false
  const length = prefix === undefined ? first.length : Number(prefix)
  const mapped = '0'.repeat(80) + '1'.repeat(16)
  const isMapped = (bits: string) => bits.length === 128 && bits.startsWith(mapped)
  // A mapped range is one of IPv4, as long as it holds mapped addresses only; a mapped address always is one.
  const [rangeBits, rangeLength] =
    isMapped(first) && length >= 96 ? [first.slice(96), length - 96] : [first, length]
  const addressBits = isMapped(address) ? address.slice(96) : address
  return rangeBits.length === addressBits.length && addressBits.startsWith(rangeBits.slice(0, rangeLength))
}

/** 32 or 128 digits of 0 and 1. */
function bitsOf(text: string): string | undefined {
  const digits = (number: number, length: number) => number.toString(2).padStart(length, '0')
  if (isIPv4(text))
    return text
      .split('.')
      .map((octet) => digits(Number(octet), 8))
      .join('')
  if (!isIPv6(text)) return undefined
  // The host of a URL has an IPv6 address in its shortest form, without dots.
  const short = new URL(`http://[${text}]/`).hostname.slice(1, -1)
  const [left = '', right = ''] = short.split('::').map((half) => groupsOf(half, digits))
  return left + '0'.repeat(128 - left.length - right.length) + right
}

function groupsOf(half: string, digits: (number: number, length: number) => string): string {
  return half === ''
    ? ''
    : half
        .split(':')
        .map((group) => digits(Number.parseInt(group, 16), 16))
        .join('')
}
