import type { Language } from '../wire/language.ts'

export type Words = {
  readonly language: string
  readonly title: string
  readonly intro: string
  readonly search: string
  readonly find: string
  readonly every: string
  readonly none: string
  readonly code: string
  readonly status: string
  readonly meaning: string
  readonly fix: string
  readonly origin: string
  readonly anywhere: string
  readonly products: string
  readonly oneResource: string
  readonly all: string
  readonly unknown: string
  readonly inConsole: string
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    language: 'English',
    title: 'Errors',
    intro: 'Every error that this server answers with. Recommend in an answer leads to the page of its code.',
    search: 'Code or words',
    find: 'Find',
    every: 'All APIs',
    none: 'No error of this server fits.',
    code: 'Code',
    status: 'HTTP',
    meaning: 'What it means',
    fix: 'What to do',
    origin: 'Where it comes from',
    anywhere: 'Any operation',
    products: 'Products',
    oneResource: 'of one resource',
    all: 'All errors',
    unknown: 'No error of this server has this code. Check its spelling, capital letters included.',
    inConsole: 'Open in the console',
  },
  'zh-TW': {
    language: '繁體中文',
    title: '錯誤碼',
    intro: '這台伺服器會回應的所有錯誤。回應中的 Recommend 會指向該錯誤碼的頁面。',
    search: '錯誤碼或關鍵字',
    find: '搜尋',
    every: '所有 API',
    none: '這台伺服器沒有符合的錯誤。',
    code: '錯誤碼',
    status: 'HTTP',
    meaning: '錯誤原因',
    fix: '解決方法',
    origin: '來自哪些操作',
    anywhere: '任何操作',
    products: '雲產品',
    oneResource: '單一資源',
    all: '所有錯誤碼',
    unknown: '這台伺服器沒有這個錯誤碼。請檢查拼寫，包括大小寫。',
    inConsole: '在主控台開啟',
  },
  'zh-CN': {
    language: '简体中文',
    title: '错误码',
    intro: '这台服务器会返回的所有错误。响应中的 Recommend 会指向该错误码的页面。',
    search: '错误码或关键词',
    find: '搜索',
    every: '所有 API',
    none: '这台服务器没有符合的错误。',
    code: '错误码',
    status: 'HTTP',
    meaning: '错误原因',
    fix: '解决方法',
    origin: '来自哪些操作',
    anywhere: '任何操作',
    products: '云产品',
    oneResource: '单个资源',
    all: '所有错误码',
    unknown: '这台服务器没有这个错误码。请检查拼写，包括大小写。',
    inConsole: '在控制台打开',
  },
}
