import { ConverterFactory, Locale } from 'opencc-js/t2cn'
import { words } from './words.ts'

const [taiwan = []] = Locale.from['twp'] ?? []
const convert = ConverterFactory([words, ...taiwan], ...(Locale.to['cn'] ?? []))

/** A text of 繁體中文 in 简体中文, with the words of its readers; Latin words in the place of Chinese ones get their spaces. */
export function simplify(traditional: string): string {
  return convert(traditional)
    .replace(/(\p{Script=Han})([A-Za-z])/gu, '$1 $2')
    .replace(/([A-Za-z])(\p{Script=Han})/gu, '$1 $2')
}

type Texts = string | readonly string[] | { readonly [name: string]: Texts }

/** All texts of a table. */
export function simplifyAll<T extends Texts>(texts: T): T {
  return each(texts) as T
}

function each(texts: Texts): Texts {
  if (typeof texts === 'string') return simplify(texts)
  if (isList(texts)) return texts.map(simplify)
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, each(text)]))
}

function isList(texts: Texts): texts is readonly string[] {
  return Array.isArray(texts)
}
