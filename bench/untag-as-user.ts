import { inCalls, median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { type Key, type Rate, run, signedCall } from './load.ts'
import { POLICIES, policyText } from './policy-decisions.ts'
import { startService } from './service-process.ts'

const CONNECTIONS = 64
const keys = { env: 4, owner: 2000 }
const RAM = { Version: '2015-05-01' }

/** Whoever calls: nothing is asked of the root, and of users what their policies say. */
const callers = {
  root: undefined,
  /** None of its policies looks at the tags that a resource has. */
  user: [],
  /** One more statement, which looks at them before each removal. */
  'user, by tags': [
    {
      ...{ Effect: 'Deny', Action: 'ecs:*', Resource: '*' },
      Condition: { StringEquals: { 'acs:ResourceTag/owner': 'nobody' } },
    },
  ],
} as const
type Caller = keyof typeof callers
const names = Object.keys(callers) as Caller[]

/** UntagResources of 1 resource and 2 keys, by a user with 20 policies, beside the same by the root; they take turns. */
export async function untagAsUser({ rounds, quick, store }: BenchOptions): Promise<Figure[]> {
  const calls = quick ? 300 : store ? 2000 : 5000
  const service = await startService(store)
  const signers = new Map<Caller, Key | undefined>()
  for (const name of names) {
    const more = callers[name]
    signers.set(name, more && (await makeUser(service.port, name, more)))
  }
  const results: Readonly<Record<Caller, Rate>>[] = []
  for (let round = -1; round < rounds; round++) {
    const rates: Partial<Record<Caller, Rate>> = {}
    // Whoever comes first in one round comes last in another.
    for (const name of names.map((_, i) => names[(i + round + names.length) % names.length] as Caller)) {
      const ids = Array.from(
        { length: calls },
        (_, i) => `i-${names.indexOf(name)}-${(round + 1) * calls + i}`,
      )
      await service.fill({ calls: inCalls(ids, 1), keys, concurrency: 200 })
      rates[name] = await run(
        service.port,
        ids.map((id) => untag(id, signers.get(name))),
        CONNECTIONS,
      )
      await service.drain()
    }
    // The first round warms up.
    if (round >= 0) results.push(rates as Readonly<Record<Caller, Rate>>)
  }
  service.stop()
  const share = (name: Caller) =>
    median(results.map((rates) => rates[name].callsPerSecond / rates.root.callsPerSecond))
  const rate = (name: Caller) => median(results.map((rates) => rates[name].callsPerSecond))
  return [
    {
      name: `untag 1 x 2, a user with ${POLICIES} policies / the root`,
      value: `${(100 * share('user')).toFixed(0)} %`,
      budget: '90 %',
    },
    {
      name: '– with one that looks at the tags before',
      value: `${(100 * share('user, by tags')).toFixed(0)} %`,
      budget: '',
    },
    ...names.map((name) => ({ name: `– ${name}`, value: `${rate(name).toFixed(0)} calls/s`, budget: '' })),
  ]
}

function untag(id: string, key: Key | undefined): Buffer {
  const parameters = {
    RegionId: 'cn-hangzhou',
    'ResourceARN.1': `arn:acs:ecs:cn-hangzhou:*:instance/${id}`,
    'TagKey.1': 'env',
    'TagKey.2': 'owner',
  }
  return signedCall('UntagResources', parameters, key)
}

/** Makes a user whose policies, half of them a group's, allow to untag instances, among much else. */
async function makeUser(port: number, name: string, more: readonly object[]): Promise<Key> {
  const UserName = `bench-${names.indexOf(name as Caller)}`
  const GroupName = UserName
  await ask(port, 'CreateUser', { UserName })
  await ask(port, 'CreateGroup', { GroupName })
  await ask(port, 'AddUserToGroup', { UserName, GroupName })
  for (let i = 0; i < POLICIES; i++) {
    const PolicyName = `${UserName}-${i}`
    const document = JSON.parse(policyText(i)) as { Statement: object[] }
    if (i === 0) document.Statement.push({ Effect: 'Allow', Action: 'tag:*', Resource: '*' }, ...more)
    await ask(port, 'CreatePolicy', { PolicyName, PolicyDocument: JSON.stringify(local(document)) })
    const attachment = { PolicyType: 'Custom', PolicyName }
    if (i % 2 === 0) await ask(port, 'AttachPolicyToUser', { ...attachment, UserName })
    else await ask(port, 'AttachPolicyToGroup', { ...attachment, GroupName })
  }
  const { AccessKey } = await ask(port, 'CreateAccessKey', { UserName })
  const { AccessKeyId: id = '', AccessKeySecret: secret = '' } = AccessKey as Record<string, string>
  return { id, secret }
}

/** The load comes from this machine. */
function local(document: object): object {
  return JSON.parse(JSON.stringify(document).replaceAll('203.0.113.0/24', '127.0.0.0/8')) as object
}

async function ask(port: number, action: string, parameters: Readonly<Record<string, string>>) {
  const [line = ''] = signedCall(action, { ...RAM, ...parameters })
    .toString()
    .split('\r\n')
  const answer = await fetch(`http://127.0.0.1:${port}${line.split(' ')[1]}`, {
    method: 'POST',
    headers: { host: '127.0.0.1' },
  })
  const body = (await answer.json()) as Record<string, unknown>
  if (answer.status !== 200) throw new Error(`${action}: ${JSON.stringify(body)}`)
  return body
}
