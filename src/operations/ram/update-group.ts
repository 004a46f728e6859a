import { GROUP } from '../../core/identity.ts'
import { optionalString } from '../../shape/shapes.ts'
import { operation } from '../operation.ts'
import { groupPath, shownGroup, toGroup } from './groups.ts'
import { documentOf, groupName, nameForm, RAM_VERSION, wantedOf } from './ram.ts'
import { comments } from './users.ts'

export const updateGroup = operation({
  api: 'Ram',
  version: RAM_VERSION,
  action: 'UpdateGroup',
  summary: 'Changes a group of the account.',
  description:
    'What is left out stays. A group that is renamed keeps its id, users and policies. The caller needs the right on the group, and under a new name on that one too.',
  parameters: {
    GroupName: groupName('The name of the group.'),
    NewGroupName: optionalString({
      ...{ doc: 'A new name, in the form of GroupName.', example: 'platform-team' },
      ...nameForm('NewGroupNameLength', 'NewGroupNameChars'),
    }),
    NewComments: comments('A new note, 1 to 128 characters.', 'NewCommentsLength'),
  },
  response: { Group: shownGroup },
  errors: [
    'MissingGroupName',
    'GroupNameLength',
    'GroupNameChars',
    'NewGroupNameLength',
    'NewGroupNameChars',
    'NewCommentsLength',
    'NotAuthorized',
    'GroupNotFound',
    'GroupExists',
  ],
  access: {
    level: 'update',
    resource: 'acs:ram:*:{Account}:group/{GroupName}',
    conditionKeys: ['*'],
    denied: 'NotAuthorized',
    request: ({ input, caller, settings }) => [
      wantedOf('UpdateGroup', caller, groupPath(input.GroupName, settings)),
      // As it is to be: in another case it is another name to policies.
      ...(input.NewGroupName === undefined
        ? []
        : [wantedOf('UpdateGroup', caller, `group/${input.NewGroupName}`)]),
    ],
  },
  check: () => undefined,
  async handle({ input, call, settings, store, fail }) {
    const { groups } = settings.identities
    const group = groups.named(input.GroupName) ?? fail('GroupNotFound')
    const { NewGroupName: name = group.name, NewComments: note = group.comments } = input
    if ((groups.named(name) ?? group).id !== group.id) fail('GroupExists')
    const { guard, change } = call
    const updated = { ...group, name, comments: note, updatedAt: change.at }
    await store.changeConfig({ guard, change, deletes: [], puts: [documentOf(GROUP, updated)] })
    return { Group: toGroup(updated) }
  },
  examples: [
    {
      name: 'A new name',
      parameters: { GroupName: 'dev-team', NewGroupName: 'platform-team' },
      response: {
        RequestId: 'EC6647CC-0A36-EC7A-BA72-CC81BF3DE182',
        Group: {
          GroupId: 'g-5732750813924f90a1c4',
          GroupName: 'platform-team',
          Comments: 'Developers',
          CreateDate: '2026-11-24T12:00:00Z',
          UpdateDate: '2026-11-25T08:30:00Z',
        },
      },
    },
  ],
  history: [{ date: '2026-11-24', change: 'First served.' }],
})
