import fc from 'fast-check'

const points = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 0xff }) },
  { weight: 4, arbitrary: fc.integer({ min: 0x100, max: 0xd7ff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0xffff }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }) },
)

/**
 * Any character, as the unit `binary` of fast-check is, which maps all of Unicode first: a second for each process. The way back lets
 * texts hold the strings that fast-check knows to be dangerous, such as `__proto__`.
 */
export const anyCharacter = points.map(
  (point) => String.fromCodePoint(point),
  (character) => {
    const [point, ...more] = Array.from(String(character), (each) => each.codePointAt(0))
    if (point === undefined || more.length > 0) throw new Error('not one character')
    return point
  },
)

/** Any text of whole characters, up to that many of them. */
export function anyText(constraints: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, ...constraints })
}
