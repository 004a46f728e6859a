/** What the server answered. */
export type Answer = {
  readonly status: number
  readonly requestId: string
  readonly format: 'JSON' | 'XML' | 'none'
  /** As it came. */
  readonly text: string
  /** The fields of JSON. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly error: AnswerError | undefined
}

export type AnswerError = {
  readonly code: string
  readonly message: string
  readonly denied: Readonly<Record<string, string>> | undefined
}

type Headers = { readonly get: (name: string) => string | null }

export function answerOf(status: number, headers: Headers, text: string): Answer {
  const format = text === '' ? 'none' : /\bxml\b/.test(headers.get('content-type') ?? '') ? 'XML' : 'JSON'
  const fields = format === 'JSON' ? fieldsIn(text) : {}
  const error = status >= 400 ? errorIn(text, fields) : undefined
  return { status, requestId: headers.get('x-acs-request-id') ?? '', format, text, fields, error }
}

function errorIn(text: string, fields: Answer['fields']): AnswerError {
  const { Code: code, Message: message, AccessDeniedDetail: denied } = fields
  if (typeof code === 'string') {
    return { code, message: String(message ?? ''), denied: denied as AnswerError['denied'] }
  }
  const detail = elementIn(text, 'AccessDeniedDetail')
  return {
    ...{ code: elementIn(text, 'Code'), message: elementIn(text, 'Message') },
    denied: detail === '' ? undefined : elementsOf(detail),
  }
}

/** Errors in XML have every element once, and their texts hold no elements. */
function elementIn(text: string, name: string): string {
  const [, inner = ''] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(text) ?? []
  return name === 'AccessDeniedDetail' ? inner : unescaped(inner)
}

function elementsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#13': '\r',
  amp: '&',
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|#13|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
}

function fieldsIn(text: string): Answer['fields'] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Answer['fields']) : {}
  } catch {
    return {}
  }
}

/** A resource that failed in a call which succeeded otherwise. */
export type FailedResource = { readonly arn: string; readonly code: string; readonly message: string }

type FailureEntry = {
  readonly ResourceARN?: string
  readonly Result?: { readonly Code?: string; readonly Message?: string }
}

export function failedResourcesIn({ fields }: Answer): readonly FailedResource[] {
  const { FailedResource: list } = (fields['FailedResources'] ?? {}) as {
    FailedResource?: readonly FailureEntry[]
  }
  return (Array.isArray(list) ? list : []).map(({ ResourceARN = '', Result = {} }: FailureEntry) => ({
    ...{ arn: ResourceARN, code: Result.Code ?? '', message: Result.Message ?? '' },
  }))
}
