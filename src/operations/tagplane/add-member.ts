import { MEMBER, MEMBERSHIP, type Member, membershipIn } from '../../core/directory.ts'
import { registrationTags } from '../created-by.ts'
import { operation } from '../operation.ts'
import { registering } from '../own-resources.ts'
import { accountsAccess } from './accounts.ts'
import { exampleMember, MAX_MEMBERS, managedBy, member, toMember } from './directory.ts'
import { livingAccount, memberParameters } from './members.ts'
import { TAGPLANE_VERSION } from './protected-tag-keys.ts'

export const addMember = operation({
  api: 'Tagplane',
  version: TAGPLANE_VERSION,
  action: 'AddMember',
  summary: 'Makes an account a member of a directory.',
  description:
    'For whoever runs the installation. It comes into the root, and the account that manages the directory moves it from there. What the member may do does not change.',
  parameters: memberParameters,
  response: { Member: member },
  errors: [
    'MissingManagementAccountId',
    'MissingAccountId',
    'NoPermissionOperator',
    'AccountNotFound',
    'DirectoryNotFound',
    'MemberExists',
    'TooManyMembers',
  ],
  access: accountsAccess('AddMember', 'create'),
  check: () => undefined,
  async handle({ input, call, settings, settingsOfAccount, store, fail }) {
    const { guard, change } = call
    const { ManagementAccountId: management, AccountId: account } = input
    const asking = { settings, settingsOfAccount, fail }
    const managing = await livingAccount(management, asking)
    const directory = managedBy(managing, fail)
    const own = await livingAccount(account, asking)
    if (own.directory || own.membership) fail('MemberExists')
    if (directory.members.size >= MAX_MEMBERS) fail('TooManyMembers')
    const name = settings.accounts.get(account)?.name ?? ''
    const value: Member = { name, folder: directory.root, directory: directory.id, joinedAt: change.at }
    const membership = membershipIn(directory, management, directory.root)
    await store.changeConfig({
      ...{ guard, change, puts: [], deletes: [] },
      others: [
        { account: management, puts: [{ kind: MEMBER, name: account, value }], deletes: [] },
        { account, puts: [{ ...MEMBERSHIP, value: membership }], deletes: [] },
      ],
      resources: registering(management, 'account', {
        id: account,
        name,
        registrationTags: registrationTags(call.caller, managing),
      }),
    })
    return { Member: toMember({ ...value, account }, directory, management) }
  },
  examples: [
    {
      name: 'An account',
      parameters: { ManagementAccountId: '1234567890123456', AccountId: '2345678901234567' },
      response: { RequestId: '19581E27-DE7C-4ED0-90FF-1CE50B2047E7', Member: exampleMember },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
