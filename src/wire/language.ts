/** Languages that pages for people are written in. */
export const languages = ['en', 'zh-TW', 'zh-CN'] as const
export type Language = (typeof languages)[number]

const MAX_RANGES = 50
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/
const CHINESE = /^zh\b/

/** The language that a reader likes best, by the language asked for or by Accept-Language; English without any. */
export function preferredLanguage(asked: string | null, acceptLanguage: string | undefined): Language {
  const exact = languages.find((language) => language.toLowerCase() === asked?.toLowerCase())
  if (exact) return exact
  const ranges = (acceptLanguage ?? '').split(',', MAX_RANGES).map(toRange)
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  return wanted.map(({ tag }) => languageOf(tag)).find((language) => language !== undefined) ?? 'en'
}

function toRange(text: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const weight =
    quality === undefined ? 1 : /^(0(\.\d{1,3})?|1(\.0{1,3})?)$/.test(quality) ? Number(quality) : 0
  return { tag, weight }
}

function languageOf(tag: string): Language | undefined {
  if (TRADITIONAL.test(tag)) return 'zh-TW'
  if (CHINESE.test(tag)) return 'zh-CN'
  return /^(en\b|\*$)/.test(tag) ? 'en' : undefined
}
