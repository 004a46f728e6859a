import type { PartCode } from './signature-findings.ts'

/** What a client has made itself: the text that it signed, or that of which it signed the digest. */
export type ClientTexts = {
  readonly canonicalRequest?: string | undefined
  readonly stringToSign?: string | undefined
}

export type ServerTexts = { readonly canonicalRequest?: string | undefined; readonly stringToSign: string }

/** What stands where two texts part: one word, and the name of the header or parameter. */
export type Part = { readonly code: PartCode; readonly detail?: string }

export type Compared = Difference & {
  readonly of: 'CanonicalRequest' | 'StringToSign'
  readonly part: Part
}

/** The first difference between the texts of the server and those of the client, if it has given any. */
export function compareTexts(server: ServerTexts, client: ClientTexts): Compared | undefined {
  const pairs = [
    ['CanonicalRequest', server.canonicalRequest, client.canonicalRequest],
    ['StringToSign', server.stringToSign, client.stringToSign],
  ] as const
  for (const [of, ours, theirs] of pairs) {
    const difference = ours !== undefined && theirs !== undefined && firstDifference(ours, theirs)
    if (difference) return { of, ...difference, part: partOf(ours, difference) }
  }
  return undefined
}

/** Where two texts part. */
type Difference = {
  /** From 1. */
  readonly line: number
  /** From 1, in characters. */
  readonly column: number
  /** The line of each; undefined where a text has no such line. */
  readonly server: string | undefined
  readonly client: string | undefined
}

/** The first place where the text of a client is not that of the server; undefined for equal ones. */
function firstDifference(server: string, client: string): Difference | undefined {
  if (server === client) return undefined
  const [ours, theirs] = [server.split('\n'), client.split('\n')]
  const at = ours.findIndex((line, i) => line !== theirs[i])
  const line = at < 0 ? ours.length : at
  const [a, b] = [ours[line] ?? '', theirs[line] ?? '']
  let column = 0
  while (column < a.length && a[column] === b[column]) column++
  return { line: line + 1, column: column + 1, server: ours[line], client: theirs[line] }
}

type Parted = {
  readonly ours: string
  readonly theirs: string
  readonly line: number
  readonly lines: number
}

/** What stands where two texts part, the first that fits. */
const parts: readonly (readonly [is: (parted: Parted) => boolean, code: PartCode])[] = [
  [({ line, ours }) => line === 1 && /^(ACS3|OSS4)-/.test(ours), 'Algorithm'],
  [({ line }) => line === 1, 'Method'],
  [({ line, lines }) => line === lines, 'BodyHash'],
  [({ ours }) => ours.startsWith('/'), 'Path'],
  [({ ours, theirs }) => ours.includes(';') || theirs.includes(';'), 'SignedHeaders'],
]

/** What stands where two canonical requests part, or two strings to sign. */
function partOf(server: string, { line, server: ours, client: theirs }: Difference): Part {
  if (theirs === undefined) return { code: 'ClientEnds' }
  if (ours === undefined) return { code: 'ClientGoesOn' }
  const lines = server.split('\n').length
  const [header] = [ours, theirs].flatMap((text) => /^([a-z0-9-]+):/.exec(text)?.[1] ?? [])
  if (header) return { code: 'Header', detail: header }
  if (lines > 1 && lines < 5 && line === lines) return { code: 'Digest' }
  const verb = lines === 1 && ours.split('&', 1)[0] !== theirs.split('&', 1)[0]
  if (!verb && (lines === 1 || ours.includes('='))) return parameterOf(ours, theirs)
  const [, code = 'Layout'] = parts.find(([is]) => is({ ours, theirs, line, lines })) ?? []
  return { code }
}

/** The parameter of a query, encoded once or twice, in which two of them part. */
function parameterOf(ours: string, theirs: string): Part {
  const [all, others] = [ours, theirs].map((text) => text.split(/&|%26/)) as [string[], string[]]
  const at = all.findIndex((pair, i) => pair !== others[i])
  const pair = all[at] ?? others[at] ?? ''
  const detail = pair.split(/=|%3D/)[0] ?? ''
  return { code: others.includes(all[at] ?? '') ? 'ParameterPlace' : 'Parameter', detail }
}
