import type { Endpoint } from '../core/endpoint.ts'
import type { Sample, SampleCall } from './call.ts'
import { bodyOf, carriesBody, genericParams } from './generic.ts'
import { indented } from './layout.ts'
import { goText } from './literals.ts'
import { cores } from './packages.ts'

const STEP = '\t'
const text = goText

/** Go calls through the core: there is no typed client to be had. */
export function goSample(call: SampleCall, endpoint: Endpoint): Sample {
  const { core, credentials, runtime } = cores.go
  const method = `${call.action.charAt(0).toLowerCase()}${call.action.slice(1)}`
  const code = [
    ...['package main', '', 'import ('],
    ...['encoding/json', 'errors', 'fmt', 'os'].map((name) => `${STEP}"${name}"`),
    '',
    `${STEP}openapi "${core.name}/client"`,
    ...[`${runtime.name}/dara`, `${runtime.name}/tea`, `${credentials.name}/credentials`].map(
      (name) => `${STEP}"${name}"`,
    ),
    ...[')', '', ...main(method), '', ...calling(method, call, endpoint), ''],
  ]
  const modules = [core, runtime, credentials].map(({ name, version }) => `${name}@v${version}`)
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
    `${STEP}var refusal *tea.SDKError`,
    `${STEP}if errors.As(err, &refusal) {`,
    `${STEP}${STEP}var data map[string]any`,
    `${STEP}${STEP}_ = json.Unmarshal([]byte(tea.StringValue(refusal.Data)), &data)`,
    `${STEP}${STEP}for _, name := range []string{"Code", "Message", "RequestId", "Recommend"} {`,
    `${STEP}${STEP}${STEP}fmt.Fprintf(os.Stderr, "%s: %v\\n", name, data[name])`,
    ...[`${STEP}${STEP}}`, `${STEP}${STEP}os.Exit(1)`, `${STEP}}`],
    `${STEP}if err != nil {`,
    ...[`${STEP}${STEP}fmt.Fprintln(os.Stderr, err)`, `${STEP}${STEP}os.Exit(1)`, `${STEP}}`],
    `${STEP}encoder := json.NewEncoder(os.Stdout)`,
    ...[`${STEP}encoder.SetEscapeHTML(false)`, `${STEP}encoder.SetIndent("", "  ")`],
    `${STEP}if err := encoder.Encode(answer); err != nil {`,
    ...[`${STEP}${STEP}panic(err)`, `${STEP}}`, '}'],
  ]
}

function calling(method: string, call: SampleCall, { host, protocol }: Endpoint): readonly string[] {
  const config = setters('new(openapi.Config)', [
    ['Credential', 'credential'],
    ['Endpoint', text(host)],
    ['Protocol', text(protocol.toUpperCase())],
  ])
  const params = genericParams(call, { host, protocol }).map(([name, value]) => [name, text(value)] as const)
  const fail = ['if err != nil {', `${STEP}return nil, err`, '}']
  const statements = [
    'credential, err := credentials.NewCredential(nil)',
    ...fail,
    `client, err := openapi.NewClient(${config})`,
    ...fail,
    `params := ${setters('new(openapi.Params)', params)}`,
    ...content(call),
    'response, err := client.CallApi(params, request, new(dara.RuntimeOptions))',
    ...fail,
    'return response["body"], nil',
  ]
  return [
    `func ${method}() (any, error) {`,
    ...statements.map((statement) => `${STEP}${indented(statement, STEP)}`),
    '}',
  ]
}

function content(call: SampleCall): readonly string[] {
  if (Object.keys(call.parameters).length === 0) return ['request := new(openapi.OpenApiRequest)']
  if (carriesBody(call)) return [`request := new(openapi.OpenApiRequest).SetBody(${json(bodyOf(call))})`]
  return [
    'query := map[string]*string{}',
    ...Object.entries(call.parameters).map(
      ([name, value]) => `query[${text(name)}] = dara.String(${text(value)})`,
    ),
    'request := new(openapi.OpenApiRequest).SetQuery(query)',
  ]
}

function setters(object: string, members: readonly (readonly [name: string, value: string])[]): string {
  const calls = members.map(([name, value]) => `Set${name.charAt(0).toUpperCase()}${name.slice(1)}(${value})`)
  return [object, ...calls].join(`.\n${STEP}`)
}

/** A value of JSON as an expression in one line, which no formatter changes. */
function json(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (value === null) return 'nil'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[]any{${value.map(json).join(', ')}}`
  const entries = Object.entries(value).map(([name, part]) => `${text(name)}: ${json(part)}`)
  return `map[string]any{${entries.join(', ')}}`
}
