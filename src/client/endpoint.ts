import type { Endpoint } from '../core/endpoint.ts'
import { UsageError } from '../core/usage-error.ts'

/** `name` is what has given the text. Without a scheme it is `protocol`, else plain HTTP on this machine only. */
export function parseEndpoint(name: string, text: string, protocol?: string): Endpoint {
  const bare = !/^https?:\/\//i.test(text)
  const scheme = protocol?.toLowerCase() || (isLoopback(text) ? 'http' : 'https')
  const url = bare ? `${scheme}://${text}` : text
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const plain = parsed && `${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` === ''
  if (!plain || !/^https?:$/.test(parsed.protocol) || parsed.pathname !== '/' || /[\s?#@]/.test(text)) {
    throw new UsageError(
      `${name} cannot be "${text}".`,
      'Give a server, such as http://127.0.0.1:7020 or https://tags.example.com.',
    )
  }
  return { host: parsed.host, protocol: parsed.protocol === 'http:' ? 'http' : 'https' }
}

export function urlOf({ host, protocol }: Endpoint): string {
  return `${protocol}://${host}`
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d*)?$/i.test(host)
}
