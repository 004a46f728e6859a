import { MAX_KEY_LENGTH, MAX_TAG_QUOTA, MAX_VALUE_LENGTH, TAG_CHARACTER } from '../core/tag.ts'
import type { JsonSchema } from './json-schema.ts'

const text = (description: string, maxLength = 128): JsonSchema => ({
  ...{ type: 'string', description, minLength: 1, maxLength },
})
const note = text('What it is for.', 256)
const form = (pattern: string, description: string): JsonSchema => ({ type: 'string', description, pattern })
/** Schemas have no way to say that case does not matter. */
const [NO_SYSTEM_KEY, NO_LINK] = [
  '(?![Aa][Cc][Ss]:|[Aa][Ll][Ii][Yy][Uu][Nn])',
  '(?!.*[Hh][Tt][Tt][Pp][Ss]?://)',
]
const MARKS = 'letters, digits, spaces and _ . # / = + - @ : , ~, without http:// or https://'
const tagKey = form(
  `^${NO_LINK}${TAG_CHARACTER}{1,${MAX_KEY_LENGTH}}$`,
  `A tag key: 1 to ${MAX_KEY_LENGTH} ${MARKS}.`,
)
const presetKey = form(
  `^${NO_SYSTEM_KEY}${NO_LINK}${TAG_CHARACTER}{1,${MAX_KEY_LENGTH}}$`,
  `The key: 1 to ${MAX_KEY_LENGTH} ${MARKS}. It does not begin with acs: or aliyun.`,
)
const presetValue = form(
  `^${NO_LINK}${TAG_CHARACTER}{1,${MAX_VALUE_LENGTH}}$`,
  `The value: 1 to ${MAX_VALUE_LENGTH} ${MARKS}.`,
)
const quota: JsonSchema = {
  ...{ type: 'integer', description: 'How many custom tags a resource carries at most.' },
  ...{ minimum: 1, maximum: MAX_TAG_QUOTA },
}
const listOf = (items: JsonSchema, description: string): JsonSchema => ({ type: 'array', description, items })
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })
const record = (
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
) => ({ type: 'object', description, properties, required, additionalProperties: false }) satisfies JsonSchema

const ramName = form('^[A-Za-z0-9._-]{1,64}$', '1 to 64 letters, digits, dots, hyphens and underscores.')
const accountId = form('^[1-9][0-9]{4,31}$', '5 to 32 digits of which the first is not 0.')
const document: JsonSchema = {
  type: 'object',
  description: 'The policy, as RAM writes it. {AccountId} stands for the id of the account.',
}
const policies = listOf(
  form('^[A-Za-z0-9-]{1,128}$', '1 to 128 letters, digits and hyphens.'),
  'Names of policies that are attached: of this file, of the account or of the system.',
)

/** What an account holds; the same at the top, for the account whose key is used. */
const contents: Readonly<Record<string, JsonSchema>> = {
  resourceMode: {
    ...{ type: 'string', enum: ['Auto', 'Strict', 'Inherit'] },
    description: 'Whether tagging an unknown resource registers it.',
  },
  protectedTagKeys: listOf(tagKey, 'Tag keys that nobody may set or remove.'),
  createdByTags: {
    type: 'boolean',
    description: 'Whether new resources, those of this file too, are marked with who has registered them.',
  },
  tagQuotas: record(
    'How many custom tags resources carry at most.',
    {
      tagsPerResource: { ...quota, description: 'Of every type that is not named; left out, 20.' },
      types: listOf(ref('tagQuota'), 'Types with another number.'),
    },
    [],
  ),
  presetTags: listOf(ref('presetTag'), 'Tag keys that are there before a resource carries them.'),
  policies: listOf(ref('policy'), 'Policies of the account.'),
  users: listOf(ref('user'), 'Users.'),
  groups: listOf(ref('group'), 'Groups of users.'),
  roles: listOf(ref('role'), 'Roles.'),
  resourceGroups: listOf(ref('resourceGroup'), 'Groups of resources.'),
  resources: listOf(ref('resource'), 'Resources, with their tags.'),
}

/** The form of a seed file, as it is published. */
export const seedSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Seed of a Tagplane server',
  description: 'What tagplane seed makes, where it is not there yet.',
  type: 'object',
  properties: {
    $schema: { type: 'string', description: 'The schema, for editors.' },
    ...contents,
    accounts: listOf(ref('account'), 'Other accounts of the installation.'),
    directory: record(
      'The directory that the account at the top manages.',
      {
        folders: listOf(ref('folder'), 'Folders in the root.'),
        accounts: listOf(text('The name of an account of this file, or an id.'), 'Members in the root.'),
      },
      [],
    ),
  },
  additionalProperties: false,
  $defs: {
    account: record('An account.', { name: ramName, id: accountId, ...contents }, ['name']),
    tagQuota: record(
      'A type.',
      {
        type: form('^[^:=]+:[^:=]+$', 'Product and type, such as ecs:instance.'),
        tagsPerResource: quota,
      },
      ['type', 'tagsPerResource'],
    ),
    presetTag: record(
      'A preset key.',
      {
        ...{ key: presetKey, description: note },
        values: listOf(
          record('A value.', { value: presetValue, description: note }, ['value']),
          'Values of it.',
        ),
      },
      ['key'],
    ),
    policy: record(
      'A policy of the account.',
      {
        name: form('^[A-Za-z0-9-]{1,128}$', '1 to 128 letters, digits and hyphens.'),
        description: text('A note.', 1024),
        document,
      },
      ['name', 'document'],
    ),
    user: record(
      'A user.',
      {
        ...{ name: ramName, displayName: text('A name for people.'), comments: text('A note.'), policies },
        accessKey: {
          type: 'boolean',
          description: 'Whether the user gets an access key, which is kept in the file of keys.',
        },
      },
      ['name'],
    ),
    group: record(
      'A group of users.',
      { name: ramName, comments: text('A note.'), users: listOf(ramName, 'Names of users in it.'), policies },
      ['name'],
    ),
    role: record(
      'A role.',
      { name: ramName, description: text('A note.', 1024), trust: document, policies },
      ['name', 'trust'],
    ),
    resourceGroup: record(
      'A resource group.',
      {
        name: form('^[A-Za-z][A-Za-z0-9-]{1,49}$', 'A letter, then 1 to 49 letters, digits and hyphens.'),
        displayName: text('What people are shown; without it the name.', 50),
      },
      ['name'],
    ),
    folder: record(
      'A folder.',
      {
        name: form(
          '^[\\p{L}\\p{M}\\p{Nd}_.-]{1,24}$',
          '1 to 24 letters, digits, underscores, dots and hyphens.',
        ),
        folders: listOf(ref('folder'), 'Folders in it.'),
        accounts: listOf(text('The name of an account of this file, or an id.'), 'Members in it.'),
      },
      ['name'],
    ),
    resource: record(
      'A resource, as resource import takes it.',
      {
        arn: text('Its ARN; * for the account means the account that it is in.', 2048),
        ...{ name: text('Its name.'), createdBy: text('Who made it.') },
        group: text('The resource group, by name or id.', 64),
        relations: listOf(
          record('A relation.', { kind: text('Which one.', 64), arn: text('The other resource.', 2048) }, [
            'kind',
            'arn',
          ]),
          'What it belongs to or works with.',
        ),
        attributes: {
          type: 'object',
          description: 'What else is known of it.',
          additionalProperties: { type: 'string' },
        },
        tags: { type: 'object', description: 'Its tags.', additionalProperties: { type: 'string' } },
      },
      ['arn'],
    ),
  },
}
