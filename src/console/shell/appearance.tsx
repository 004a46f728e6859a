import { ConfigProvider, theme as themes } from 'antd'
import type { Locale } from 'antd/es/locale'
import type { ReactNode } from 'react'
import type { Theme } from '../preferences.ts'

/** What the page's policy lets styles through by. */
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** Some readers get ill of what moves. */
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches

const FONTS =
  'system-ui, -apple-system, "Segoe UI", "Noto Sans TC", "Noto Sans SC", "PingFang TC", "Microsoft JhengHei", sans-serif'
const MONOSPACED = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace'

const FORMS = { borderRadius: 8, fontFamily: FONTS, fontFamilyCode: MONOSPACED }

/** Those of styles/base.css, for the components. */
const COLOURS = {
  light: {
    ...{ colorPrimary: '#0f6e66', colorLink: '#0b625b', colorTextBase: '#17201e', colorBgBase: '#ffffff' },
    ...{ colorBorder: '#c3ccc9', colorTextPlaceholder: '#66726e', colorTextDescription: '#55625e' },
  },
  dark: {
    ...{ colorPrimary: '#4fbfb1', colorLink: '#6fd0c3', colorTextBase: '#e6edeb', colorBgBase: '#151d1b' },
    ...{ colorBgContainer: '#111917', colorBgElevated: '#1b2523', colorFillAlter: '#1b2523' },
    ...{ colorBorder: '#41504b', colorTextPlaceholder: '#93a39e', colorTextDescription: '#9fb0ab' },
  },
} as const

type Props = { readonly theme: Theme; readonly locale: Locale; readonly children: ReactNode }

/** How components look: colours, fonts, the language of their own words. */
export function Appearance({ theme, locale, children }: Props) {
  const dark = theme === 'dark'
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={locale}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? themes.darkAlgorithm : themes.defaultAlgorithm,
        token: { ...COLOURS[theme], ...FORMS, motion },
        components: {
          Button: { primaryShadow: 'none', defaultShadow: 'none', ...(dark && { primaryColor: '#04211d' }) },
          Segmented: { trackBg: dark ? '#0e1413' : '#eef2f1' },
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
