import type { DirectoryPlace } from './directory.ts'
import type { Wanted } from './permit.ts'
import type { ConditionContext } from './policy/decision.ts'
import type { Principal } from './principal.ts'

/** What a request says of itself that policies may ask about. */
export type Circumstances = {
  /** Milliseconds. */
  readonly at: number
  /** Network address of the caller. */
  readonly source: string
  /** Whether it came over TLS. */
  readonly secure: boolean
  readonly userAgent: string | undefined
}

/** Whom a decision is about. */
export type Who = { readonly account: string; readonly principal: Principal }
/** The place of its account, where that is in a directory. */
type Placed = Who & { readonly place?: DirectoryPlace | undefined }

/** Characters of a User-Agent that policies see: clients may send far more, for patterns to go through. */
const MAX_USER_AGENT = 1_024

/** The condition keys that are the same for all decisions of a call, in their one spelling. */
export function commonConditions(who: Placed, at: Circumstances): ConditionContext {
  const userAgent = at.userAgent?.slice(0, MAX_USER_AGENT)
  return new Map<string, readonly string[]>([
    ['acs:currenttime', [`${new Date(at.at).toISOString().slice(0, 19)}Z`]],
    ['acs:sourceip', [at.source]],
    ['acs:securetransport', [String(at.secure)]],
    ['acs:mfapresent', ['false']],
    ['acs:principalarn', [principalArn(who)]],
    ...(who.place ? placeConditions(who.place) : []),
    ...(userAgent === undefined ? [] : [['acs:useragent', [userAgent]] as const]),
  ])
}

function placeConditions({ directory, path }: DirectoryPlace) {
  return [
    ['acs:principalrdid', [directory]],
    ['acs:principalrdpath', [path]],
  ] as const
}

const REQUEST_TAG = 'acs:requesttag/'
/** The general key, and those by which products call the same thing. */
const RESOURCE_TAG = /^[a-z0-9_-]+:(?:tag|resourcetag|buckettag|existingobjecttag)\//

/** Those, and the tags of one decision. */
export function conditionsOf(
  common: ConditionContext,
  subject: Pick<Wanted, 'requestTags' | 'resourceTags' | 'conditions'>,
): ConditionContext {
  return {
    get(key) {
      if (key.startsWith(REQUEST_TAG)) return single(subject.requestTags?.get(key.slice(REQUEST_TAG.length)))
      const resourceTag = RESOURCE_TAG.exec(key)
      if (resourceTag) return single(subject.resourceTags?.get(key.slice(resourceTag[0].length)))
      return subject.conditions?.get(key) ?? common.get(key)
    },
  }
}

function single(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value]
}

/** As policies name principals: a session is named by its role. */
function principalArn({ account, principal }: Who): string {
  switch (principal.kind) {
    case 'user':
      return `acs:ram:*:${account}:user/${principal.name}`
    case 'session':
      return `acs:ram:*:${account}:role/${principal.role}`
    default:
      return `acs:ram:*:${account}:root`
  }
}
