import { regions } from '../catalog/region.ts'
import { type ErrorName, errors } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { ApiDocument, CatalogDocument, ErrorIndexDocument } from './documents.ts'
import { errorIndex } from './error-documents.ts'
import {
  english,
  isOfProduct,
  type ReferenceLanguage,
  simplifiedChinese,
  traditionalChinese,
} from './language.ts'
import { describeError, describeOperation } from './operation-reference.ts'

type Served = readonly AnyOperation[]

const languages: readonly ReferenceLanguage[] = [english, traditionalChinese, simplifiedChinese]
const NAME = /^(?:([A-Za-z-]{1,40})\/(\d{4}-\d{2}-\d{2})|index|(errors))\.(en|zh-TW|zh-CN)\.json$/

/** `index.en.json`, `errors.en.json`, or `Tag/2018-08-28.en.json`; undefined where nothing is called so. `version` is that of the program. */
export function documentNamed(
  name: string,
  operations: Served,
  version: string,
): CatalogDocument | ErrorIndexDocument | ApiDocument | undefined {
  const [, api, apiVersion, ofErrors, code] = NAME.exec(name) ?? []
  const language = languages.find((each) => each.code === code)
  if (!language) return undefined
  if (ofErrors) return errorIndex(operations, language)
  return api === undefined || apiVersion === undefined
    ? catalogDocument(operations, language, version)
    : apiDocument(operations, { api, version: apiVersion }, language)
}

/** What is served, in one language: the APIs in the order of their operations. */
function catalogDocument(operations: Served, language: ReferenceLanguage, version: string): CatalogDocument {
  const declared = new Set<ErrorName>(operations.flatMap(declaredErrors))
  const names = (Object.keys(errors) as ErrorName[]).filter((name) => !declared.has(name))
  return {
    ...{ language: language.code, version },
    apis: [...byApi(operations).values()].map((own) => {
      const [first] = own
      return {
        ...{ api: first.api, version: first.version, product: isOfProduct(first) },
        operations: own.map((operation) => {
          const { action, access } = operation
          return { action, level: access.level, summary: language.textsOf(operation).summary }
        }),
      }
    }),
    regions: regions.map(({ id, names: called }) => ({ id, name: called[REGION_NAMES[language.code]] })),
    errors: names.map((name) => describeError(name, language)),
  }
}

const REGION_NAMES = { en: 'en', 'zh-TW': 'zhTW', 'zh-CN': 'zhCN' } as const

/** Everything about one API; undefined for one that is not served. */
function apiDocument(
  operations: Served,
  { api, version }: { readonly api: string; readonly version: string },
  language: ReferenceLanguage,
): ApiDocument | undefined {
  const own = byApi(operations).get(`${api} ${version}`)
  if (!own) return undefined
  const names = new Set(own.flatMap(declaredErrors))
  return {
    ...{ language: language.code, api, version },
    operations: own.map((operation) => describeOperation(operation, language)),
    errors: Object.fromEntries([...names].map((name) => [name, describeError(name, language)])),
  }
}

function byApi(operations: Served) {
  const groups = Map.groupBy(operations, ({ api, version }) => `${api} ${version}`)
  return groups as Map<string, [AnyOperation, ...AnyOperation[]]>
}

function declaredErrors({ errors: own, failures = [] }: AnyOperation): readonly ErrorName[] {
  return [...own, ...failures]
}
