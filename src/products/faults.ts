import type { ErrorName } from '../core/error.ts'
import { listsResources } from './asked.ts'
import type { Family, Role } from './family.ts'
import { needsResources } from './parameters.ts'
import type { Fault } from './words.ts'

/** The errors of an operation, in the product's words. */
export function errorsOf(family: Family, role: Role): readonly ErrorName[] {
  const { words, dryRun, tagOwners, failedField } = family
  const own = OF_ROLE[role](family).filter((fault) => !(failedField !== undefined && OF_ONE.has(fault)))
  const faults = [...subjectFaults(family), ...own, 'denied' as const]
  const others: readonly ErrorName[] = [
    'InvalidParameter',
    ...(role === 'list'
      ? listErrors(family)
      : failedField === undefined
        ? (['OperationConflict'] as const)
        : []),
    ...(dryRun && role !== 'list' ? (['ProductDryRun'] as const) : []),
    ...(tagOwners ? TAG_OWNER_ERRORS : []),
  ]
  return [...new Set([...faults.map((fault) => words[fault]), ...others])]
}

/** What can be wrong with a single resource. */
const OF_ONE: ReadonlySet<Fault> = new Set(['notFound', 'overQuota'])

const TAG_OWNER_ERRORS = [
  ...(['EcsScope', 'EcsInvalidScope', 'EcsTagOwnerUid'] as const),
  ...(['EcsMissingTagOwnerUid', 'EcsMissingTagOwnerBid'] as const),
]

/** Errors that concern one resource of a call of which the others are done. */
export function failuresOf({ failedField }: Family, role: Role): readonly ErrorName[] {
  if (failedField === undefined || role === 'list') return []
  return [
    'ResourceNotFound',
    'OperationConflict',
    ...(role === 'tag' ? (['TooManyTagsOnResource'] as const) : []),
  ]
}

/** What can be wrong with what a call is about. */
function subjectFaults({ region, type, ids }: Family): readonly Fault[] {
  return [
    ...(region?.required ? (['noRegion'] as const) : []),
    ...(region ? (['unknownRegion'] as const) : []),
    ...(type?.required ? (['noType'] as const) : []),
    ...(type ? (['unknownType'] as const) : []),
    ...(ids.length > 0 ? (['badResource', 'tooManyResources'] as const) : []),
  ]
}

const PAIR_FAULTS = ['noTags', 'badValue', 'valueWithoutKey'] as const
const WRITE_FAULTS = [
  ...(['noResources', 'tooManyTags', 'duplicateKey', 'badKey'] as const),
  ...(['notYours', 'notFound'] as const),
]

const OF_ROLE: Readonly<Record<Role, (family: Family) => readonly Fault[]>> = {
  untag: ({ removes, valuesNeeded }) => [
    ...WRITE_FAULTS,
    'noKeys',
    ...(removes === 'keys' ? [] : PAIR_FAULTS),
    ...(valuesNeeded ? (['noValue'] as const) : []),
  ],
  tag: () => [...WRITE_FAULTS, ...PAIR_FAULTS, 'overQuota'],
  list: listFaults,
}

function listFaults(family: Family): readonly Fault[] {
  const { tags, listing } = family
  const faults: Fault[] = []
  if (needsResources(family)) faults.push('noResources')
  else if (listsResources(family)) faults.push('nothingNamed')
  if (tags.length > 0 || listing.tagFilters) faults.push('tooManyTags', 'badKey')
  if (listing.key) faults.push('badKey')
  if (listing.key?.required) faults.push('noKeys')
  return faults
}

function listErrors({ listing: { paging, category } }: Family): readonly ErrorName[] {
  return [
    ...(paging.by === 'token' ? (['InvalidNextToken'] as const) : []),
    ...(category ? (['InvalidCategory'] as const) : []),
  ]
}
