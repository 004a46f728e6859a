import { compileWildcard } from './wildcard.ts'

/** The parts of `acs:code:region:account:relative-id`; a relative id may hold `:` and `/`. */
export type ResourceName = {
  readonly code: string
  /** Empty where there is none. */
  readonly region: string
  readonly account: string
  readonly relative: string
}

export type ResourceTest = (name: ResourceName) => boolean

/** The four parts as they stand there; undefined where the text has another form. */
export function partsOfResource(text: string): ResourceName | undefined {
  if (!text.startsWith('acs:')) return undefined
  const region = text.indexOf(':', 4) + 1
  const account = text.indexOf(':', region) + 1
  const relative = text.indexOf(':', account) + 1
  if (region === 0 || account === 0 || relative === 0) return undefined
  if (region === 5 || relative === text.length) return undefined
  return {
    code: text.slice(4, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, relative - 1),
    relative: text.slice(relative),
  }
}

/** The resource of a request: `*` for region or account says that the resource has none. */
export function readResource(text: string): ResourceName | undefined {
  const parts = partsOfResource(text)
  if (parts === undefined || (parts.region !== '*' && parts.account !== '*')) return parts
  return { ...parts, region: emptied(parts.region), account: emptied(parts.account) }
}

function emptied(part: string): string {
  return part === '*' ? '' : part
}

/** `*`, or a resource with wildcards. */
export function isResourcePattern(text: string): boolean {
  return text === '*' || partsOfResource(text) !== undefined
}

/**
 * Part by part, so that no `*` reaches over a colon; the case of letters counts. Undefined: every resource matches.
 * Throws RangeError for anything that is no pattern.
 */
export function compileResource(pattern: string): ResourceTest | undefined {
  if (pattern === '*') return undefined
  const parts = partsOfResource(pattern)
  if (parts === undefined) throw new RangeError(`No resource of a policy: ${pattern}`)
  const code = compileWildcard(parts.code)
  const region = compileWildcard(parts.region)
  const account = compileWildcard(parts.account)
  const relative = compileWildcard(parts.relative)
  return (name) => code(name.code) && region(name.region) && account(name.account) && relative(name.relative)
}
