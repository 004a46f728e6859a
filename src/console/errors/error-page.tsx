import '../styles/diagnosis.css'
import type { DeclaringOperation, ErrorDocument } from '../../reference/documents.ts'
import { loadError } from '../documents.ts'
import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { useLoaded } from '../shell/use-loaded.ts'
import { fill } from '../texts/fill.ts'
import { LinkedText } from './linked-text.tsx'

type DescribedError = ErrorDocument['errors'][number]

/** All that is said of one code. */
export function ErrorPage({ code, lost }: { readonly code: string; readonly lost: boolean }) {
  const { texts, language, reportLost } = useConsole()
  const load = () => loadError(code, language)
  const loaded = useLoaded(`${code} ${language}`, lost, load, reportLost)
  const document = loaded?.code === code ? loaded : undefined
  return (
    <div className="page">
      <p className="trail">
        <a href={hashOf({ kind: 'errors', text: '', api: '' })}>{texts.errorCentre}</a>
      </p>
      <h1>
        <code>{code}</code>
      </h1>
      {!document && <p className="quiet">{texts.loading}</p>}
      {document?.errors.length === 0 && <p role="alert">{texts.unknownCode}</p>}
      {document && document.errors.length > 0 && (
        <>
          <Ways code={code} />
          {document.errors.map((error) => (
            <Meaning key={`${error.status} ${error.message} ${error.meaning}`} error={error} />
          ))}
        </>
      )}
    </div>
  )
}

/** Codes of signatures that do not hold. */
const OF_SIGNATURES = ['SignatureDoesNotMatch', 'IncompleteSignature', 'InvalidTimeStamp.Expired']

function Ways({ code }: { readonly code: string }) {
  const { texts, language } = useConsole()
  return (
    <p className="ways">
      <a href={hashOf({ kind: 'requests', filters: { ErrorCode: code } })}>{texts.requestsWithCode}</a>
      {OF_SIGNATURES.includes(code) && (
        <a href={hashOf({ kind: 'doctor', requestId: '' })}>{texts.signatureDoctor}</a>
      )}
      <a href={`/errors/${encodeURIComponent(code)}?lang=${language}`}>{texts.plainPage}</a>
    </p>
  )
}

function Meaning({
  error: { status, message, meaning, fix, anywhere, operations },
}: {
  error: DescribedError
}) {
  const { texts } = useConsole()
  return (
    <section className="card">
      <p className="message-template">
        <span className="code-status">HTTP {status}</span>
        <Template message={message} />
      </p>
      <h2>{texts.meaning}</h2>
      <p>
        <LinkedText text={meaning} />
      </p>
      <h2>{texts.fix}</h2>
      <p>
        <LinkedText text={fix} />
      </p>
      <h2>{texts.origin}</h2>
      {anywhere ? <p>{texts.anyOperation}</p> : <Origins operations={operations} />}
    </section>
  )
}

/** A message with what each answer fills in. */
function Template({ message }: { readonly message: string }) {
  return (
    <span lang="en">
      {message.split('%s').map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <span key={i}>
          {i > 0 && <var>…</var>}
          {part}
        </span>
      ))}
    </span>
  )
}

type Operations = { readonly operations: readonly DeclaringOperation[] }

/** By API; products, which may be many, are folded up. */
function Origins({ operations }: Operations) {
  const { texts } = useConsole()
  const products = operations.filter(({ product }) => product)
  const own = operations.filter(({ product }) => !product)
  const count = new Set(products.map(({ api }) => api)).size
  return (
    <>
      <ByApi operations={own} />
      {products.length > 0 && (
        <details className="fold" open={own.length === 0 && count < 4}>
          <summary>{fill(texts.ofProducts, count)}</summary>
          <ByApi operations={products} />
        </details>
      )}
    </>
  )
}

function ByApi({ operations }: Operations) {
  const { texts } = useConsole()
  const apis = Map.groupBy(operations, ({ api, version }) => `${api} ${version}`)
  return (
    <dl className="origins">
      {[...apis].map(([name, all]) => (
        <div key={name}>
          <dt>{name}</dt>
          {all.map(({ api, version, action, scope }) => (
            <dd key={`${action} ${scope}`}>
              <a
                href={hashOf({ kind: 'operation', api, version, action, view: 'reference', parameters: {} })}
              >
                {action}
              </a>
              {scope === 'resource' && <span className="quiet small"> {texts.oneResource}</span>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
