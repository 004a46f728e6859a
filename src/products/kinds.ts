import type { Family, Role } from './family.ts'
import type { Unit } from './list-form.ts'

/** What operations of one kind do. */
export type Kind = {
  readonly level: 'delete' | 'update' | 'list'
  readonly summary: string
  readonly description: string
}

const UNTAG = 'Takes tags off resources of one type of the product.'
const TAG = 'Puts tags on resources of one type of the product.'
const ONE_BY_ONE =
  'Each resource by itself: those that are left as they were are named in the answer, the others are done.'

const KINDS: Readonly<Record<'untag' | 'tag', Kind>> = {
  untag: {
    level: 'delete',
    summary: UNTAG,
    description:
      'All of the resources or none: where one is not there, or the caller may not untag it, the call fails and nothing has changed. A key that a resource does not carry is no error.',
  },
  tag: {
    level: 'update',
    summary: TAG,
    description:
      'All of the resources or none: where one would carry too many tags, or the caller may not tag it, the call fails and nothing has changed. A key that a resource carries already gets the new value.',
  },
}

const RESOURCES: Kind = {
  level: 'list',
  summary: 'Lists resources of the product with their tags.',
  description: 'Resources without tags, and unknown ones, are left out.',
}

/** Where values, counts or resources are wanted, too, resources are read for them. */
const READS = 'Where more than 10,000 resources would have to be read for it, the call is refused.'

const LISTS: Readonly<Record<Unit, Kind>> = {
  resource: RESOURCES,
  binding: RESOURCES,
  tag: {
    level: 'list',
    summary: 'Lists the tags that resources of the product carry.',
    description: `Each tag once, in byte order. ${READS}`,
  },
  key: {
    level: 'list',
    summary: 'Lists the keys of the tags that resources of the product carry.',
    description: `Each key once, in byte order. ${READS}`,
  },
  value: {
    level: 'list',
    summary: 'Lists the values that resources of the product carry under a key.',
    description: `Each value once, in byte order. ${READS}`,
  },
}

export function kindOf({ listing, failedField }: Family, role: Role): Kind {
  if (role === 'list') return LISTS[listing.form.per]
  return failedField === undefined ? KINDS[role] : { ...KINDS[role], description: ONE_BY_ONE }
}
