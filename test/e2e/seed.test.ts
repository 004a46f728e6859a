import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { schemaFaults } from '../../src/estate/json-schema.ts'
import { seedSchema } from '../../src/estate/seed-schema.ts'
import { commandsAgainst, type Row } from '../support/commands.ts'
import { type RunningServer, runProgram, startServer, temporaryDir } from '../support/server.ts'

const files = temporaryDir()
const root = join(import.meta.dirname, '../..')
const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/estate.md'), 'utf8'))?.[1] ?? ''

function file(name: string, text: string): string {
  const path = join(files, name)
  writeFileSync(path, text)
  return path
}

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

const { run, rows, row, names, holder } = commandsAgainst(() => server)
const outcomes = (all: readonly Row[]) => new Set(all.map((each) => each['Outcome']))

describe('seed', () => {
  it('makes what the example of the guide says, and a second time nothing', async () => {
    const path = file('estate.yaml', example)
    const made = await rows(`seed ${path}`)
    assert.deepEqual([...outcomes(made)].sort(), ['made', 'set'])
    assert.deepEqual([...outcomes(await rows(`seed ${path}`))].sort(), ['set', 'there'])

    const [red] = (await rows('account list')).filter((each) => each['Name'] === 'team-red')
    assert.deepEqual(await names('user list', 'UserName'), ['ann'])
    assert.deepEqual(await names('group users operators', 'UserName'), ['ann'])
    assert.deepEqual(await rows('preset list'), [
      { Key: 'env', Category: 'custom', Description: 'Where it runs' },
    ])
    assert.deepEqual(await names('preset list env', 'Value'), ['prod', 'test'])
    const quotas = [{ ProductCode: 'ecs', ResourceType: 'instance', TagsPerResource: 50 }]
    assert.deepEqual(await row('quota get'), { TagsPerResource: 20, Quotas: quotas })
    const [web] = await rows('resource list --tag-key env')
    assert.ok(JSON.stringify(web).includes(`customer:${server.accountId}`), 'who has registered it')
    assert.match(`${web?.['ResourceARN']}`, /instance\/i-web$/)
    const [folder] = await rows('directory folders')
    const [member] = await rows(`directory members --in ${folder?.['FolderId']}`)
    assert.equal(member?.['AccountId'], red?.['AccountId'])
    const keys = JSON.parse(readFileSync(join(server.dataDir, 'seed-keys.json'), 'utf8')) as Record<
      string,
      Row
    >
    const as = (name: string) => {
      const { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret } = keys[name] ?? {}
      return holder({ AccessKeyId, AccessKeySecret })
    }
    assert.match(`${(await row('whoami', as(`${server.accountId}/ann`)))['Arn']}`, /:user\/ann$/)
    assert.equal((await rows('resource list --product oss', as(`${red?.['AccountId']}`))).length, 1)
  })

  it('brings documents of policies and resources to what the file says by now', async () => {
    const policy = (action: string) =>
      `{ Version: "1", Statement: [{ Effect: Allow, Action: "${action}", Resource: "*" }] }`
    const seed = (action: string, name: string) =>
      `policies: [{ name: one, document: ${policy(action)} }]\nresources: [{ arn: "arn:acs:ecs:cn-hangzhou:*:instance/i-9", name: ${name} }]\n`
    await rows(`seed ${file('first.yaml', seed('tag:*', 'a'))}`)
    const second = await rows(`seed ${file('second.yaml', seed('ecs:*', 'b'))}`)
    assert.deepEqual(
      second.map((each) => each['Outcome']),
      ['changed', 'changed'],
    )
    assert.match(JSON.stringify(await row('policy get one')), /ecs:\*/)
  })

  it('adds values of preset tags, and brings quotas and created-by tags to what the file says by now', async () => {
    const values = Array.from({ length: 25 }, (_, i) => `{ value: v${i} }`).join(', ')
    const text = `presetTags: [{ key: many, values: [${values}] }]\ntagQuotas: {}\ncreatedByTags: false\n`
    assert.deepEqual(outcomes(await rows(`seed ${file('tags.yaml', text)}`)), new Set(['set']))
    assert.equal((await rows('preset list many')).length, 25)
    assert.deepEqual(await row('quota get'), { TagsPerResource: 20, Quotas: [] })
    assert.deepEqual(await row('created-by status'), { OpenStatus: false })
    await rows(`seed ${file('fewer.yaml', 'presetTags: [{ key: many, values: [{ value: other }] }]\n')}`)
    assert.equal((await rows('preset list many')).length, 26)
  })

  it('says all that is wrong with a file and where, and makes nothing', async () => {
    const before = await names('user list', 'UserName')
    const wrong = [
      'users: [{ name: new }, { name: "b c" }, { nme: x }]',
      'accounts: [{ name: a, id: 1000200030004000, resources: [{ arn: 5 }] }]',
      'resourceMode: Loose',
      'presetTags: [{ key: k, values: [v, { value: "a*" }] }, { key: true }, { key: "ACS:x" }, { key: "k:Http://x" }]',
      'protectedTagKeys: ["a?"]',
      'tagQuotas: { tagsPerResource: 201, types: [{ type: ecs, tagsPerResource: 1.5 }] }',
    ].join('\n')
    const refused = await run(`seed ${file('wrong.yaml', wrong)}`)
    for (const path of [
      ...['users[1].name', 'users[2].name', 'users[2].nme', 'accounts[0].id', 'resourceMode'],
      ...['presetTags[0].values[1].value', 'presetTags[2].key', 'presetTags[3].key', 'protectedTagKeys[0]'],
    ]) {
      assert.ok(refused.stderr.includes(`\n${path} `), `${path} is not in ${refused.stderr}`)
    }
    assert.match(refused.stderr, /accounts\[0\]\.id is a number, and has to be a string; put it in quotes\./)
    assert.match(refused.stderr, /accounts\[0\]\.resources\[0\]\.arn is a number/)
    const [values, key] = [/presetTags\[0\]\.values\[0\] is a string/, /presetTags\[1\]\.key is a boolean/]
    for (const fault of [values, key, /tagQuotas\.tagsPerResource is more than 200/])
      assert.match(refused.stderr, fault)
    assert.match(refused.stderr, /presetTags\[2\]\.key cannot be "ACS:x": [^\n]*aliyun\.\n/)
    assert.match(refused.stderr, /types\[0\]\.tagsPerResource is a number, and has to be a whole number/)
    const resource = await run(
      `seed ${file('resource.yaml', 'users: [{ name: new }]\nresources: [{ arn: x }]\n')}`,
    )
    assert.match(resource.stderr, /\nresources\[0\]: /)
    const syntax = await run(`seed ${file('syntax.yaml', 'users: [\n')}`)
    assert.match(syntax.stderr, /^tagplane: \S+syntax\.yaml is no YAML\.\n.*line/)
    assert.deepEqual([refused.code, resource.code, syntax.code], [1, 1, 1])
    assert.deepEqual(await names('user list', 'UserName'), before)
  })

  it('says where the server has refused something', async () => {
    const refused = await run(`seed ${file('refused.yaml', 'groups: [{ name: g, users: [nobody] }]\n')}`)
    assert.match(refused.stderr, /^tagplane: groups\[0\]\.users\[0\]: EntityNotExist\.User: /)
    const document = '{ Version: "1", Statement: [] }'
    const policy = await run(
      `seed ${file('policy.yaml', `policies: [{ name: bad, document: ${document} }]\n`)}`,
    )
    assert.match(policy.stderr, /^tagplane: policies\[0\]: /)
  })

  it('needs the key of an account that was there for what is in it', async () => {
    await row('account create --name by-hand')
    const inside = await run(
      `seed ${file('inside.yaml', 'accounts: [{ name: by-hand, users: [{ name: x }] }]\n')}`,
    )
    assert.match(inside.stderr, /^tagplane: The account by-hand was there, and nobody has kept its key/)
    const alone = await rows(`seed ${file('alone.yaml', 'accounts: [{ name: by-hand }]\n')}`)
    assert.deepEqual(
      alone.map((each) => each['Outcome']),
      ['there'],
    )
  })
})

describe('serve --seed', () => {
  it('is ready once all of it is there', async () => {
    const seeded = await startServer({ args: ['--seed', file('served.yaml', example)] })
    const against = commandsAgainst(() => seeded)
    assert.deepEqual(await against.names('user list', 'UserName'), ['ann'])
    await seeded.stop()
  })

  it('does not begin with a seed that is wrong, or cannot be made', async () => {
    const [unread, unmade] = ['users: 1\n', 'groups: [{ name: g, users: [nobody] }]\n'].map((text, i) =>
      runProgram(['serve', '--ephemeral', '--port', '0', '--seed', file(`bad-${i}.yaml`, text)]),
    )
    const [first, second] = [await unread, await unmade]
    assert.match(`${first?.stderr}`, /^tagplane: .* is no seed; nothing is made\.\nusers is a number/)
    assert.match(`${second?.stderr}`, /^tagplane: groups\[0\]\.users\[0\]: EntityNotExist\.User: /m)
    assert.deepEqual([first?.code, second?.code], [1, 1])
    assert.ok(![first, second].some((each) => each?.stdout.includes('ready')))
  })
})

describe('the published schema', () => {
  it('is the one that seeds are held against', () => {
    const published = JSON.parse(readFileSync(join(root, 'docs/seed.schema.json'), 'utf8'))
    assert.deepEqual(published, JSON.parse(JSON.stringify(seedSchema)))
  })

  it('takes an empty seed and refuses what it does not know', () => {
    assert.deepEqual(schemaFaults(seedSchema, {}), [])
    assert.deepEqual(schemaFaults(seedSchema, { user: [] }), [{ path: 'user', problem: 'is not known' }])
  })
})
