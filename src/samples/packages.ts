import type { SampleCall } from './call.ts'

/** A published package in the one version that samples are run with. */
export type Package = { readonly name: string; readonly version: string }

/** What every sample of a language is built on. */
export const cores = {
  typescript: {
    core: { name: '@alicloud/openapi-core', version: '1.0.8' },
    credentials: { name: '@alicloud/credentials', version: '2.4.7' },
    runtime: { name: '@darabonba/typescript', version: '1.0.5' },
  },
  python: {
    core: { name: 'alibabacloud-tea-openapi', version: '0.4.6' },
    credentials: { name: 'alibabacloud-credentials', version: '1.0.12' },
  },
  java: {
    core: { name: 'com.aliyun:tea-openapi', version: '0.3.15' },
    credentials: { name: 'com.aliyun:credentials-java', version: '1.0.3' },
    runner: { name: 'org.codehaus.mojo:exec-maven-plugin', version: '3.6.4' },
  },
  go: {
    core: { name: 'github.com/alibabacloud-go/darabonba-openapi/v2', version: '2.1.13' },
    credentials: { name: 'github.com/aliyun/credentials-go', version: '1.4.14' },
    runtime: { name: 'github.com/alibabacloud-go/tea', version: '1.5.3' },
  },
} as const

/** The clients of OSS that have its operations on the tags of buckets. */
export const bucketClients = {
  typescript: {
    client: { name: 'ali-oss', version: '6.23.0' },
    types: { name: '@types/ali-oss', version: '6.23.3' },
  },
  python: { name: 'alibabacloud-oss-v2', version: '1.4.1' },
  java: { name: 'com.aliyun:alibabacloud-oss-v2', version: '0.4.0' },
  go: { name: 'github.com/aliyun/alibabacloud-oss-go-sdk-v2', version: '1.6.1' },
} as const

export type TypedLanguage = 'typescript' | 'python' | 'java'

type TypedClients = Readonly<Partial<Record<TypedLanguage, string>>> & {
  readonly api: string
  readonly version: string
  /** Operations, and parameters of them, that the client for Java does not have: its published version is older. */
  readonly notInJava?: readonly string[]
  /** Operations, and parameters of them, that they take otherwise than the wire has them: JSON as lists, or no region. */
  readonly otherwise?: readonly string[]
}

/**
 * The typed clients that samples use, by the version of each. All are named after API and version. There are none for Go:
 * those could not be had where the samples are run, so Go calls through its core alone.
 */
const typedClients: readonly TypedClients[] = [
  {
    ...{ api: 'Tag', version: '2018-08-28', typescript: '1.1.2', python: '1.1.2', java: '1.0.2' },
    notInJava: ['OpenCreatedBy', 'CloseCreatedBy', 'CheckCreatedByEnabled'],
  },
  {
    ...{ api: 'Ram', version: '2015-05-01', typescript: '1.2.1', python: '1.3.0', java: '1.0.2' },
    notInJava: ['DecodeDiagnosticMessage', 'DeletePolicy.CascadingDelete'],
    otherwise: [
      ...['CreatePolicy.Tag', 'CreateRole.Tag', 'ListPolicies.Tag', 'ListRoles.Tag'],
      ...['TagResources', 'UntagResources', 'ListTagResources'],
    ],
  },
  {
    ...{ api: 'Sts', version: '2015-04-01', typescript: '1.2.0', python: '1.2.0', java: '1.1.4' },
    notInJava: ['AssumeRole.SourceIdentity'],
  },
  { api: 'Ecs', version: '2014-05-26', typescript: '7.11.6' },
  { api: 'Rds', version: '2014-08-15', typescript: '15.4.0' },
  { api: 'Vpc', version: '2016-04-28', typescript: '7.3.2' },
]

export type TypedClient = Package & {
  /** Such as `tag20180828`. */
  readonly code: string
}

/** The typed client that a call is written with in a language. */
export function typedClientFor(language: TypedLanguage, call: SampleCall): TypedClient | undefined {
  const clients = typedClients.find(({ api, version }) => api === call.api && version === call.version)
  const version = clients?.[language]
  if (!clients || version === undefined) return undefined
  const used = [call.action, ...Object.keys(call.parameters).map((name) => `${call.action}.${name}`)]
  if (clients.otherwise?.some((name) => used.includes(name))) return undefined
  if (language === 'java' && clients.notInJava?.some((name) => used.includes(name))) return undefined
  const code = `${clients.api.toLowerCase()}${clients.version.replaceAll('-', '')}`
  const names = {
    typescript: `@alicloud/${code}`,
    python: `alibabacloud-${code}`,
    java: `com.aliyun:${code}`,
  }
  return { code, name: names[language], version }
}

/** Operations whose methods take no request. */
export const withoutRequest: ReadonlySet<string> = new Set(['GetCallerIdentity'])

/** Whole numbers that the clients for Java take as `Long`. */
export const longIntegers: ReadonlySet<string> = new Set([
  'DurationSeconds',
  'NewMaxSessionDuration',
  'MaxSessionDuration',
])
