import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { commands } from '../../src/commands/command-list.ts'
import { commandsAgainst, type Row, untried } from '../support/commands.ts'
import { type RunningServer, startServer, temporaryDir } from '../support/server.ts'

const files = temporaryDir()
const file = (name: string, text = '') => {
  const path = join(files, name)
  if (text !== '') writeFileSync(path, text)
  return path
}
const arn = (id: string, region = 'cn-hangzhou') => `arn:acs:ecs:${region}:*:instance/${id}`
const lines = (records: readonly unknown[]) => records.map((each) => `${JSON.stringify(each)}\n`).join('')

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server.stop())

const { tried, run, done, rows, row, holder } = commandsAgainst(() => server)

/** What is around the root of a new, empty account. */
async function newAccount(name: string) {
  return holder((await row(`account create --name ${name}`))['AccessKey'] as Row)
}

const estate = `ARN,name,group,tag:env,relation:attached-to,attributes,tags
${arn('i-1')},"web, ""one""",prod,test,,"{""Size"":\n""2""}","{""empty"":""""}"
arn:acs:ecs:cn-hangzhou:*:disk/d-1,,,,${arn('i-1')},,
arn:acs:oss:cn-beijing:*:bucket/b-1,帳單,default,正式,,,
arn:acs:ecs:cn-hangzhou:*:disk/d-2,,,,arn:acs:oss:*:*:bucket/b-1,,
`

describe('resource import and export', () => {
  it('make a served estate of a table, and of what they have written the same estate elsewhere', async () => {
    const one = await newAccount('one')
    await done('resource-group create prod --display-name Prod', one)
    const imported = await run(`resource import ${file('estate.csv', estate)}`, one)
    assert.match(imported.stderr, /^4 resources in .*: 4 registered, 0 changed, 0 unchanged, 0 failed\.$/m)
    assert.deepEqual([imported.code, imported.stdout], [0, ''])
    const [web] = await rows('resource list --tag-key env --tag-value test', one)
    assert.deepEqual(
      [web?.['Name'], web?.['Tags']],
      [
        'web, "one"',
        [
          { Key: 'empty', Value: '', Category: 'Custom' },
          { Key: 'env', Value: 'test', Category: 'Custom' },
        ],
      ],
    )
    const again = await run(`resource import ${file('estate.csv')}`, one)
    assert.match(again.stderr, /0 registered, 0 changed, 4 unchanged/)

    const two = await newAccount('two')
    await done('resource-group create prod --display-name Prod', two)
    const ndjson = await done('resource export', one)
    await done('resource import -', { ...two, stdin: ndjson })
    assert.equal(await done('resource export', two), ndjson)

    const three = await newAccount('three')
    await done('resource-group create prod --display-name Prod', three)
    await done(`resource export --out ${file('again.csv')}`, two)
    await done(`resource import ${file('again.csv')}`, three)
    assert.equal(await done('resource export', three), ndjson)
    assert.deepEqual(
      readdirSync(files).filter((name) => name.endsWith('.partial')),
      [],
    )
  })

  it('write what the filters let through', async () => {
    const some = await newAccount('filtered')
    const records = [
      { arn: arn('i-1'), tags: { env: 'test' } },
      { arn: arn('i-2', 'cn-beijing') },
      { arn: 'arn:acs:oss:cn-beijing:*:bucket/filtered', tags: { env: 'prod' } },
    ]
    await done('resource import -', { ...some, stdin: lines(records) })
    const exported = async (flags: string) =>
      (await done(`resource export ${flags}`, some))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).arn)
    assert.deepEqual(await exported('--untagged'), [arn('i-2', 'cn-beijing')])
    assert.deepEqual(await exported('--product ecs --region cn-hangzhou'), [arn('i-1')])
    assert.deepEqual(await exported('--tag-key env --tag-value prod'), [records[2]?.arn])
  })

  it('name every line that is wrong, and do nothing then', async () => {
    const none = await newAccount('none')
    await done('protected-keys set cost', none)
    const wrong = [
      lines([{ arn: arn('i-1') }, { arn: arn('i-2'), nme: 'x' }]),
      'no json\n\n',
      lines([
        { arn: 'arn:acs:ecx:cn-hangzhou:*:instance/i-3' },
        { arn: 'arn:acs:ecs:cn-hangzhou:1:instance/i-4' },
        { arn: arn('i-5'), group: 'nowhere' },
        { arn: arn('i-6'), tags: { 'acs:x': '1' } },
        { arn: arn('i-7'), tags: { cost: '1' } },
        { arn: arn('i-8'), relations: [{ kind: 'of', arn: 3 }] },
      ]),
    ].join('')
    const refused = await run('resource import -', { ...none, stdin: wrong })
    const named = refused.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row)
    assert.deepEqual(
      named.map((each) => [each['Line'], each['Code']]),
      [
        [2, 'InvalidRecord'],
        [3, 'InvalidRecord'],
        [5, 'InvalidParameter.ServiceCode'],
        [6, 'InvalidResourceARN.Account'],
        [7, 'EntityNotExist.ResourceGroup'],
        [8, 'NoPermission.SystemTag'],
        [9, 'NoPermissionKey.Operator'],
        [10, 'InvalidRecord'],
      ],
    )
    assert.match(`${named[7]?.['Message']}`, /^relations\[0\]\.arn is no string\.$/)
    assert.match(refused.stderr, /^tagplane: 8 of 9 lines are wrong; nothing is written\.\nline 2: /)
    assert.ok(named.every((each) => each['Fix'] !== ''))
    assert.equal(refused.code, 1)
    assert.equal(await done('resource list', none), '[]\n')
    const csv = `arn,tag:env\n${arn('i-1')},a,b\n${arn('i-2')},"a\n`
    const table = await run('resource import -', { ...none, stdin: csv })
    assert.match(
      table.stderr,
      /line 2: InvalidRecord: It has 3 cells, and the header 2\..*\nline 3: InvalidRecord: A quote/,
    )
    const header = await run('resource import -', { ...none, stdin: 'arn,colour\n' })
    assert.match(header.stderr, /^tagplane: The header has a column "colour", which is not known\.\n/)
    assert.equal(await done('resource list', none), '[]\n')
  })

  it('go on with the other resources where the server refuses one, and end with 2', async () => {
    const full = await newAccount('full')
    const tags = (prefix: string) =>
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${prefix}${i}`, '']))
    await done('resource import -', { ...full, stdin: lines([{ arn: arn('i-1'), tags: tags('a') }]) })
    const more = lines([{ arn: arn('i-0') }, { arn: arn('i-1'), tags: { b: '' } }, { arn: arn('i-2') }])
    const ended = await run(`resource import - --failures ${file('failed')}`, { ...full, stdin: more })
    assert.deepEqual([ended.code, ended.stdout], [2, ''])
    const { Line, ResourceARN, Code } = JSON.parse(readFileSync(file('failed'), 'utf8'))
    assert.deepEqual([Line, ResourceARN, Code], [2, arn('i-1'), 'QuotaExceed.TagsPerResource'])
    assert.match(ended.stderr, /2 registered, 0 changed, 0 unchanged, 1 failed/)
  })

  it('let a later line change what an earlier one has said, under whatever name', async () => {
    const twice = await newAccount('twice')
    const names = ['a', 'b', 'c'].map((name) => ({ arn: 'arn:acs:rds:cn-hangzhou:*:dbinstance/rm-1', name }))
    const other = { arn: 'arn:acs:rds:cn-hangzhou:*:instance/rm-1', name: 'last' }
    const many = Array.from({ length: 1_200 }, (_, i) => ({ arn: arn(`i-${i}`) }))
    const all = [...names, ...many, other]
    const ended = await run('resource import -', { ...twice, stdin: lines(all) })
    assert.match(ended.stderr, /1,201 registered, 3 changed, 0 unchanged, 0 failed/)
    const [last] = await rows('resource list --product rds', twice)
    assert.equal(last?.['Name'], 'last')
  })

  it('only look with --dry-run', async () => {
    const dry = await newAccount('dry')
    const looked = await run('resource import - --dry-run', { ...dry, stdin: lines([{ arn: arn('i-1') }]) })
    assert.match(looked.stderr, /^1 line: all are right\. Nothing is written\.$/m)
    assert.equal(await done('resource list', dry), '[]\n')
  })
})

describe('resource pull', () => {
  it('copies what carries tags elsewhere, and changes nothing there', async () => {
    const [source, target] = [await newAccount('source'), await newAccount('target')]
    const records = [
      { arn: arn('i-1'), tags: { env: 'test' } },
      { arn: arn('i-2') },
      { arn: arn('i-3', 'cn-beijing'), tags: { env: 'prod', empty: '' } },
      { arn: arn('i-4', 'cn-shanghai'), tags: { env: 'prod' } },
    ]
    await done('resource import -', { ...source, stdin: lines(records) })
    const key = target.environment ?? {}
    const profile = { name: 'there', mode: 'AK' } as const
    const home = temporaryDir()
    mkdirSync(join(home, '.aliyun'))
    const [access_key_id, access_key_secret] = [
      key['ALIBABA_CLOUD_ACCESS_KEY_ID'],
      key['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    ]
    const profiles = [{ ...profile, access_key_id, access_key_secret }]
    writeFileSync(join(home, '.aliyun/config.json'), JSON.stringify({ current: 'there', profiles }))
    const from = `--from-endpoint ${server.url} --region cn-hangzhou --region cn-beijing`
    const pulled = await run(`resource pull ${from} --endpoint ${server.url} --profile there`, {
      ...source,
      home,
    })
    assert.match(pulled.stderr, /2 registered, 0 changed, 0 unchanged, 0 failed/)
    const copied = (await done('resource export', target)).split('\n').filter(Boolean)
    const copies = [records[2], records[0]].map((each) => ({
      arn: each?.arn,
      group: 'default',
      tags: each?.tags,
    }))
    assert.deepEqual(
      copied.map((line) => JSON.parse(line)).sort((a, b) => (a.arn < b.arn ? -1 : 1)),
      copies,
    )
    assert.equal((await rows('resource list', source)).length, records.length)
  })

  it('never guesses where resources come from, and never writes to the real cloud', async () => {
    const unsaid = await run('resource pull --region cn-hangzhou')
    assert.match(unsaid.stderr, /^tagplane: It is not said where resources come from\./)
    const keyless = await run('resource pull --cloud --region cn-hangzhou')
    assert.deepEqual(
      [keyless.code, /^tagplane: There are no credentials for where/.test(keyless.stderr)],
      [4, true],
    )
    const into = await run(
      `resource pull --from-data-dir ${server.dataDir} --region cn-hangzhou --endpoint tag.aliyuncs.com`,
    )
    assert.match(into.stderr, /which is the real cloud/)
  })
})

describe('resource-group, directory and the rest of resource', () => {
  it('are what the operations do', async () => {
    const { AccountId } = await row('account create --name member')
    const manager = await newAccount('manager')
    const { AccountId: managing } = await row('whoami', manager)
    const { ResourceGroupId: group } = await row('resource-group create web --display-name Web', manager)
    assert.equal(
      (await row(`resource-group update ${group} --display-name Shop`, manager))['DisplayName'],
      'Shop',
    )
    assert.equal((await row(`resource-group get ${group}`, manager))['DisplayName'], 'Shop')
    const groups = await rows('resource-group list', manager)
    assert.deepEqual(groups.map((each) => each['Name']).sort(), ['default', 'web'])
    await done('resource import -', { ...manager, stdin: lines([{ arn: arn('i-1') }]) })
    assert.equal(await done(`resource move ${arn('i-1')} --to ${group}`, manager), '[]\n')
    assert.equal((await row(`resource get ${arn('i-1')}`, manager))['ResourceGroupId'], group)
    const kept = await run(`resource deregister ${arn('i-1')}`, manager)
    assert.match(kept.stderr, /^Nothing is changed\. With --yes 1 resource and their tags would be gone\.$/m)
    const gone = await run(`resource deregister ${arn('i-1')} ${arn('i-9')} --yes`, manager)
    assert.deepEqual([gone.code, (gone.data() as readonly Row[]).length], [2, 1])
    await done(`resource-group delete ${group}`, manager)
    await done('resource set-mode Strict', manager)
    assert.equal((await row('resource mode', manager))['Mode'], 'Strict')

    await done(`directory enable ${managing}`)
    const { RootFolderId: root } = await row('directory get', manager)
    const { FolderId: folder } = await row(`directory create-folder production --to ${root}`, manager)
    const { FolderId: inner } = await row(`directory create-folder inner --to ${root}`, manager)
    await done(`directory rename-folder ${inner} web`, manager)
    await done(`directory move-folder ${inner} --to ${folder}`, manager)
    await done(`directory add ${AccountId} --manager ${managing}`)
    await done(`directory move ${AccountId} --to ${inner}`, manager)
    const [member] = await rows(`directory members --in ${inner}`, manager)
    assert.equal(member?.['AccountId'], AccountId)
    const folders = await rows(`directory folders --in ${folder}`, manager)
    assert.deepEqual(
      folders.map((each) => each['FolderName']),
      ['web'],
    )
    await done(`directory remove ${AccountId} --manager ${managing}`)
    await done(`directory delete-folder ${inner}`, manager)
    await done(`directory delete-folder ${folder}`, manager)
    await done(`directory disable ${managing}`)
  })
})

it('every command of the estate was tried', async () => {
  const own = commands.filter(({ name }) => ['resource', 'resource-group', 'directory'].includes(name))
  assert.equal(own.length, 3)
  assert.deepEqual(await untried(own, tried), [])
})
