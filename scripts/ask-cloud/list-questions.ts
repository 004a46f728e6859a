import { listing, type QuestionRow, withSegment } from './question.ts'

/** On the lists of tags, and of resources by tags. */
export const listQuestions: readonly QuestionRow[] = [
  [
    'list-nothing',
    'What does ListTagResources without a filter do?',
    ['No ResourceARN and no Tags'],
    (s) => [{ action: 'ListTagResources', parameters: { RegionId: s.region, PageSize: '1' } }],
    { compared: 'shape' },
  ],
  [
    'list-tags',
    'What do Tags and the wildcard of a type do?',
    ['`Tags`, `…:type/*`', '`Category` with `Tags`'],
    (s) => [
      {
        action: 'ListTagResources',
        parameters: { RegionId: s.region, Tags: `{"${s.key('absent')}":"1"}`, Category: 'System' },
      },
      { action: 'ListTagResources', parameters: { RegionId: s.region, Tags: `{"${s.key('absent')}":"1"}` } },
      {
        action: 'ListTagResources',
        parameters: { RegionId: s.region, 'ResourceARN.1': s.arn.replace(/\/.*$/, '/*') },
      },
    ],
    { compared: 'shape' },
  ],
  [
    'list-tags-wrong',
    'What do Tags that are none get?',
    ['`Tags`: wrong ones'],
    (s) =>
      ['{}', '["x"]', '{"a":"1","a":"2"}', '{"a*b":"1"}', '{"a":"*"}', '{"a*b":"*","a*b":"1"}'].map(
        (Tags) => ({
          action: 'ListTagResources',
          parameters: { RegionId: s.region, Tags },
        }),
      ),
  ],
  [
    'list-unknown',
    'What do an unknown product and a bad token get?',
    ['Unknown product or type', 'NextToken', 'PageSize outside 1–1000'],
    (s) => [
      listing({ ...s, arn: withSegment(s.arn, 1, 'nothing') }),
      { action: 'ListTagResources', parameters: { RegionId: s.region, NextToken: 'x' } },
      { action: 'ListTagResources', parameters: { RegionId: s.region, PageSize: '0' } },
      { action: 'ListTagResources', parameters: { RegionId: s.region, PageSize: '1001' } },
    ],
  ],
  [
    'list-keys',
    'What do lists of keys and values look like?',
    ['`ResourceType`', '`FuzzyType`, `TagFilter.*`', '`QueryType`', '`Description` of a key'],
    (s) => [
      { action: 'ListTagKeys', parameters: { RegionId: s.region, PageSize: '1' } },
      { action: 'ListTagKeys', parameters: { RegionId: s.region, QueryType: 'MetaTag', PageSize: '1' } },
      {
        action: 'ListTagKeys',
        parameters: {
          ...{ RegionId: s.region, PageSize: '1' },
          ...{ FuzzyType: 'PREFIX', 'TagFilter.Key': s.key('absent') },
        },
      },
      {
        action: 'ListTagKeys',
        parameters: { RegionId: s.region, ResourceType: 'ALIYUN::ECS::INSTANCE', PageSize: '1' },
      },
    ],
    { compared: 'shape' },
  ],
  [
    'list-keys-wrong',
    'What do lists of keys say to filters that are none?',
    ['`ResourceType`', '`FuzzyType`, `TagFilter.*`', '`QueryType`'],
    (s) =>
      [
        { ResourceType: 'ecs:instance' },
        { ResourceType: 'ALIYUN::ECS::NOTHING' },
        { FuzzyType: 'SUFFIX', 'TagFilter.Key': s.key('absent') },
        { TagFilter: '{"Key":"a"}' },
        { QueryType: 'Other' },
        { QueryType: 'MetaTag', ResourceType: 'ALIYUN::ECS::INSTANCE' },
      ].map((parameters) => ({ action: 'ListTagKeys', parameters: { RegionId: s.region, ...parameters } })),
  ],
  [
    'by-tag',
    'What does ListResourcesByTag answer?',
    ['`NOT`', 'System keys in `TagFilter.Key`', 'An empty `TagFilter.Value`'],
    (s) =>
      [
        { 'TagFilter.Key': s.key('absent') },
        { 'TagFilter.Key': s.key('absent'), 'TagFilter.Value': '' },
        { 'TagFilter.Key': s.key('absent'), FuzzyType: 'NOT', IncludeAllTags: 'true' },
        { 'TagFilter.Key': 'acs:tag:createdby' },
      ].map((parameters) => ({
        action: 'ListResourcesByTag',
        parameters: {
          RegionId: s.region,
          ResourceType: 'ALIYUN::ECS::INSTANCE',
          MaxResult: '1',
          ...parameters,
        },
      })),
    { compared: 'shape' },
  ],
  [
    'by-tag-wrong',
    'What does ListResourcesByTag say to what it cannot search by?',
    [
      'Without ResourceType or `TagFilter.Key`',
      'Ill-formed ResourceType, key, value',
      'Another FuzzyType; NOT for a type that the page does not name (55 it does)',
    ],
    (s) =>
      [
        { 'TagFilter.Key': s.key('absent') },
        { ResourceType: 'ALIYUN::ECS::INSTANCE' },
        { ResourceType: 'ALIYUN::ECS::INSTANCE', 'TagFilter.Value': 'a' },
        { ResourceType: 'ecs:instance', 'TagFilter.Key': s.key('absent') },
        { ResourceType: 'ALIYUN::ECS::INSTANCE', 'TagFilter.Key': 'a*b' },
        { ResourceType: 'ALIYUN::ECS::INSTANCE', 'TagFilter.Key': s.key('absent'), 'TagFilter.Value': '*' },
        { ResourceType: 'ALIYUN::ECS::INSTANCE', 'TagFilter.Key': s.key('absent'), FuzzyType: 'PREFIX' },
        { ResourceType: 'ALIYUN::ECS::IMAGE', 'TagFilter.Key': s.key('absent'), FuzzyType: 'NOT' },
      ].map((parameters) => ({
        action: 'ListResourcesByTag',
        parameters: { RegionId: s.region, ...parameters } as Readonly<Record<string, string>>,
      })),
  ],
  [
    'list-values',
    'What does ListTagValues say to a missing, bad or unknown key?',
    ['ListTagValues without `Key`; ill-formed; unknown'],
    (s) => [
      { action: 'ListTagValues', parameters: { RegionId: s.region } },
      { action: 'ListTagValues', parameters: { RegionId: s.region, Key: 'a*b' } },
      { action: 'ListTagValues', parameters: { RegionId: s.region, Key: s.key('absent') } },
    ],
  ],
]
