import { MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { type Language, languages } from '../languages.ts'
import logo from '../logo.svg'
import { IdentityMenu } from '../session/identity-menu.tsx'
import { useConsole } from './console-state.ts'
import { AreaLinks } from './navigation.tsx'

const NAMES: Readonly<Record<Language, string>> = { 'zh-TW': '繁體中文', 'zh-CN': '简体中文', en: 'English' }

/** The line above every page. */
export function Header({ menu }: { readonly menu: ReactNode }) {
  const { texts, language, setLanguage, theme, setTheme } = useConsole()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className="header">
      {menu}
      <a className="brand" href="#/">
        <img src={logo} alt="" width="28" height="28" />
        <span>Tagplane</span>
      </a>
      <AreaLinks />
      <div className="header-tools">
        <Select<Language>
          value={language}
          onChange={setLanguage}
          variant="borderless"
          aria-label={texts.language}
          popupMatchSelectWidth={false}
          options={languages.map((value) => ({ value, label: <span lang={value}>{NAMES[value]}</span> }))}
        />
        <Button
          type="text"
          icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          aria-label={theme === 'dark' ? texts.toLight : texts.toDark}
          onClick={() => setTheme(other)}
        />
        <IdentityMenu />
      </div>
    </header>
  )
}
