import type { Endpoint, Sample, SampleCall } from './call.ts'
import { bodyOf, carriesBody } from './generic.ts'
import { wordsOf } from './layout.ts'
import { shellWord } from './literals.ts'

/** The command line checks the names of these against what it knows of them, and knows them all. */
const KNOWN = new Set(['Tag', 'Ram', 'Sts'])
const DEFAULT_REGION = 'cn-hangzhou'

/** A script for the `aliyun` command line, version 3. It shows answers and errors by itself. */
export function cliSample(call: SampleCall, { host, protocol }: Endpoint): Sample {
  const { api, version, action, route, parameters } = call
  const words = [
    `aliyun ${api.toLowerCase()} ${route ? `${route.method} ${route.path}` : action}`,
    ...(protocol === 'http' ? ['--insecure'] : []),
    `--endpoint ${shellWord(host)}`,
    ...(KNOWN.has(api) ? [] : [`--version ${version} --force`]),
    ...('RegionId' in parameters ? [] : [`--region ${DEFAULT_REGION}`]),
    ...(carriesBody(call)
      ? [option('body', JSON.stringify(bodyOf(call)))]
      : Object.entries(parameters).map(([name, value]) => option(name, value))),
  ]
  const file = `${wordsOf(action, '-')}.sh`
  const code = [
    '# Keys of the environment, and no profile of the machine.',
    'export ALIBABA_CLOUD_IGNORE_PROFILE=TRUE',
  ]
  return {
    file,
    code: `${[...code, words.join(' \\\n  ')].join('\n')}\n`,
    others: [],
    install: [],
    run: `sh ${file}`,
  }
}

/** What begins with a hyphen would be taken for an option of its own. */
function option(name: string, value: string): string {
  return `--${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`
}
