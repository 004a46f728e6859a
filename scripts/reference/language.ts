import { english, type ReferenceLanguage, traditionalChinese } from '../../src/reference/language.ts'
import { en, type Words } from './words.en.ts'
import { zhTw } from './words.zh-tw.ts'

/** A language that the pages of the reference are written in. */
export type Language = ReferenceLanguage & { readonly words: Words }

export const languages: readonly Language[] = [
  { ...english, words: en },
  { ...traditionalChinese, words: zhTw },
]

/** The file of a page in a language: `errors.md`, `errors.zh-TW.md`. */
export function fileIn({ code }: Language, name: string): string {
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
