import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { onlyHere, openTarget, type Target } from '../support/target.ts'
import { newAccount, operatorOf } from './accounts.ts'
import { everyErrorIsProvoked, newId, refuses, tagged, tagsOf } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { type MadeDirectory, newDirectory, newFolder, newMember, resourceOf, userWith } from './estate.ts'
import { asUser, closing, done, newUser } from './identities.ts'
import { newAssumer } from './sessions.ts'

const skip = onlyHere('it needs the key of the operator')
const target = await openTarget()
closing(target)
const unknown = 'fd-unknown'
type Fields = Readonly<Record<string, unknown>>

async function folders({ root }: MadeDirectory, parameters = {}): Promise<readonly Fields[]> {
  return (await done(root, 'ListFolders', parameters))['Folders'] as Fields[]
}
async function members({ root }: MadeDirectory, parameters = {}): Promise<readonly Fields[]> {
  return (await done(root, 'ListMembers', parameters))['Members'] as Fields[]
}
const nobodyIn = async ({ root }: MadeDirectory) => asUser(root, await newUser(root))

describe('EnableDirectory, GetDirectory, DisableDirectory', { skip }, () => {
  it('200: an account manages a directory until it is disabled, with its folders', async () => {
    const operator = operatorOf(target)
    const made = await newDirectory(target)
    assert.match(made.directory, /^rd-[a-z0-9]{10}$/)
    assert.match(made.folder, /^r-[a-z0-9]{10}$/)
    const { Directory } = await done(made.root, 'GetDirectory')
    const { CreateDate, ...shown } = Directory as Fields
    assert.ok(CreateDate)
    assert.deepEqual(shown, {
      ...{ DirectoryId: made.directory, ManagementAccountId: made.id, RootFolderId: made.folder },
    })
    assert.deepEqual(await done(operator, 'GetDirectory', { AccountId: made.id }), { Directory })
    const FolderId = await newFolder(made.root, made.folder)
    const arn = `arn:acs:rm:cn-hangzhou:${made.id}:Folder/${FolderId}`
    assert.equal((await resourceOf(made.root, arn))['RegisteredBy'], 'Product')
    await done(operator, 'DisableDirectory', { AccountId: made.id })
    await refuses(made.root, ['GetDirectory', {}], 'DirectoryNotFound')
    await refuses(made.root, ['GetResource', { ResourceARN: arn }], 'ResourceUnknown')
    await done(operator, 'EnableDirectory', { AccountId: made.id })
    assert.deepEqual(await folders(made), [])
  })

  it('a member sees which directory it is in', async () => {
    const made = await newDirectory(target)
    const account = await newAccount(target)
    const both = { ManagementAccountId: made.id, AccountId: account.id }
    await done(operatorOf(target), 'AddMember', both)
    assert.deepEqual(await done(account.root, 'GetDirectory'), {
      Directory: { DirectoryId: made.directory, ManagementAccountId: made.id },
    })
    await refuses(account.root, ['ListFolders', {}], 'DirectoryNotFound')
  })

  it('400, 403, 404, 409', async () => {
    const operator = operatorOf(target)
    const made = await newDirectory(target)
    for (const action of ['EnableDirectory', 'DisableDirectory', 'GetDirectory']) {
      await refuses(operator, [action, {}], 'MissingAccountId')
      await refuses(operator, [action, { AccountId: '55555' }], 'AccountNotFound')
      await refuses(made.root, [action, { AccountId: target.account }], 'NoPermissionOperator')
    }
    await refuses(await nobodyIn(made), ['GetDirectory', {}], 'NoPermissionOperator')
    await refuses(operator, ['EnableDirectory', { AccountId: made.id }], 'DirectoryExists')
    const member = await newMember(target, made)
    await refuses(operator, ['EnableDirectory', { AccountId: member }], 'DirectoryExists')
    await refuses(operator, ['DisableDirectory', { AccountId: made.id }], 'DirectoryHasMembers')
    await refuses(operator, ['DisableDirectory', { AccountId: member }], 'DirectoryNotFound')
  })

  everyErrorIsProvoked('EnableDirectory')
  everyErrorIsProvoked('DisableDirectory')
  everyErrorIsProvoked('GetDirectory')
})

describe('CreateFolder, UpdateFolder, MoveFolder, DeleteFolder, ListFolders', { skip }, () => {
  it('200: folders have places, names and tags', async () => {
    const made = await newDirectory(target)
    const a = await newFolder(made.root, made.folder, '產品線.A_1')
    const b = await newFolder(made.root, a, 'b')
    const shown = (await folders(made)).find(({ FolderId }) => FolderId === b)
    assert.equal(shown?.['Path'], [made.directory, made.folder, a, b].join('/'))
    assert.deepEqual(
      (await folders(made, { ParentFolderId: made.folder })).map(({ FolderId }) => FolderId),
      [a],
    )
    await tagged(made.root, { team: 'x' }, String(shown?.['FolderArn']))
    const renamed = await done(made.root, 'UpdateFolder', { FolderId: b, FolderName: 'B' })
    assert.equal((renamed['Folder'] as Fields)['FolderName'], 'B')
    const moved = await done(made.root, 'MoveFolder', { FolderId: b, ParentFolderId: made.folder })
    assert.equal((moved['Folder'] as Fields)['Path'], [made.directory, made.folder, b].join('/'))
    assert.deepEqual(await tagsOf(made.root, String(shown?.['FolderArn'])), { team: 'x' })
    await done(made.root, 'DeleteFolder', { FolderId: b })
    assert.equal(await tagsOf(made.root, String(shown?.['FolderArn'])), undefined)
    assert.deepEqual(
      (await folders(made)).map(({ FolderId }) => FolderId),
      [a],
    )
  })

  it('200: the list goes page by page', async () => {
    const made = await newDirectory(target)
    for (let i = 0; i < 3; i++) await newFolder(made.root, made.folder)
    const first = await done(made.root, 'ListFolders', { MaxResults: '2' })
    const NextToken = String(first['NextToken'])
    const second = await done(made.root, 'ListFolders', { MaxResults: '2', NextToken })
    const both = [...(first['Folders'] as Fields[]), ...(second['Folders'] as Fields[])]
    assert.deepEqual([both, second['NextToken']], [await folders(made), ''])
  })

  it('409: no more than five levels, also of what is moved; nothing into itself; no name twice', async () => {
    const made = await newDirectory(target)
    const chain: string[] = []
    for (let parent = made.folder; chain.length < 5; parent = chain.at(-1) ?? '') {
      chain.push(await newFolder(made.root, parent, 'same'))
    }
    const deepest = chain[4] ?? ''
    const tooDeep = { ParentFolderId: deepest, FolderName: 'x' }
    await refuses(made.root, ['CreateFolder', tooDeep], 'FolderTooDeep')
    const top = chain[0] ?? ''
    await refuses(made.root, ['MoveFolder', { FolderId: top, ParentFolderId: top }], 'FolderInItself')
    await refuses(made.root, ['MoveFolder', { FolderId: top, ParentFolderId: deepest }], 'FolderInItself')
    const other = await newFolder(made.root, made.folder, 'other')
    await refuses(made.root, ['MoveFolder', { FolderId: top, ParentFolderId: other }], 'FolderTooDeep')
    const same = { ParentFolderId: made.folder, FolderName: 'SAME' }
    await refuses(made.root, ['CreateFolder', same], 'FolderExists')
    await refuses(made.root, ['UpdateFolder', { FolderId: other, FolderName: 'Same' }], 'FolderExists')
    const clash = { FolderId: chain[1] ?? '', ParentFolderId: made.folder }
    await refuses(made.root, ['MoveFolder', clash], 'FolderExists')
    await refuses(made.root, ['DeleteFolder', { FolderId: top }], 'FolderHasFolders')
    const AccountId = await newMember(target, made)
    await done(made.root, 'MoveMember', { AccountId, FolderId: deepest })
    await refuses(made.root, ['DeleteFolder', { FolderId: deepest }], 'FolderHasMembers')
  })

  it('400, 403, 404', async () => {
    const made = await newDirectory(target)
    const { root, folder } = made
    const FolderId = await newFolder(root, folder)
    const nobody = await nobodyIn(made)
    const right = {
      CreateFolder: { ParentFolderId: folder, FolderName: newId('f') },
      UpdateFolder: { FolderId, FolderName: newId('f') },
      MoveFolder: { FolderId, ParentFolderId: folder },
      DeleteFolder: { FolderId },
      ListFolders: { ParentFolderId: folder },
    }
    const errors = {
      FolderId: ['MissingFolderId', 'FolderNotFound'],
      ParentFolderId: ['MissingParentFolderId', 'FolderNotFound'],
      FolderName: ['MissingFolderName', 'InvalidParameter'],
    } as const
    const fault = 'It is 1 to 24 letters, digits, underscores, dots and hyphens.'
    for (const [action, parameters] of Object.entries(right)) {
      await refuses(nobody, [action, parameters], 'NoPermissionOperator')
      await refuses(target, [action, parameters], 'DirectoryNotFound')
    }
    const each = Object.entries(right).flatMap(([action, parameters]) =>
      Object.keys(parameters).map((name) => [action, parameters, name as keyof typeof errors] as const),
    )
    for (const [action, parameters, name] of each) {
      const [missing, wrong] = errors[name]
      const values = name === 'FolderName' ? ['FolderName', fault] : ['fd unknown']
      await refuses(root, [action, { ...parameters, [name]: 'fd unknown' }], wrong, ...values)
      if (action !== 'ListFolders') await refuses(root, [action, { ...parameters, [name]: '' }], missing)
    }
    const long = { ...right.CreateFolder, FolderName: 'x'.repeat(25) }
    await refuses(root, ['CreateFolder', long], 'InvalidParameter', 'FolderName', fault)
    for (const action of ['UpdateFolder', 'DeleteFolder', 'MoveFolder'] as const) {
      await refuses(root, [action, { ...right[action], FolderId: folder }], 'FolderNotFound', folder)
    }
    const bounds = 'It is a number from 1 to 1000.'
    await refuses(root, ['ListFolders', { MaxResults: '0' }], 'InvalidParameter', 'MaxResults', bounds)
    await refuses(root, ['ListFolders', { NextToken: 'x' }], 'InvalidNextToken')
  })

  it('403: who may move one folder may not move another, nor put it where nothing is allowed', async () => {
    const { root, folder } = await newDirectory(target)
    const [a, b] = [await newFolder(root, folder), await newFolder(root, folder)]
    const on = (...ids: readonly string[]) => ids.map((id) => `acs:tagplane:*:*:folder/${id}`)
    const user = await userWith(root, { Action: 'tagplane:MoveFolder', Resource: on(a, folder) })
    await done(user, 'MoveFolder', { FolderId: a, ParentFolderId: folder })
    await refuses(user, ['MoveFolder', { FolderId: a, ParentFolderId: b }], 'NoPermissionOperator')
    await refuses(user, ['MoveFolder', { FolderId: b, ParentFolderId: folder }], 'NoPermissionOperator')
  })

  refusesServicePrincipals(target, 'CreateFolder', { ParentFolderId: 'x', FolderName: 'x' })
  everyErrorIsProvoked('CreateFolder', { TooManyFolders: 'takes 1,000 calls' })
  everyErrorIsProvoked('UpdateFolder')
  everyErrorIsProvoked('MoveFolder')
  everyErrorIsProvoked('DeleteFolder')
  everyErrorIsProvoked('ListFolders')
})

describe('AddMember, MoveMember, ListMembers, RemoveMember', { skip }, () => {
  it('200: a member comes into the root, is moved, tagged, and goes', async () => {
    const made = await newDirectory(target)
    const AccountId = await newMember(target, made)
    const [member] = await members(made)
    assert.deepEqual(
      [member?.['AccountId'], member?.['FolderId'], member?.['Path']],
      [AccountId, made.folder, `${made.directory}/${made.folder}`],
    )
    const arn = String(member?.['MemberArn'])
    await tagged(made.root, { owner: 'x' }, arn)
    const FolderId = await newFolder(made.root, made.folder)
    await done(made.root, 'MoveMember', { AccountId, FolderId })
    assert.deepEqual(await members(made, { FolderId: made.folder }), [])
    assert.deepEqual(
      (await members(made, { FolderId })).map((one) => one['AccountId']),
      [AccountId],
    )
    const both = { ManagementAccountId: made.id, AccountId }
    await done(operatorOf(target), 'RemoveMember', both)
    assert.deepEqual([await members(made), await tagsOf(made.root, arn)], [[], undefined])
    const other = await newDirectory(target)
    await done(operatorOf(target), 'AddMember', { ...both, ManagementAccountId: other.id })
  })

  it('409: no account twice, in no directory', async () => {
    const [one, two] = [await newDirectory(target), await newDirectory(target)]
    const AccountId = await newMember(target, one)
    const operator = operatorOf(target)
    for (const { id: ManagementAccountId } of [one, two]) {
      for (const account of [AccountId, one.id, two.id]) {
        const both = { ManagementAccountId, AccountId: account }
        await refuses(operator, ['AddMember', both], 'MemberExists')
      }
    }
  })

  it('400, 403, 404', async () => {
    const made = await newDirectory(target)
    const AccountId = await newMember(target, made)
    const operator = operatorOf(target)
    const free = (await newAccount(target)).id
    for (const action of ['AddMember', 'RemoveMember']) {
      const both = { ManagementAccountId: made.id, AccountId: free }
      await refuses(operator, [action, { AccountId: free }], 'MissingManagementAccountId')
      await refuses(operator, [action, { ManagementAccountId: made.id }], 'MissingAccountId')
      await refuses(made.root, [action, both], 'NoPermissionOperator')
      await refuses(operator, [action, { ...both, ManagementAccountId: '55555' }], 'AccountNotFound')
      await refuses(operator, [action, { ...both, ManagementAccountId: free }], 'DirectoryNotFound')
    }
    await refuses(
      operator,
      ['RemoveMember', { ManagementAccountId: made.id, AccountId: free }],
      'MemberNotFound',
    )
    const FolderId = made.folder
    const move = { AccountId, FolderId }
    await refuses(made.root, ['MoveMember', { FolderId }], 'MissingAccountId')
    await refuses(made.root, ['MoveMember', { AccountId }], 'MissingFolderId')
    await refuses(made.root, ['MoveMember', { ...move, AccountId: free }], 'MemberNotFound')
    const nobody = await nobodyIn(made)
    for (const [action, parameters] of [
      ['MoveMember', move],
      ['ListMembers', { FolderId }],
    ] as const) {
      await refuses(nobody, [action, parameters], 'NoPermissionOperator')
      await refuses(target, [action, parameters], 'DirectoryNotFound')
      await refuses(made.root, [action, { ...parameters, FolderId: unknown }], 'FolderNotFound', unknown)
    }
    const bounds = 'It is a number from 1 to 1000.'
    await refuses(made.root, ['ListMembers', { MaxResults: '0' }], 'InvalidParameter', 'MaxResults', bounds)
    await refuses(made.root, ['ListMembers', { NextToken: 'x' }], 'InvalidNextToken')
  })

  it('two calls that add one account to two directories: one is done', async () => {
    const [one, two] = [await newDirectory(target), await newDirectory(target)]
    const { id: AccountId } = await newAccount(target)
    const add = ({ id: ManagementAccountId }: MadeDirectory) =>
      operatorOf(target).call('AddMember', { ManagementAccountId, AccountId })
    const answers = await Promise.all([add(one), add(two)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await members(one)).length + (await members(two)).length, 1)
  })

  everyErrorIsProvoked('AddMember', { TooManyMembers: 'takes 1,000 accounts' })
  everyErrorIsProvoked('RemoveMember')
  everyErrorIsProvoked('MoveMember')
  everyErrorIsProvoked('ListMembers')
})

describe('acs:PrincipalRDId, acs:PrincipalRDPath', { skip }, () => {
  const allowed = async (user: Target) => (await user.call('ListUsers', {})).status === 200
  const userIn = (root: Target, key: string, value: string) =>
    userWith(root, { Action: 'ram:ListUsers', Condition: { StringLike: { [key]: value } } })

  it('are where the account of the caller is, from the next call after it has moved', async () => {
    const made = await newDirectory(target)
    const { id: AccountId, root } = await newAccount(target)
    const top = `${made.directory}/${made.folder}`
    const [inside, around] = [
      await newFolder(made.root, made.folder),
      await newFolder(made.root, made.folder),
    ]
    const member = await userIn(root, 'acs:PrincipalRDId', made.directory)
    const below = await userIn(root, 'acs:PrincipalRDPath', `${top}/${inside}/*`)
    const nested = await userIn(root, 'acs:PrincipalRDPath', `${top}/${around}/${inside}/${AccountId}`)
    const seen = async () => [await allowed(member), await allowed(below), await allowed(nested)]
    assert.deepEqual(await seen(), [false, false, false])
    const both = { ManagementAccountId: made.id, AccountId }
    await done(operatorOf(target), 'AddMember', both)
    assert.deepEqual(await seen(), [true, false, false])
    await done(made.root, 'MoveMember', { AccountId, FolderId: inside })
    assert.deepEqual(await seen(), [true, true, false])
    await done(made.root, 'MoveFolder', { FolderId: inside, ParentFolderId: around })
    assert.deepEqual(await seen(), [true, false, true])
    await done(operatorOf(target), 'RemoveMember', both)
    assert.deepEqual(await seen(), [false, false, false])
  })

  it('are in the root for the account that manages the directory', async () => {
    const made = await newDirectory(target)
    const path = `${made.directory}/${made.folder}/${made.id}`
    assert.ok(await allowed(await userIn(made.root, 'acs:PrincipalRDPath', path)))
    assert.ok(await allowed(await userIn(made.root, 'acs:PrincipalRDId', made.directory)))
  })

  it('let a role trust all accounts of a directory, or of a folder', async () => {
    const made = await newDirectory(target)
    const { id: AccountId, root } = await newAccount(target)
    const Principal = { RAM: ['*'] }
    const Condition = { StringLike: { 'acs:PrincipalRDPath': `${made.directory}/*` } }
    const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, Condition }]
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '1', Statement })
    await done(made.root, 'CreateRole', { RoleName: 'shared', AssumeRolePolicyDocument })
    const assumer = await newAssumer(root)
    const role = { RoleArn: `acs:ram::${made.id}:role/shared`, RoleSessionName: 'visit' }
    await refuses(assumer, ['AssumeRole', role], 'MayNotAssume')
    await done(operatorOf(target), 'AddMember', { ManagementAccountId: made.id, AccountId })
    await done(assumer, 'AssumeRole', role)
  })
})
