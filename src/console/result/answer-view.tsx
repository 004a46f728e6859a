import type { ApiDocument } from '../../reference/documents.ts'
import { type Answer, failedResourcesIn } from '../call/answer.ts'
import type { Exchange } from '../call/send.ts'
import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'
import { CodeText } from './code-text.tsx'
import { CopyButton } from './copy-button.tsx'
import { DeniedView } from './denied-view.tsx'
import { ErrorPageLink, ErrorText } from './error-text.tsx'
import { indentXml } from './marking.ts'

type Props = { readonly exchange: Exchange; readonly document: ApiDocument }

/** An answer: what it means first, then as it came. */
export function AnswerView({ exchange, document }: Props) {
  const { texts } = useConsole()
  const { answer, milliseconds } = exchange
  const { status, requestId, error } = answer
  return (
    <div className="answer">
      <p className="status" role="status">
        <span className={error ? 'status-failed' : 'status-done'}>{fill(texts.status, status)}</span>
        <span className="quiet">{fill(texts.took, milliseconds)}</span>
        <span className="request-id">
          {texts.requestId} <code>{requestId}</code>{' '}
          <a href={hashOf({ kind: 'request', id: requestId })}>{texts.inJournal}</a>
        </span>
      </p>
      {error && (
        <div className="failure">
          <ErrorText error={error} document={document} />
        </div>
      )}
      {error?.denied && <DeniedView denied={error.denied} />}
      <Failures answer={answer} />
      <Content answer={answer} />
    </div>
  )
}

/** Resources that failed in a call that was carried out. */
function Failures({ answer }: { readonly answer: Answer }) {
  const { texts } = useConsole()
  const failed = failedResourcesIn(answer)
  if (failed.length === 0) return null
  return (
    <div className="partly">
      <p>{fill(texts.partly, failed.length)}</p>
      <ul>
        {failed.map(({ arn, code, message }) => (
          <li key={`${arn} ${code}`}>
            <code>{arn}</code>
            <ErrorPageLink code={code}>{code}</ErrorPageLink>
            <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Content({ answer }: { readonly answer: Answer }) {
  const { texts } = useConsole()
  const { format, text, fields } = answer
  if (format === 'none') return <p className="quiet">{texts.noBody}</p>
  const shown = format === 'JSON' ? JSON.stringify(fields, null, 2) : indentXml(text)
  return (
    <>
      <div className="code-tools">
        <span className="quiet">{format}</span>
        <CopyButton text={() => text} />
      </div>
      <CodeText text={shown} language={format} />
    </>
  )
}
