/** Languages of the console. */
export const languages = ['zh-TW', 'zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** What was chosen before, else the first of the reader's languages that the console has; English without any. */
export function preferredLanguage(chosen: string | null, wanted: readonly string[]): Language {
  const kept = languages.find((language) => language === chosen)
  return kept ?? wanted.map(languageOf).find((language) => language !== undefined) ?? 'en'
}

function languageOf(tag: string): Language | undefined {
  if (/^zh-(hant|tw|hk|mo)\b/i.test(tag)) return 'zh-TW'
  if (/^zh\b/i.test(tag)) return 'zh-CN'
  return /^en\b/i.test(tag) ? 'en' : undefined
}
