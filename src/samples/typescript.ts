import type { Endpoint } from '../core/endpoint.ts'
import { classesOf, isList, type Structure, typedArguments, type Value } from './arguments.ts'
import type { Sample, SampleCall } from './call.ts'
import { bodyOf, carriesBody, genericParams } from './generic.ts'
import { bracketed, wordsOf } from './layout.ts'
import { typescriptMember, typescriptText } from './literals.ts'
import { cores, type Package, type TypedClient, typedClientFor, withoutRequest } from './packages.ts'

const STEP = '  '
const text = typescriptText
const whole = { step: STEP, broken: true }

/** How the call itself is written. */
type Writing = {
  readonly imports: readonly string[]
  readonly packages: readonly Package[]
  /** The class of the client. */
  readonly client: string
  /** Statements that make what the call needs. */
  readonly preparation: readonly string[]
  /** A statement that leaves the answer in `body`. */
  readonly statement: string
  /** The answer by its names on the wire. */
  readonly answer: string
}

export function typescriptSample(call: SampleCall, endpoint: Endpoint): Sample {
  const typed = typedClientFor('typescript', call)
  const given = typed && typedArguments(call)
  const { imports, packages, client, preparation, statement, answer } =
    typed && given ? typedCall(call, typed, given) : genericCall(call, endpoint)
  const file = `${wordsOf(call.action, '-')}.mts`
  const code = [
    ...["import credentials from '@alicloud/credentials'", ...imports, ''],
    ...[`const config = ${configOf(endpoint)}`, `const client = new ${client}(config)`],
    ...[...preparation, '', 'try {'],
    ...[`${STEP}${statement}`, `${STEP}console.log(JSON.stringify(${answer}, null, 2))`],
    '} catch (error) {',
    `${STEP}if (!(error instanceof AlibabaCloudError)) throw error`,
    `${STEP}for (const name of ['Code', 'Message', 'RequestId', 'Recommend']) {`,
    `${STEP}${STEP}console.error(\`\${name}: \${error.data?.[name]}\`)`,
    `${STEP}}`,
    ...[`${STEP}process.exitCode = 1`, '}', ''],
  ]
  const needed = [cores.typescript.core, cores.typescript.credentials, ...packages]
  const install = `npm install ${needed.map(({ name, version }) => `${name}@${version}`).join(' ')}`
  return { file, code: code.join('\n'), others: [], install: [install], run: `node ${file}` }
}

function configOf({ host, protocol }: Endpoint): string {
  const entries = [
    'credential: new credentials.default()',
    `endpoint: ${text(host)}`,
    `protocol: ${text(protocol.toUpperCase())}`,
    'readTimeout: 10_000',
  ]
  return bracketed(['new $OpenApiUtil.Config({', '})'], entries, whole)
}

function typedCall({ action }: SampleCall, client: TypedClient, given: Structure): Writing {
  const name = client.code.replace(/\d+$/, '')
  const request = `${action}Request`
  const method = `${action.charAt(0).toLowerCase()}${action.slice(1)}`
  const withRequest = !withoutRequest.has(action)
  return {
    imports: [
      "import { $OpenApiUtil, AlibabaCloudError } from '@alicloud/openapi-core'",
      `import ${withRequest ? `${name}, ${braced(classesOf(request, given))}` : name} from '${client.name}'`,
    ],
    packages: [client],
    client: `${name}.default`,
    preparation: withRequest ? [`const request = ${construction(request, given)}`] : [],
    statement: `const { body } = await client.${method}(${withRequest ? 'request' : ''})`,
    answer: 'body?.toMap()',
  }
}

function braced(names: readonly string[]): string {
  return names.length > 1 ? bracketed(['{', '}'], names, whole) : `{ ${names.join('')} }`
}

/** Members are spelled as on the wire, but for a single capital at their beginning. */
function construction(className: string, structure: Structure): string {
  const members = Object.entries(structure).map(([name, value]) => {
    const member = /^[A-Z](?![A-Z])/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
    return `${member}: ${expression(`${className}${name}`, value)}`
  })
  return bracketed([`new ${className}({`, '})'], members, whole)
}

/** A structure within is of a class that is named after where it stands. */
function expression(className: string, value: Value): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object') return String(value)
  if (isList(value)) {
    return bracketed(
      ['[', ']'],
      value.map((element) => expression(className, element)),
      { step: STEP },
    )
  }
  return construction(className, value)
}

function genericCall(call: SampleCall, endpoint: Endpoint): Writing {
  const params = genericParams(call, endpoint).map(([name, value]) => `${name}: ${text(value)}`)
  const request = carriesBody(call)
    ? [`body: ${json(bodyOf(call))}`]
    : Object.keys(call.parameters).length > 0
      ? [`query: ${json(call.parameters)}`]
      : []
  return {
    imports: [
      "import openapi, { $OpenApiUtil, AlibabaCloudError } from '@alicloud/openapi-core'",
      "import { RuntimeOptions } from '@darabonba/typescript'",
    ],
    packages: [cores.typescript.runtime],
    client: 'openapi.default',
    preparation: [
      `const params = ${bracketed(['new $OpenApiUtil.Params({', '})'], params, whole)}`,
      `const request = ${bracketed(['new $OpenApiUtil.OpenApiRequest({', '})'], request, whole)}`,
    ],
    statement: 'const { body } = await client.callApi(params, request, new RuntimeOptions({}))',
    answer: 'body',
  }
}

/** A value of JSON as an expression. */
function json(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return bracketed(['[', ']'], value.map(json), { step: STEP })
  const entries = Object.entries(value).map(([name, part]) => `${typescriptMember(name)}: ${json(part)}`)
  return bracketed(['{', '}'], entries, whole)
}
