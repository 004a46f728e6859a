import type { Client, Parameters } from '../client/client.ts'
import { remote } from '../client/operation.ts'
import { UsageError } from '../core/usage-error.ts'
import { checkRecord, RecordFault } from '../estate/record.ts'
import type { Seed, SeedAccount, SeedContents } from '../estate/seed.ts'
import { createRegistrar } from './registrar.ts'
import { readScope } from './resource-scope.ts'
import { counted } from './resources.ts'
import { seedDirectory } from './seed-directory.ts'
import type { SeedKey } from './seed-keys.ts'
import { type Step, stepsOf } from './seed-steps.ts'
import { at, ensure, type Seeded, type Seeding } from './seeding.ts'

/** Makes what is in the file and not there yet. It can be done again. */
export async function applySeed(seed: Seed, seeding: Seeding): Promise<void> {
  const { accounts = [], directory } = seed
  const { AccountId } = await seeding.client.call(remote('Sts', 'GetCallerIdentity'), {})
  const account = `${AccountId}`
  const ids = new Map<string, string>()
  for (const [i, each] of accounts.entries()) {
    await at(`accounts[${i}]`, async () => ids.set(each.name, await seedAccount(each, seeding)))
  }
  await fill(seed, { ...seeding, account, path: '' })
  for (const [i, each] of accounts.entries()) {
    const { name, id: _, ...contents } = each
    if (Object.keys(contents).length === 0) continue
    const id = ids.get(name) ?? ''
    const client = await seeding.clientOf(keyOf(id, name, seeding))
    await fill(contents, { ...seeding, client, account: id, path: `accounts[${i}].` })
  }
  if (directory) await seedDirectory(directory, { ...seeding, account, ids })
}

function keyOf(id: string, name: string, { keys }: Seeding): SeedKey {
  const key = keys.get(id)
  if (key) return key
  throw new UsageError(
    `The account ${name} was there, and nobody has kept its key for this seed.`,
    'Name the file of keys of the run that has made it with --keys, or leave out what is in the account.',
  )
}

/** Answers the id. */
async function seedAccount({ name, id }: SeedAccount, seeding: Seeding): Promise<string> {
  const operator = await seeding.operator()
  for await (const { Accounts } of operator.pages(remote('Tagplane', 'ListAccounts'), {})) {
    const there = (Accounts as readonly { readonly AccountId: string; readonly Name: string }[]).find(
      (each) => each.Name === name,
    )
    if (there && id !== undefined && there.AccountId !== id) {
      throw new UsageError(
        `The account ${name} is there as ${there.AccountId}.`,
        'Leave id out, or take another name.',
      )
    }
    if (there) {
      await seeding.told({ What: `account ${name} (${there.AccountId})`, Outcome: 'there' })
      return there.AccountId
    }
  }
  const made = await operator.call(remote('Tagplane', 'CreateAccount'), {
    Name: name,
    ...(id && { AccountId: id }),
  })
  const { AccessKeyId, AccessKeySecret } = made['AccessKey'] as Readonly<Record<string, string>>
  const newId = `${made['AccountId']}`
  seeding.keys.put(newId, { accessKeyId: `${AccessKeyId}`, accessKeySecret: `${AccessKeySecret}` })
  await seeding.told({ What: `account ${name} (${newId})`, Outcome: 'made' })
  return newId
}

type Filling = Seeding & { readonly account: string; readonly path: string }

/** What is to be in one account. */
async function fill(contents: SeedContents, filling: Filling): Promise<void> {
  const { client, account, path, told } = filling
  for (const step of stepsOf(contents, account)) {
    const Outcome = await at(`${path}${step.path}`, () => take(step, client))
    await told({ What: step.what, Outcome })
  }
  await seedUserKeys(contents, filling)
  await seedResources(contents, filling)
}

async function take({ operation, parameters, sets }: Step, client: Client): Promise<Seeded['Outcome']> {
  const made = await ensure(client, operation, parameters)
  if (made) return sets ? 'set' : 'made'
  return operation.action === 'CreatePolicy' && (await updatePolicy(client, parameters)) ? 'changed' : 'there'
}

/** Puts the document into force where another one is. */
async function updatePolicy(
  client: Client,
  { PolicyName = '', PolicyDocument = '' }: Parameters,
): Promise<boolean> {
  const answer = await client.call(remote('Ram', 'GetPolicy'), { PolicyName, PolicyType: 'Custom' })
  const { PolicyDocument: current } = answer['DefaultPolicyVersion'] as { readonly PolicyDocument: string }
  if (JSON.stringify(JSON.parse(current)) === PolicyDocument) return false
  await client.call(remote('Ram', 'CreatePolicyVersion'), {
    ...{ PolicyName, PolicyDocument, SetAsDefault: 'true' },
    RotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded',
  })
  return true
}

/** A key that is in the file of keys is there; whether it still works is seen when it is used. */
async function seedUserKeys({ users = [] }: SeedContents, { client, account, keys, path, told }: Filling) {
  for (const [i, { name, accessKey }] of users.entries()) {
    if (!accessKey) continue
    const place = `${account}/${name}`
    const there = keys.get(place) !== undefined
    if (!there) {
      await at(`${path}users[${i}].accessKey`, async () => {
        const answer = await client.call(remote('Ram', 'CreateAccessKey'), { UserName: name })
        const { AccessKeyId, AccessKeySecret } = answer['AccessKey'] as Readonly<Record<string, string>>
        keys.put(place, { accessKeyId: `${AccessKeyId}`, accessKeySecret: `${AccessKeySecret}` })
      })
    }
    await told({ What: `access key of user ${name}`, Outcome: there ? 'there' : 'made' })
  }
}

async function seedResources(
  { resources = [] }: SeedContents,
  { client, path, told }: Filling,
): Promise<void> {
  if (resources.length === 0) return
  const scope = await readScope(client)
  const checked = resources.map((record, i) => {
    try {
      return checkRecord(record, scope)
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error
      throw new UsageError(`${path}resources[${i}]: ${error.message}`, error.fix)
    }
  })
  const registrar = createRegistrar(client, async ([first]) => {
    throw new UsageError(
      `${path}resources[${first?.line}]: ${first?.code}: ${first?.message}`,
      `It is ${first?.arn}.`,
    )
  })
  for (const [i, record] of checked.entries()) await registrar.add(record, i)
  await registrar.finish()
  const { registered, changed, unchanged } = registrar.counts()
  const outcomes = { made: registered, changed, there: unchanged } as const
  for (const [Outcome, count] of Object.entries(outcomes)) {
    if (count > 0) await told({ What: counted(count, 'resource'), Outcome: Outcome as Seeded['Outcome'] })
  }
}
