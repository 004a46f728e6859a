import type { Listed } from '../terminal/command.ts'

const server = 'Server'
const store = 'Store'
const tags = 'Tags'
const estate = 'Resources'
const rights = 'Accounts, users, rights'
const calls = 'Calls'

/** Every command of the program; what it is made of is loaded when it is used. */
export const commands: readonly Listed[] = [
  {
    ...{ name: 'serve', section: server, summary: 'Runs the server until it gets SIGTERM or SIGINT.' },
    command: async () => (await import('./serve.ts')).serve,
  },
  {
    ...{ name: 'env', section: server },
    summary: 'Prints what points official SDKs and the aliyun CLI at this server.',
    command: async () => (await import('./env.ts')).env,
  },
  {
    ...{ name: 'tag', section: tags, summary: 'Puts tags on resources.' },
    command: async () => (await import('./tag.ts')).tag,
  },
  {
    ...{ name: 'untag', section: tags },
    summary: 'Shows what would be taken off resources, and takes it off with --yes.',
    command: async () => (await import('./untag.ts')).untag,
  },
  {
    ...{ name: 'list', section: tags, summary: 'Lists resources with their tags.' },
    command: async () => (await import('./list.ts')).list,
  },
  {
    ...{ name: 'protected-keys', section: tags, summary: 'Tag keys that nobody may tag or untag.' },
    noun: async () => (await import('./protected-keys.ts')).protectedKeys,
  },
  {
    ...{ name: 'quota', section: tags, summary: 'How many tags resources may carry.' },
    noun: async () => (await import('./quota.ts')).quota,
  },
  {
    ...{
      name: 'preset',
      section: tags,
      summary: 'Tag keys and values that are there before a resource carries them.',
    },
    noun: async () => (await import('./preset.ts')).preset,
  },
  {
    ...{ name: 'created-by', section: tags, summary: 'Tags that say who has registered a resource.' },
    noun: async () => (await import('./created-by.ts')).createdBy,
  },
  {
    ...{ name: 'resource', section: estate, summary: 'Resources that exist, with their tags or without.' },
    noun: async () => (await import('./resource.ts')).resource,
  },
  {
    ...{ name: 'resource-group', section: estate, summary: 'Groups that resources are in.' },
    noun: async () => (await import('./resource-group.ts')).resourceGroup,
  },
  {
    ...{ name: 'directory', section: estate, summary: 'The tree of accounts that one of them manages.' },
    noun: async () => (await import('./directory.ts')).directory,
  },
  {
    ...{ name: 'seed', section: estate },
    summary: 'Makes what a file says of accounts, users, rights and resources, where it is not there yet.',
    command: async () => (await import('./seed.ts')).seed,
  },
  {
    ...{ name: 'account', section: rights, summary: 'Accounts of the installation.' },
    noun: async () => (await import('./account.ts')).account,
  },
  {
    ...{ name: 'principal', section: rights, summary: 'Products that tag and untag for accounts.' },
    noun: async () => (await import('./principal.ts')).principal,
  },
  {
    ...{ name: 'user', section: rights, summary: 'Users of an account.' },
    noun: async () => (await import('./user.ts')).user,
  },
  {
    ...{ name: 'group', section: rights, summary: 'Groups of users.' },
    noun: async () => (await import('./group.ts')).group,
  },
  {
    ...{ name: 'role', section: rights, summary: 'Roles, which users and others take on for a time.' },
    noun: async () => (await import('./role.ts')).role,
  },
  {
    ...{ name: 'policy', section: rights, summary: 'Policies, and whom they are attached to.' },
    noun: async () => (await import('./policy.ts')).policy,
  },
  {
    ...{ name: 'key', section: rights, summary: 'Access keys of users.' },
    noun: async () => (await import('./key.ts')).key,
  },
  {
    ...{
      name: 'explain',
      section: rights,
      summary: 'Says whether somebody may do something, and which statement decides.',
    },
    command: async () => (await import('./explain.ts')).explain,
  },
  {
    ...{
      name: 'whoami',
      section: calls,
      summary: 'Shows which account and identity the credentials are of.',
    },
    command: async () => (await import('./whoami.ts')).whoami,
  },
  {
    ...{ name: 'call', section: calls, summary: 'Calls any operation.' },
    command: async () => (await import('./call.ts')).call,
  },
  {
    ...{ name: 'request', section: calls, summary: 'Requests that came in lately.' },
    noun: async () => (await import('./request.ts')).request,
  },
  {
    ...{ name: 'explain-signature', section: calls },
    summary: 'Says why the signature of a request does not hold.',
    command: async () => (await import('./explain-signature.ts')).explainSignature,
  },
  {
    ...{ name: 'migrate', section: store },
    summary: 'Brings the tables of a PostgreSQL store up to the version of this program.',
    command: async () => (await import('./migrate.ts')).migrate,
  },
  {
    ...{ name: 'backup', section: store },
    summary:
      'Writes the embedded store to a file, while the server runs or not. The master key is not in it.',
    command: async () => (await import('./backup.ts')).backup,
  },
  {
    ...{ name: 'restore', section: store, summary: 'Puts a backup into a data directory that has no store.' },
    command: async () => (await import('./backup.ts')).restore,
  },
  {
    ...{ name: 'export', section: store },
    summary: 'Writes a store of either kind as text, while it is served or not. The master key is not in it.',
    command: async () => (await import('./export.ts')).exportCommand,
  },
  {
    ...{ name: 'import', section: store },
    summary: 'Makes a store of either kind, where there is none, from what was exported.',
    command: async () => (await import('./export.ts')).importCommand,
  },
  {
    ...{ name: 'doctor', section: store },
    summary: 'Looks whether a store holds what it promises, while it is served or not. Nothing is changed.',
    command: async () => (await import('./doctor.ts')).doctor,
  },
]
