import type { Sample } from '../call.ts'
import { goText } from '../literals.ts'
import { bucketClients, cores } from '../packages.ts'
import type { BucketCall } from './bucket-call.ts'

const STEP = '\t'
const text = goText

export function goBucketSample(call: BucketCall): Sample {
  const oss = bucketClients.go
  const { credentials } = cores.go
  const method = `${call.action.charAt(0).toLowerCase()}${call.action.slice(1)}`
  const code = [
    ...['package main', '', 'import ('],
    ...['context', 'encoding/json', 'errors', 'fmt', 'os'].map((name) => `${STEP}"${name}"`),
    ...['', `${STEP}"${oss.name}/oss"`, `${STEP}keys "${oss.name}/oss/credentials"`],
    ...[`${STEP}"${credentials.name}/credentials"`, ')', ''],
    ...[...main(method), '', ...PROVIDER, '', ...calling(method, call), ''],
  ]
  const modules = [oss, credentials].map(({ name, version }) => `${name}@v${version}`)
  return {
    file: 'main.go',
    code: code.join('\n'),
    others: [],
    install: ['go mod init sample', `go get ${modules.join(' ')}`, 'go mod tidy'],
    run: 'go run .',
  }
}

function main(method: string): readonly string[] {
  return [
    'func main() {',
    `${STEP}answer, err := ${method}()`,
    `${STEP}var refusal *oss.ServiceError`,
    `${STEP}if errors.As(err, &refusal) {`,
    `${STEP}${STEP}fmt.Fprintf(os.Stderr, "Code: %s\\nMessage: %s\\n", refusal.Code, refusal.Message)`,
    `${STEP}${STEP}fmt.Fprintf(os.Stderr, "RequestId: %s\\n", refusal.RequestID)`,
    ...[`${STEP}${STEP}os.Exit(1)`, `${STEP}}`],
    `${STEP}if err != nil {`,
    ...[`${STEP}${STEP}fmt.Fprintln(os.Stderr, err)`, `${STEP}${STEP}os.Exit(1)`, `${STEP}}`],
    `${STEP}encoder := json.NewEncoder(os.Stdout)`,
    ...[`${STEP}encoder.SetEscapeHTML(false)`, `${STEP}encoder.SetIndent("", "  ")`],
    `${STEP}if err := encoder.Encode(answer); err != nil {`,
    ...[`${STEP}${STEP}panic(err)`, `${STEP}}`, '}'],
  ]
}

const PROVIDER = [
  'func provideKeys(context.Context) (keys.Credentials, error) {',
  `${STEP}chain, err := credentials.NewCredential(nil)`,
  ...[`${STEP}if err != nil {`, `${STEP}${STEP}return keys.Credentials{}, err`, `${STEP}}`],
  `${STEP}found, err := chain.GetCredential()`,
  ...[`${STEP}if err != nil {`, `${STEP}${STEP}return keys.Credentials{}, err`, `${STEP}}`],
  `${STEP}return keys.Credentials{`,
  `${STEP}${STEP}AccessKeyID:     oss.ToString(found.AccessKeyId),`,
  `${STEP}${STEP}AccessKeySecret: oss.ToString(found.AccessKeySecret),`,
  `${STEP}${STEP}SecurityToken:   oss.ToString(found.SecurityToken),`,
  ...[`${STEP}}, nil`, '}'],
]

function calling(
  method: string,
  { bucket, region, address, bucketInPath, does }: BucketCall,
): readonly string[] {
  const operation = `${does.verb.charAt(0).toUpperCase()}${does.verb.slice(1)}BucketTags`
  const settings = [
    'WithCredentialsProvider(keys.CredentialsProviderFunc(provideKeys))',
    ...[`WithRegion(${text(region)})`, `WithEndpoint(${text(address)})`],
    ...(bucketInPath ? ['WithUsePathStyle(true)'] : []),
  ]
  const statements = [
    ['config := oss.NewConfig()', ...settings].join(`.\n${STEP}`),
    `request := &oss.${operation}Request{Bucket: oss.Ptr(${text(bucket)})}`,
    ...contentOf(does),
    `result, err := oss.NewClient(config).${operation}(context.Background(), request)`,
    ...['if err != nil {', `${STEP}return nil, err`, '}'],
    'answer := map[string]any{"RequestId": result.Headers.Get("X-Oss-Request-Id")}',
    ...(does.verb === 'get' ? SHOWS_TAGS : []),
    'return answer, nil',
  ]
  const lines = statements.flatMap((statement) => statement.split('\n'))
  return [`func ${method}() (any, error) {`, ...lines.map((line) => `${STEP}${line}`), '}']
}

function contentOf(does: BucketCall['does']): readonly string[] {
  if (does.verb === 'get') return []
  if (does.verb === 'delete') return does.keys ? [`request.Tagging = oss.Ptr(${text(does.keys)})`] : []
  const made = does.tags.map(
    ({ key, value }) => `${STEP}{Key: oss.Ptr(${text(key)}), Value: oss.Ptr(${text(value)})},`,
  )
  const list = made.length > 0 ? ['tags := []oss.Tag{', ...made, '}'] : ['tags := []oss.Tag{}']
  return [...list, 'request.Tagging = &oss.Tagging{TagSet: &oss.TagSet{Tags: tags}}']
}

const SHOWS_TAGS = [
  'tags := map[string]string{}',
  'if result.Tagging != nil && result.Tagging.TagSet != nil {',
  `${STEP}for _, tag := range result.Tagging.TagSet.Tags {`,
  `${STEP}${STEP}tags[oss.ToString(tag.Key)] = oss.ToString(tag.Value)`,
  ...[`${STEP}}`, '}', 'answer["Tags"] = tags'],
]
