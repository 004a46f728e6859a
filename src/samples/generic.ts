import type { Endpoint } from '../core/endpoint.ts'
import type { SampleCall } from './call.ts'

/** What `callApi` of the cores has to be told of an operation, in the spelling of TypeScript and Go. */
export function genericParams(
  { action, version, route }: SampleCall,
  { protocol }: Endpoint,
): readonly (readonly [name: string, value: string])[] {
  return [
    ['action', action],
    ['version', version],
    ['protocol', protocol.toUpperCase()],
    ['pathname', route?.path ?? '/'],
    ['method', route?.method ?? 'POST'],
    ['authType', 'AK'],
    ['style', route ? 'ROA' : 'RPC'],
    ['reqBodyType', route ? 'json' : 'formData'],
    ['bodyType', 'json'],
  ]
}

/** Whether parameters are sent as a JSON object; else all are in the query. */
export function carriesBody({ route }: SampleCall): boolean {
  return route !== undefined && /^(?:POST|PUT)$/.test(route.method)
}

/** The JSON object: lists and structures as such. */
export function bodyOf({ parameters, types }: SampleCall): Readonly<Record<string, unknown>> {
  const entries = Object.entries(parameters)
  return Object.fromEntries(
    entries.map(([name, text]) => [name, types[name] === 'json' ? parsed(text) : text]),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
