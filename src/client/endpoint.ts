import { UsageError } from '../core/usage-error.ts'

/** Where a server is, as the official client wants it: host and port, and `http` or `https`. */
export type Endpoint = { readonly host: string; readonly protocol: 'http' | 'https' }

const CLOUD = /(?:^|\.)(?:aliyuncs|alibabacloud|aliyun)\.com$/

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

/** Whether it is the real cloud, where resources are paid for. */
export function isCloud({ host }: Endpoint): boolean {
  return CLOUD.test(hostname(host))
}

/** Where the real cloud serves an API; undefined for a product, each of which has hosts of its own. */
export function cloudEndpoint(api: string, region: string): Endpoint | undefined {
  const hosts = new Map([
    ['Tag', `tag.${region}.aliyuncs.com`],
    ['Ram', 'ram.aliyuncs.com'],
    ['Sts', 'sts.aliyuncs.com'],
  ])
  const host = hosts.get(api)
  return host === undefined ? undefined : { host, protocol: 'https' }
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d*)?$/i.test(host)
}

function hostname(host: string): string {
  return host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase()
}
