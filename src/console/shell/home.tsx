import { findApi } from '../documents.ts'
import { hashOf } from '../place.ts'
import { fill } from '../texts/fill.ts'
import { useConsole } from './console-state.ts'
import { LevelMark } from './level-mark.tsx'
import { SignInNotice } from './sign-in-notice.tsx'
import { Tools } from './tools.tsx'

/** What most people come for. */
const COMMON = [
  ['Tag', 'UntagResources'],
  ['Tag', 'TagResources'],
  ['Tag', 'ListTagResources'],
  ['Sts', 'GetCallerIdentity'],
  ['Ram', 'CreateUser'],
  ['Tagplane', 'ExplainAuthorization'],
] as const

/** The page that nobody has asked for by an address, or by one that leads nowhere. */
export function Home({ unknown }: { readonly unknown?: string }) {
  const { texts, catalog } = useConsole()
  const count = catalog.apis.reduce((sum, { operations }) => sum + operations.length, 0)
  const apis = new Set(catalog.apis.map(({ api }) => api)).size
  return (
    <div className="home">
      {unknown !== undefined && (
        <p role="alert" className="notice">
          {fill(texts.unknownOperation, unknown)}
        </p>
      )}
      <h1>{texts.homeTitle}</h1>
      <p className="lead">{texts.homeText}</p>
      <p className="quiet">
        {fill(texts.homeOperations, count, apis)} · {fill(texts.version, catalog.version)}
      </p>
      <SignInNotice text={texts.homeSignedOut} />
      <h2>{texts.homeStart}</h2>
      <ul className="cards">
        {COMMON.map(([api, action]) => (
          <CommonOperation key={action} api={api} action={action} />
        ))}
      </ul>
      <h2>{texts.homeTools}</h2>
      <Tools />
    </div>
  )
}

function CommonOperation({ api, action }: { readonly api: string; readonly action: string }) {
  const { catalog } = useConsole()
  const found = findApi(catalog, api)?.operations.find((operation) => operation.action === action)
  if (!found) return null
  return (
    <li>
      <a href={hashOf({ kind: 'operation', api, action, view: 'call', parameters: {} })}>
        <span className="card-title">{action}</span>
        <LevelMark level={found.level} />
        <span className="card-text">{found.summary}</span>
        <span className="card-api">{api}</span>
      </a>
    </li>
  )
}
