/** Puts the open questions of docs/compatibility.md to a real account: `npm run ask:cloud -- --help`. */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { UsageError } from '../src/core/usage-error.ts'
import { callsToCleanUp, cleanUp, keysOf, type Outcome, put, register } from './ask-cloud/asking.ts'
import { startOurServer } from './ask-cloud/our-server.ts'
import { checkCredentials, type Peer, Refused, Unreachable } from './ask-cloud/peer.ts'
import { PREFIX, type Question, type Subject } from './ask-cloud/question.ts'
import { questions } from './ask-cloud/questions.ts'

const EXIT = { same: 0, usage: 1, different: 2, credentials: 4, unreachable: 5 } as const
const CLOUD_RATE = 2
const USAGE = `Usage: npm run ask:cloud -- --region REGION --resource ARN [FLAG ...]

Puts the open questions of docs/compatibility.md to a cloud account and to a server of our own, and prints both answers.
Credentials: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.

  --region REGION    Region of the resource, for example cn-hangzhou
  --resource ARN     A resource of yours: arn:acs:vpc:cn-hangzhou:*:vpc/vpc-…
  --endpoint URL     Where to ask; https://tag.REGION.aliyuncs.com without it
  --yes              Do not ask before the first call
  --read-only        Only questions that can change nothing
  --only ID,ID       Only these questions
  --format text|json Text, or one JSON object per question
  --list             Print the questions and send nothing`

process.exitCode = await main()

async function main(): Promise<number> {
  const flags = readFlags()
  if (typeof flags === 'string') return usage(flags)
  if (flags.help) return print(USAGE)
  const chosen = choose(flags)
  if (typeof chosen === 'string') return usage(chosen)
  if (flags.list) return print(chosen.map(({ id, question }) => `${id.padEnd(20)} ${question}`).join('\n'))
  const task = readTask(flags, chosen)
  if (typeof task === 'string') return usage(task)
  say(planOf(task))
  const agrees = flags.yes || (await agreed())
  return agrees ? carryOut(task, flags.format) : usage('Nothing was sent. Say yes, or give --yes.')
}

type Flags = Exclude<ReturnType<typeof readFlags>, string>
type Task = { readonly cloud: Peer; readonly subject: Subject; readonly chosen: readonly Question[] }

function readFlags() {
  const text = { type: 'string' } as const
  const truth = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      options: {
        ...{ region: text, resource: text, endpoint: text, only: text },
        ...{ yes: truth, 'read-only': truth, list: truth, help: truth },
        format: { ...text, default: 'text' },
      },
    })
    return ['text', 'json'].includes(values.format) ? values : 'Give --format text or json.'
  } catch (error) {
    return (error as Error).message
  }
}

function choose({ only, 'read-only': readOnly }: Flags): readonly Question[] | string {
  const ids = only?.split(',') ?? questions.map(({ id }) => id)
  const unknown = ids.find((id) => !questions.some((question) => question.id === id))
  if (unknown !== undefined) return `There is no question "${unknown}"; --list shows them.`
  return questions.filter(({ id, writes }) => ids.includes(id) && !(readOnly && writes))
}

function readTask({ region, resource, endpoint }: Flags, chosen: readonly Question[]): Task | string {
  if (!region) return 'Name the region of the resource with --region.'
  if (!resource || !/^arn:acs:[^:]+:[^:]+:(\*|\d{5,20}):[^/:]+\/[^*]+$/.test(resource)) {
    return 'Name a resource of yours with --resource, for example arn:acs:vpc:cn-hangzhou:*:vpc/vpc-….'
  }
  const { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret } =
    process.env
  if (!accessKeyId || !accessKeySecret) {
    return 'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.'
  }
  const url = endpoint ?? `https://tag.${region}.aliyuncs.com`
  if (!URL.canParse(url)) return `--endpoint cannot be "${url}"; give a URL.`
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
  if (!local && new URL(url).protocol !== 'https:')
    return `--endpoint ${url} is not on this machine: give https.`
  const cloud = { endpoint: url, accessKeyId, accessKeySecret, rate: local ? undefined : CLOUD_RATE }
  return { cloud, chosen, subject: { region, arn: resource, key: (name) => `${PREFIX}${name}` } }
}

function planOf({ cloud, subject, chosen }: Task): string {
  const calls = chosen.flatMap((question) => question.calls(subject))
  const writing = chosen.filter(({ writes }) => writes)
  const keys = keysOf(chosen, subject)
  return [
    `Endpoint   ${cloud.endpoint}`,
    `Key        ${cloud.accessKeyId}`,
    `Resource   ${subject.arn} in ${subject.region}`,
    `Questions  ${chosen.length}, ${1 + calls.length + callsToCleanUp(keys)} calls, the check of the key and the end included`,
    writing.length === 0
      ? 'Writes     none'
      : `Writes     ${writing.map(({ id }) => id).join(', ')}: only tags ${keys.join(', ')}, taken off at the end`,
  ].join('\n')
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Send these calls? (yes) ')
  terminal.close()
  return answer.trim() === 'yes'
}

async function carryOut(task: Task, format: string): Promise<number> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  // A reader that has gone, as with `| head`, or a closed terminal must not end this before the tags are off.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', stop)
  try {
    const different = await putAll(task, format, stopping.signal)
    say(`${task.chosen.length - different} the same, ${different} different`)
    return different === 0 ? EXIT.same : EXIT.different
  } catch (error) {
    if (!stopping.signal.aborted) return explain(error)
    say('Stopped.')
    return EXIT.usage
  }
}

/** Says what a person can put right, and answers the exit code; throws everything else. */
function explain(error: unknown): number {
  if (error instanceof UsageError) return usage(`${error.message} ${error.hint}`)
  if (!(error instanceof Refused || error instanceof Unreachable)) throw error
  say(error.message)
  return error instanceof Refused ? EXIT.credentials : EXIT.unreachable
}

/** Answers how many questions have two answers. Whatever happens, the tags that they set are taken off. */
async function putAll(
  { cloud, subject, chosen }: Task,
  format: string,
  signal: AbortSignal,
): Promise<number> {
  const account = subject.arn.split(':')[4] ?? '*'
  await using ours = await startOurServer(account === '*' ? '1000000000000001' : account)
  await register(ours, subject)
  await checkCredentials(cloud, subject.region)
  const keys = keysOf(chosen, subject)
  let different = 0
  try {
    for (const [i, question] of chosen.entries()) {
      say(`${i + 1}/${chosen.length} ${question.id}`)
      const outcome = await put(question, subject, { cloud, ours }, signal)
      if (!outcome.same) different++
      print(format === 'json' ? JSON.stringify(outcome) : textOf(outcome))
    }
    return different
  } finally {
    const clean = keys.length === 0 || (await cleanUp(cloud, subject, keys).catch(() => false))
    if (!clean) say(`Tags may be left. Take them off with: ${commandFor(subject, keys)}`)
  }
}

function commandFor({ region, arn }: Subject, keys: readonly string[]): string {
  const parameters = keys.map((key, i) => `--TagKey.${i + 1} ${key}`).join(' ')
  return `aliyun tag UntagResources --RegionId ${region} --ResourceARN.1 '${arn}' ${parameters}`
}

function textOf({ id, question, same, answers }: Outcome): string {
  const lines = answers.flatMap(({ call, cloud, ours }) => {
    const sent = `  ${call.action} ${JSON.stringify({ ...call.parameters, ...call.overrides })}`
    const shown = sent.length > 200 ? `${sent.slice(0, 200)}…` : sent
    return cloud === ours ? [shown, `    both  ${cloud}`] : [shown, `    cloud ${cloud}`, `    ours  ${ours}`]
  })
  return [`${same ? 'same     ' : 'DIFFERENT'} ${id}: ${question}`, ...lines, ''].join('\n')
}

function usage(message: string): number {
  say(`${message}\nnpm run ask:cloud -- --help lists the flags.`)
  return EXIT.usage
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return EXIT.same
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
