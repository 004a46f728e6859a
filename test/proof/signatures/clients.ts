import openapi, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core'
import RPCClient from '@alicloud/pop-core'
import { ca } from '../../support/tls.ts'

export type Credentials = {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  readonly securityToken?: string
}

type Texts = Readonly<Record<string, string>>

export type Call = { readonly action: string; readonly version: string; readonly parameters: Texts }

/** Where a server listens: host and port, without and with TLS. */
export type Endpoints = { readonly http: string; readonly https: string }

/** One way in which official code sends a call. It rejects with an error that has the code of the answer. */
export type Client = {
  readonly name: string
  readonly send: (endpoints: Endpoints, credentials: Credentials, call: Call) => Promise<unknown>
}

type Way = {
  readonly algorithm: 'ACS3-HMAC-SHA256' | 'ACS3-HMAC-SM3' | 'v2'
  readonly method: 'GET' | 'POST'
  /** Where the parameters go; with `json` and `byte` into the query, beside a body of that kind. */
  readonly body: 'none' | 'formData' | 'json' | 'byte'
  readonly secure?: boolean
}

const ways: readonly Way[] = [
  { algorithm: 'ACS3-HMAC-SHA256', method: 'POST', body: 'none' },
  { algorithm: 'ACS3-HMAC-SHA256', method: 'GET', body: 'none' },
  { algorithm: 'ACS3-HMAC-SHA256', method: 'POST', body: 'formData' },
  { algorithm: 'ACS3-HMAC-SHA256', method: 'POST', body: 'json' },
  { algorithm: 'ACS3-HMAC-SHA256', method: 'POST', body: 'byte' },
  { algorithm: 'ACS3-HMAC-SHA256', method: 'POST', body: 'formData', secure: true },
  { algorithm: 'ACS3-HMAC-SM3', method: 'POST', body: 'none' },
  { algorithm: 'ACS3-HMAC-SM3', method: 'POST', body: 'formData' },
  { algorithm: 'ACS3-HMAC-SM3', method: 'GET', body: 'none' },
  { algorithm: 'v2', method: 'POST', body: 'none' },
  { algorithm: 'v2', method: 'GET', body: 'none' },
  { algorithm: 'v2', method: 'POST', body: 'formData' },
]

export const clients: readonly [Client, ...Client[]] = [
  popCore('GET'),
  popCore('POST'),
  ...ways.map(openApiCore),
]

/** Milliseconds; the clients give up after three seconds by default, which a machine with other work may take. */
const PATIENCE = 60_000

function openApiCore(way: Way): Client {
  const { algorithm, method, body, secure = false } = way
  const made = new Map<string, InstanceType<typeof openapi.default>>()
  const clientFor = (endpoint: string, credentials: Credentials) => {
    const known = made.get(JSON.stringify(credentials))
    if (known) return known
    const settings = {
      readTimeout: PATIENCE,
      signatureAlgorithm: algorithm,
      ...(secure && { ca: String(ca) }),
    }
    const config = { ...credentials, ...settings, endpoint, protocol: secure ? 'HTTPS' : 'HTTP' }
    const client = new openapi.default(new $OpenApiUtil.Config(config))
    made.set(JSON.stringify(credentials), client)
    return client
  }
  return {
    name: ['openapi-core', algorithm, method, body, ...(secure ? ['TLS'] : [])].join(' '),
    send: (endpoints, credentials, { action, version, parameters }) => {
      const client = clientFor(secure ? endpoints.https : endpoints.http, credentials)
      const reqBodyType = body === 'none' ? 'formData' : body
      const kind = { style: 'RPC', pathname: '/', authType: 'AK', bodyType: 'json', reqBodyType }
      return client.callApi(
        new $OpenApiUtil.Params({ action, version, method, ...kind }),
        new $OpenApiUtil.OpenApiRequest(contentOf(body, parameters)),
        {} as Parameters<typeof client.callApi>[2],
      )
    },
  }
}

function contentOf(body: Way['body'], parameters: Texts) {
  if (body === 'formData') return { body: { ...parameters } }
  const query = OpenApiUtil.query({ ...parameters })
  if (body === 'json') return { query, body: { all: Object.entries(parameters) } }
  if (body === 'byte') return { query, body: Buffer.from(JSON.stringify(parameters)) }
  return { query }
}

function popCore(method: 'GET' | 'POST'): Client {
  const made = new Map<string, RPCClient>()
  return {
    name: `pop-core ${method}`,
    send: ({ http }, credentials, { action, version, parameters }) => {
      const key = JSON.stringify([credentials, version])
      const config = { ...credentials, endpoint: `http://${http}`, apiVersion: version }
      const client = made.get(key) ?? new RPCClient(config)
      made.set(key, client)
      return client.request(action, parameters, { method, timeout: PATIENCE })
    },
  }
}
