/**
 * The official clients, pointed at a server here. docs/clients.md prints what stands between `docs:NAME` and
 * `docs:end`, and a test compares both.
 */

// docs:node-sdk
import { $OpenApiUtil } from '@alicloud/openapi-core'
import tag, { UntagResourcesRequest } from '@alicloud/tag20180828'
// docs:end

// docs:pop-core
import RPCClient from '@alicloud/pop-core'
// docs:end

import openapi, { OpenApiUtil } from '@alicloud/openapi-core'
import { ListTagResourcesRequest, TagResourcesRequest } from '@alicloud/tag20180828'
import type { RunningServer } from './server.ts'

/** The variables that `tagplane env` prints. */
export type ClientProcess = {
  readonly env: {
    readonly ALIBABA_CLOUD_ACCESS_KEY_ID: string
    readonly ALIBABA_CLOUD_ACCESS_KEY_SECRET: string
    readonly ALIBABA_CLOUD_ACCOUNT_ID: string
    readonly ALIBABA_CLOUD_REGION_ID: string
    readonly ALIBABA_CLOUD_ENDPOINT: string
    readonly ALIBABA_CLOUD_PROTOCOL: string
  }
}

export type Failure = { readonly arn: string; readonly code: string; readonly message: string }
export type Listed = { readonly arn: string; readonly tags: Readonly<Record<string, string>> }
export type Page = { readonly resources: readonly Listed[]; readonly nextToken: string }
export type Query = {
  readonly arns?: readonly string[]
  readonly pageSize?: number
  readonly nextToken?: string
}

/** What the tests ask of every client; each does it in its own way. */
export type TagClient = {
  readonly tag: (
    region: string,
    arns: readonly string[],
    tags: Readonly<Record<string, string>>,
  ) => Promise<readonly Failure[]>
  readonly untag: (
    region: string,
    arns: readonly string[],
    keys: readonly string[],
  ) => Promise<readonly Failure[]>
  readonly list: (region: string, query?: Query) => Promise<Page>
  /** The properties of the error that the client throws for an error of the contract. */
  readonly thrown: (status: number, code: string) => Readonly<Record<string, unknown>>
}

/** Parameters and answers by their names on the wire. */
type Ask = (
  action: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>
/** A client that has no types of its own. */
export type WireClient = TagClient & { readonly ask: Ask }

/** Members of `$OpenApiUtil.Config`; `signatureAlgorithm: 'v2'` is version 1.0 of the signature. */
type Settings = Readonly<Record<string, string | undefined>>

export function processOf(server: RunningServer): ClientProcess {
  return {
    env: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: server.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: server.accessKeySecret,
      ALIBABA_CLOUD_ACCOUNT_ID: server.accountId,
      ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
      ALIBABA_CLOUD_ENDPOINT: server.endpoint,
      ALIBABA_CLOUD_PROTOCOL: server.url.split(':')[0] ?? '',
    },
  }
}

export type Sdk = InstanceType<typeof tag.default>

/** The client of the official SDK itself, with all its operations; `settings` are added to its configuration. */
export function officialSdk(process: ClientProcess, settings?: Settings): Sdk {
  return settings ? new tag.default(configOf(process, settings)) : nodeSdk(process)
}

function nodeSdk(process: ClientProcess): Sdk {
  // docs:node-sdk
  const client = new tag.default(
    new $OpenApiUtil.Config({
      accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
      accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
      endpoint: process.env.ALIBABA_CLOUD_ENDPOINT,
      protocol: 'HTTP',
    }),
  )
  // docs:end
  return client
}

/** The call that docs/clients.md shows. */
export async function untagWithNodeSdk(process: ClientProcess) {
  const client = nodeSdk(process)
  // docs:node-sdk
  const { body } = await client.untagResources(
    new UntagResourcesRequest({
      regionId: 'cn-hangzhou',
      resourceARN: ['arn:acs:ecs:*:*:instance/i-1', 'arn:acs:oss:*:*:bucket/invoices'],
      tagKey: ['owner'],
    }),
  )
  // docs:end
  return failuresOf(body?.toMap() as WriteAnswer)
}

function popCore(process: ClientProcess): RPCClient {
  // docs:pop-core
  const client = new RPCClient({
    accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    endpoint: `http://${process.env.ALIBABA_CLOUD_ENDPOINT}`,
    apiVersion: '2018-08-28',
  })
  // docs:end
  return client
}

/** The call that docs/clients.md shows. */
export async function untagWithPopCore(process: ClientProcess) {
  const client = popCore(process)
  // docs:pop-core
  const answer = await client.request(
    'UntagResources',
    {
      RegionId: 'cn-hangzhou',
      ResourceARN: ['arn:acs:ecs:*:*:instance/i-1', 'arn:acs:oss:*:*:bucket/invoices'],
      TagKey: ['owner'],
    },
    { method: 'POST' },
  )
  // docs:end
  return failuresOf(answer as WriteAnswer)
}

/** @alicloud/tag20180828; `settings` are added to its configuration. */
export function sdkClient(process: ClientProcess, settings?: Settings): TagClient {
  const client = officialSdk(process, settings)
  const failures = (body: { toMap(): Record<string, unknown> } | undefined) =>
    failuresOf(body?.toMap() as WriteAnswer)
  return {
    tag: async (regionId, resourceARN, tags) => {
      const request = { regionId, resourceARN, tags: JSON.stringify(tags) }
      return failures((await client.tagResources(new TagResourcesRequest(request))).body)
    },
    untag: async (regionId, resourceARN, tagKey) => {
      const request = { regionId, resourceARN, tagKey }
      return failures((await client.untagResources(new UntagResourcesRequest(request))).body)
    },
    list: async (regionId, { arns, pageSize, nextToken } = {}) => {
      const request = { regionId, resourceARN: arns, pageSize, nextToken }
      const { body } = await client.listTagResources(new ListTagResourcesRequest(request))
      return pageOf(body?.toMap() as ListAnswer)
    },
    thrown: clientError,
  }
}

/** @alicloud/pop-core, which knows of an error by the answer's Code alone. */
export function popCoreClient(process: ClientProcess, method: 'GET' | 'POST'): WireClient {
  const client = popCore(process)
  return {
    ...wireClient((action, parameters) => client.request(action, parameters, { method })),
    thrown: (_status, code) => ({ name: `${code}Error`, code }),
  }
}

/** `callApi` of @alicloud/openapi-core, with all parameters in a form that it sends in chunks. */
export function formClient(process: ClientProcess, settings: Settings = {}): WireClient {
  return {
    ...wireClient(async (action, body) => {
      const answer = await callApi(process, action, { body }, settings)
      return answer['body']
    }),
    thrown: clientError,
  }
}

/** The text of an answer in XML, which the generic client can ask for. */
export async function askForXml(
  process: ClientProcess,
  action: string,
  parameters: Readonly<Record<string, unknown>>,
  settings: Settings = {},
): Promise<string> {
  const query = OpenApiUtil.query({ ...parameters, Format: 'XML' })
  const answer = await callApi(process, action, { query, bodyType: 'string' }, settings)
  return answer['body']
}

/** `callApi` with an operation of the Tagplane API, for which there is no package, and its parameters in a form. */
export async function callTagplane(
  process: ClientProcess,
  action: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  return (await callApi(process, action, { body, version: '2026-11-24' }, {}))['body']
}

type Content = {
  readonly version?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bodyType?: string
}

function configOf({ env }: ClientProcess, settings: Settings) {
  return new $OpenApiUtil.Config({
    accessKeyId: env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    endpoint: env.ALIBABA_CLOUD_ENDPOINT,
    protocol: 'HTTP',
    ...settings,
  })
}

async function callApi(
  process: ClientProcess,
  action: string,
  { query, body, bodyType = 'json', version = '2018-08-28' }: Content,
  settings: Settings,
) {
  const client = new openapi.default(configOf(process, settings))
  const form = { style: 'RPC', method: 'POST', pathname: '/', authType: 'AK', reqBodyType: 'formData' }
  return client.callApi(
    new $OpenApiUtil.Params({ action, version, bodyType, ...form }),
    new $OpenApiUtil.OpenApiRequest({ query, body }),
    {} as Parameters<typeof client.callApi>[2],
  )
}

function clientError(statusCode: number, code: string) {
  return { name: 'ClientError', statusCode, code }
}

function wireClient(
  call: (action: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>,
): Pick<WireClient, 'tag' | 'untag' | 'list' | 'ask'> {
  const write = async (action: string, parameters: Readonly<Record<string, unknown>>) =>
    failuresOf((await call(action, parameters)) as WriteAnswer)
  return {
    ask: async (action, parameters) => (await call(action, parameters)) as Awaited<ReturnType<Ask>>,
    tag: (RegionId, ResourceARN, tags) =>
      write('TagResources', { RegionId, ResourceARN, Tags: JSON.stringify(tags) }),
    untag: (RegionId, ResourceARN, TagKey) => write('UntagResources', { RegionId, ResourceARN, TagKey }),
    list: async (RegionId, { arns = [], pageSize, nextToken } = {}) => {
      const paging = { ...(pageSize && { PageSize: pageSize }), ...(nextToken && { NextToken: nextToken }) }
      const answer = await call('ListTagResources', { RegionId, ResourceARN: arns, ...paging })
      return pageOf(answer as ListAnswer)
    },
  }
}

type WriteAnswer = {
  readonly FailedResources: {
    readonly FailedResource: readonly {
      readonly ResourceARN: string
      readonly Result: { readonly Code: string; readonly Message: string }
    }[]
  }
}
type ListAnswer = {
  readonly NextToken: string
  readonly TagResources: readonly {
    readonly ResourceARN: string
    readonly Tags: readonly { readonly Key: string; readonly Value: string }[]
  }[]
}

function failuresOf({ FailedResources }: WriteAnswer): readonly Failure[] {
  return FailedResources.FailedResource.map(({ ResourceARN, Result }) => ({
    arn: ResourceARN,
    code: Result.Code,
    message: Result.Message,
  }))
}

function pageOf({ NextToken, TagResources }: ListAnswer): Page {
  const resources = TagResources.map(({ ResourceARN, Tags }) => ({
    arn: ResourceARN,
    tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
  }))
  return { resources, nextToken: NextToken }
}
