import { fail as refuse } from '../../core/error.ts'
import { storedGroup } from '../../core/resource-groups.ts'
import { MAX_TAG_QUOTA, type Tag } from '../../core/tag.ts'
import { jsonList, jsonMap, jsonRecords, jsonText, required } from '../../shape/json-records.ts'
import type { Input } from '../../shape/shape.ts'
import type { DescribedResource } from '../../tagging/register-resources.ts'
import { resolveResources } from '../../tagging/resource-names.ts'
import type { Caller, Fail } from '../operation.ts'
import type { Settings } from '../settings.ts'
import { checkKeys, checkValues } from '../tag/parameters.ts'
import { arnErrors, MAX_RESOURCES_OF_CALL } from './resources.ts'

/** Bytes of an ARN are bounded where it is parsed. */
const arn = jsonText({ max: 2_048 })
const MAX_RELATIONS = 20
const MAX_ATTRIBUTES = 50

/** What is said of a resource. */
export const describedFields = {
  ResourceARN: required(arn),
  Name: jsonText({ max: 128, empty: true }),
  ResourceGroupId: jsonText({ max: 64 }),
  CreatedBy: jsonText({ max: 128, empty: true }),
  Relations: jsonList({ Kind: required(jsonText({ max: 64 })), ResourceARN: required(arn) }, MAX_RELATIONS),
  Attributes: jsonMap({
    max: MAX_ATTRIBUTES,
    key: jsonText({ max: 64 }),
    value: jsonText({ max: 256, empty: true }),
  }),
  Tags: jsonMap({
    max: MAX_TAG_QUOTA,
    key: jsonText({ max: 256, empty: true }),
    value: jsonText({ max: 256, empty: true }),
  }),
}

/** What a call says of each resource that it registers. */
export const describedResources = jsonRecords(describedFields, {
  doc: 'The resources, as a JSON list of objects. ResourceARN names the resource, with its region; everything else may be left out, and stays then as it is. Name and CreatedBy have up to 128 characters. ResourceGroupId is the group that it is to be in, the default one for a new resource. Relations is a list of up to 20 objects with a Kind of up to 64 characters, such as attached-to, and the ResourceARN of the other resource, which need not be registered; it replaces the list there was, as does Attributes, an object of up to 50 strings of 256 characters under names of 64. Tags is an object of tags, as many as the quota of the account allows, which are set as TagResources sets them: other tags stay.',
  example:
    '[{"ResourceARN":"arn:acs:ecs:cn-hangzhou:*:disk/d-1","Name":"data-1","Relations":[{"Kind":"attached-to","ResourceARN":"arn:acs:ecs:cn-hangzhou:*:instance/i-1"}]}]',
  ...{ required: 'MissingResources', invalid: 'InvalidResources' },
  ...{ max: MAX_RESOURCES_OF_CALL, tooMany: 'TooManyRegisteredResources' },
})

type Described = Input<{ readonly all: typeof describedResources }>['all']

export const describedErrors = [
  'MissingResources',
  'InvalidResources',
  'TooManyRegisteredResources',
  'DuplicateTagKey',
  'TagKeyInvalid',
  'TagValueInvalid',
  'SystemTag',
  'NoPermissionKey',
  'ArnFormat',
  'ArnServiceCode',
  'ArnResourceType',
  'ArnAccount',
  'ArnRegion',
  'DuplicateResource',
] as const

type Checking = {
  readonly caller: Pick<Caller, 'account' | 'delegation'>
  readonly settings: Pick<Settings, 'protectedTagKeys'>
  readonly fail: Fail<(typeof describedErrors)[number]>
}

/** What the entries mean; all of them are looked at before anything is done. */
export function checkDescribed(all: Described, checking: Checking): readonly DescribedResource[] {
  const { caller, fail } = checking
  checkTags(all, checking)
  const scope = { account: caller.account, region: undefined }
  const named = resolveResources(
    all.map(({ ResourceARN }) => ResourceARN),
    scope,
    arnErrors,
    fail,
  )
  const others = all.flatMap(({ Relations = [] }) => Relations.map(({ ResourceARN }) => ResourceARN))
  const related = resolveResources(others, { ...scope, global: 'anywhere' }, arnErrors, fail)
  let next = 0
  const described = all.map((entry, i) => {
    const relations = entry.Relations?.map(({ Kind }) => ({ kind: Kind, ...keyOf(related[next++]) }))
    return describe(entry, named[i], caller.account, relations)
  })
  refuseDuplicates(described, fail)
  return described
}

function checkTags(all: Described, { caller, settings, fail }: Checking): void {
  // Only a service principal can meet an error that is not declared, and none calls this.
  const keys = new Set(all.flatMap(({ Tags = {} }) => Object.keys(Tags)))
  checkKeys([...keys], { caller, settings, fail: refuse })
  checkValues(
    all.flatMap(({ Tags = {} }) => Object.values(Tags)),
    fail,
  )
}

type Named = ReturnType<typeof resolveResources>[number]

function keyOf(resource: Named | undefined) {
  const { region = '', type = '', id = '' } = resource?.target ?? {}
  return { region, type, id }
}

function describe(
  { Name, ResourceGroupId, CreatedBy, Attributes, Tags = {} }: Described[number],
  resource: Named | undefined,
  account: string,
  relations: DescribedResource['facts']['relations'],
): DescribedResource {
  if (!resource) throw new Error('An entry has no resource')
  const tags: readonly Tag[] = Object.entries(Tags).map(([key, value]) => ({ key, value }))
  return {
    ...{ ...resource, tags },
    facts: {
      ...(Name !== undefined && { name: Name }),
      ...(ResourceGroupId !== undefined && { group: storedGroup(account, ResourceGroupId) }),
      ...(CreatedBy !== undefined && { createdBy: CreatedBy }),
      ...(relations && { relations }),
      ...(Attributes && { attributes: Attributes }),
    },
  }
}

function refuseDuplicates(all: readonly DescribedResource[], fail: Fail<'DuplicateResource'>): void {
  const seen = new Set<string>()
  const twice = all.filter(({ target: { region, type, id } }) => {
    const name = `${region}\n${type}\n${id}`
    return seen.has(name) || !seen.add(name)
  })
  if (twice.length > 0) fail('DuplicateResource', [...new Set(twice.map(({ arn: name }) => name))].join(', '))
}
