import type { SignatureTexts } from '../../core/signature-findings.ts'
import type { Language } from '../languages.ts'

const loaders: Readonly<Record<Language, () => Promise<SignatureTexts>>> = {
  en: () => import('../../core/signature-findings.ts'),
  'zh-TW': async () => (await import('../../core/signature-findings.zh-tw.ts')).zhTw,
  'zh-CN': async () => (await import('../../core/signature-findings.zh-cn.ts')).zhCn,
}

/** What is said of signatures that do not hold, in a language. */
export function loadSignatureTexts(language: Language): Promise<SignatureTexts> {
  return loaders[language]()
}
