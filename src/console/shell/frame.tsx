import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useConsole } from './console-state.ts'
import { Content } from './content.tsx'
import { Header } from './header.tsx'
import { AreaLinks } from './navigation.tsx'
import { Sidebar } from './sidebar.tsx'

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
        <nav className="sidebar" aria-label={texts.pages}>
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
        <AreaLinks />
        <nav aria-label={texts.pages}>
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
