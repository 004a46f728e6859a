import { GROUP, type Group } from '../../core/identity.ts'
import { operation } from '../operation.ts'
import { createdGroup, MAX_GROUPS, toCreatedGroup } from './groups.ts'
import { groupName, RAM_VERSION, wantedOf } from './ram.ts'
import { comments } from './users.ts'

export const createGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'CreateGroup',
  summary: 'Makes a group of users.',
  description:
    'Who is in a group may what the policies of the group allow. Names are unique without regard to case.',
  parameters: {
    GroupName: groupName('The name: 1 to 64 letters, digits, dots, hyphens and underscores.'),
    Comments: comments('A note, 1 to 128 characters.', 'CommentsLength'),
  },
  response: { Group: createdGroup },
  errors: [
    'MissingGroupName',
    'GroupNameLength',
    'GroupNameChars',
    'CommentsLength',
    'NotAuthorized',
    'GroupExists',
    'TooManyGroups',
  ],
  access: {
    level: 'create',
    resource: 'acs:ram:*:{Account}:group/*',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ caller }) => wantedOf('CreateGroup', caller, 'group/*'),
  },
  check: () => undefined,
  async handle({ input, call, settings, store, credentials, fail }) {
    const { groups } = settings.identities
    if (groups.named(input.GroupName)) fail('GroupExists')
    if (groups.byId.size >= MAX_GROUPS) fail('TooManyGroups')
    const { guard, change } = call
    const id = `g-${credentials.newId()}`
    const group: Group = {
      ...{ name: input.GroupName, comments: input.Comments ?? '', policies: [] },
      ...{ createdAt: change.at, updatedAt: change.at },
    }
    await store.changeConfig({ guard, change, deletes: [], puts: [{ kind: GROUP, name: id, value: group }] })
    return { Group: toCreatedGroup({ ...group, id }) }
  },
  examples: [
    {
      name: 'A group',
      parameters: { GroupName: 'dev-team', Comments: 'Developers' },
      response: {
        RequestId: 'D3F0679E-9757-95DB-AF2D-04D5188C69C5',
        Group: {
          GroupId: 'g-5732750813924f90a1c4',
          GroupName: 'dev-team',
          Comments: 'Developers',
          CreateDate: '2026-11-24T12:00:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
