import { createContext, use } from 'react'
import type { CatalogDocument } from '../../reference/documents.ts'
import type { Language } from '../languages.ts'
import type { Theme } from '../preferences.ts'
import type { Identity } from '../session/identity.ts'
import type { Texts } from '../texts/en.ts'

/** What every part of the console may know and ask for. */
export type ConsoleState = {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  readonly texts: Texts
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
  readonly catalog: CatalogDocument
  readonly identity: Identity | undefined
  readonly setIdentity: (identity: Identity | undefined) => void
  readonly askToSignIn: () => void
  /** The server has not answered; it is asked until it does. */
  readonly reportLost: () => void
}

export const ConsoleContext = createContext<ConsoleState | undefined>(undefined)

export function useConsole(): ConsoleState {
  const state = use(ConsoleContext)
  if (!state) throw new Error('Outside of the console')
  return state
}
