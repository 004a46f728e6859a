/** Who put a tag on a resource: its caller, a rule that spreads tags, or its resource group. */
export type TagOrigin = 'own' | 'rule' | 'group'
export type TagCategory = 'Custom' | 'System'
export type Tag = { readonly key: string; readonly value: string }

export const MAX_KEY_LENGTH = 128
export const MAX_VALUE_LENGTH = 128
/** Custom tags that a resource may carry unless its account has set another quota, and the highest one that it may set. */
export const USUAL_TAG_QUOTA = 20
export const MAX_TAG_QUOTA = 200

/** Letters, marks, digits, space and the punctuation that the cloud's documents and samples use. */
export const TAG_CHARACTER = String.raw`[\p{L}\p{M}\p{Nd} _.#/=+\-@:,~]`
const ALLOWED = new RegExp(`^${TAG_CHARACTER}*$`, 'u')
const LINK = /https?:\/\//i
const SYSTEM = /^(?:acs:|aliyun)/i

export function isTagKey(key: string): boolean {
  return key !== '' && isTagText(key, MAX_KEY_LENGTH)
}

export function isTagValue(value: string): boolean {
  return isTagText(value, MAX_VALUE_LENGTH)
}

/** The category follows from the key and is stored nowhere. */
export function categoryOf(key: string): TagCategory {
  return SYSTEM.test(key) ? 'System' : 'Custom'
}

function isTagText(text: string, max: number): boolean {
  return ALLOWED.test(text) && !LINK.test(text) && codePointsWithin(text, max)
}

function codePointsWithin(text: string, max: number): boolean {
  if (text.length <= max) return true
  if (text.length > 2 * max) return false
  let count = 0
  for (const _ of text) count++
  return count <= max
}
