import { UsageError } from '../core/usage-error.ts'
import type { Connection } from './connection.ts'
import { urlOf } from './endpoint.ts'
import { failureOf } from './failure.ts'
import type { RemoteOperation } from './operation.ts'

/** Parameters as they go over the wire: lists numbered, everything a text. */
export type Parameters = Readonly<Record<string, string>>
export type Answer = Readonly<Record<string, unknown>>

/** Calls a server through the official client code. What fails is thrown as `UsageError`. */
export type Client = {
  readonly connection: Connection
  readonly call: (operation: RemoteOperation, parameters: Parameters) => Promise<Answer>
  /** The answer, and the following pages of it, one at a time. */
  readonly pages: (operation: RemoteOperation, parameters: Parameters) => AsyncGenerator<Answer>
}

const CONNECT_MS = 10_000
const ANSWER_MS = 60_000
/** A call that was lost on its way may have been done: whoever called decides. */
const WITHOUT_RETRY = { autoretry: false } as never
const DEFAULT_REGION = 'cn-hangzhou'

export async function openClient(connection: Connection): Promise<Client> {
  const { default: core, $OpenApiUtil } = await loadOfficialCode()
  const { accessKeyId, accessKeySecret, securityToken } = connection.keys

  async function call(operation: RemoteOperation, parameters: Parameters): Promise<Answer> {
    const { host, protocol } = connection.endpointOf(operation.api, parameters['RegionId'] ?? DEFAULT_REGION)
    const config = new $OpenApiUtil.Config({
      ...{ accessKeyId, accessKeySecret, endpoint: host, protocol: protocol.toUpperCase() },
      ...(securityToken && { securityToken }),
      ...{ connectTimeout: CONNECT_MS, readTimeout: ANSWER_MS },
    })
    const { action, version } = operation
    const params = new $OpenApiUtil.Params({
      ...{ action, version, authType: 'AK', bodyType: 'json' },
      ...styleOf(operation),
    })
    const client = new core.default(config)
    try {
      const request = new $OpenApiUtil.OpenApiRequest(contentOf(operation, parameters))
      const answer = (await client.callApi(params, request, WITHOUT_RETRY)) as { readonly body: Answer }
      return answer.body
    } catch (error) {
      throw await failureOf(error, { operation, url: urlOf({ host, protocol }), keys: connection.keys })
    }
  }

  async function* pages(operation: RemoteOperation, parameters: Parameters) {
    let onward: Parameters | undefined = {}
    while (onward) {
      const answer: Answer = await call(operation, { ...parameters, ...onward })
      yield answer
      onward = continuationOf(answer)
    }
  }

  return { connection, call, pages }
}

function styleOf({ route }: RemoteOperation) {
  return route
    ? { style: 'ROA', method: route.method, pathname: route.path, reqBodyType: 'json' }
    : { style: 'RPC', method: 'POST', pathname: '/', reqBodyType: 'formData' }
}

/** What has no body carries its parameters in the address. */
function contentOf({ route }: RemoteOperation, parameters: Parameters) {
  return route && !/^(?:POST|PUT)$/.test(route.method) ? { query: parameters } : { body: parameters }
}

/** Loaded where it is used: a server does without it, and may be installed without it. */
async function loadOfficialCode() {
  try {
    return await import('@alicloud/openapi-core')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw new UsageError(
      'The official client code is not installed.',
      'It is an optional package: npm install @alicloud/openapi-core',
      { cause },
    )
  }
}

/** What to send for the page after this one: the Tag API has tokens, RAM has markers. */
function continuationOf({ NextToken, IsTruncated, Marker }: Answer): Parameters | undefined {
  if (typeof NextToken === 'string' && NextToken !== '') return { NextToken }
  if (IsTruncated === true && typeof Marker === 'string') return { Marker }
  return undefined
}
