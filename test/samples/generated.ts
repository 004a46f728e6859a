import fc from 'fast-check'
import { operations, ossOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { productOperations } from '../../src/products/index.ts'
import { callOf, type SampleCall } from '../../src/samples/call.ts'
import type { Description, Shapes } from '../../src/shape/shape.ts'

/** Typed clients of every kind, generic calls, and bodies. */
const APIS = ['Tag', 'Ram', 'Sts', 'Tagplane', 'CS', 'FC', 'Sls', 'Vpc']
const MAX_ELEMENTS = 12

const declared = [...operations, ...productOperations].filter(({ api }) => APIS.includes(api))
const putBucketTagging = ossOperations.find(({ action }) => action === 'PutBucketTagging')

/** No NUL, which no word of a command can have. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => !value.includes('\0')),
  fc.constantFrom('', ' ', "'", '"', '\\', '\n', '-', '--force', '繁體中文', '$HOME', '%s', '{}', '=', ':'),
)
const json = fc.oneof(
  fc
    .json({ maxDepth: 2, noUnicodeString: false, stringUnit: 'binary' })
    .filter((value) => !value.includes('\0')),
  fc.constantFrom('{"__proto__":"a"}', '{"a":"b",', '[]', '[{"Key":"k","Value":""}]'),
)

/** Parameters as the wire has them: of each that is declared a value that fits or does not, or nothing. */
function written(
  name: string,
  { type, fields }: Description,
): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const one = (values: fc.Arbitrary<string>) => values.map((value) => [[name, value] as const])
  switch (type) {
    case 'integer':
      return one(fc.constantFrom('0', '7', '100', '-1', '007', '3000000000', 'ten'))
    case 'boolean':
      return one(fc.constantFrom('true', 'false', 'yes'))
    case 'json':
      return one(json)
    case 'string':
      return one(text)
    case 'array':
      return fc
        .array(elementOf(fields), { minLength: 1, maxLength: MAX_ELEMENTS })
        .map((elements) =>
          elements.flatMap((element, i) =>
            element.map(([field, value]) => [`${name}.${i + 1}${field}`, value] as const),
          ),
        )
  }
}

function elementOf(fields: Description['fields']): fc.Arbitrary<readonly (readonly [string, string])[]> {
  if (!fields) return text.map((value) => [['', value] as const])
  return fc
    .tuple(...fields.map((field) => text.map((value) => [`.${field}`, value] as const)))
    .map((members) => members)
}

function callArbitrary(operation: AnyOperation): fc.Arbitrary<SampleCall> {
  const described = Object.entries(operation.parameters as Shapes).flatMap(([name, { description }]) =>
    description ? [fc.option(written(name, description), { nil: [], freq: 3 })] : [],
  )
  return fc.tuple(...described).map((parts) => callOf(operation, Object.fromEntries(parts.flat())))
}

const tag = fc.record({ key: text.filter((key) => key.trim() !== ''), value: text })
const bucketCall = fc
  .uniqueArray(tag, { selector: ({ key }) => key, maxLength: 3 })
  .filter((tags) => tags.every(({ key, value }) => !CONTROL.test(key + value)))
  .map((tags) => {
    const made = tags.map(
      ({ key, value }) => `<Tag><Key>${escaped(key)}</Key><Value>${escaped(value)}</Value></Tag>`,
    )
    const Tagging = `<Tagging><TagSet>${made.join('')}</TagSet></Tagging>`
    if (!putBucketTagging) throw new Error('There is no PutBucketTagging')
    return callOf(putBucketTagging, { Bucket: 'invoices', Region: 'cn-shanghai', Tagging })
  })

/** What is no text of XML, or none that a library leaves alone. */
const CONTROL = /[\p{Cc}\ufffe\uffff]/u

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Calls with every kind of parameter, the same for the same seed. */
export function generatedCalls(count: number, seed: number): readonly SampleCall[] {
  const any = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...declared).chain(callArbitrary) },
    { weight: 1, arbitrary: bucketCall },
  )
  return fc.sample(any, { numRuns: count, seed })
}
