import { USUAL_TAG_QUOTA } from '../../src/core/tag.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type { Family, ListParameter, Role, TagsParameter } from '../../src/products/family.ts'
import { families, productOperations } from '../../src/products/index.ts'
import { fileIn, type Language, languageLine } from './language.ts'
import { code, table } from './markdown.ts'
import type { ProductsWords } from './products-words.en.ts'

/** What each product accepts by its own tag operations. */
export function productsPage(language: Language): string {
  const words = language.productsWords
  const apis = new Set(families.map(({ api }) => api))
  const byProduct = Map.groupBy(families, ({ api, version }) => `${api} ${version}`)
  const sections = [...byProduct]
    .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map((product) => section(product, words))
  const top = [
    `# ${words.title}`,
    languageLine(language, 'products'),
    filled(words.introduction, String(apis.size)),
    `${words.kinds}\n\n${kinds(language)}`,
    filled(words.rules, `reference/${fileIn(language, 'errors')}`),
  ]
  return `${[...top, ...sections].join('\n\n')}\n`
}

function filled(sentence: string, ...values: readonly string[]): string {
  return values.reduce((text, value) => text.replace('%s', value), sentence)
}

/** Each kind of operation once. */
function kinds({ textsOf }: Language): string {
  const first = new Map<string, AnyOperation>()
  for (const operation of productOperations) {
    const { summary, description } = operation
    const kind = `${summary} ${description}`
    if (!first.has(kind)) first.set(kind, operation)
  }
  const lines = [...first.values()]
    .map(textsOf)
    .map(({ summary, description }) => `- **${summary}** ${description}`)
  return lines.join('\n')
}

function section([name, own]: readonly [string, readonly Family[]], words: ProductsWords): string {
  const hosts = [...new Set(own.flatMap((family) => family.hosts))].map((host) => code(host))
  const rows = own.flatMap((family) =>
    (Object.keys(family.actions) as Role[]).map((role) => row(family, role, words)),
  )
  const types = new Map(
    own.flatMap((family) => [...family.types].map(([type, { name: known }]) => [type, known])),
  )
  const list = [...types].map(([type, known]) => `${code(type)} (${code(known)})`)
  const about = filled(words.section, hosts.join(words.comma), list.join(words.comma))
  return `## ${name}\n\n${about}\n\n${table(words.head, rows)}`
}

function row(family: Family, role: Role, words: ProductsWords): string[] {
  const { actions, ramActions, routes, region, type, types, limits, evidence } = family
  const action = actions[role] ?? ''
  const route = routes[role]
  const [first] = types.values()
  const ids = family.ids.map((parameter) => listName(parameter, words)).join(words.or)
  const told = role === 'list' ? listDetails(family, words) : writingDetails(family, role, words)
  return [
    `${code(action)}${route ? `<br>${code(`${route.method} ${route.path}`)}` : ''}`,
    ids === '' ? '–' : `${ids}${words.comma}${limits.resources}`,
    type ? code(type.required ? type.name : `${type.name}?`) : '–',
    told.join(words.and),
    region ? code(region.required ? region.name : `${region.name}?`) : '–',
    code(`${first?.ramCode}:${ramActions[role] ?? action}`),
    words.evidence[evidence],
  ]
}

function pairsOf({ tags, limits }: Family, words: ProductsWords): readonly string[] {
  const names = tags.map((parameter) => tagsName(parameter, limits.keys, words)).join(words.or)
  return names === '' ? [] : [names]
}

function writingDetails(family: Family, role: 'untag' | 'tag', words: ProductsWords): readonly string[] {
  const { keys, all, removes, limits, missingIsFine, valuesNeeded, failedField } = family
  const failed = failedField === undefined ? [] : [filled(words.failed, code(failedField))]
  if (role === 'tag') {
    const bounds = filled(
      words.keys,
      String(limits.keyLength),
      String(limits.tagsPerResource ?? USUAL_TAG_QUOTA),
    )
    return [...pairsOf(family, words), bounds, ...failed]
  }
  const value = valuesNeeded ? words.withValue : words.matching
  return [
    ...(keys ? [`${listName(keys, words)}${words.comma}${limits.keys}`] : []),
    ...(removes === 'keys' ? [] : [`${pairsOf(family, words).join()}${words.comma}${value}`]),
    ...(all ? [filled(all.wins ? words.allWins : words.all, code(all.name))] : []),
    ...(missingIsFine ? [words.missingIsFine] : []),
    ...failed,
  ]
}

function listDetails(family: Family, words: ProductsWords): readonly string[] {
  const { tagFilters, key, containing, category, distinctKeys, paging } = family.listing
  const told = (sentence: string, name: string | undefined) =>
    name === undefined ? [] : [filled(sentence, code(name))]
  const { size } = paging
  return [
    ...pairsOf(family, words),
    ...(tagFilters ? [`${code(`${tagFilters}.N`)}${words.comma}5`] : []),
    ...told(words.oneKey, key && (key.required ? key.name : `${key.name}?`)),
    ...told(words.containing, containing),
    ...told(words.category, category),
    ...told(words.distinct, distinctKeys),
    ...(paging.by === 'number' ? told(words.number, paging.page) : []),
    ...(paging.by === 'whole' ? [words.whole] : []),
    ...(size ? [filled(words.size, String(size.most), code(size.name))] : []),
  ]
}

function listName({ name, encoding }: ListParameter, words: ProductsWords): string {
  const written = { flat: `${name}.N`, json: name, comma: name, single: name }[encoding]
  const how = { flat: '', json: ' JSON', comma: words.commas, single: '' }[encoding]
  return `${code(written)}${how}`
}

function tagsName({ name, encoding, max }: TagsParameter, limit: number, words: ProductsWords): string {
  const written = encoding === 'flat' ? code(`${name}.N`) : `${code(name)} JSON`
  return `${written}${words.comma}${max ?? limit}`
}
