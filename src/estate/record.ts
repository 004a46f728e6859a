import { parseArn } from '../core/arn.ts'
import { ApiError, errors, fail } from '../core/error.ts'
import { checkDescribed, describedFields } from '../operations/tagplane/described-resources.ts'
import { Fault, jsonList, jsonText, readRecord, required } from '../shape/json-records.ts'

const { ResourceARN, Name, CreatedBy, Attributes, Tags } = describedFields

/** What a line of a file, or an entry of a seed, says of a resource. A group goes by its name or its id. */
export const recordFields = {
  arn: ResourceARN,
  name: Name,
  group: jsonText({ max: 64 }),
  createdBy: CreatedBy,
  relations: jsonList({ kind: required(jsonText({ max: 64 })), arn: ResourceARN }, 20),
  attributes: Attributes,
  tags: Tags,
}

export type EstateRecord = ReturnType<typeof readRecord<typeof recordFields>>

/** The record as RegisterResources takes it. */
export type Entry = ReturnType<typeof readRecord<typeof describedFields>>

/** What is wrong with a record: the code, which value and why, and what to do. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault'
  readonly code: string
  readonly fix: string

  constructor(code: string, message: string, fix: string) {
    super(message)
    this.code = code
    this.fix = fix
  }
}

/** What records are held against. */
export type RecordScope = {
  readonly account: string
  /** Ids by name, in small letters, and by id; undefined where the caller may not list them. */
  readonly groups: ReadonlyMap<string, string> | undefined
  readonly protectedTagKeys: ReadonlySet<string>
}

/** A record that the server can be asked to register. */
export type CheckedRecord = {
  /** The entry for it, as JSON. */
  readonly text: string
  /** The same for all names of one resource; in the order of these the stores have their indexes. Without line breaks. */
  readonly resource: string
}

const FIX = 'docs/estate.md shows what a record may say.'

/** Holds what a file says of one resource against what the server will; throws a `RecordFault`. */
export function checkRecord(value: unknown, scope: RecordScope): CheckedRecord {
  const entry = toEntry(recordOf(value), scope.groups)
  try {
    const [checked] = described([entry], scope)
    if (checked) return checked
    throw new Error('A record has come to nothing')
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new RecordFault(error.code, error.message, errors[error.error].fix)
  }
}

/** The same of many, in their order, with less work for each of them where all are right. */
export function checkRecords(
  values: readonly unknown[],
  scope: RecordScope,
): readonly (CheckedRecord | RecordFault)[] {
  try {
    return described(
      values.map((value) => toEntry(recordOf(value), scope.groups)),
      scope,
    )
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof RecordFault)) throw error
    return values.map((value) => attempt(value, scope))
  }
}

function attempt(value: unknown, scope: RecordScope): CheckedRecord | RecordFault {
  try {
    return checkRecord(value, scope)
  } catch (error) {
    if (error instanceof RecordFault) return error
    throw error
  }
}

function described(entries: readonly Entry[], scope: RecordScope): readonly CheckedRecord[] {
  const all = checkDescribed(entries, { caller: scope, settings: scope, fail })
  return all.map(({ target: { region, type, id } }, i) => ({
    text: JSON.stringify(entries[i]),
    resource: `${region}\t${type}\t${id}`,
  }))
}

function recordOf(value: unknown): EstateRecord {
  try {
    return readRecord(recordFields, value)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const place = error.place.replace(/^\./, '') || 'It'
    throw new RecordFault('InvalidRecord', `${place} ${error.message}.`, FIX)
  }
}

function toEntry(record: EstateRecord, groups: RecordScope['groups']): Entry {
  const { arn, name, group, createdBy, relations, attributes, tags } = record
  return {
    ResourceARN: arn,
    ...(name !== undefined && { Name: name }),
    ...(group !== undefined && { ResourceGroupId: groupId(group, groups) }),
    ...(createdBy !== undefined && { CreatedBy: createdBy }),
    ...(relations && { Relations: relations.map((each) => ({ Kind: each.kind, ResourceARN: each.arn })) }),
    ...(attributes && { Attributes: attributes }),
    ...(tags && { Tags: tags }),
  }
}

function groupId(group: string, groups: RecordScope['groups']): string {
  const id = groups ? (groups.get(group) ?? groups.get(group.toLowerCase())) : group
  if (id !== undefined) return id
  throw new RecordFault(
    'EntityNotExist.ResourceGroup',
    `There is no resource group "${group}".`,
    `tagplane resource-group list shows them; tagplane resource-group create NAME makes one.`,
  )
}

/** A resource as ListResources shows it. */
export type ShownResource = {
  readonly ResourceARN: string
  readonly Name: string
  readonly ResourceGroupId: string
  readonly CreatedBy: string
  readonly RegisteredBy: string
  readonly Relations: readonly { readonly Kind: string; readonly ResourceARN: string }[]
  readonly Attributes: readonly { readonly Name: string; readonly Value: string }[]
  readonly Tags: readonly { readonly Key: string; readonly Value: string; readonly Category: string }[]
}

/**
 * The record that makes the same resource in any account: groups go by name, and system tags, which nobody may set, are
 * left out, as is everything that is empty.
 */
export function toRecord(shown: ShownResource, groupNames: ReadonlyMap<string, string>): EstateRecord {
  const { Name: name, ResourceGroupId: group, CreatedBy: createdBy, Relations, Attributes } = shown
  const tags = shown.Tags.filter(({ Category }) => Category === 'Custom')
  return {
    arn: inAnyAccount(shown.ResourceARN),
    ...(name && { name }),
    ...{ group: groupNames.get(group) ?? group },
    ...(createdBy && { createdBy }),
    ...(Relations.length > 0 && {
      relations: Relations.map((each) => ({ kind: each.Kind, arn: inAnyAccount(each.ResourceARN) })),
    }),
    ...(Attributes.length > 0 && {
      attributes: Object.fromEntries(Attributes.map(({ Name: key, Value }) => [key, Value])),
    }),
    ...(tags.length > 0 && { tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) }),
  }
}

/** The ARN with `*` for its account, which every account takes for itself. */
export function inAnyAccount(arn: string): string {
  const account = parseArn(arn)?.account
  return account === undefined ? arn : arn.replace(`:${account}:`, ':*:')
}
