import openapi, { $OpenApiUtil } from '@alicloud/openapi-core'
import type { AnyOperation, Route } from '../../src/operations/operation.ts'
import { KEY_ID, type Parameters, SECRET } from './service.ts'

type Answer = { readonly body?: Record<string, unknown>; readonly headers: Record<string, string> }
type Thrown = { readonly code?: string; readonly statusCode?: number; readonly message: string }

/** What a call has come to: the fields of its answer, or the code of its error. */
export type Outcome = Record<string, unknown> | { readonly refused: string; readonly status: number }

export type ProductClient = (operation: Wanted, parameters: Parameters) => Promise<Outcome>

/** What a client has to know of an operation. */
type Wanted = Pick<AnyOperation, 'action' | 'version'> & { readonly address?: AnyOperation['address'] }

export type ClientOptions = {
  /** `v2` is version 1.0 of the signature. */
  readonly signatureAlgorithm?: 'v2'
  /** Where RPC calls have their parameters. */
  readonly place?: 'query' | 'form'
  readonly keyId?: string
  readonly secret?: string
}

/** `callApi` of the official core, which knows of no operation: RPC calls, and ROA calls with their body in JSON. */
export function productClient(endpoint: string, options: ClientOptions = {}): ProductClient {
  const { signatureAlgorithm, keyId = KEY_ID, secret = SECRET, place = 'query' } = options
  const config = new $OpenApiUtil.Config({
    ...{ accessKeyId: keyId, accessKeySecret: secret, endpoint, protocol: 'HTTP' },
    ...(signatureAlgorithm && { signatureAlgorithm }),
  })
  const client = new openapi.default(config)
  return async (operation, parameters) => {
    const { address, action, version } = operation
    const params = new $OpenApiUtil.Params({
      ...{ action, version, protocol: 'HTTP', authType: 'AK', bodyType: 'json' },
      ...styleOf(address?.route),
    })
    const request = new $OpenApiUtil.OpenApiRequest(contentOf(address?.route, place, parameters))
    const runtime = {} as globalThis.Parameters<typeof client.callApi>[2]
    return outcomeOf(client.callApi(params, request, runtime) as Promise<Answer>)
  }
}

function styleOf(route: Route | undefined) {
  return route
    ? { style: 'ROA', method: route.method, pathname: route.path, reqBodyType: 'json' }
    : { style: 'RPC', method: 'POST', pathname: '/', reqBodyType: 'formData' }
}

function contentOf(route: Route | undefined, place: 'query' | 'form', parameters: Parameters) {
  if (route) return /POST|PUT/.test(route.method) ? { body: structured(parameters) } : { query: parameters }
  return place === 'form' ? { body: parameters } : { query: parameters }
}

async function outcomeOf(answer: Promise<Answer>): Promise<Outcome> {
  try {
    return (await answer).body ?? {}
  } catch (thrown) {
    const { code, statusCode, message } = thrown as Thrown
    if (code === undefined || statusCode === undefined) throw new Error(message, { cause: thrown })
    return { refused: code, status: statusCode }
  }
}

/** Lists and objects of a JSON body as such, as the products' SDKs send them. */
function structured(parameters: Parameters): Record<string, unknown> {
  const value = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text)
  return Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, value(text)]))
}
