import { USUAL_TAG_QUOTA } from '../../src/core/tag.ts'
import type { Family, ListParameter, Role, TagsParameter } from '../../src/products/family.ts'
import { families } from '../../src/products/index.ts'
import { code, table } from './markdown.ts'

const EVIDENCE = { sdk: 'SDK', metadata: 'command-line metadata', terraform: 'Terraform provider' } as const
const HEAD = ['Operation', 'Resources', 'Type', 'Tags', 'Region', 'RAM action', 'Read in']

/** What each product accepts by its own tag operations. */
export function productsPage(): string {
  const byProduct = Map.groupBy(families, ({ api, version }) => `${api} ${version}`)
  const sections = [...byProduct]
    .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map(section)
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`
}

const INTRODUCTION = `# The products' own tag operations

Beside the Tag API the server speaks the tag operations of ${new Set(families.map(({ api }) => api)).size} products. They work on the same resources, tags, quotas
and history as the Tag API, and each call on all of its resources or on none. This page is made from the rows in
\`src/products/rows/\`, with what each row was read in.

- A call is known by its Version and Action, or by its path. Where two products have the same, the Host tells them apart
  (\`hbase.cn-hangzhou.aliyuncs.com\`, or \`hbase.\` before a name of your own), then the type and the names of the parameters.
- \`X.N\` is a flat list from \`X.1\` or \`X.0\`; *JSON* is a JSON array in one parameter, or an array in a JSON body.
- Actions and types are compared without case. Parameters that are not named here are ignored.
- A region that a call does not name is that of its Host, else the one where the resource is registered, else cn-hangzhou.
- RAM: the action must be allowed on every resource, and no other action of the product that does the same may be denied.
- Errors that a product does not publish are those of ECS; [errors](reference/errors.md) has them all.`

function section([name, own]: readonly [string, readonly Family[]]): string {
  const hosts = [...new Set(own.flatMap((family) => family.hosts))].map((host) => code(host)).join(', ')
  const rows = own.flatMap((family) =>
    (Object.keys(family.actions) as Role[]).map((role) => row(family, role)),
  )
  const types = new Map(
    own.flatMap((family) => [...family.types].map(([type, { name: known }]) => [type, known])),
  )
  const list = [...types].map(([type, known]) => `${code(type)} (${code(known)})`).join(', ')
  return `## ${name}\n\nHosts: ${hosts}. Types: ${list}.\n\n${table(HEAD, rows)}`
}

function row(family: Family, role: Role): string[] {
  const { actions, ramActions, routes, region, type, types, limits, evidence } = family
  const action = actions[role] ?? ''
  const route = routes[role]
  const [first] = types.values()
  return [
    `${code(action)}${route ? `<br>${code(`${route.method} ${route.path}`)}` : ''}`,
    `${family.ids.map(listName).join(' or ')}, ${limits.resources}`,
    type ? code(type.required ? type.name : `${type.name}?`) : '–',
    tagsOf(family, role),
    region ? code(region.required ? region.name : `${region.name}?`) : '–',
    code(`${first?.ramCode}:${ramActions[role] ?? action}`),
    EVIDENCE[evidence],
  ]
}

function tagsOf(family: Family, role: Role): string {
  const { keys, tags, all, removes, limits, missingIsFine, valuesNeeded } = family
  const pairs = tags.map((parameter) => tagsName(parameter, limits.keys)).join(' or ')
  if (role === 'list') return pairs
  if (role === 'tag')
    return `${pairs}; keys up to ${limits.keyLength}, ${limits.tagsPerResource ?? USUAL_TAG_QUOTA} per resource`
  const named = [
    ...(keys ? [`${listName(keys)}, ${limits.keys}`] : []),
    ...(removes === 'keys'
      ? []
      : [`${pairs}, ${valuesNeeded ? 'with its value' : 'a value that is given must match'}`]),
    ...(all ? [`${code(all.name)}${all.wins ? ', which decides' : ', unless keys are named'}`] : []),
    ...(missingIsFine ? ['an unknown resource is no error'] : []),
  ]
  return named.join('; ')
}

function listName({ name, encoding }: ListParameter): string {
  const written = { flat: `${name}.N`, json: name, comma: name, single: name }[encoding]
  const how = { flat: '', json: ' JSON', comma: ' with commas', single: '' }[encoding]
  return `${code(written)}${how}`
}

function tagsName({ name, encoding, max }: TagsParameter, limit: number): string {
  return `${encoding === 'flat' ? code(`${name}.N`) : `${code(name)} JSON`}, ${max ?? limit}`
}
