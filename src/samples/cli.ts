import { type Endpoint, isCloud } from '../core/endpoint.ts'
import { regionOf, type Sample, type SampleCall } from './call.ts'
import { bodyOf, carriesBody } from './generic.ts'
import { wordsOf } from './layout.ts'
import { shellWord } from './literals.ts'

/** The command line checks the names of these against what it knows of them, and knows them all. */
const KNOWN = new Set(['Tag', 'Ram', 'Sts'])

/** A script for the `aliyun` command line, version 3. It shows answers and errors by itself. */
export function cliSample(call: SampleCall, endpoint: Endpoint): Sample {
  const { api, version, action, route, parameters, types } = call
  const declared = new Set(Object.keys(types))
  const isDeclared = Object.keys(parameters).every((name) => {
    return declared.has(name) || declared.has(name.split('.', 1)[0] ?? '')
  })
  const words = [
    `aliyun ${api.toLowerCase()} ${route ? `${route.method} ${route.path}` : action}`,
    ...(endpoint.protocol === 'http' ? ['--insecure'] : []),
    `--endpoint ${shellWord(endpoint.host)}`,
    ...(KNOWN.has(api) && isDeclared ? [] : [`--version ${version} --force`]),
    ...('RegionId' in parameters ? [] : [`--region ${shellWord(regionOf(call))}`]),
    ...(carriesBody(call)
      ? [option('body', JSON.stringify(bodyOf(call)))]
      : Object.entries(parameters).map(([name, value]) => option(name, value))),
  ]
  return cliScript(call, endpoint, words)
}

/** The script of one command, which is given a word, or an option with its value, to a line. */
export function cliScript({ action }: SampleCall, endpoint: Endpoint, words: readonly string[]): Sample {
  const file = `${wordsOf(action, '-')}.sh`
  const lines = [...(isCloud(endpoint) ? [] : NO_PROFILE), words.join(' \\\n  '), '']
  return { file, code: lines.join('\n'), others: [], install: [], run: `sh ${file}` }
}

/** The command line prefers a profile of the machine, which is likely one for the cloud. */
const NO_PROFILE = ['export ALIBABA_CLOUD_IGNORE_PROFILE=TRUE']

/** What begins with a hyphen would be taken for an option of its own. */
export function option(name: string, value: string): string {
  return `--${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`
}
