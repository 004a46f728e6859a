import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { findApi } from '../documents.ts'
import { hashOf, type Place } from '../place.ts'
import type { Texts } from '../texts/en.ts'
import { useConsole } from './console-state.ts'
import { Header } from './header.tsx'
import { Home } from './home.tsx'
import { Sidebar } from './sidebar.tsx'
import { usePlace } from './use-place.ts'

const OperationPage = lazy(() =>
  import('../operation/operation-page.tsx').then((m) => ({ default: m.OperationPage })),
)
const Changes = lazy(() => import('./changes.tsx').then((m) => ({ default: m.Changes })))
const SignIn = lazy(() => import('../session/sign-in.tsx').then((m) => ({ default: m.SignIn })))

type Props = {
  readonly lost: boolean
  readonly signingIn: boolean
  readonly onSignInClosed: () => void
}

/** The frame of every page: what stands above, beside and before its content. */
export function Frame({ lost, signingIn, onSignInClosed }: Props) {
  const { texts } = useConsole()
  const [menuOpen, setMenuOpen] = useState(false)
  useEffect(() => {
    const close = () => setMenuOpen(false)
    addEventListener('hashchange', close)
    return () => removeEventListener('hashchange', close)
  }, [])
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {texts.skip}
      </button>
      <Header
        menu={
          <Button
            className="menu-button"
            type="text"
            icon={<MenuOutlined />}
            aria-label={texts.menu}
            onClick={() => setMenuOpen(true)}
          />
        }
      />
      <div role="status">{lost && <p className="lost">{texts.lost}</p>}</div>
      <div className="columns">
        <nav className="sidebar" aria-label={texts.menu}>
          <Sidebar />
        </nav>
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
            <Content lost={lost} />
          </Suspense>
        </main>
      </div>
      <Drawer
        title={texts.menu}
        placement="left"
        size={320}
        open={menuOpen}
        onClose={() => setMenuOpen(false)}
        destroyOnHidden
        closable={{ 'aria-label': texts.close }}
      >
        <nav aria-label={texts.menu}>
          <Sidebar />
        </nav>
      </Drawer>
      {signingIn && (
        <Suspense fallback={null}>
          <SignIn onClose={onSignInClosed} />
        </Suspense>
      )}
    </>
  )
}

function Content({ lost }: { readonly lost: boolean }) {
  const { texts, catalog } = useConsole()
  const place = usePlace()
  const name = nameOf(place, texts)
  useEffect(() => {
    document.title = `${name} - Tagplane`
  }, [name])
  if (place.kind === 'home') return <Home />
  if (place.kind === 'changes') return <Changes lost={lost} />
  const entry = findApi(catalog, place.api, place.version)
  const known = entry?.operations.some(({ action }) => action === place.action)
  if (!entry || !known) return <Home unknown={`${place.api} ${place.action}`} />
  // Another view of the same call keeps what is in its form.
  const call = hashOf({ ...place, version: entry.version, view: 'call' })
  return <OperationPage key={call} place={place} entry={entry} lost={lost} />
}

function nameOf(place: Place, texts: Texts): string {
  if (place.kind === 'operation') return `${place.action} - ${place.api}`
  return place.kind === 'changes' ? texts.changeLog : texts.homeTitle
}
