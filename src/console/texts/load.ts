import type { Locale } from 'antd/es/locale'
import type { Language } from '../languages.ts'
import type { Texts } from './en.ts'

/** What the console and its components say in a language. */
export type Wording = { readonly texts: Texts; readonly locale: Locale }

const loaders: Readonly<Record<Language, () => Promise<Wording>>> = {
  en: async () => {
    const [{ en }, { default: locale }] = await Promise.all([
      import('./en.ts'),
      import('antd/es/locale/en_US'),
    ])
    return { texts: en, locale }
  },
  'zh-TW': async () => {
    const [{ zhTw }, { default: locale }] = await Promise.all([
      import('./zh-tw.ts'),
      import('antd/es/locale/zh_TW'),
    ])
    return { texts: zhTw, locale }
  },
  'zh-CN': async () => {
    const [{ zhCn }, { default: locale }] = await Promise.all([
      import('./zh-cn.ts'),
      import('antd/es/locale/zh_CN'),
    ])
    return { texts: zhCn, locale }
  },
}

export function loadWording(language: Language): Promise<Wording> {
  return loaders[language]()
}
