/** A policy that every account has, and nobody can change. */
export type SystemPolicy = {
  readonly name: string
  readonly description: string
  readonly version: string
  readonly document: string
}

const everything = ['*'] as const

function policy(
  name: string,
  version: string,
  description: string,
  actions: readonly string[],
  ...more: readonly object[]
): SystemPolicy {
  const statement = [{ Effect: 'Allow', Action: actions, Resource: everything }, ...more]
  return { name, version, description, document: JSON.stringify({ Version: '1', Statement: statement }) }
}

const readTags = [
  'tag:Get*',
  'tag:List*',
  'tag:Describe*',
  'tag:Check*',
  '*:ListTagResources',
  '*:ListTagKeys',
  '*:ListTagValues',
  '*:DescribeTags',
  '*:DescribeTagKeys',
  'ecs:DescribeResourceByTags',
  'rds:DescribeDBInstanceByTags',
  'oss:GetBucketTagging',
  'live:ListLiveTagResources',
]

/** The actions that the cloud's policies of these names are known to allow. */
export const systemPolicies: readonly SystemPolicy[] = [
  policy('AdministratorAccess', 'v1', 'Everything.', everything),
  policy('ReadOnlyAccess', 'v1', 'Reading everything.', [
    '*:Describe*',
    '*:List*',
    '*:Get*',
    '*:BatchGet*',
    '*:Query*',
    '*:Check*',
    '*:Explain*',
    '*:Decode*',
  ]),
  policy(
    'AliyunTagAdministratorAccess',
    'v5',
    'Everything with tags, on the resources of all products.',
    [
      'tag:*',
      '*:TagResources',
      '*:UntagResources',
      '*:ListTagResources',
      '*:ListTagKeys',
      '*:ListTagValues',
      '*:DescribeTags',
      '*:DescribeTagKeys',
      'vod:TagVodResources',
      'vod:UnTagVodResources',
      'dcdn:TagDcdnResources',
      'dcdn:UntagDcdnResources',
      'ecs:AddTags',
      'ecs:RemoveTags',
      'ecs:DescribeResourceByTags',
      'slb:AddTags',
      'slb:RemoveTags',
      'rds:AddTagsToResource',
      'rds:RemoveTagsFromResource',
      'rds:DescribeDBInstanceByTags',
      'oss:PutBucketTagging',
      'oss:GetBucketTagging',
      'oss:DeleteBucketTagging',
      'live:TagLiveResources',
      'live:ListLiveTagResources',
      'live:UnTagLiveResources',
    ],
    {
      Effect: 'Allow',
      Action: ['ram:CreateServiceLinkedRole'],
      Resource: everything,
      Condition: { StringEquals: { 'ram:ServiceName': 'tag.aliyuncs.com' } },
    },
  ),
  policy('AliyunTagReadOnlyAccess', 'v1', 'Reading tags, of the resources of all products.', readTags),
  policy('AliyunRAMFullAccess', 'v1', 'Everything with users, groups, roles and policies.', ['ram:*']),
  policy('AliyunRAMReadOnlyAccess', 'v1', 'Reading users, groups, roles and policies.', [
    'ram:Get*',
    'ram:List*',
  ]),
  policy('AliyunSTSAssumeRoleAccess', 'v1', 'Taking on roles.', ['sts:AssumeRole']),
]

const byName = new Map(systemPolicies.map((one) => [one.name.toLowerCase(), one]))

/** The system policy of that name, in any case. */
export function findSystemPolicy(name: string): SystemPolicy | undefined {
  return byName.get(name.toLowerCase())
}
