import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CatalogDocument } from '../../reference/documents.ts'
import { loadCatalog } from '../documents.ts'
import type { Language } from '../languages.ts'
import { keepLanguage, keepTheme, readLanguage, readTheme, type Theme } from '../preferences.ts'
import type { Identity } from '../session/identity.ts'
import { loadWording, type Wording } from '../texts/load.ts'
import { Appearance } from './appearance.tsx'
import { ConsoleContext, type ConsoleState } from './console-state.ts'
import { Frame } from './frame.tsx'
import { useLoaded } from './use-loaded.ts'
import { useServer } from './use-server.ts'

/** The console: what was chosen, who is signed in, what the server has. */
export function App() {
  const [language, setLanguage] = useKept(readLanguage, keepLanguage)
  const [theme, setTheme] = useKept(readTheme, keepTheme)
  const { lost, reportLost } = useServer()
  const shown = useLoaded(language, lost, () => loadShown(language), reportLost)
  const [identity, setIdentity] = useState<Identity>()
  const [signingIn, setSigningIn] = useState(false)
  usePageSettings(shown?.language ?? language, theme)
  const state = useMemo<ConsoleState | undefined>(
    () =>
      shown && {
        ...{ language: shown.language, setLanguage, texts: shown.wording.texts, theme, setTheme },
        ...{ catalog: shown.catalog, identity, setIdentity, reportLost },
        askToSignIn: () => setSigningIn(true),
      },
    [shown, theme, identity, setLanguage, setTheme, reportLost],
  )
  if (!shown || !state) return <div className="starting" aria-busy="true" />
  return (
    <ConsoleContext value={state}>
      <Appearance locale={shown.wording.locale} theme={theme}>
        <Frame lost={lost} signingIn={signingIn} onSignInClosed={() => setSigningIn(false)} />
      </Appearance>
    </ConsoleContext>
  )
}

type Shown = {
  readonly language: Language
  readonly wording: Wording
  readonly catalog: CatalogDocument
}

async function loadShown(language: Language): Promise<Shown> {
  const [wording, catalog] = await Promise.all([loadWording(language), loadCatalog(language)])
  return { language, wording, catalog }
}

function useKept<T>(read: () => T, keep: (value: T) => void): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(read)
  const set = useCallback(
    (chosen: T) => {
      keep(chosen)
      setValue(() => chosen)
    },
    [keep],
  )
  return [value, set]
}

function usePageSettings(language: Language, theme: Theme): void {
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = theme
  }, [language, theme])
}
