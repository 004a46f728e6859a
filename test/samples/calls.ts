import { operations, ossOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { productOperations } from '../../src/products/index.ts'
import { callOf, type ParameterType, type SampleCall } from '../../src/samples/call.ts'
import type { Shapes } from '../../src/shape/shape.ts'

/** Products whose calls have every form that calls of products have. */
const PRODUCTS = ['Ecs', 'Rds', 'Vpc', 'Ram', 'dcdn', 'CS', 'FC', 'Sls']

/** Texts that mean something to a compiler, a shell or a terminal. */
export const nasty = [
  `'"\`\\ \\u0041 \\n %s %20 $HOME \${HOME} #{x} {0} // /* */ <!-- & ; | * ? ~ ! new Foo( Bar(`,
  '繁體中文 简体 😀 👩‍👩‍👧 é e\u0301',
  'line one\nline two\r\n\ttabbed\u2028\u202e\u200b\u0085\u001b[31m\u007f',
  '-rf',
  '--force',
]

/** The example of every operation, and calls with all of their parameters, and with hostile texts. */
export function allCalls(): readonly SampleCall[] {
  const products = productOperations.filter(({ api }) => PRODUCTS.includes(api))
  const declared = [...operations, ...ossOperations, ...products]
  return [
    ...declared.map((operation) => callOf(operation, operation.examples[0]?.parameters ?? {})),
    ...declared.map((operation) => callOf(operation, everyParameter(operation))),
    ...nastyCalls(),
    ...nestedCalls,
    ...bucketCalls(),
  ]
}

/** Typed and generic, with texts in lists, in JSON and by themselves. */
export function nastyCalls(): readonly SampleCall[] {
  const named = (api: string, action: string) => {
    const found = operations.find((operation) => operation.api === api && operation.action === action)
    if (!found) throw new Error(`There is no ${api} ${action}`)
    return found
  }
  const tags = Object.fromEntries(nasty.map((text) => [text, text]))
  const keys = Object.fromEntries(nasty.map((text, i) => [`TagKey.${i + 1}`, text]))
  return [
    callOf(named('Tag', 'TagResources'), { RegionId: 'cn-hangzhou', Tags: JSON.stringify(tags) }),
    callOf(named('Tag', 'UntagResources'), { RegionId: 'cn-hangzhou', ...keys }),
    callOf(named('Ram', 'CreateUser'), { UserName: nasty[0] ?? '', Comments: nasty[2] ?? '' }),
    callOf(named('Tagplane', 'CreateFolder'), { FolderName: nasty[1] ?? '', ParentFolderId: nasty[2] ?? '' }),
  ]
}

/** Documents as people write them, with all that tags can have. */
export function bucketCalls(): readonly SampleCall[] {
  const put = ossOperations.find(({ action }) => action === 'PutBucketTagging')
  if (!put) throw new Error('There is no PutBucketTagging')
  const documents = [
    '<Tagging><TagSet/></Tagging>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<Tagging>\n  <TagSet>\n    <Tag>\n      <Key>é 😀</Key>\n      <Value/>\n    </Tag>\n  </TagSet>\n</Tagging>\n',
    '<Tagging><TagSet><Tag><Key>R&amp;D</Key><Value>&lt;a b="&quot;"&gt;</Value></Tag><Tag><Key>繁體</Key><Value>&#x4e2d;&#25991;</Value></Tag></TagSet></Tagging>',
    `<Tagging><TagSet><Tag><Key>__proto__</Key><Value>'"\`\\ \\u0041 \${HOME} {0} %s //</Value></Tag><Tag><Key>only</Key></Tag></TagSet></Tagging>`,
  ]
  return documents.map((Tagging) => callOf(put, { Bucket: 'invoices', Region: 'cn-shanghai', Tagging }))
}

/** Lists of structures with lists in them, and a structure by itself. */
const nestedCalls: readonly SampleCall[] = [
  {
    ...{ api: 'Tag', version: '2018-08-28', action: 'CreateTags' },
    types: { RegionId: 'string', TagKeyValueParamList: 'array' },
    parameters: {
      RegionId: 'cn-hangzhou',
      'TagKeyValueParamList.1.Key': 'k1',
      'TagKeyValueParamList.1.TagValueParamList.1.Value': 'v1',
      'TagKeyValueParamList.1.TagValueParamList.2.Value': 'v2',
      'TagKeyValueParamList.2.Key': 'k2',
    },
  },
  {
    ...{ api: 'Tag', version: '2018-08-28', action: 'ListTagKeys' },
    types: { RegionId: 'string', PageSize: 'integer', TagFilter: 'array' },
    parameters: { RegionId: 'cn-hangzhou', PageSize: '10', 'TagFilter.Key': 'k1' },
  },
]

function everyParameter({ parameters, examples }: AnyOperation): Readonly<Record<string, string>> {
  const example = examples[0]?.parameters ?? {}
  const shown = new Set(Object.keys(example).map((name) => name.split('.', 1)[0]))
  const others = Object.entries(parameters as Shapes).flatMap(([name, { description }]) => {
    // Of lists of structures, which cannot be told from lists of texts, the example has what there is.
    if (!description || shown.has(name) || description.example?.includes(', ')) return []
    const text = description.example ?? written[description.type]
    return [[description.type === 'array' ? `${name}.1` : name, text] as const]
  })
  return { ...example, ...Object.fromEntries(others) }
}

const written: Readonly<Record<ParameterType, string>> = {
  ...{ string: 'text', integer: '1', boolean: 'true', array: 'text', json: '{}' },
}
