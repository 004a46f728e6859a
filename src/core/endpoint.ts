/** Where a server is, as official clients want it: host and port, and `http` or `https`. */
export type Endpoint = { readonly host: string; readonly protocol: 'http' | 'https' }

const CLOUD = /(?:^|\.)(?:aliyuncs|alibabacloud|aliyun)\.com$/
/** APIs of the cloud that have one host for all regions. */
const GLOBAL = new Set(['ram', 'sts'])

/** Whether it is the real cloud, where resources are paid for. */
export function isCloud({ host }: Endpoint): boolean {
  return CLOUD.test(host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase())
}

/** Where the real cloud serves an API: so for most, and not known to differ for the Tag API, RAM, STS and OSS. */
export function cloudEndpoint(api: string, region: string): Endpoint {
  const code = api.toLowerCase()
  if (code === 'oss') return { host: `oss-${region}.aliyuncs.com`, protocol: 'https' }
  return { host: `${code}${GLOBAL.has(code) ? '' : `.${region}`}.aliyuncs.com`, protocol: 'https' }
}
