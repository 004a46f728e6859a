import '../styles/operation.css'
import { lazy, Suspense } from 'react'
import type { ApiDocument, ApiEntry, OperationReference } from '../../reference/documents.ts'
import { loadApi } from '../documents.ts'
import { hashOf, type Place, type View } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { LevelMark } from '../shell/level-mark.tsx'
import { useLoaded } from '../shell/use-loaded.ts'
import { CallView } from './call-view.tsx'

const ReferenceView = lazy(() => import('./reference-view.tsx').then((m) => ({ default: m.ReferenceView })))

export type OperationPlace = Extract<Place, { kind: 'operation' }>
/** An operation with all that is said of its API. */
export type Described = { readonly document: ApiDocument; readonly operation: OperationReference }

type Props = { readonly place: OperationPlace; readonly entry: ApiEntry; readonly lost: boolean }

/** One operation: run it, or read about it. */
export function OperationPage({ place, entry, lost }: Props) {
  const { texts, language, reportLost } = useConsole()
  const { api, version } = entry
  const load = () => loadApi(api, version, language)
  const document = useLoaded(`${api} ${version} ${language}`, lost, load, reportLost)
  const operation = document?.operations.find(({ action }) => action === place.action)
  if (!document || !operation) return <p className="quiet">{texts.loading}</p>
  return (
    <article className="operation" lang={language}>
      <header className="operation-header">
        <p className="operation-api">
          {api} <span>{version}</span> <a href={`/openapi/${api}/${version}.json`}>OpenAPI</a>
        </p>
        <h1>
          {operation.action} <LevelMark level={operation.authorization.level} />
        </h1>
        <p className="lead">{operation.summary}</p>
        <p className="quiet">{operation.description}</p>
        <Views place={place} />
      </header>
      <div hidden={place.view !== 'call'}>
        <CallView place={place} described={{ document, operation }} />
      </div>
      {place.view === 'reference' && (
        <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
          <ReferenceView place={place} described={{ document, operation }} />
        </Suspense>
      )}
    </article>
  )
}

function Views({ place }: { readonly place: OperationPlace }) {
  const { texts } = useConsole()
  const views = [
    ['call', texts.call],
    ['reference', texts.reference],
  ] as const satisfies readonly (readonly [View, string])[]
  return (
    <nav className="views" aria-label={place.action}>
      {views.map(([view, name]) => (
        <a
          key={view}
          href={hashOf({ ...place, view })}
          aria-current={view === place.view ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
