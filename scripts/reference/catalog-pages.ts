import { centralServices, resourceTypes } from '../../src/catalog/catalog.ts'
import type { ResourceType } from '../../src/catalog/resource-type.ts'
import { canBeWithout } from '../../src/catalog/without-tag.ts'
import { type Language, languageLine } from './language.ts'
import { cell, code, table } from './markdown.ts'

/** Every resource type of the catalogue, product by product. */
export function servicesPage(language: Language): string {
  const { words } = language
  const byProduct = Map.groupBy(resourceTypes(), ({ product }) => product)
  const { type, arn, identity, supports, without, evidence, otherNames } = words
  const head = [type, arn, identity, supports, without, evidence, otherNames]
  const sections = [...byProduct].map(([product, types]) => {
    const rows = types.map((type) => typeRow(type, language))
    return `## ${product}\n\n${table(head, rows)}`
  })
  return page(words.services, 'services', words.servicesText, sections, language)
}

function typeRow(type: ResourceType, { words }: Language): string[] {
  const { product, type: name, identity, supportCodes, evidence, vocabulary } = type
  return [
    code(name),
    code(`arn:acs:${product}:*:*:${name}/{ResourceId}`),
    words[identity],
    supportCodes.map((supportCode) => code(supportCode)).join('<br>') || words.none,
    canBeWithout(type.name) ? words.yes : words.no,
    words[evidence],
    vocabulary.map((other) => code(other.name)).join('<br>') || words.none,
  ]
}

/** The services whose resources belong to no region of their own. */
export function centralServicesPage(language: Language): string {
  const { words } = language
  const rows = centralServices().map(({ product, types, homes, evidence }) => [
    code(product.code),
    types.map(({ type }) => code(type)).join('<br>'),
    homes.map((home) => code(home)).join('<br>'),
    cell(words[evidence]),
  ])
  const head = [words.product, words.types, words.regions, words.evidence]
  return page(words.central, 'central-services', words.centralText, [table(head, rows)], language)
}

function page(
  title: string,
  name: string,
  text: string,
  sections: readonly string[],
  language: Language,
): string {
  const top = `# ${title}\n\n${languageLine(language, name)}\n\n${text}${language.words.gap}${language.words.made}`
  return `${[top, ...sections].join('\n\n')}\n`
}
