const RESERVED = /[^A-Za-z0-9\-_.~]/
const LEFT_BY_URI_COMPONENT = /[!'()*]/
const ALL_LEFT_BY_URI_COMPONENT = /[!'()*]/g

/**
 * The vendor's percent encoding: UTF-8 bytes in upper-case hex, only `A-Z a-z 0-9 - _ . ~` stay as they are.
 * A lone surrogate, which decoded bytes cannot hold, counts as U+FFFD, so this never throws.
 */
export function percentEncode(text: string): string {
  if (!RESERVED.test(text)) return text
  const encoded = encodeURIComponent(text.toWellFormed())
  if (!LEFT_BY_URI_COMPONENT.test(encoded)) return encoded
  return encoded.replace(
    ALL_LEFT_BY_URI_COMPONENT,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
