import type { Endpoint } from '../core/endpoint.ts'
import { isList, type Structure, typedArguments, type Value } from './arguments.ts'
import type { Sample, SampleCall } from './call.ts'
import { bodyOf, carriesBody, genericParams } from './generic.ts'
import { bracketed, indented } from './layout.ts'
import { javaText } from './literals.ts'
import { mavenProject } from './maven.ts'
import {
  cores,
  longIntegers,
  type Package,
  type TypedClient,
  typedClientFor,
  withoutRequest,
} from './packages.ts'

const STEP = '    '
const text = javaText

/** How the call itself is written. */
type Writing = {
  readonly imports: readonly string[]
  readonly packages: readonly Package[]
  /** Statements that make what the call needs. */
  readonly preparation: readonly string[]
  /** The answer, by its names on the wire. */
  readonly answer: string
}

export function javaSample(call: SampleCall, endpoint: Endpoint): Sample {
  const typed = typedClientFor('java', call)
  const given = typed && typedArguments(call)
  const { imports, packages, preparation, answer } =
    typed && given ? typedCall(call, typed, given) : genericCall(call, endpoint)
  const config = setters('new Config()', [
    ['Credential', 'new com.aliyun.credentials.Client()'],
    ['Endpoint', text(endpoint.host)],
    ['Protocol', text(endpoint.protocol.toUpperCase())],
  ])
  const main = [
    `Config config = ${config};`,
    'Client client = new Client(config);',
    ...preparation,
    'try {',
    `${STEP}Object answer = ${indented(answer, STEP)};`,
    `${STEP}System.out.println(new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(answer));`,
    '} catch (TeaException error) {',
    `${STEP}for (String name : List.of("Code", "Message", "RequestId", "Recommend")) {`,
    `${STEP}${STEP}Object value = error.getData() == null ? null : error.getData().get(name);`,
    `${STEP}${STEP}System.err.println(name + ": " + value);`,
    ...[`${STEP}}`, `${STEP}System.exit(1);`, '}'],
  ]
  const imported = [
    ...['com.aliyun.tea.TeaException', 'com.aliyun.teaopenapi.models.Config'],
    ...['com.google.gson.GsonBuilder', 'java.util.List'],
    ...imports,
  ]
  const code = [
    ...imported.toSorted().map((name) => `import ${name};`),
    ...['', `public class ${call.action} {`],
    `${STEP}public static void main(String[] args) throws Exception {`,
    ...main.map((statement) => `${STEP}${STEP}${indented(statement, STEP + STEP)}`),
    ...[`${STEP}}`, '}', ''],
  ]
  const needed = [cores.java.core, cores.java.credentials, ...packages]
  return {
    file: `src/main/java/${call.action}.java`,
    code: code.join('\n'),
    others: [{ file: 'pom.xml', text: mavenProject(needed) }],
    install: [],
    run: `mvn -q compile exec:java -Dexec.mainClass=${call.action}`,
  }
}

function typedCall({ action }: SampleCall, client: TypedClient, given: Structure): Writing {
  const module = `com.aliyun.${client.code}`
  const request = `${action}Request`
  const method = `${action.charAt(0).toLowerCase()}${action.slice(1)}`
  if (withoutRequest.has(action)) {
    const answer = `client.${method}().getBody().toMap()`
    return { imports: [`${module}.Client`], packages: [client], preparation: [], answer }
  }
  return {
    imports: [`${module}.Client`, `${module}.models.${request}`],
    packages: [client],
    preparation: [`${request} request = ${construction(request, request, given)};`],
    answer: `client.${method}(request).getBody().toMap()`,
  }
}

/** Classes of structures within are members of the request's class, and are named after where they stand. */
function construction(request: string, className: string, structure: Structure): string {
  const members = Object.entries(structure).map(
    ([name, value]) => [name, expression(request, `${className}${name}`, name, value)] as const,
  )
  return setters(`new ${className === request ? request : `${request}.${className}`}()`, members)
}

function expression(request: string, className: string, name: string, value: Value): string {
  if (typeof value === 'number') return longIntegers.has(name) ? `${value}L` : String(value)
  if (typeof value !== 'object') return json(value)
  if (!isList(value)) return construction(request, className, value)
  return bracketed(
    ['List.of(', ')'],
    value.map((element) => expression(request, className, name, element)),
    { step: STEP, trailing: '' },
  )
}

function setters(object: string, members: readonly (readonly [name: string, value: string])[]): string {
  const calls = members.map(
    ([name, value]) =>
      `\n${STEP}.set${name.charAt(0).toUpperCase()}${name.slice(1)}(${indented(value, STEP)})`,
  )
  return `${object}${calls.join('')}`
}

function genericCall(call: SampleCall, endpoint: Endpoint): Writing {
  const params = genericParams(call, endpoint).map(([name, value]) => [name, text(value)] as const)
  const content: readonly [string, string] = carriesBody(call)
    ? ['Body', json(bodyOf(call))]
    : ['Query', json(call.parameters)]
  const request = Object.keys(call.parameters).length > 0 ? [content] : []
  return {
    imports: [
      ...['com.aliyun.teaopenapi.Client', 'com.aliyun.teaopenapi.models.OpenApiRequest'],
      ...['com.aliyun.teaopenapi.models.Params', 'com.aliyun.teautil.models.RuntimeOptions'],
      ...(request.length > 0 ? ['java.util.Map'] : []),
    ],
    packages: [],
    preparation: [
      `Params params = ${setters('new Params()', params)};`,
      `OpenApiRequest request = ${setters('new OpenApiRequest()', request)};`,
    ],
    answer: 'client.callApi(params, request, new RuntimeOptions()).get("body")',
  }
}

/** A value of JSON as an expression. */
function json(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return bracketed(['List.of(', ')'], value.map(json), { step: STEP, trailing: '' })
  const entries = Object.entries(value).map(([name, part]) => `Map.entry(${text(name)}, ${json(part)})`)
  return bracketed(['Map.ofEntries(', ')'], entries, { step: STEP, trailing: '', broken: true })
}
