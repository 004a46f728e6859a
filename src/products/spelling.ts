/** How names are spelled: `TagKey`, `tagKey` or `tag_key`. */
export type NameStyle = 'pascal' | 'camel' | 'snake'

/** A name such as `TagKey` in the style. */
export function spelled(name: string, style: NameStyle): string {
  if (style === 'pascal') return name
  const camel = name.charAt(0).toLowerCase() + name.slice(1)
  return style === 'camel' ? camel : camel.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}
