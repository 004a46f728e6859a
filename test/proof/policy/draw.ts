import type { Attachment, PolicyType } from '../../../src/core/policy/decision.ts'
import type { Random } from '../../contract/random.ts'
import type { WrittenPolicy, WrittenRequest, WrittenStatement } from './case.ts'

type Kind = 'text' | 'number' | 'date' | 'truth' | 'address'
type Texts = readonly [string, ...string[]]

/** Few keys and values, so that policies and requests often meet, and close to each other where they do not. */
const KINDS: Readonly<Record<string, Kind>> = {
  'acs:UserAgent': 'text',
  'acs:PrincipalRDPath': 'text',
  'acs:RequestTag/Team': 'text',
  'acs:ResourceTag/Team': 'text',
  'acs:ResourceTag/team': 'text',
  'x:Count': 'number',
  'acs:CurrentTime': 'date',
  'acs:MFAPresent': 'truth',
  'acs:SourceIp': 'address',
}
const KEYS = Object.keys(KINDS) as [string, ...string[]]

const OPERATORS: Readonly<Record<Kind, Texts>> = {
  text: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  number: [
    ...(['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'] as const),
    ...(['NumericGreaterThan', 'NumericGreaterThanEquals'] as const),
  ],
  date: [
    ...(['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals'] as const),
    ...(['DateGreaterThan', 'DateGreaterThanEquals'] as const),
  ],
  truth: ['Bool'],
  address: ['IpAddress', 'NotIpAddress'],
}

const TEXTS: Texts = [
  '',
  'a',
  'b',
  'ab',
  'aB',
  'ba',
  'rd-1/r-1/fd-1/1',
  'rd-1/r-1/*',
  'dev',
  'Dev',
  'é',
  'É',
  '项目',
  '😀',
  '😀a',
  '*',
  'a*',
  '$' + '{x}',
]
const NUMBERS: Texts = [
  '0',
  '-0',
  '1',
  '1.0',
  '01',
  '-1',
  '9',
  '10',
  '0.1',
  '0.10',
  '-0.5',
  '9007199254740992',
  '9007199254740993',
]
const ADDRESSES: Texts = [
  ...([
    '10.0.0.1',
    '10.0.0.128',
    '10.255.255.255',
    '11.0.0.0',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
  ] as const),
  ...[
    '2001:db8::1',
    '2001:db8:8000::',
    '2001:db8:0:1::',
    '::ffff:10.0.0.1',
    '::FFFF:a00:80',
    '::fffe:10.0.0.1',
  ],
]
const MALFORMED: Texts = [
  '',
  'x',
  'True',
  '1e1',
  '.5',
  '10.0.0.256',
  '10.0.0',
  '1::2::3',
  '2026-02-30T00:00:00Z',
  '2026-11-24',
]
const PREFIXES = {
  4: ['', '/0', '/1', '/7', '/8', '/9', '/24', '/25', '/31', '/32'],
  6: ['', '/0', '/1', '/31', '/32', '/33', '/64', '/80', '/95', '/96', '/97', '/104', '/127', '/128'],
} as const satisfies Record<4 | 6, Texts>
const INSTANTS = [0, 1, 999, 1_000, -1, -1_000, 86_400_000, -86_400_000] as const
const NOON = Date.UTC(2028, 1, 29, 12)

const CODES: Texts = ['ecs', 'rds', 'es']
const NAMES: Texts = ['Tag', 'TagResources', 'UntagResources', 'ListTags', 'a', 'ab']
const REGIONS: Texts = ['cn-hangzhou', 'cn-beijing', 'cn', '*', '']
const ACCOUNTS: Texts = ['1234', '123', '*', '']
const RELATIVES: Texts = [
  'instance/i-1',
  'instance/i-12',
  'Instance/i-1',
  'a:b',
  'a:b:c',
  '*',
  '项目/😀',
  '😀',
  'instance',
]

export function drawRequest(random: Random): WrittenRequest {
  const { pick, below } = random
  const code = pick(CODES)
  const resource = ['acs', code, pick(REGIONS), pick(ACCOUNTS), pick(RELATIVES)].join(':')
  const keys = KEYS.filter(() => below(3) > 0)
  return {
    action: recased(random, `${code}:${pick(NAMES)}`),
    resource: below(30) === 0 ? pick(['*', '', 'ecs', `arn:${resource}`, 'acs:ecs:cn:1']) : resource,
    values: Object.fromEntries(
      keys.map((key) => [
        key,
        times(below(8) === 0 ? below(3) : 1, () => drawValue(random, KINDS[key] ?? 'text')),
      ]),
    ),
  }
}

/** Each has another name; most say something about the requests. */
export function drawPolicies(
  random: Random,
  requests: readonly [WrittenRequest, ...WrittenRequest[]],
): WrittenPolicy[] {
  const policies = times(1 + random.below(4), () => drawPolicy(random, requests))
  const names = new Set<string>()
  return policies.filter(({ type, name, attachedTo: { kind, name: entity } }) => {
    const size = names.size
    return names.add([type, name, kind, entity].join(' ')).size > size
  })
}

function drawPolicy(random: Random, requests: readonly [WrittenRequest, ...WrittenRequest[]]): WrittenPolicy {
  const { pick, below } = random
  const types: [PolicyType, ...PolicyType[]] = ['System', 'Custom', 'Inline']
  const kinds: [Attachment['kind'], ...Attachment['kind'][]] = ['user', 'group', 'role']
  return {
    type: pick(types),
    // UTF-16 and UTF-8 order the last two differently.
    name: pick(['p', 'q', '\uFB00', '😀']),
    version: pick(['v1', 'v2']),
    attachedTo: { kind: pick(kinds), name: pick(['a', 'b']) },
    statements: times(1 + below(3), () => drawStatement(random, pick(requests))),
  }
}

export function drawStatement(random: Random, request: WrittenRequest): WrittenStatement {
  const { below } = random
  const conditions = times(Math.max(0, below(5) - 1), () => drawCondition(random, request))
  const actions = oneOrMore(random, () => drawAction(random, request.action))
  return {
    Effect: below(5) < 3 ? 'Allow' : 'Deny',
    ...(below(5) === 0 ? { NotAction: actions } : { Action: actions }),
    Resource: oneOrMore(random, () => drawResource(random, request.resource)),
    ...(conditions.length > 0 && { Condition: joined(conditions) }),
  }
}

type Drawn = readonly [operator: string, key: string, values: string | readonly string[]]

/** Where two have the same operator and key, the later one counts. */
function joined(conditions: readonly Drawn[]): NonNullable<WrittenStatement['Condition']> {
  const byOperator: Record<string, Record<string, string | readonly string[]>> = {}
  for (const [operator, key, values] of conditions)
    byOperator[operator] = { ...byOperator[operator], [key]: values }
  return byOperator
}

function drawCondition(random: Random, { values }: WrittenRequest): Drawn {
  const { pick, below } = random
  const key = pick(KEYS)
  const kind = below(12) === 0 ? 'text' : (KINDS[key] ?? 'text')
  const operator = pick(OPERATORS[kind])
  const spelled = key.replace(/^[^/]*/, (known) => recased(random, known))
  const near = values[key]?.[0]
  return [operator, spelled, oneOrMore(random, () => drawWanted(random, operator, kind, near))]
}

/** What a policy compares with: often what the request has, or next to it. */
function drawWanted(random: Random, operator: string, kind: Kind, near: string | undefined): string {
  const { pick, below } = random
  const fits = near !== undefined && !MALFORMED.includes(near) && !near.includes('%') && below(2) === 0
  const value = fits ? near : drawWellFormed(random, kind)
  if (operator.endsWith('Like')) return patternOf(random, value)
  if (kind === 'address') return value + pick(PREFIXES[value.includes(':') ? 6 : 4])
  return value
}

/** What a request has: now and then something that the kind cannot be. */
function drawValue(random: Random, kind: Kind): string {
  if (kind === 'address' && random.below(15) === 0) return 'fe80::1%eth0'
  return random.below(12) === 0 ? random.pick(MALFORMED) : drawWellFormed(random, kind)
}

function drawWellFormed(random: Random, kind: Kind): string {
  const { pick } = random
  if (kind === 'text') return recased(random, pick(TEXTS))
  if (kind === 'number') return pick(NUMBERS)
  if (kind === 'truth') return pick(['true', 'false'])
  return kind === 'address' ? pick(ADDRESSES) : drawDate(random)
}

function drawDate({ pick }: Random): string {
  const minutes = pick([0, 0, 480, -210])
  const local = new Date(NOON + pick(INSTANTS) + minutes * 60_000).toISOString().slice(0, -1)
  const [, whole = '', fraction = ''] = /^(.*)\.(\d*)$/.exec(local) ?? []
  const written = fraction === '000' ? pick([whole, local]) : pick([local, `${local}999`])
  const size = Math.abs(minutes)
  const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
  return written + (minutes === 0 ? pick(['Z', '+00:00', '-00:00']) : (minutes < 0 ? '-' : '+') + clock)
}

function drawAction(random: Random, action: string): string {
  if (random.below(12) === 0) return '*'
  const [code = '', name = ''] = (random.below(4) === 0 ? 'rds:ListTags' : action).split(':')
  return recased(random, `${patternOf(random, code) || '*'}:${patternOf(random, name) || '*'}`)
}

function drawResource(random: Random, resource: string): string {
  const parts = /^acs:([^:]+):([^:]*):([^:]*):(.+)$/s.exec(resource)?.slice(1)
  if (parts === undefined || random.below(6) === 0) return '*'
  const patterns = parts.map((part, i) => patternOf(random, part) || (i === 0 || i === 3 ? '*' : ''))
  return ['acs', ...patterns].join(':')
}

/** A pattern that mostly matches the text, and else nearly does. */
function patternOf(random: Random, text: string): string {
  const characters = [...text]
  for (let changes = random.below(4); changes > 0; changes--) {
    const at = random.below(characters.length + 1)
    random.pick(CHANGES)(characters, at, random)
  }
  return characters.join('')
}

type Change = (characters: string[], at: number, random: Random) => void

const CHANGES: readonly [Change, ...Change[]] = [
  (characters, at, { below }) => characters.splice(at, below(4), '*'),
  (characters, at) => characters.splice(at, 1, '?'),
  (characters, at, { pick }) => characters.splice(at, 0, pick(['*', '*', '?'])),
  (characters, at) => characters.splice(at, 0, '*', '*'),
  (characters, at, { below }) => below(3) === 0 && characters.splice(at, 1),
  (characters, at, { below }) => below(3) === 0 && characters.splice(at, 0, characters[at] ?? '*'),
  (characters, _, { below }) => below(3) === 0 && characters.splice(0, characters.length, '*'),
]

function recased({ below }: Random, text: string): string {
  const how = below(6)
  if (how === 0) return text.toUpperCase()
  return how === 1 ? text.toLowerCase() : text
}

function oneOrMore(random: Random, draw: () => string): string | readonly string[] {
  const count = random.below(5)
  return count < 3 ? draw() : times(count - 2, draw)
}

function times<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw)
}
