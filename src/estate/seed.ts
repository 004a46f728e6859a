import { UsageError } from '../core/usage-error.ts'
import { schemaFaults } from './json-schema.ts'
import { checkRecord, type EstateRecord, RecordFault } from './record.ts'
import { seedSchema } from './seed-schema.ts'

export type SeedPolicy = { readonly name: string; readonly description?: string; readonly document: object }
export type SeedUser = {
  readonly name: string
  readonly displayName?: string
  readonly comments?: string
  readonly policies?: readonly string[]
  readonly accessKey?: boolean
}
export type SeedGroup = {
  readonly name: string
  readonly comments?: string
  readonly users?: readonly string[]
  readonly policies?: readonly string[]
}
export type SeedRole = {
  readonly name: string
  readonly description?: string
  readonly trust: object
  readonly policies?: readonly string[]
}

export type SeedPreset = {
  readonly key: string
  readonly description?: string
  readonly values?: readonly { readonly value: string; readonly description?: string }[]
}
export type SeedQuotas = {
  readonly tagsPerResource?: number
  readonly types?: readonly { readonly type: string; readonly tagsPerResource: number }[]
}

/** What is to be in one account. */
export type SeedContents = {
  readonly resourceMode?: string
  readonly protectedTagKeys?: readonly string[]
  readonly createdByTags?: boolean
  readonly tagQuotas?: SeedQuotas
  readonly presetTags?: readonly SeedPreset[]
  readonly policies?: readonly SeedPolicy[]
  readonly users?: readonly SeedUser[]
  readonly groups?: readonly SeedGroup[]
  readonly roles?: readonly SeedRole[]
  readonly resourceGroups?: readonly { readonly name: string; readonly displayName?: string }[]
  readonly resources?: readonly EstateRecord[]
}

export type SeedAccount = SeedContents & { readonly name: string; readonly id?: string }

/** Folders and accounts within a folder, or within the root. */
export type SeedFolders = {
  readonly folders?: readonly (SeedFolders & { readonly name: string })[]
  readonly accounts?: readonly string[]
}

export type Seed = SeedContents & {
  readonly accounts?: readonly SeedAccount[]
  readonly directory?: SeedFolders
}

const MAX_FAULTS_SHOWN = 20

/** Reads a seed in YAML or JSON, which is YAML, too. All that can be seen to be wrong with it is said at once. */
export async function readSeed(text: string, file: string): Promise<Seed> {
  const { parseDocument } = await import('yaml')
  const parsed = parseDocument(text, { prettyErrors: true, uniqueKeys: true })
  const [syntax] = parsed.errors
  if (syntax) throw new UsageError(`${file} is no YAML.`, syntax.message)
  const value: unknown = parsed.toJS({ maxAliasCount: 100 }) ?? {}
  const faults = schemaFaults(seedSchema, value).map(({ path, problem }) => `${path || 'It'} ${problem}.`)
  const all = faults.length > 0 ? faults : recordFaults(value as Seed)
  if (all.length === 0) return value as Seed
  const more = all.length > MAX_FAULTS_SHOWN ? [`… and ${all.length - MAX_FAULTS_SHOWN} more.`] : []
  throw new UsageError(
    `${file} is no seed; nothing is made.`,
    [
      ...all.slice(0, MAX_FAULTS_SHOWN),
      ...more,
      'docs/seed.schema.json has the form, docs/estate.md an example.',
    ].join('\n'),
  )
}

function recordFaults({ accounts = [], ...top }: Seed): readonly string[] {
  return [...faultsIn(top, ''), ...accounts.flatMap((account, i) => faultsIn(account, `accounts[${i}].`))]
}

/** Which groups there are, is seen once they are made. */
function faultsIn({ resources = [] }: SeedContents, path: string): readonly string[] {
  const scope = { groups: undefined, protectedTagKeys: new Set<string>() }
  return resources.flatMap((record, i) => {
    const account = /^arn:acs:[^:]*:[^:]*:(\d+):/.exec(record.arn)?.[1] ?? '*'
    try {
      checkRecord(record, { ...scope, account })
      return []
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error
      return [`${path}resources[${i}]: ${error.message} ${error.fix}`]
    }
  })
}
