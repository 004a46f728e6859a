import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { commands } from '../../src/commands/command-list.ts'
import { commandsAgainst, type Row, untried } from '../support/commands.ts'
import { type RunningServer, startServer, temporaryDir } from '../support/server.ts'

const REGION = 'cn-hangzhou'
const [web, db, gone] = ['ecs:*:*:instance/i-web', 'rds:*:*:dbinstance/rm-db', 'oss:*:*:bucket/gone'].map(
  (rest) => `arn:acs:${rest}`,
) as [string, string, string]
const policyDocument = JSON.stringify({
  Version: '1',
  Statement: [{ Effect: 'Allow', Action: ['tag:*', '*:UntagResources'], Resource: '*' }],
})

let server: RunningServer
let files: string
before(async () => {
  server = await startServer()
  files = temporaryDir()
  writeFileSync(join(files, 'policy.json'), policyDocument)
})
after(() => server.stop())

/** Tried by estate-files.test.ts and seed.test.ts. */
const ELSEWHERE = ['resource', 'resource-group', 'directory', 'seed']

const { tried, run, done, rows, row, names, holder } = commandsAgainst(() => server)

function tagKeys(resource: Row | undefined): readonly unknown[] {
  return ((resource?.['Tags'] ?? []) as readonly Row[]).map(({ Key }) => Key)
}

describe('commands for accounts', () => {
  it('make, list, disable, enable and delete one with the key that the server has left', async () => {
    const made = await row('account create --name team-red --id 1000200030004000')
    assert.equal(made['AccountId'], '1000200030004000')
    const root = holder(made['AccessKey'] as Row)
    assert.equal((await row('whoami', root))['AccountId'], '1000200030004000')
    await done('account disable 1000200030004000')
    const refused = await run('whoami', root)
    assert.match(refused.stderr, /^tagplane: InvalidAccessKeyId\.Inactive: /)
    assert.equal(refused.code, 4)
    await done('account enable 1000200030004000')
    await done('whoami', root)
    await done('account disable 1000200030004000')
    await done('account delete 1000200030004000')
    assert.deepEqual(await names('account list', 'AccountId'), [server.accountId])
  })

  it('make, list and delete service principals', async () => {
    const { accountId } = server
    const made = await row(`principal create --name backup --service-code hbr --account ${accountId}`)
    assert.deepEqual(Object.keys(made['AccessKey'] as Row).includes('AccessKeySecret'), true)
    const [listed] = await rows('principal list')
    assert.deepEqual(
      [listed?.['PrincipalId'], listed?.['Accounts'], listed?.['ServiceCode']],
      [made['PrincipalId'], [accountId], 'hbr'],
    )
    await done(`principal delete ${made['PrincipalId']}`)
    assert.equal(await done('principal list'), '[]\n')
  })
})

describe('commands for users and what they may', () => {
  it('make a user with a key and a policy, and take all of it away again', async () => {
    await done(['user', 'create', 'ann', '--display-name', 'Ann Li'])
    await done('user update ann --comments nights')
    const { DisplayName, Comments } = await row('user get ann')
    assert.deepEqual([DisplayName, Comments], ['Ann Li', 'nights'])
    assert.deepEqual(await names('user list', 'UserName'), ['ann'])

    const key = await row('key create --user ann')
    const ann = holder(key)
    assert.match(String((await row('whoami', ann))['Arn']), /:user\/ann$/)
    const denied = await run('list', ann)
    assert.match(
      denied.stderr,
      /^tagplane: NoPermission\.Operator: .*\nThe user \d+ of account \d+ may not tag:ListTagResources: no statement allows it\.\n/,
    )
    assert.match(denied.stderr, /\nRequestId [0-9A-F-]{36}\n$/)
    assert.equal(denied.code, 1)

    await done(`policy create untag-any --document ${join(files, 'policy.json')}`)
    await done('policy attach untag-any --user ann')
    await done('list', ann)
    await done('policy attach AliyunTagReadOnlyAccess --user ann')
    assert.deepEqual(await names('user policies ann', 'PolicyType'), ['System', 'Custom'])
    const explained = await row([
      ...['explain', 'ecs:UntagResources', `acs:ecs:*:${server.accountId}:instance/i-1`],
      ...['--principal', `acs:ram::${server.accountId}:user/ann`, '--resource-tag', 'env=test'],
    ])
    assert.deepEqual(
      [explained['Outcome'], (explained['DecidedBy'] as Row)['PolicyName']],
      ['Allow', 'untag-any'],
    )
    assert.deepEqual(Object.keys(await row('policy entities untag-any')), ['Users', 'Groups', 'Roles'])
    await done('policy detach untag-any --user ann')
    await done('policy detach AliyunTagReadOnlyAccess --user ann')

    await done(`key disable ${key['AccessKeyId']} --user ann`)
    assert.equal((await run('whoami', ann)).code, 4)
    await done(`key enable ${key['AccessKeyId']} --user ann`)
    await done('whoami', ann)
    assert.deepEqual(await names('key list --user ann', 'Status'), ['Active'])
    await done(`key delete ${key['AccessKeyId']} --user ann`)
    await done('user delete ann')
    assert.equal(await done('user list'), '[]\n')
  })

  it('keep versions of a policy', async () => {
    await done('policy create versioned --document -', { stdin: policyDocument })
    await done(`policy update versioned --document ${join(files, 'policy.json')}`)
    await done(`policy update versioned --document ${join(files, 'policy.json')} --set-as-default false`)
    const versions = await rows('policy versions versioned')
    assert.deepEqual(versions.map((each) => [each['VersionId'], each['IsDefaultVersion']]).sort(), [
      ['v1', false],
      ['v2', true],
      ['v3', false],
    ])
    await done('policy use versioned v3')
    await done('policy delete-version versioned v1')
    assert.equal((await row('policy version versioned v3'))['PolicyDocument'], policyDocument)
    await done(['policy', 'describe', 'versioned', 'for nights'])
    const { DefaultVersion, Description } = await row('policy get versioned')
    assert.deepEqual([DefaultVersion, Description], ['v3', 'for nights'])
    assert.ok((await names('policy list --type Custom', 'PolicyName')).includes('versioned'))
    assert.equal((await run('policy delete versioned')).code, 1)
    await done('policy delete versioned --cascade')
    await done('policy delete untag-any')
  })

  it('keep groups and roles', async () => {
    await done('user create bob')
    await done('group create cleaners')
    await done('group add cleaners bob')
    await done('policy attach ReadOnlyAccess --group cleaners')
    assert.deepEqual(await names('group users cleaners', 'UserName'), ['bob'])
    assert.deepEqual(await names('user groups bob', 'GroupName'), ['cleaners'])
    assert.deepEqual(await names('group policies cleaners', 'PolicyName'), ['ReadOnlyAccess'])
    await done('policy detach ReadOnlyAccess --group cleaners')
    await done('group update cleaners --comments nightly')
    assert.equal((await row('group get cleaners'))['Comments'], 'nightly')
    await done('group remove cleaners bob')
    await done('group delete cleaners')
    assert.equal(await done('group list'), '[]\n')
    await done('user delete bob')

    const Principal = { RAM: [`acs:ram::${server.accountId}:root`] }
    const trust = { Version: '1', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }] }
    await done('role create cleaner --trust - --max-duration 7200', { stdin: JSON.stringify(trust) })
    await done('role update cleaner --description nightly')
    await done('policy attach ReadOnlyAccess --role cleaner')
    assert.deepEqual(await names('role policies cleaner', 'PolicyName'), ['ReadOnlyAccess'])
    await done('policy detach ReadOnlyAccess --role cleaner')
    const { Description, MaxSessionDuration } = await row('role get cleaner')
    assert.deepEqual([Description, MaxSessionDuration], ['nightly', 7200])
    assert.deepEqual(await names('role list', 'RoleName'), ['cleaner'])
    await done('role delete cleaner')
  })
})

describe('commands for requests', () => {
  it('show one, list them, and say why a signature does not hold', async () => {
    const refused = await run('call UntagResources --RegionId cn-hangzhou --TagKey.1 k --TagKey.2 k')
    const [, id = ''] = /RequestId ([0-9A-F-]{36})/.exec(refused.stderr) ?? []
    assert.equal((await row(`request get ${id}`))['Code'], 'MissingParameter.ResourceIds')
    const codes = await rows(`request list --code MissingParameter.ResourceIds --action UntagResources`)
    assert.ok(codes.some(({ RequestId }) => RequestId === id))
    assert.equal((await row(['request', 'get', id, '--account', '*']))['AccountId'], server.accountId)

    const wrong = holder({ AccessKeyId: server.accessKeyId, AccessKeySecret: 'another' })
    const unsigned = await run('whoami', wrong)
    const [, wrongId = ''] = /RequestId ([0-9A-F-]{36})/.exec(unsigned.stderr) ?? []
    const explained = await row(`explain-signature --request-id ${wrongId}`)
    assert.equal((explained['Findings'] as Row[])[0]?.['Code'], 'Unexplained')
    const pasted = `GET ${server.url}/?Action=DescribeRegions&AccessKeyId=x&Signature=y HTTP/1.1`
    const incomplete = await run('explain-signature -', { stdin: pasted })
    assert.match(incomplete.stderr, /MissingVersion/)
  })
})

describe('commands for tags', () => {
  it('tag, list and untag: nothing is taken off without --yes', async () => {
    assert.equal(await done(['tag', web, db, '--tag', 'owner=藍=b', '--tag', 'env']), '[]\n')
    const listed = await rows('list')
    assert.deepEqual(
      listed.map(({ Tags }) => (Tags as readonly Row[]).map(({ Key, Value }) => `${Key}=${Value}`)),
      [
        ['env=', 'owner=藍=b'],
        ['env=', 'owner=藍=b'],
      ],
    )
    const instances = ['list', 'arn:acs:ecs:*:*:instance/*', '--tag', 'owner=藍=b', '--tag', 'env']
    assert.deepEqual(await rows(instances), [listed[0]])
    assert.deepEqual(await rows([...instances, '--tag', 'none']), [])
    const plan = await run(['untag', web, gone, '--key', 'owner'])
    assert.equal(plan.code, 0)
    assert.deepEqual(plan.data(), [
      {
        ResourceARN: `arn:acs:ecs:${REGION}:${server.accountId}:instance/i-web`,
        Key: 'owner',
        Value: '藍=b',
      },
    ])
    const { accountId, url } = server
    assert.equal(
      plan.stderr,
      `Untag    2 resources of ${REGION}: owner\nEndpoint ${url}\nAccount  ${accountId}\nCaller   acs:ram::${accountId}:root\n` +
        'Nothing is changed. With --yes 1 tag would be taken off 1 of 2 resources.\n',
    )
    assert.deepEqual(await rows('list'), listed)

    const partly = await run(['untag', web, gone, '--key', 'owner', '--yes', '--quiet'])
    assert.deepEqual({ code: partly.code, stderr: partly.stderr }, { code: 2, stderr: '' })
    const [failure, ...others] = partly.data() as readonly Row[]
    assert.deepEqual(
      [failure?.['ResourceARN'], failure?.['Code'], others],
      [gone, 'InvalidResourceId.NotFound', []],
    )
    const [left] = await rows(['list', web])
    assert.deepEqual(tagKeys(left), ['env'])
    assert.equal(await done(['untag', web, db, '--key', 'env', '--yes']), '[]\n')
  })

  it('call the region that the ARNs name', async () => {
    const far = 'arn:acs:ecs:cn-beijing:*:instance/i-far'
    await done(['tag', far, '--tag', 'a=b'])
    assert.equal((await rows('list --region cn-beijing')).length, 1)
    const both = await run(['untag', far, 'arn:acs:ecs:cn-shanghai:*:instance/i', '--key', 'a'])
    assert.match(both.stderr, /in several regions: cn-beijing, cn-shanghai/)
    assert.equal(both.code, 1)
  })

  it('protect keys, and none only when it is said', async () => {
    await done('protected-keys set legal-hold cost')
    assert.deepEqual(await row('protected-keys get'), { TagKeys: ['cost', 'legal-hold'] })
    assert.match((await run('protected-keys set')).stderr, /No key is named/)
    assert.deepEqual(await row('protected-keys get'), { TagKeys: ['cost', 'legal-hold'] })
    await done('protected-keys set --none')
    assert.deepEqual(await row('protected-keys get'), { TagKeys: [] })
  })

  it('set how many tags a resource may carry', async () => {
    const set = {
      TagsPerResource: 25,
      Quotas: [{ ProductCode: 'ecs', ResourceType: 'instance', TagsPerResource: 50 }],
    }
    await done('quota set 25 --type ecs:instance=50')
    assert.deepEqual(await row('quota get'), set)
    const { code, stderr } = await run('quota set 25 --type ecs:instance')
    assert.deepEqual([code, /"ecs:instance" is no type with a number/.test(stderr)], [1, true])
    await done('quota set 20')
    assert.deepEqual(await row('quota get'), { TagsPerResource: 20, Quotas: [] })
  })

  it('make, list and delete preset tags', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `v${String(i).padStart(2, '0')}`)
    await done(['preset', 'create', 'plan', ...many, '--description', 'Who pays'])
    await done('preset create plain')
    assert.deepEqual(await rows('preset list --prefix pla'), [
      { Key: 'plain', Category: 'custom', Description: '' },
      { Key: 'plan', Category: 'custom', Description: 'Who pays' },
    ])
    assert.deepEqual(await names('preset list plan', 'Value'), many)
    assert.deepEqual(await names('preset list plan --prefix v1', 'Value'), ['v10', 'v11'])
    const { code, stderr } = await run('preset delete plan')
    assert.match(stderr, /^tagplane: MetaTagKeyHasValue: /)
    assert.equal(code, 1)
    await done('preset delete plan v11')
    assert.equal((await rows('preset list plan')).length, 11)
    await done('preset delete plain')
    assert.deepEqual(await names('preset list', 'Key'), ['plan'])
  })

  it('open and close created-by tags', async () => {
    assert.deepEqual(await row('created-by status'), { OpenStatus: false })
    await done('created-by open')
    assert.deepEqual(await row('created-by status'), { OpenStatus: true })
    await done('created-by close')
    assert.deepEqual(await row('created-by status'), { OpenStatus: false })
  })

  it('list a type by a key, and by what is missing', async () => {
    const [first, second] = ['i-1', 'i-2'].map((id) => `arn:acs:ecs:cn-qingdao:*:instance/${id}`)
    await done(['tag', `${first}`, '--tag', 'owner=a=b', '--tag', 'env'])
    await done(['tag', `${second}`, '--tag', 'env'])
    const list = async (...more: string[]) =>
      (await rows(['list', '--region', 'cn-qingdao', '--type', 'ecs:instance', ...more])).map(
        ({ ResourceARN, Tags }) => [ResourceARN, (Tags as Row[]).length],
      )
    assert.equal((await list()).length, 2)
    assert.deepEqual(await list('--key', 'owner'), [[first, 2]])
    assert.deepEqual(await list('--without', 'owner'), [[second, 1]])
    assert.deepEqual(await list('--without', 'owner=a=b'), [[second, 1]])
    assert.equal((await list('--without', 'owner=other')).length, 2)
    const faults: readonly (readonly [string, RegExp])[] = [
      ['list --without owner', /Name it with --type/],
      ['list --type ecs --key owner', /"ecs" is no type\.\nWrite it like ecs:instance/],
      ['list --type ecs:instance --key a --without b', /do not go together/],
      ['list --type ecs:instance --key a --tag b=c', /neither resources nor --tag/],
    ]
    for (const [line, message] of faults) assert.match((await run(line)).stderr, message)
  })

  it('refuse more resources than a call takes before anything is called', async () => {
    const many = Array.from({ length: 51 }, (_, i) => `arn:acs:ecs:*:*:instance/i-${i}`)
    const { code, stderr } = await run(['untag', ...many, '--key', 'a', '--yes'])
    assert.match(stderr, /51 resources are named/)
    assert.equal(code, 1)
  })
})

describe('call', () => {
  it('calls any operation that is served, in any case, with lists numbered or not', async () => {
    await done([
      'call',
      'tagresources',
      '--RegionId',
      REGION,
      '--ResourceARN',
      web,
      '--ResourceARN',
      db,
      '--Tags',
      '{"x":"1"}',
    ])
    const answer = await row([
      'call',
      'ListTagResources',
      '--api',
      'tag',
      '--RegionId',
      REGION,
      '--ResourceARN.1',
      web,
    ])
    assert.deepEqual((answer['TagResources'] as readonly Row[]).length, 1)
    assert.match(String(answer['RequestId']), /^[0-9A-F-]{36}$/)
    assert.deepEqual(Object.keys(await row('call ListAccounts --operator')).includes('Accounts'), true)
  })

  it("calls the products' own operations, where their API is named", async () => {
    const name = '--RegionId cn-hangzhou --ResourceType instance --ResourceId i-called'
    await done(`call TagResources --api ecs ${name} --Tag.1.Key a --Tag.1.Value 1`)
    const answer = await row(`call ListTagResources --api Ecs ${name}`)
    const [found] = (answer['TagResources'] as { readonly TagResource: readonly Row[] }).TagResource
    assert.deepEqual([found?.['TagKey'], found?.['TagValue']], ['a', '1'])
    const cluster = { resource_ids: '["c-called"]', region_id: 'cn-hangzhou', resource_type: 'CLUSTER' }
    const named = Object.entries(cluster).flatMap(([key, value]) => [`--${key}`, value])
    await done(['call', 'TagResources', '--api', 'CS', ...named, '--tags', '[{"key":"a","value":"2"}]'])
    const listed = await row(['call', 'ListTagResources', '--api', 'CS', ...named])
    assert.match(JSON.stringify(listed), /"tag_value":"2"/)
    await done(['call', 'UntagResources', '--api', 'CS', ...named, '--tag_keys', '["a"]'])
  })

  it('names what is not there, and what is meant', async () => {
    const faults: readonly (readonly [string, RegExp])[] = [
      ['call ListTagKey', /"ListTagKey"\.\nDid you mean ListTagKeys\?/],
      ['call ListTagKeys --api Rma', /no API "Rma"\.\nDid you mean Ram\?/],
      ['call RemoveTags', /Several APIs have an operation RemoveTags\.\nGive --api /],
      ['call ListTagKeys --api Ecs', /no operation "ListTagKeys" in the API Ecs/],
      ['call TagResources --api Ess --api-version 2020-01-01', /no version 2020-01-01\.\nIt has 2014/],
      ['call ListTagKeys --RegionID x', /no parameter RegionID\.\nDid you mean --RegionId\?/],
      ['call ListTagKeys --RegionId x --RegionId y', /--RegionId is given twice/],
      ['call ListTagKeys --fromat json', /no parameter fromat\.\nDid you mean --format\?/],
      ['call ListTagKeys --quite', /no flag --quite\.\nDid you mean --quiet\?/],
      ['call GetCallerIdentity --X y', /no parameter X\.\nIt takes none/],
    ]
    for (const [line, stderr] of faults) {
      const ran = await run(line)
      assert.match(ran.stderr, stderr)
      assert.deepEqual([ran.code, ran.stdout], [1, ''])
    }
  })
})

it('every command that calls a server was tried', async () => {
  const own = commands.filter(
    ({ name, section }) => !['Server', 'Store'].includes(section) && !ELSEWHERE.includes(name),
  )
  assert.deepEqual(await untried(own, tried), [])
})
