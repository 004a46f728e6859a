import { type Language, preferredLanguage } from './languages.ts'

/** What a reader has chosen: the only thing that the console keeps in the browser. */
export type Theme = 'light' | 'dark'

const LANGUAGE = 'tagplane.language'
const THEME = 'tagplane.theme'

export function readLanguage(): Language {
  return preferredLanguage(read(LANGUAGE), navigator.languages)
}

export function keepLanguage(language: Language): void {
  keep(LANGUAGE, language)
}

export function readTheme(): Theme {
  const kept = read(THEME)
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function keepTheme(theme: Theme): void {
  keep(THEME, theme)
}

/** Browsers may forbid storage; the choice then holds for this page. */
function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {}
}
