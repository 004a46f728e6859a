import { operations } from '../../../src/operations/index.ts'
import type { AnyOperation } from '../../../src/operations/operation.ts'
import type { Random } from '../../contract/random.ts'
import type { Drawn, Key, MadeKind, Tenant } from './tenant.ts'

/** A call of an account; what is not its own has a twin that is nobody's. */
export type DrawnCall = {
  readonly operation: AnyOperation
  readonly parameters: Readonly<Record<string, Drawn>>
  readonly key: Key
  /** Whether the key is what its owner would sign with: else the call has to be refused. */
  readonly honest: boolean
  /** Whether a service principal signs. */
  readonly delegated: boolean
}

/** Names of a kind that an account has. Others make something of half of them for themselves, and only ask for the rest. */
const PLACES = 4
const all = operations as unknown as readonly [AnyOperation, ...AnyOperation[]]

export function drawCall(random: Random, tenant: Tenant, others: readonly Tenant[]): DrawnCall {
  const operation = random.pick(all)
  const draw = new Draw(random, tenant, others, operation.action)
  const parameters: Record<string, Drawn> = {}
  for (const name of Object.keys(operation.parameters))
    Object.assign(parameters, fill(name, operation.action, draw))
  const service = tenant.services.at(-1)
  if (operation.access.trusted && service && random.below(4) === 0) {
    Object.assign(parameters, { AliUid: draw.account(), Bid: plain('1'), Createby: plain('someone') })
    return { operation, parameters, key: service, honest: true, delegated: true }
  }
  return { operation, parameters, ...keyOf(draw), delegated: false }
}

/** Mostly one's own; else one's own with the id or the token of somebody else. */
function keyOf({ random, tenant, others }: Draw): { key: Key; honest: boolean } {
  const own = random.pick([
    ...([tenant.root, tenant.admin] as const),
    ...[tenant.users, tenant.sessions].flatMap((list) => list.slice(-2)),
  ])
  if (random.below(12) > 0) return { key: own, honest: true }
  const other = random.pick(others as [Tenant, ...Tenant[]])
  const foreign = random.pick([other.root, other.admin, ...other.sessions])
  const token = foreign.token ?? other.sessions[0]?.token
  const mixed: Key = random.pick([
    { ...foreign, secret: own.secret },
    { ...own, ...(token !== undefined && { token }), secret: token === undefined ? 'x' : own.secret },
    { keyId: foreign.keyId, secret: own.secret, ...(own.token !== undefined && { token: own.token }) },
  ])
  return { key: mixed, honest: false }
}

const plain = (value: string): Drawn => ({ value, twin: value })
const joined = (...parts: readonly (string | Drawn)[]): Drawn => ({
  value: parts.map((part) => (typeof part === 'string' ? part : part.value)).join(''),
  twin: parts.map((part) => (typeof part === 'string' ? part : part.twin)).join(''),
})

/** Stands for the open mark of whoever it is about in a twin: as long as one, and nobody's. */
export const NOBODY = 'm00000000000000'

/** Draws texts, own ones and others'. */
class Draw {
  readonly random: Random
  readonly tenant: Tenant
  readonly others: readonly Tenant[]

  /** Whether names that the call sends may come to be there. */
  readonly making: boolean

  constructor(random: Random, tenant: Tenant, others: readonly Tenant[], action: string) {
    this.random = random
    this.tenant = tenant
    this.others = others
    this.making = /^(Create|Update|Set|Tag)/.test(action)
  }

  /** Whose something is. */
  owner(): Tenant {
    return this.random.below(10) < 7 ? this.tenant : this.random.pick(this.others as [Tenant, ...Tenant[]])
  }

  account(): Drawn {
    const owner = this.owner()
    return { value: owner.account, twin: owner === this.tenant ? owner.account : owner.noAccount }
  }

  name(kind: string, owner = this.owner()): Drawn {
    const named = (mark: string) => `${kind}-${mark}-${place}`
    const place = this.random.below(this.making && owner !== this.tenant ? PLACES / 2 : PLACES)
    return { value: named(owner.open), twin: named(owner === this.tenant ? owner.open : NOBODY) }
  }

  /** Never somebody else's. */
  secretText(): Drawn {
    return plain(`${this.tenant.hidden}-${this.random.below(1_000_000)}`)
  }

  made(kind: MadeKind): Drawn {
    const owner = this.owner()
    const value = owner.made[kind].at(this.random.below(8)) ?? owner.made[kind][0] ?? ''
    if (owner === this.tenant || value === '') return plain(value)
    const at = value.length - 3
    const others = /[0-9]/.test(value[at] ?? '') ? '01' : 'AB'
    const other = [...others].find((character) => character !== value[at])
    return { value, twin: `${value.slice(0, at)}${other}${value.slice(at + 1)}` }
  }

  /** The ARN of somebody in an account. */
  principal(owner = this.owner()): Drawn {
    const account = { value: owner.account, twin: owner === this.tenant ? owner.account : owner.noAccount }
    const kind = this.random.pick(['root', 'user', 'role'])
    const named = kind === 'root' ? 'root' : joined(`${kind}/`, this.name(kind === 'user' ? 'u' : 'r', owner))
    return joined('acs:ram::', account, ':', named)
  }

  resource(): Drawn {
    const account = this.random.below(2) === 0 ? plain('*') : this.account()
    const type = this.random.pick(['ecs:*:%:instance/', 'rds:*:%:dbinstance/', 'oss:*:%:bucket/'])
    const [start = '', end = ''] = type.split('%')
    return joined(`arn:acs:${start}`, account, end, this.name('i'))
  }
}

type Filler = (draw: Draw, action: string) => Readonly<Record<string, Drawn>> | Drawn | undefined

function fill(name: string, action: string, draw: Draw): Readonly<Record<string, Drawn>> {
  // Sometimes something is left out that an operation may need.
  if (draw.random.below(20) === 0) return {}
  const filled = (fillers[name] ?? fallback)(draw, action)
  if (!filled) return {}
  return typeof filled['value'] === 'string'
    ? { [name]: filled as Drawn }
    : (filled as Readonly<Record<string, Drawn>>)
}

/** Whatever an operation asks for that is not known here: something of anybody's. */
const fallback: Filler = (draw) =>
  draw.random.below(3) === 0
    ? draw.random.pick([
        () => draw.name('u'),
        () => draw.account(),
        () => draw.principal(),
        () => draw.made('page'),
      ])()
    : undefined

function listOf(name: string, most: number, one: (draw: Draw) => Drawn): Filler {
  return (draw) => {
    const count = draw.random.below(most) + 1
    return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}.${i + 1}`, one(draw)]))
  }
}

const named =
  (kind: string): Filler =>
  (draw) =>
    draw.name(kind)
const hidden: Filler = (draw) => draw.secretText()
const seldom =
  (filler: Filler): Filler =>
  (draw, action) =>
    draw.random.below(4) === 0 ? filler(draw, action) : undefined
/** What a search cannot do without and other lists may. */
const ofSearch =
  (filler: Filler): Filler =>
  (draw, action) =>
    (action === 'ListResourcesByTag' ? filler : seldom(filler))(draw, action)
const oneOf =
  (...texts: readonly [string, ...string[]]): Filler =>
  (draw) =>
    plain(draw.random.pick(texts))

function tagsOf(draw: Draw): Drawn {
  const key = draw.name('k')
  const hiddenText = draw.secretText()
  return joined('{"', key, '":"', hiddenText, '"}')
}

function policyOf(draw: Draw): Drawn {
  const Effect = draw.random.pick(['Allow', 'Allow', 'Deny'])
  const Action = draw.random.pick(['*', 'tag:*', 'ecs:*', 'ram:Get*', 'sts:AssumeRole'])
  const Resource =
    draw.random.below(2) === 0 ? plain('*') : joined('acs:ecs:*:', draw.account(), ':', draw.name('i'))
  const condition = draw.random.below(3) === 0 ? ',"Condition":{"StringEquals":{"acs:ResourceTag/env":"' : ''
  const start = `{"Version":"1","Statement":[{"Effect":"${Effect}","Action":"${Action}","Resource":"`
  return joined(
    start,
    Resource,
    '"',
    condition,
    ...(condition === '' ? [] : [draw.secretText(), '"}}']),
    '}]}',
  )
}

/** Trusts its own account only: whom a role trusts it lets in, by design. It may deny anybody. */
function trustOf(draw: Draw): Drawn {
  const statement = (effect: string, principal: Drawn) =>
    joined(`{"Effect":"${effect}","Action":"sts:AssumeRole","Principal":{"RAM":["`, principal, '"]}}')
  const own = statement('Allow', plain(`acs:ram::${draw.tenant.account}:root`))
  const denied = draw.random.below(2) === 0 ? [',', statement('Deny', draw.principal())] : []
  return joined('{"Version":"1","Statement":[', own, ...denied, ']}')
}

/** Somebody's request with a signature that cannot hold. */
function requestOf(draw: Draw): Drawn {
  const start =
    'GET /?Action=DescribeRegions&Version=2018-08-28&Signature=x&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0'
  const time = 'SignatureNonce=n&Timestamp=2026-11-24T12%3A00%3A00Z'
  return joined(`${start}&${time}&AccessKeyId=`, draw.made('keyId'), ' HTTP/1.1')
}

const fillers: Readonly<Record<string, Filler>> = {
  RegionId: (draw, action) =>
    plain(
      action.includes('CreatedBy')
        ? 'cn-shanghai'
        : draw.random.pick(['cn-hangzhou', 'cn-hangzhou', 'cn-hangzhou', 'cn-beijing']),
    ),
  ResourceARN: listOf('ResourceARN', 3, (draw) => draw.resource()),
  TagKey: listOf('TagKey', 2, (draw) => draw.name('k')),
  Tag: () => undefined,
  All: () => undefined,
  Tags: (draw, action) =>
    action === 'TagResources' || draw.random.below(4) === 0 ? tagsOf(draw) : undefined,
  Category: seldom(oneOf('Custom', 'System')),
  PageSize: oneOf('1', '2', '50'),
  MaxItems: oneOf('1', '2', '100'),
  NextToken: seldom((draw) => draw.made('page')),
  Marker: seldom((draw) => draw.made('page')),
  TagFilter: () => undefined,
  'TagFilter.Key': ofSearch((draw) => draw.name('k')),
  'TagFilter.Value': () => undefined,
  Key: named('k'),
  Value: seldom(hidden),
  TagKeyValueParamList: (draw) => ({
    'TagKeyValueParamList.1.Key': draw.name('k'),
    'TagKeyValueParamList.1.TagValueParamList.1.Value': draw.secretText(),
  }),
  TagsPerResource: seldom(oneOf('3', '20')),
  Quota: () => undefined,
  ResourceType: ofSearch(oneOf('ALIYUN::ECS::INSTANCE', 'ALIYUN::OSS::BUCKET', 'instance')),
  QueryType: seldom(oneOf('MetaTag')),
  FuzzyType: seldom(oneOf('EQUAL', 'NOT', 'PREFIX')),
  Name: hidden,
  ServiceCode: oneOf('hbr'),
  Accounts: listOf('Accounts', 2, (draw) => draw.account()),
  AccountId: (draw, action) =>
    /Requests?$/.test(action) && draw.random.below(4) > 0 ? undefined : draw.account(),
  RequestId: (draw, action) => (action === 'GetRequest' ? draw.made('request') : undefined),
  Request: requestOf,
  StartTime: () => undefined,
  EndTime: () => undefined,
  ApiAction: seldom(oneOf('TagResources', 'CreateUser')),
  ErrorCode: seldom(oneOf('OK', '*')),
  PrincipalId: (draw) => draw.made('principal'),
  PrincipalArn: (draw) => draw.principal(),
  AuthAction: oneOf('ecs:RemoveTags', 'tag:UntagResources', 'ram:GetUser'),
  AuthResource: (draw) =>
    plain(`acs:ecs:cn-hangzhou:${draw.account().value}:instance/${draw.name('i').value}`),
  RequestTags: seldom(tagsOf),
  ResourceTags: seldom(tagsOf),
  SourceIp: () => undefined,
  UserName: named('u'),
  NewUserName: seldom(named('u')),
  GroupName: named('g'),
  NewGroupName: seldom(named('g')),
  RoleName: named('r'),
  PolicyName: (draw) =>
    draw.random.below(4) === 0
      ? plain(draw.random.pick(['AdministratorAccess', 'ReadOnlyAccess']))
      : draw.name('p'),
  PolicyType: oneOf('Custom', 'Custom', 'Custom', 'System'),
  PolicyDocument: policyOf,
  AssumeRolePolicyDocument: trustOf,
  NewAssumeRolePolicyDocument: seldom(trustOf),
  Policy: seldom(policyOf),
  VersionId: oneOf('v1', 'v2', 'v3'),
  RotateStrategy: oneOf('DeleteOldestNonDefaultVersionWhenLimitExceeded', 'None'),
  CascadingDelete: seldom(oneOf('true')),
  SetAsDefault: oneOf('true', 'false'),
  ResourceGroupId: () => undefined,
  Description: hidden,
  NewDescription: hidden,
  DisplayName: hidden,
  NewDisplayName: hidden,
  Comments: hidden,
  NewComments: hidden,
  Email: () => undefined,
  NewEmail: () => undefined,
  MobilePhone: () => undefined,
  NewMobilePhone: () => undefined,
  MaxSessionDuration: seldom(oneOf('3600', '43200')),
  NewMaxSessionDuration: seldom(oneOf('3600', '43200')),
  DurationSeconds: oneOf('900', '3600'),
  RoleArn: (draw) => {
    const owner = draw.owner()
    const account =
      owner === draw.tenant ? plain(owner.account) : { value: owner.account, twin: owner.noAccount }
    return joined('acs:ram::', account, ':role/', draw.name('r', owner))
  },
  RoleSessionName: (draw) => draw.name('s', draw.tenant),
  ExternalId: () => undefined,
  SourceIdentity: () => undefined,
  EncodedDiagnosticMessage: (draw) => draw.made('diagnostic'),
  UserAccessKeyId: (draw) => draw.made('keyId'),
  Status: oneOf('Active', 'Inactive'),
  MaxResult: () => undefined,
}
