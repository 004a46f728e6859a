import {
  english,
  type ReferenceLanguage,
  simplifiedBy,
  traditionalChinese,
} from '../../src/reference/language.ts'
import { simplify, simplifyAll } from '../simplified-chinese/simplify.ts'
import { en as enProducts, type ProductsWords } from './products-words.en.ts'
import { zhTw as zhTwProducts } from './products-words.zh-tw.ts'
import { en, type Words } from './words.en.ts'
import { zhTw } from './words.zh-tw.ts'

/** A language that the pages of the reference are written in. */
export type Language = ReferenceLanguage & { readonly words: Words; readonly productsWords: ProductsWords }

const traditional: Language = { ...traditionalChinese, words: zhTw, productsWords: zhTwProducts }

const simplified: Language = {
  ...simplifiedBy(simplify),
  words: { ...simplifyAll(zhTw), own: '简体中文' },
  productsWords: simplifyAll(zhTwProducts),
}

export const languages: readonly Language[] = [
  { ...english, words: en, productsWords: enProducts },
  traditional,
  simplified,
]

/** The file of a page in a language: `errors.md`, `errors.zh-TW.md`. */
export function fileIn({ code }: Pick<Language, 'code'>, name: string): string {
  return code === 'en' ? `${name}.md` : `${name}.${code}.md`
}

/** The line with links to the page in its other languages, as the READMEs have it; `name` without folders. */
export function languageLine(current: Language, name: string): string {
  const links = languages.map((language) => {
    const { own } = language.words
    return language === current ? own : `[${own}](${fileIn(language, name)})`
  })
  return links.join(' | ')
}

/** A page that is written in 繁體中文, in 简体中文. */
export function simplifiedPage(page: string, name: string): string {
  return page.split(languageLine(traditional, name)).map(simplify).join(languageLine(simplified, name))
}
