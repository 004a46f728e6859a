import type { Sample } from '../call.ts'
import { bracketed, wordsOf } from '../layout.ts'
import { pythonText } from '../literals.ts'
import { bucketClients, cores } from '../packages.ts'
import type { BucketCall } from './bucket-call.ts'

const STEP = '    '
const text = pythonText
const whole = { step: STEP, broken: true }

export function pythonBucketSample(call: BucketCall): Sample {
  const { verb } = call.does
  const file = `${wordsOf(call.action, '_')}.py`
  const code = [
    ...['import json', 'import sys', '', 'import alibabacloud_oss_v2 as oss'],
    ...['from alibabacloud_credentials.client import Client as CredentialClient', '', ''],
    'def keys():',
    `${STEP}found = CredentialClient().get_credential()`,
    `${STEP}return oss.credentials.Credentials(`,
    `${STEP}${STEP}found.access_key_id, found.access_key_secret, found.security_token)`,
    ...['', ''],
    `client = oss.Client(${bracketed(['oss.config.Config(', ')'], configOf(call), whole)})`,
    `request = ${requestOf(call)}`,
    'try:',
    `${STEP}result = client.${verb}_bucket_tags(request)`,
    `${STEP}answer = {'RequestId': result.request_id}`,
    ...(verb === 'get'
      ? [
          `${STEP}tags = result.tagging.tag_set and result.tagging.tag_set.tags or []`,
          `${STEP}answer['Tags'] = {tag.key: tag.value or '' for tag in tags}`,
        ]
      : []),
    `${STEP}print(json.dumps(answer, indent=2, ensure_ascii=False))`,
    'except oss.exceptions.OperationError as error:',
    `${STEP}refusal = error.unwrap()`,
    `${STEP}if not isinstance(refusal, oss.exceptions.ServiceError):`,
    `${STEP}${STEP}raise`,
    `${STEP}print(f'Code: {refusal.code}', file=sys.stderr)`,
    `${STEP}print(f'Message: {refusal.message}', file=sys.stderr)`,
    `${STEP}print(f'RequestId: {refusal.request_id}', file=sys.stderr)`,
    ...[`${STEP}sys.exit(1)`, ''],
  ]
  const needed = [cores.python.credentials, bucketClients.python]
  const install = `pip install ${needed.map(({ name, version }) => `${name}==${version}`).join(' ')}`
  return { file, code: code.join('\n'), others: [], install: [install], run: `python ${file}` }
}

function configOf({ region, address, bucketInPath }: BucketCall): readonly string[] {
  return [
    'credentials_provider=oss.credentials.CredentialsProviderFunc(keys)',
    ...[`region=${text(region)}`, `endpoint=${text(address)}`],
    ...(bucketInPath ? ['use_path_style=True'] : []),
  ]
}

function requestOf({ bucket, does }: BucketCall): string {
  const name = `oss.${does.verb.charAt(0).toUpperCase()}${does.verb.slice(1)}BucketTagsRequest(`
  const members = [
    `bucket=${text(bucket)}`,
    ...(does.verb === 'delete' && does.keys ? [`parameters={'tagging': ${text(does.keys)}}`] : []),
    ...(does.verb === 'put' ? [`tagging=oss.Tagging(tag_set=oss.TagSet(tags=${listOf(does.tags)}))`] : []),
  ]
  return bracketed([name, ')'], members, { step: STEP, broken: does.verb === 'put' })
}

function listOf(tags: readonly { readonly key: string; readonly value: string }[]): string {
  const made = tags.map(({ key, value }) => `oss.Tag(key=${text(key)}, value=${text(value)})`)
  return bracketed(['[', ']'], made, whole)
}
