import type { OperationReference, ParameterReference } from '../../reference/documents.ts'

/** In which form an answer is wanted. */
export type AnswerFormat = 'JSON' | 'XML'

/** A call as it will be sent, before it is signed. */
export type Message = {
  readonly style: 'RPC' | 'ROA' | 'OSS'
  readonly api: string
  readonly version: string
  readonly action: string
  readonly method: string
  readonly path: string
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly body: string
  readonly format: AnswerFormat
  /** Of a bucket; signatures of OSS name it. */
  readonly region: string
  readonly bucket: string
}

type Called = Pick<OperationReference, 'api' | 'version' | 'action' | 'route' | 'document'> & {
  readonly parameters?: readonly Pick<ParameterReference, 'name' | 'secret'>[]
}
type Parameters = Readonly<Record<string, string>>

/** The message with which an operation is called. */
export function messageOf(operation: Called, parameters: Parameters, format: AnswerFormat): Message {
  const { api, version, action, route, document } = operation
  const own = { api, version, action, format, body: '', region: '', bucket: '' }
  if (document && route) return { ...own, ...bucketMessage(route.method, parameters) }
  const query = Object.entries(parameters)
  if (route) return { ...own, style: 'ROA', method: route.method, path: route.path, query }
  return { ...own, ...formMessage(operation, query) }
}

/** What may be secret goes into the body: addresses stand in the logs of proxies. */
function formMessage({ parameters = [] }: Called, all: readonly (readonly [string, string])[]) {
  const secret = new Set(parameters.filter((parameter) => parameter.secret).map(({ name }) => name))
  const form = all
    .filter(([name]) => secret.has(name))
    .map(([name, value]): [string, string] => [name, value])
  return {
    ...({ style: 'RPC', method: 'POST', path: '/' } as const),
    query: all.filter(([name]) => !secret.has(name)),
    body: new URLSearchParams(form).toString(),
  }
}

const DEFAULT_REGION = 'cn-hangzhou'

function bucketMessage(method: string, { Bucket = '', Region = '', TagKeys = '', Tagging = '' }: Parameters) {
  return {
    ...({ style: 'OSS', format: 'XML', method, path: `/${Bucket}/`, body: Tagging } as const),
    query: [['tagging', TagKeys]] as const,
    ...{ region: Region || DEFAULT_REGION, bucket: Bucket },
  }
}

/** Path and query as they stand in the first line of a request. */
export function targetOf({ path, query }: Pick<Message, 'path' | 'query'>): string {
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
