import type { Random } from '../../contract/random.ts'
import type { Call } from './clients.ts'

type Pieces = readonly [string, ...string[]]

/** What tag keys and values may hold. */
const ofTags: Pieces = [
  ...(['a', 'Z', '0', ' ', '.', '_', '-', '~', '+', '=', '/', '@', ':', ',', '#'] as const),
  ...(['é', 'e\u0301', '中', '標', 'ß', 'İ', '𠮷', 'ａ'] as const),
]
/** Names with `&`, `=` or `%` are signed encoded by the documents and raw by the Node SDK: docs/compatibility.md. */
const ofNames: Pieces = [
  ...ofTags.filter((piece) => piece !== '='),
  ...([
    '*',
    "'",
    '(',
    ')',
    '!',
    '?',
    '[',
    ']',
    ';',
    '"',
    '\\',
    '$',
    '|',
    '^',
    '`',
    '{',
    '}',
    '<',
    '>',
    '😀',
  ] as const),
] as unknown as Pieces
const ofValues: Pieces = [
  ...ofNames,
  ...(['&', '=', '%', '%20', '%zz', '\n', '\r\n', '\t', '\u202e', '\ufeff', '\u{10ffff}', '\uffff'] as const),
]

export const REGION = 'cn-hangzhou'

/** A call that succeeds for whoever may do everything, with parameters that no operation knows beside its own. */
export function drawCall(random: Random): Call {
  const call = random.pick<(random: Random) => Call>([untag, tag, list, list, whoIsIt, whoIsIt])(random)
  const more = Array.from({ length: random.below(4) }, () => [
    `X${textOf(random, ofNames, 6)}`,
    textOf(random, ofValues, 30),
  ])
  // Object.fromEntries defines `__proto__` as a property like others.
  return { ...call, parameters: { ...Object.fromEntries(more), ...call.parameters } }
}

function untag(random: Random): Call {
  const keys = numbered(
    'TagKey',
    Array.from({ length: 1 + random.below(3) }, (_, i) => tagText(random, i)),
  )
  return tagCall('UntagResources', { ...arns(random), ...keys })
}

function tag(random: Random): Call {
  const tags = Array.from({ length: 1 + random.below(2) }, (_, i) => [tagText(random, i), tagText(random, i)])
  // One resource takes 20 keys; most calls find it full, which is an entry of a call that succeeds.
  return tagCall('TagResources', { ...arns(random), Tags: JSON.stringify(Object.fromEntries(tags)) })
}

function list(random: Random): Call {
  return tagCall('ListTagResources', random.below(2) === 0 ? {} : { ...arns(random) })
}

function whoIsIt(): Call {
  return { action: 'GetCallerIdentity', version: '2015-04-01', parameters: {} }
}

function tagCall(action: string, parameters: Call['parameters']): Call {
  return { action, version: '2018-08-28', parameters: { RegionId: REGION, ...parameters } }
}

function arns(random: Random): Call['parameters'] {
  const list = Array.from({ length: 1 + random.below(3) }, (_, i) => {
    return `arn:acs:ecs:*:*:instance/i-${textOf(random, ['a', 'b', 'é', '中', '~', '%', '+', ' '], 1)}-${i}x`
  })
  return numbered('ResourceARN', list)
}

/** The place makes it another one than those beside it. */
function tagText(random: Random, place: number): string {
  return `k${place}${textOf(random, ofTags, 8)}k`
}

function numbered(name: string, list: readonly string[]): Call['parameters'] {
  return Object.fromEntries(list.map((value, i) => [`${name}.${i + 1}`, value]))
}

export function textOf(random: Random, pieces: Pieces, longest: number): string {
  return Array.from({ length: random.below(longest + 1) }, () => random.pick(pieces)).join('')
}
