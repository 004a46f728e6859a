/** The resource that questions are asked about, and what they may write on it. */
export type Subject = {
  readonly region: string
  /** As the user has named it. */
  readonly arn: string
  /** A tag key of ours: `tagplane-question-<name>`. */
  readonly key: (name: string) => string
}

/** One call: parameters of the operation, and what is changed in the common ones. */
export type Asked = {
  readonly action: string
  readonly parameters: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, string | undefined>>
  /** ACS3 instead of signature version 1.0. */
  readonly acs3?: true
  readonly method?: 'GET'
}

export type Question = {
  readonly id: string
  readonly question: string
  /** The rows of docs/compatibility.md that the answer belongs to: first cells, `Section: cell` where it has several. */
  readonly rows: readonly string[]
  /** Whether an answer may change tags: of the keys that begin with the prefix, on the one resource. */
  readonly writes: boolean
  /** `shape`: names and types of an answer's fields, where the contents are the account's own. */
  readonly compared?: 'shape'
  readonly calls: (subject: Subject) => readonly Asked[]
}

/** A question as it is written down. */
export type QuestionRow = readonly [
  id: string,
  question: string,
  rows: readonly string[],
  calls: Question['calls'],
  more?: { readonly writes?: true; readonly compared?: 'shape' },
]

export const PREFIX = 'tagplane-question-'

const untag = (parameters: Readonly<Record<string, string>>, rest: Partial<Asked> = {}): Asked => ({
  action: 'UntagResources',
  parameters,
  ...rest,
})

/** An untagging of a key that nothing carries, changed as given; undefined takes a parameter out. */
export function untagging(
  { region, arn, key }: Subject,
  changed: Readonly<Record<string, string | undefined>> = {},
  rest: Partial<Asked> = {},
): Asked {
  const all = { RegionId: region, 'ResourceARN.1': arn, 'TagKey.1': key('absent'), ...changed }
  const left = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return untag(Object.fromEntries(left), rest)
}

export function tagging({ region, arn }: Subject, tags: string): Asked {
  return { action: 'TagResources', parameters: { RegionId: region, 'ResourceARN.1': arn, Tags: tags } }
}

export function listing({ region, arn }: Subject): Asked {
  return { action: 'ListTagResources', parameters: { RegionId: region, 'ResourceARN.1': arn } }
}

/** `Name.1`, `Name.2` and so on. */
export function numbered(name: string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value, i) => [`${name}.${i + 1}`, value]))
}

/** The ARN with another segment: 1 product, 2 region, 3 account, 4 type and id, counted behind `arn:acs`. */
export function withSegment(arn: string, segment: number, text: string): string {
  const parts = arn.split(':')
  return [...parts.slice(0, segment + 1), text, ...parts.slice(segment + 2)].join(':')
}
