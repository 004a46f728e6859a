import type { Sample } from '../call.ts'
import { bracketed, indented } from '../layout.ts'
import { javaText } from '../literals.ts'
import { mavenProject } from '../maven.ts'
import { bucketClients, cores } from '../packages.ts'
import type { BucketCall } from './bucket-call.ts'
import type { BucketTag } from './tagging-document.ts'

const STEP = '    '
const OSS = 'com.aliyun.sdk.service.oss2'
const text = javaText

export function javaBucketSample(call: BucketCall): Sample {
  const { action, does } = call
  const method = `${does.verb}BucketTags`
  const type = `${method.charAt(0).toUpperCase()}${method.slice(1)}`
  const trying = [
    `${type}Request request = ${requestOf(type, call)};`,
    `${type}Result result = client.${method}(request);`,
    'Map<String, Object> answer = new LinkedHashMap<>();',
    'answer.put("RequestId", result.requestId());',
    ...(does.verb === 'get' ? SHOWS_TAGS : []),
    'System.out.println(new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(answer));',
  ]
  const main = [
    'Client keys = new Client();',
    `try (OSSClient client = ${clientOf(call)}) {`,
    ...trying.map((statement) => `${STEP}${indented(statement, STEP)}`),
    ...ON_REFUSAL,
  ]
  const code = [
    ...importsOf(type, call).map((name) => `import ${name};`),
    ...['', `public class ${action} {`],
    `${STEP}public static void main(String[] args) throws Exception {`,
    ...main.map((statement) => `${STEP}${STEP}${indented(statement, STEP + STEP)}`),
    ...[`${STEP}}`, '}', ''],
  ]
  return {
    file: `src/main/java/${action}.java`,
    code: code.join('\n'),
    others: [{ file: 'pom.xml', text: mavenProject([bucketClients.java, cores.java.credentials]) }],
    install: [],
    run: `mvn -q compile exec:java -Dexec.mainClass=${action}`,
  }
}

const SHOWS_TAGS = [
  'Map<String, String> tags = new LinkedHashMap<>();',
  'for (Tag tag : Objects.requireNonNullElse(result.tagging().tagSet().tags(), List.<Tag>of())) {',
  `${STEP}tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));`,
  ...['}', 'answer.put("Tags", tags);'],
]

const ON_REFUSAL = [
  '} catch (OperationException error) {',
  `${STEP}ServiceException refusal = ServiceException.asCause(error);`,
  ...[`${STEP}if (refusal == null) {`, `${STEP}${STEP}throw error;`, `${STEP}}`],
  `${STEP}System.err.println("Code: " + refusal.errorCode());`,
  `${STEP}System.err.println("Message: " + refusal.errorMessage());`,
  `${STEP}System.err.println("RequestId: " + refusal.requestId());`,
  ...[`${STEP}System.exit(1);`, '}'],
]

function importsOf(type: string, { does }: BucketCall): readonly string[] {
  const models = { get: ['Tag'], put: ['Tag', 'TagSet', 'Tagging'], delete: [] }[does.verb]
  const lists = { get: ['List', 'Objects'], put: ['List'], delete: [] }[does.verb]
  const names = [
    ...['OSSClient', 'credentials.Credentials', 'credentials.CredentialsProviderSupplier'],
    ...['exceptions.OperationException', 'exceptions.ServiceException'],
    ...[`${type}Request`, `${type}Result`, ...models].map((name) => `models.${name}`),
  ]
  return [
    ...['com.aliyun.credentials.Client', 'com.aliyun.credentials.models.CredentialModel'],
    ...names.map((name) => `${OSS}.${name}`),
    ...['com.google.gson.GsonBuilder', 'java.util.LinkedHashMap', 'java.util.Map'],
    ...lists.map((name) => `java.util.${name}`),
  ].toSorted()
}

function clientOf({ region, address, bucketInPath }: BucketCall): string {
  const provider = [
    'new CredentialsProviderSupplier(() -> {',
    `${STEP}CredentialModel found = keys.getCredential();`,
    `${STEP}return new Credentials(found.getAccessKeyId(), found.getAccessKeySecret(), found.getSecurityToken());`,
    '})',
  ]
  return chained('OSSClient.newBuilder()', [
    ['credentialsProvider', provider.join('\n')],
    ...[['region', text(region)] as const, ['endpoint', text(address)] as const],
    ...(bucketInPath ? [['usePathStyle', 'true'] as const] : []),
  ])
}

function requestOf(type: string, { bucket, does }: BucketCall): string {
  return chained(`${type}Request.newBuilder()`, [
    ['bucket', text(bucket)],
    ...(does.verb === 'put' ? [['tagging', taggingOf(does.tags)] as const] : []),
    ...(does.verb === 'delete' && does.keys ? [['parameter', `"tagging", ${text(does.keys)}`] as const] : []),
  ])
}

function taggingOf(tags: readonly BucketTag[]): string {
  const made = tags.map(
    ({ key, value }) => `Tag.newBuilder().key(${text(key)}).value(${text(value)}).build()`,
  )
  const list = bracketed(['List.of(', ')'], made, { step: STEP, trailing: '', broken: true })
  return `Tagging.newBuilder().tagSet(TagSet.newBuilder().tags(${list}).build()).build()`
}

function chained(object: string, members: readonly (readonly [name: string, value: string])[]): string {
  const calls = [...members, ['build', ''] as const].map(
    ([name, value]) => `\n${STEP}.${name}(${indented(value, STEP)})`,
  )
  return `${object}${calls.join('')}`
}
