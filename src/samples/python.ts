import type { Endpoint } from '../core/endpoint.ts'
import { classesOf, isList, type Structure, typedArguments, type Value } from './arguments.ts'
import type { Sample, SampleCall } from './call.ts'
import { bodyOf, carriesBody, genericParams } from './generic.ts'
import { bracketed, indented, wordsOf } from './layout.ts'
import { pythonText } from './literals.ts'
import { cores, type Package, type TypedClient, typedClientFor, withoutRequest } from './packages.ts'

const STEP = '    '
const text = pythonText
const whole = { step: STEP, broken: true }

/** How the call itself is written. */
type Writing = {
  readonly imports: readonly string[]
  readonly packages: readonly Package[]
  /** Statements that make what the call needs. */
  readonly preparation: readonly string[]
  /** The answer, by its names on the wire. */
  readonly answer: string
}

export function pythonSample(call: SampleCall, endpoint: Endpoint): Sample {
  const typed = typedClientFor('python', call)
  const given = typed && typedArguments(call)
  const { imports, packages, preparation, answer } =
    typed && given ? typedCall(call, typed, given) : genericCall(call, endpoint)
  const file = `${wordsOf(call.action, '_')}.py`
  const config = [
    ...['credential=CredentialClient()', `endpoint=${text(endpoint.host)}`],
    `protocol=${text(endpoint.protocol)}`,
  ]
  const code = [
    ...['import json', 'import sys', ''],
    ...[
      'from alibabacloud_credentials.client import Client as CredentialClient',
      'from alibabacloud_tea_openapi.exceptions import AlibabaCloudException',
      ...imports,
    ].toSorted(byModule),
    '',
    `client = Client(${bracketed(['Config(', ')'], config, whole)})`,
    ...preparation,
    'try:',
    `${STEP}answer = ${indented(answer, STEP)}`,
    `${STEP}print(json.dumps(answer, indent=2, ensure_ascii=False))`,
    'except AlibabaCloudException as error:',
    `${STEP}for name in ('Code', 'Message', 'RequestId', 'Recommend'):`,
    `${STEP}${STEP}print(f'{name}: {(error.data or {}).get(name)}', file=sys.stderr)`,
    ...[`${STEP}sys.exit(1)`, ''],
  ]
  const needed = [cores.python.core, cores.python.credentials, ...packages]
  const install = `pip install ${needed.map(({ name, version }) => `${name}==${version}`).join(' ')}`
  return { file, code: code.join('\n'), others: [], install: [install], run: `python ${file}` }
}

function byModule(a: string, b: string): number {
  return a < b ? -1 : 1
}

function typedCall({ action }: SampleCall, client: TypedClient, given: Structure): Writing {
  const module = `alibabacloud_${client.code}`
  const method = wordsOf(action, '_')
  const request = `${action}Request`
  const imports = [
    `from ${module}.client import Client`,
    'from alibabacloud_tea_openapi.utils_models import Config',
  ]
  if (withoutRequest.has(action)) {
    return { imports, packages: [client], preparation: [], answer: `client.${method}().body.to_map()` }
  }
  return {
    imports: [...imports, `from ${module}.models import ${parenthesized(classesOf(request, given))}`],
    packages: [client],
    preparation: [`request = ${construction(request, given)}`],
    answer: `client.${method}(request).body.to_map()`,
  }
}

function parenthesized(names: readonly string[]): string {
  return names.length > 1 ? bracketed(['(', ')'], names, whole) : names.join('')
}

function construction(className: string, structure: Structure): string {
  const members = Object.entries(structure).map(
    ([name, value]) => `${wordsOf(name, '_')}=${expression(`${className}${name}`, value)}`,
  )
  return bracketed([`${className}(`, ')'], members, whole)
}

/** A structure within is of a class that is named after where it stands. */
function expression(className: string, value: Value): string {
  if (typeof value !== 'object') return json(value)
  if (!isList(value)) return construction(className, value)
  return bracketed(
    ['[', ']'],
    value.map((element) => expression(className, element)),
    { step: STEP },
  )
}

function genericCall(call: SampleCall, endpoint: Endpoint): Writing {
  const params = genericParams(call, endpoint).map(([name, value]) => `${wordsOf(name, '_')}=${text(value)}`)
  const content = carriesBody(call) ? `body=${json(bodyOf(call))}` : `query=${json(call.parameters)}`
  const request = Object.keys(call.parameters).length > 0 ? [content] : []
  return {
    imports: [
      'from alibabacloud_tea_openapi.client import Client',
      'from alibabacloud_tea_openapi.utils_models import Config, OpenApiRequest, Params',
      'from darabonba.runtime import RuntimeOptions',
    ],
    packages: [],
    preparation: [
      `params = ${bracketed(['Params(', ')'], params, whole)}`,
      `request = ${bracketed(['OpenApiRequest(', ')'], request, { step: STEP })}`,
    ],
    answer: "client.call_api(params, request, RuntimeOptions())['body']",
  }
}

/** A value of JSON as an expression. */
function json(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return String(value)
  if (value === null) return 'None'
  if (Array.isArray(value)) return bracketed(['[', ']'], value.map(json), { step: STEP })
  const entries = Object.entries(value).map(([name, part]) => `${text(name)}: ${json(part)}`)
  return bracketed(['{', '}'], entries, whole)
}
