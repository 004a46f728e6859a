import { listQuestions } from './list-questions.ts'
import {
  type Asked,
  listing,
  numbered,
  PREFIX,
  type Question,
  type QuestionRow,
  type Subject,
  tagging,
  untagging,
  withSegment,
} from './question.ts'

const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i))
const unknown = ({ arn }: Subject) =>
  withSegment(arn, 4, `${arn.split(':')[5]?.split('/')[0]}/tagplane-unknown`)

/** For keys that cannot begin with the prefix, or are missing: whatever the answer, nothing of the user's is there. */
const elsewhere = (subject: Subject): Subject => ({ ...subject, arn: unknown(subject) })

const typesOf = ({ region }: Subject, code: string): Asked => ({
  action: 'ListSupportResourceTypes',
  parameters: { RegionId: region, ProductCode: code },
})

const asked: readonly QuestionRow[] = [
  [
    'gaps',
    'May a list have gaps in its numbers?',
    ['List elements `Name.N`'],
    (s) => [
      untagging(s, { 'TagKey.7': s.key('absent') }),
      untagging(s, { 'ResourceARN.1': undefined, 'ResourceARN.7': s.arn }),
    ],
  ],
  [
    'bare-list',
    'Is a list without numbers refused?',
    ['List elements `Name.N`'],
    (s) => [untagging(s, { TagKey: s.key('absent') }), untagging(s, { 'TagKey.0': s.key('absent') })],
  ],
  [
    'empty',
    'Does an empty parameter count as absent?',
    ['Empty parameters'],
    (s) => [untagging(s, { RegionId: '' }), untagging(elsewhere(s), { 'TagKey.1': '' })],
  ],
  [
    'format',
    'What is the format without Format?',
    ['No `Format`', 'XML'],
    (s) => [
      untagging(s, {}, { overrides: { Format: undefined } }),
      untagging(s, {}, { overrides: { Format: 'XML' } }),
      untagging(s, {}, { acs3: true }),
    ],
  ],
  [
    'gateway-order',
    'Which fault of the gateway comes first?',
    ["Order of the gateway's checks"],
    (s) => [
      untagging(s, {}, { overrides: { Version: '2000-01-01', AccessKeyId: 'nobody' } }),
      untagging(s, {}, { overrides: { AccessKeyId: 'nobody', Timestamp: '2020-01-01T00:00:00Z' } }),
      untagging(s, {}, { overrides: { Timestamp: '2020-01-01T00:00:00Z' } }),
      untagging(s, {}, { overrides: { Timestamp: 'yesterday' } }),
    ],
  ],
  [
    'anonymous',
    'What does a call without a key get?',
    ['Anonymous calls'],
    (s) => [untagging(s, {}, { overrides: { AccessKeyId: undefined } })],
  ],
  [
    'version',
    'What do an unknown Version and missing parameters get?',
    ['`InvalidVersion`, `Missing…` statuses'],
    (s) => [
      untagging(s, {}, { overrides: { Version: '2000-01-01' } }),
      untagging(s, {}, { overrides: { Version: undefined } }),
      untagging(s, {}, { overrides: { SignatureNonce: undefined } }),
      untagging(s, {}, { overrides: { Timestamp: undefined } }),
    ],
  ],
  [
    'signature-method',
    'Which signature methods are refused, and how?',
    ["Order of the gateway's checks"],
    (s) => [untagging(s, {}, { overrides: { SignatureMethod: 'HMAC-MD5' } })],
  ],
  [
    'action-case',
    'Is the name of an operation taken in any case?',
    ['Action names'],
    (s) => [
      untagging(s, {}, { overrides: { Action: 'untagresources' } }),
      untagging(s, {}, { overrides: { Action: 'UnTagResources' } }),
    ],
  ],
  [
    'unknown-parameters',
    'Are unknown parameters ignored?',
    ['Unknown parameters, `OwnerAccount`, `OwnerId`, `ResourceOwner*`'],
    (s) => [
      untagging(s, {
        OwnerAccount: 'x',
        OwnerId: '1',
        ResourceOwnerAccount: 'y',
        ResourceOwnerId: '2',
        Unheard: 'z',
      }),
    ],
  ],
  [
    'missing',
    'What do the missing required parameters get, and in which order?',
    ['No ResourceARN / TagKey / Tags', 'No RegionId, unknown RegionId'],
    (s) => [
      untagging(s, { 'ResourceARN.1': undefined }),
      untagging(elsewhere(s), { 'TagKey.1': undefined }),
      untagging(s, { RegionId: undefined }),
      untagging(s, { RegionId: 'mars' }),
      untagging(s, { RegionId: undefined, 'ResourceARN.1': undefined, 'TagKey.1': undefined }),
      untagging(elsewhere(s), { RegionId: 'mars', 'TagKey.1': `acs:${PREFIX}x` }),
      tagging(s, ''),
    ],
  ],
  [
    'limits',
    'Where do the numbers of resources and keys end?',
    ['UntagResources, TagResources: Limits'],
    (s) => [
      untagging(
        s,
        numbered(
          'ResourceARN',
          many(51, () => s.arn),
        ),
      ),
      untagging(
        s,
        numbered(
          'ResourceARN',
          many(102, () => s.arn),
        ),
      ),
      untagging(
        s,
        numbered(
          'TagKey',
          many(11, (i) => s.key(`absent-${i}`)),
        ),
      ),
      untagging(
        s,
        numbered(
          'TagKey',
          many(22, (i) => s.key(`absent-${i}`)),
        ),
      ),
    ],
  ],
  ['all', 'What does All do?', ['`All`'], (s) => [untagging(s, { All: 'false' })]],
  [
    'tag-n',
    'What becomes of Tag.N?',
    ['`Tag.N`'],
    (s) => [
      untagging(s, { 'Tag.1.Value': 'x' }),
      untagging(s, { 'Tag.1.Key': s.key('absent'), 'Tag.1.Value': 'a*b' }),
      untagging(s, { 'Tag.1.Key': s.key('absent'), 'Tag.1.Value': 'b' }),
    ],
  ],
  [
    'trusted',
    'What do the parameters of services get from an ordinary caller?',
    ['`AliUid`, `Bid`, `Createby`, `Category` from an ordinary caller'],
    (s) => ['AliUid', 'Bid', 'Createby', 'Category'].map((name) => untagging(s, { [name]: '1' })),
  ],
  [
    'values',
    'What does %s stand for where several values offend?',
    ['`%s`'],
    (s) => [
      untagging(s, numbered('TagKey', ['a*b', 'http://c', 'a^b'].map(s.key))),
      untagging(s, numbered('ResourceARN', ['x', 'y', 'x'])),
      untagging(
        s,
        numbered('ResourceARN', [withSegment(s.arn, 1, 'nothing'), withSegment(s.arn, 1, 'nowhere')]),
      ),
    ],
  ],
  [
    'arn-order',
    'Which fault of an ARN comes first?',
    ['Order of checks on ARNs'],
    (s) => [
      untagging(s, { 'ResourceARN.1': `arn:acs:nothing:mars:1:thing/${s.arn.split('/')[1]}` }),
      untagging(s, { 'ResourceARN.1': withSegment(withSegment(s.arn, 3, '1'), 2, 'mars') }),
      untagging(s, { 'ResourceARN.1': withSegment(withSegment(s.arn, 4, 'thing/x'), 3, '1') }),
      untagging(s, numbered('ResourceARN', [withSegment(s.arn, 3, '1'), 'x'])),
    ],
  ],
  [
    'arn-forms',
    'Which forms of an ARN are none?',
    ['Empty account or region, id `*`, control characters, an id of more than 1,024 bytes'],
    (s) => [
      untagging(s, { 'ResourceARN.1': withSegment(s.arn, 3, '') }),
      untagging(s, { 'ResourceARN.1': withSegment(s.arn, 2, '') }),
      untagging(s, { 'ResourceARN.1': s.arn.replace(/\/.*$/, '/*') }),
      untagging(s, { 'ResourceARN.1': s.arn.replace(/\/.*$/, `/${'x'.repeat(1025)}`) }),
      untagging(s, { 'ResourceARN.1': s.arn.replace(/^arn:/, '') }),
    ],
  ],
  [
    'keys',
    'Which keys are refused?',
    ['Keys and values', 'System keys'],
    (s) => [
      untagging(s, { 'TagKey.1': PREFIX.padEnd(129, 'x') }),
      untagging(s, { 'TagKey.1': PREFIX.padEnd(128, 'x') }),
      untagging(s, { 'TagKey.1': PREFIX.padEnd(128, '中') }),
      ...['a*b', 'a,b', 'a~b', 'a b', 'HTTP://x'].map((name) => untagging(s, { 'TagKey.1': s.key(name) })),
      ...['acs:', 'ACS:', 'aliyun', 'Aliyun'].map((start) =>
        untagging(elsewhere(s), { 'TagKey.1': `${start}${PREFIX}x` }),
      ),
    ],
  ],
  [
    'duplicate-keys',
    'What do two equal keys get?',
    ['Duplicate keys in `Tags`'],
    (s) => [
      untagging(s, numbered('TagKey', [s.key('absent'), s.key('absent')])),
      tagging(s, `{"${s.key('twice')}":"1","${s.key('twice')}":"2"}`),
    ],
    { writes: true },
  ],
  [
    'twice',
    'Is an absent key, or the same ARN twice, a success?',
    ['Key not on the resource; the same ARN twice; two names of one resource'],
    (s) => [untagging(s), untagging(s, numbered('ResourceARN', [s.arn, s.arn]))],
  ],
  [
    'unknown-resource',
    'What is the entry of an unknown resource?',
    ['Unknown resource', '`ResourceARN` in an entry'],
    (s) => [untagging(s, numbered('ResourceARN', [unknown(s), s.arn, unknown(s)]))],
  ],
  [
    'values-set',
    'Which values may a tag have?',
    ['Keys and values', 'System keys'],
    (s) => [
      tagging(s, JSON.stringify({ [s.key('empty')]: '' })),
      tagging(s, JSON.stringify({ [s.key('long')]: '值'.repeat(128) })),
      tagging(s, JSON.stringify({ [s.key('longer')]: 'x'.repeat(129) })),
      tagging(s, JSON.stringify({ [s.key('acs')]: 'acs:x' })),
      tagging(s, JSON.stringify({ [s.key('url')]: 'http://x' })),
      tagging(s, '["x"]'),
    ],
    { writes: true },
  ],
  [
    'round-trip',
    'How is a tagged resource listed, and untagged?',
    ['`ResourceARN` in the answer', 'Untagged and unknown resources'],
    (s) => [
      tagging(s, JSON.stringify({ [s.key('kept')]: '1' })),
      listing(s),
      untagging(s, { 'TagKey.1': s.key('kept') }),
      listing({ ...s, arn: unknown(s) }),
    ],
    { writes: true, compared: 'shape' },
  ],
  ...listQuestions,
  [
    'regions',
    'Does RegionId filter the regions, and which languages are there?',
    ['`RegionId` of DescribeRegions', '`AcceptLanguage`', 'Regions'],
    (s) => [
      { action: 'DescribeRegions', parameters: { RegionId: s.region, AcceptLanguage: 'en-US' } },
      { action: 'DescribeRegions', parameters: { AcceptLanguage: 'zh-TW' } },
      { action: 'DescribeRegions', parameters: { AcceptLanguage: 'de' } },
    ],
    { compared: 'shape' },
  ],
  [
    'types',
    'How do filters of the supported types work?',
    ['Filters of ListSupportResourceTypes', '`SupportItems`'],
    (s) => [
      {
        action: 'ListSupportResourceTypes',
        parameters: { RegionId: s.region, ProductCode: 'ECS', ResourceTye: 'INSTANCE', ShowItems: 'true' },
      },
      typesOf(s, 'nothing'),
      { action: 'ListSupportResourceTypes', parameters: { RegionId: s.region, SupportCode: 'NOTHING' } },
    ],
    { compared: 'shape' },
  ],
  [
    'type-names',
    'How are types spelled in listings, and in which order?',
    [
      'DescribeRegions, ListSupportResourceTypes: Order',
      'Case of such names as `vpc:ROUTERINTERFACE`, `rds:CustomDisk`, `rm:ControlPolicy` in listings',
    ],
    (s) => ['vpc', 'rds', 'rm'].map((code) => typesOf(s, code)),
  ],
]

/** Every question that one resource of an account can answer. */
export const questions: readonly Question[] = asked.map(([id, question, rows, calls, more = {}]) => {
  const { writes = false, compared } = more
  return { id, question, rows, calls, writes, ...(compared && { compared }) }
})
