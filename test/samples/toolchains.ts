import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { callOf, type Sample } from '../../src/samples/call.ts'
import { type SampleLanguage, sampleOf } from '../../src/samples/sample.ts'
import { pythonWith } from '../support/python.ts'
import { temporaryDir } from '../support/server.ts'

/** A compiler and what samples of its language need, ready in a directory of its own. */
export type Toolchain = {
  readonly directory: string
  /** Where one sample is run as its reader would. */
  readonly single: string
  /** The command that runs a file there without what is the same every time, where that is worth the while. */
  readonly quick?: (file: string) => string
  readonly env: Readonly<Record<string, string>>
  /** Why samples cannot be run. */
  readonly missing?: string
}

export type CompiledLanguage = Exclude<SampleLanguage, 'cli'>

const root = join(import.meta.dirname, '../..')
const INSTALL_MS = 240_000

/** Without it, code that finds no keys asks an address of the cloud's own machines for them. */
const quiet = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', PYTHONDONTWRITEBYTECODE: '1' }

const makers: Readonly<Record<CompiledLanguage, () => Toolchain>> = {
  typescript: () => {
    const directory = temporaryDir()
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
    return { directory, single: join(directory, 'single'), env: quiet }
  },
  python: () => {
    const directory = temporaryDir()
    const { python, missing } = pythonWith(installedPackages(), [
      'alibabacloud_tag20180828',
      'alibabacloud_sts20150401',
      'alibabacloud_oss_v2',
    ])
    return {
      ...{ directory, single: directory },
      env: { ...quiet, PATH: `${dirname(python)}:${process.env['PATH']}` },
      ...(missing !== undefined && { missing }),
    }
  },
  java: () => {
    const directory = temporaryDir()
    const env = { ...quiet, LC_ALL: 'C.UTF-8', JDK_JAVA_OPTIONS: '-Dfile.encoding=UTF-8' }
    lay(directory, [{ file: 'pom.xml', text: projectOfAll() }])
    const show = 'mvn -q -B exec:exec -Dexec.executable=echo -Dexec.args=%classpath'
    const { missing, stdout } = attempt(directory, env, show)
    if (missing !== undefined) return { directory, single: directory, env, missing }
    const classpath = stdout.split('\n').find((line) => line.includes('.jar')) ?? ''
    const single = temporaryDir()
    return { directory, single, env: { ...env, CLASSPATH: classpath }, quick: (file) => `java ${file}` }
  },
  go: () => {
    const directory = temporaryDir()
    const env = { ...quiet, PATH: `${process.env['PATH']}:/usr/local/go/bin` }
    const samples = [exampleOf('go', 'Tag', 'UntagResources'), exampleOf('go', 'Oss', 'GetBucketTagging')]
    samples.forEach(({ file, code }, n) => {
      lay(directory, [{ file: `n${n}/${file}`, text: code }])
    })
    const install = [...new Set(samples.flatMap((sample) => sample.install))]
    const order = ['go mod init', 'go get', 'go mod tidy'].flatMap((begins) =>
      install.filter((command) => command.startsWith(begins)),
    )
    return { directory, single: directory, env, ...attempt(directory, env, order.join(' && ')) }
  },
}

/** The toolchain of a language; what it has to download is kept by the language's own tools, or by the machine. */
export function toolchainOf(language: CompiledLanguage): Toolchain {
  return makers[language]()
}

export function lay(
  directory: string,
  files: readonly { readonly file: string; readonly text: string }[],
): void {
  for (const { file, text } of files) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
}

function attempt(cwd: string, env: Readonly<Record<string, string>>, command: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    ...{ cwd, encoding: 'utf8', timeout: INSTALL_MS },
    env: { ...process.env, ...env },
  })
  if (status === 0) return { stdout }
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n')
  const reason = said.find((line) => /not found|error/i.test(line)) ?? said.at(-1)
  return { stdout: '', missing: `${command}: ${reason || 'it took too long.'}` }
}

/** A sample of the operation without parameters, for what stands around the call. */
function exampleOf(language: SampleLanguage, api: string, action: string): Sample {
  const version = { Tag: '2018-08-28', Ram: '2015-05-01', Sts: '2015-04-01' }[api] ?? ''
  const call = callOf({ api, version, action, parameters: {} }, {})
  const sample = sampleOf({ call, language, endpoint: { host: '127.0.0.1:7020', protocol: 'http' } })
  if (!sample) throw new Error(`There is no sample of ${api}`)
  return sample
}

const clients = [
  ['Tag', 'UntagResources'],
  ['Ram', 'GetUser'],
  ['Sts', 'AssumeRole'],
  ['Oss', 'GetBucketTagging'],
] as const

/** What `pip install` is given by the samples of all APIs. */
function installedPackages(): readonly string[] {
  const commands = clients.flatMap(([api, action]) => exampleOf('python', api, action).install)
  return [...new Set(commands.flatMap((command) => command.replace(/^pip install /, '').split(' ')))]
}

/** The project of one sample with what all of them depend on. */
function projectOfAll(): string {
  const projects = clients.map(([api, action]) => exampleOf('java', api, action).others[0]?.text ?? '')
  const dependencies = projects.flatMap((text) => text.match(/ *<dependency>.*?<\/dependency>\n/gs) ?? [])
  const [first = ''] = projects
  return first.replace(/(<dependencies>\n).*?( *<\/dependencies>)/s, (_, open, close) =>
    [open, ...new Set(dependencies), close].join(''),
  )
}
