import type { SignedRequest } from '../claim.ts'

/** Hosts that a client may have signed, while another one arrived. */
export function hostsBehind({
  headers,
  parameters,
}: Pick<SignedRequest, 'headers' | 'parameters'>): readonly string[] {
  const arrived = headers.get('host') ?? ''
  const [, name = '', port = ''] = /^(.*?)(?::(\d+))?$/.exec(arrived) ?? []
  const region = parameters.get('RegionId') || 'cn-hangzhou'
  const forwarded = ['x-forwarded-host', 'x-original-host', 'x-host', 'x-forwarded-server'].flatMap(
    (header) => headers.get(header)?.split(',') ?? [],
  )
  const inForwarded = /host="?([^";,\s]+)/i.exec(headers.get('forwarded') ?? '')?.[1]
  const ports = [port && name, `${name}:80`, `${name}:443`, `${name}:7020`]
  const local = ['localhost', '127.0.0.1', '[::1]'].flatMap((host) => [host, `${host}:${port || '7020'}`])
  const cloud = ['tag', 'ram', 'sts', 'ecs', 'vpc', 'rds', 'slb'].flatMap((product) => [
    `${product}.aliyuncs.com`,
    `${product}.${region}.aliyuncs.com`,
  ])
  const all = [...forwarded, inForwarded ?? '', ...ports, ...local, ...cloud, arrived.toLowerCase(), '']
  return [...new Set(all.map((host) => host.trim()))].filter((host) => host !== arrived)
}
