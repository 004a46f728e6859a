import type { ErrorName } from '../core/error.ts'

/** What can be wrong with a call of a product, in the words of none. */
export type Fault =
  | 'noRegion'
  | 'unknownRegion'
  | 'noType'
  | 'unknownType'
  | 'noResources'
  | 'badResource'
  | 'tooManyResources'
  | 'noKeys'
  | 'noTags'
  | 'tooManyTags'
  | 'duplicateKey'
  | 'badKey'
  | 'badValue'
  | 'valueWithoutKey'
  | 'noValue'
  /** A key of the system, or one that the account protects. */
  | 'notYours'
  | 'notFound'
  | 'overQuota'
  | 'denied'
  /** A list that names neither resources nor tags. */
  | 'nothingNamed'

/** The errors with which a product names faults. */
export type Words = Readonly<Record<Fault, ErrorName>>

/** Those of ECS, but for parameters that are missing, stand for products that publish none. */
export const commonWords: Words = {
  noRegion: 'ProductMissingParameter',
  unknownRegion: 'RegionNotFound',
  noType: 'ProductMissingParameter',
  unknownType: 'ProductResourceType',
  noResources: 'ProductMissingParameter',
  badResource: 'ResourceNotFound',
  tooManyResources: 'ProductTooManyResources',
  noKeys: 'ProductMissingParameter',
  noTags: 'ProductMissingParameter',
  tooManyTags: 'ProductTooManyTags',
  duplicateKey: 'ProductDuplicateKey',
  badKey: 'ProductTagKey',
  badValue: 'ProductTagValue',
  valueWithoutKey: 'ProductTagMismatch',
  noValue: 'ProductMissingParameter',
  notYours: 'ProductNoPermissionTag',
  notFound: 'ResourceNotFound',
  overQuota: 'ProductQuota',
  denied: 'ForbiddenByRam',
  nothingNamed: 'ProductNothingNamed',
}
