import type {
  ApiDocument,
  ApiEntry,
  CatalogDocument,
  ChangesDocument,
  ErrorDocument,
  ErrorIndexDocument,
  ErrorReference,
} from '../reference/documents.ts'
import { ServerLost } from './call/send.ts'
import type { Language } from './languages.ts'

const BASE = import.meta.env.BASE_URL
const loaded = new Map<string, Promise<unknown>>()

export function loadCatalog(language: Language): Promise<CatalogDocument> {
  return load(`${BASE}api/index.${language}.json`)
}

export function loadApi(api: string, version: string, language: Language): Promise<ApiDocument> {
  return load(`${BASE}api/${api}/${version}.${language}.json`)
}

export function loadChanges(language: Language): Promise<ChangesDocument> {
  return load(`/changes.json?lang=${language}`)
}

export function loadErrors(language: Language): Promise<ErrorIndexDocument> {
  return load(`${BASE}api/errors.${language}.json`)
}

/** Without any error for a code that the server does not have. */
export function loadError(code: string, language: Language): Promise<ErrorDocument> {
  return load(`/errors/${encodeURIComponent(code)}.json?lang=${language}`, [200, 404])
}

/** Each is loaded once; one that could not be is asked for again. */
function load<T>(path: string, statuses: readonly number[] = [200]): Promise<T> {
  const known = loaded.get(path)
  if (known !== undefined) return known as Promise<T>
  const loading = fetchDocument(path, statuses)
  loaded.set(path, loading)
  loading.catch(() => loaded.delete(path))
  return loading as Promise<T>
}

async function fetchDocument(path: string, statuses: readonly number[]): Promise<unknown> {
  try {
    const response = await fetch(path)
    if (!statuses.includes(response.status)) throw new Error(`HTTP ${response.status}`)
    return await response.json()
  } catch (cause) {
    throw new ServerLost('A document could not be loaded', { cause })
  }
}

/** The API that a name, with or without its version, stands for: the latest version. */
export function findApi({ apis }: CatalogDocument, api: string, version?: string): ApiEntry | undefined {
  const named = apis.filter(
    (entry) => entry.api === api && (version === undefined || entry.version === version),
  )
  return named.toSorted((a, b) => (a.version < b.version ? 1 : -1))[0]
}

/** What is known of an error code, in the language of the documents. */
export function findError(
  code: string,
  ...documents: readonly (CatalogDocument | ApiDocument | undefined)[]
) {
  const all = documents.flatMap((document): readonly ErrorReference[] =>
    Object.values(document?.errors ?? {}),
  )
  return all.find((error) => error.code === code)
}
