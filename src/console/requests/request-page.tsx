import '../styles/diagnosis.css'
import '../styles/operation.css'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { ExaminationView } from '../doctor/examination-view.tsx'
import { findApi, loadApi } from '../documents.ts'
import { hashOf } from '../place.ts'
import { DeniedView } from '../result/denied-view.tsx'
import { ErrorText } from '../result/error-text.tsx'
import { useConsole } from '../shell/console-state.ts'
import { SignInNotice } from '../shell/sign-in-notice.tsx'
import { useLoaded } from '../shell/use-loaded.ts'
import { useReading } from '../shell/use-reading.ts'
import { fill } from '../texts/fill.ts'
import { type KeptRequest, readRequest } from './journal.ts'
import { SentParameters } from './sent-parameters.tsx'
import { StatusMark } from './status-mark.tsx'

type Props = { readonly id: string; readonly lost: boolean }

/** All that is known of one request. */
export function RequestPage({ id, lost }: Props) {
  const { texts, identity } = useConsole()
  const [attempt, setAttempt] = useState(0)
  const found = useReading(`${attempt} ${lost}`, (signer) => readRequest(id, signer))
  return (
    <div className="page">
      <p className="trail">
        <a href={hashOf({ kind: 'requests', filters: {} })}>{texts.requests}</a>
      </p>
      {found && 'RequestId' in found ? (
        <Request request={found} lost={lost} />
      ) : (
        <>
          <h1 className="id">{id}</h1>
          <SignInNotice text={texts.requestsSignedOut} />
          {identity && !found && <p className="quiet">{texts.loading}</p>}
        </>
      )}
      {found && 'code' in found && (
        <div className="failure" role="alert">
          <ErrorText error={found} />
          <p>{texts.notKept}</p>
          <Button onClick={() => setAttempt(attempt + 1)}>{texts.lookAgain}</Button>
        </div>
      )}
    </div>
  )
}

type Shown = { readonly request: KeptRequest }

function Request({ request, lost }: Shown & { readonly lost: boolean }) {
  const { texts } = useConsole()
  const { Action, Api, Version, AccessDeniedDetail: denied, Signature } = request
  return (
    <>
      <header className="request-head">
        <p className="operation-api">
          {Api} <span>{Version}</span>
        </p>
        <h1>
          {Action || texts.unknownAction} <StatusMark request={request} />
        </h1>
        <p className="id quiet">{request.RequestId}</p>
      </header>
      {request.Code !== '' && <Failure request={request} lost={lost} />}
      {denied && <Denied denied={denied} request={request} />}
      {Signature && (
        <section className="card">
          <h2>{texts.signature}</h2>
          <ExaminationView examined={Signature} />
          <p>
            <a href={hashOf({ kind: 'doctor', requestId: request.RequestId })}>{texts.compareTexts}</a>
          </p>
        </section>
      )}
      <section className="card">
        <h2>{texts.sent}</h2>
        <SentParameters request={request} />
      </section>
      <section className="card">
        <h2>{texts.circumstances}</h2>
        <Facts request={request} />
      </section>
    </>
  )
}

/** With what the code means in this API. */
function Failure({ request: { Api, Version, Code, Message }, lost }: Shown & { readonly lost: boolean }) {
  const { catalog, language, reportLost } = useConsole()
  const entry = findApi(catalog, Api, Version)
  const load = async () => entry && (await loadApi(entry.api, entry.version, language))
  const document = useLoaded(`${Api} ${Version} ${language}`, lost, load, reportLost)
  return (
    <div className="failure">
      <ErrorText error={{ code: Code, message: Message }} document={document} />
    </div>
  )
}

function Denied({
  denied,
  request,
}: Shown & { readonly denied: NonNullable<KeptRequest['AccessDeniedDetail']> }) {
  const { PrincipalArn: principalArn, SourceIp: sourceIp } = request
  const call = useMemo(() => ({ principalArn, sourceIp }), [principalArn, sourceIp])
  return <DeniedView denied={denied} call={call} />
}

function Facts({ request }: Shown) {
  const { texts, language } = useConsole()
  const time = new Date(request.Time)
  const caller = request.PrincipalArn || texts.notAuthenticated
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [
      texts.time,
      <time key="time" dateTime={request.Time}>
        {time.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'long' })}
      </time>,
    ],
    [texts.duration, fill(texts.took, request.DurationMs)],
    [texts.caller, caller],
    [texts.keyId, request.AccessKeyId || texts.none],
    [texts.source, request.SourceIp],
    ['HTTP', `${request.HttpMethod} ${request.Host}`],
    [texts.client, request.UserAgent || texts.none],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
