import { lazy, useEffect } from 'react'
import { findApi } from '../documents.ts'
import { hashOf, type Place } from '../place.ts'
import type { Texts } from '../texts/en.ts'
import { fill } from '../texts/fill.ts'
import { useConsole } from './console-state.ts'
import { Home } from './home.tsx'
import { usePlace } from './use-place.ts'

const OperationPage = lazy(() =>
  import('../operation/operation-page.tsx').then((m) => ({ default: m.OperationPage })),
)
const Changes = lazy(() => import('./changes.tsx').then((m) => ({ default: m.Changes })))
const ErrorSearch = lazy(() => import('../errors/error-search.tsx').then((m) => ({ default: m.ErrorSearch })))
const ErrorPage = lazy(() => import('../errors/error-page.tsx').then((m) => ({ default: m.ErrorPage })))
const RequestsPage = lazy(() =>
  import('../requests/requests-page.tsx').then((m) => ({ default: m.RequestsPage })),
)
const RequestPage = lazy(() =>
  import('../requests/request-page.tsx').then((m) => ({ default: m.RequestPage })),
)
const DoctorPage = lazy(() => import('../doctor/doctor-page.tsx').then((m) => ({ default: m.DoctorPage })))

/** What is shown where somebody is. */
export function Content({ lost }: { readonly lost: boolean }) {
  const { texts } = useConsole()
  const place = usePlace()
  const name = nameOf(place, texts)
  useEffect(() => {
    document.title = `${name} - Tagplane`
  }, [name])
  switch (place.kind) {
    case 'home':
      return <Home />
    case 'changes':
      return <Changes lost={lost} />
    case 'errors':
      return <ErrorSearch lost={lost} />
    case 'error':
      return <ErrorPage code={place.code} lost={lost} />
    case 'requests':
      return <RequestsPage filters={place.filters} lost={lost} />
    case 'request':
      return <RequestPage key={place.id} id={place.id} lost={lost} />
    case 'doctor':
      return <DoctorPage key={place.requestId} requestId={place.requestId} />
    case 'operation':
      return <Operation place={place} lost={lost} />
  }
}

type OperationProps = {
  readonly place: Extract<Place, { kind: 'operation' }>
  readonly lost: boolean
}

function Operation({ place, lost }: OperationProps) {
  const { catalog } = useConsole()
  const entry = findApi(catalog, place.api, place.version)
  const known = entry?.operations.some(({ action }) => action === place.action)
  if (!entry || !known) return <Home unknown={`${place.api} ${place.action}`} />
  // Another view of the same call keeps what is in its form.
  const call = hashOf({ ...place, version: entry.version, view: 'call' })
  return <OperationPage key={call} place={place} entry={entry} lost={lost} />
}

function nameOf(place: Place, texts: Texts): string {
  switch (place.kind) {
    case 'home':
      return texts.homeTitle
    case 'changes':
      return texts.changeLog
    case 'errors':
      return texts.errorCentre
    case 'error':
      return place.code
    case 'requests':
      return texts.requests
    case 'request':
      return fill(texts.requestTitle, place.id)
    case 'doctor':
      return texts.signatureDoctor
    case 'operation':
      return `${place.action} - ${place.api}`
  }
}
