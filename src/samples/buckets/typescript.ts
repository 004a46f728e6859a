import type { Sample } from '../call.ts'
import { bracketed, wordsOf } from '../layout.ts'
import { typescriptMember, typescriptText } from '../literals.ts'
import { bucketClients, cores } from '../packages.ts'
import type { BucketCall } from './bucket-call.ts'

const STEP = '  '
const text = typescriptText
const whole = { step: STEP, broken: true }

export function typescriptBucketSample(call: BucketCall): Sample {
  const { client, types } = bucketClients.typescript
  const file = `${wordsOf(call.action, '-')}.mts`
  const shows = call.does.verb === 'get' ? '{ RequestId, Tags: tag }' : '{ RequestId }'
  const code = [
    ...["import credentials from '@alicloud/credentials'", "import OSS from 'ali-oss'", ''],
    'const { accessKeyId, accessKeySecret, securityToken } = await new credentials.default().getCredential()',
    `const options = ${optionsOf(call)}`,
    '',
    ...typesOf(call),
    'const client = new OSS(options) as OSS & OfTags',
    ...preparation(call),
    ...[
      '',
      'try {',
      `${STEP}const { res${call.does.verb === 'get' ? ', tag' : ''} } = await ${calling(call)}`,
    ],
    `${STEP}const RequestId = res.headers['x-oss-request-id']`,
    `${STEP}console.log(JSON.stringify(${shows}, null, 2))`,
    '} catch (error) {',
    `${STEP}if (!(error instanceof Error && 'code' in error && 'requestId' in error)) throw error`,
    `${STEP}console.error(\`Code: \${error.code}\`)`,
    `${STEP}console.error(\`Message: \${error.message}\`)`,
    `${STEP}console.error(\`RequestId: \${error.requestId}\`)`,
    ...[`${STEP}process.exitCode = 1`, '}', ''],
  ]
  const needed = [cores.typescript.credentials, client, types]
  const install = `npm install ${needed.map(({ name, version }) => `${name}@${version}`).join(' ')}`
  return { file, code: code.join('\n'), others: [], install: [install], run: `node ${file}` }
}

function optionsOf({ region, address, bucketInPath }: BucketCall): string {
  const members = [
    ...[
      "accessKeyId: accessKeyId ?? ''",
      "accessKeySecret: accessKeySecret ?? ''",
      'stsToken: securityToken',
    ],
    ...[`region: ${text(`oss-${region}`)}`, `endpoint: ${text(address)}`, 'authorizationV4: true'],
    ...(bucketInPath ? ['sldEnable: true'] : []),
  ]
  return bracketed(['{', '}'], members, whole)
}

/** The published types of the library are without its methods on tags. */
function typesOf({ does }: BucketCall): readonly string[] {
  const methods = {
    get: 'getBucketTags(bucket: string): Promise<Answer & { tag: Record<string, string> }>',
    put: 'putBucketTags(bucket: string, tags: Record<string, string>): Promise<Answer>',
    delete: `${isPartial(does) ? 'request(params: object)' : 'deleteBucketTags(bucket: string)'}: Promise<Answer>`,
  }
  return [
    'type Answer = { res: { headers: Record<string, string> } }',
    `type OfTags = { ${methods[does.verb]} }`,
  ]
}

/** Its method for taking off takes off all. */
function isPartial(does: BucketCall['does']): boolean {
  return does.verb === 'delete' && does.keys !== undefined
}

function preparation({ bucket, does }: BucketCall): readonly string[] {
  if (does.verb === 'put') {
    const isMarkup = does.tags.some(({ key, value }) => MARKUP.test(key + value))
    const members = does.tags.map(
      ({ key, value }) => `${typescriptMember(markup(key))}: ${text(markup(value))}`,
    )
    return [
      ...(isMarkup ? ['// The library puts these texts into its XML as they are.'] : []),
      `const tags = ${bracketed(['{', '}'], members, whole)}`,
    ]
  }
  if (does.verb === 'get' || does.keys === undefined) return []
  const members = [
    ...["method: 'DELETE'", `bucket: ${text(bucket)}`],
    ...[`subres: { tagging: ${text(does.keys)} }`, 'successStatuses: [204]'],
  ]
  return [`const request = ${bracketed(['{', '}'], members, whole)}`]
}

function calling({ bucket, does }: BucketCall): string {
  if (does.verb === 'get') return `client.getBucketTags(${text(bucket)})`
  if (does.verb === 'put') return `client.putBucketTags(${text(bucket)}, tags)`
  return isPartial(does) ? 'client.request(request)' : `client.deleteBucketTags(${text(bucket)})`
}

const MARKUP = /[&<>]/

function markup(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
