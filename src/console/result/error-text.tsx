import type { ApiDocument } from '../../reference/documents.ts'
import type { AnswerError } from '../call/answer.ts'
import { findError } from '../documents.ts'
import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { InlineText } from '../shell/inline-text.tsx'
import { fill } from '../texts/fill.ts'

type Props = {
  readonly error: Pick<AnswerError, 'code' | 'message'>
  readonly document?: ApiDocument | undefined
}

/** An error of the server: its words, what they mean, what helps, and the page that says more. */
export function ErrorText({ error: { code, message }, document }: Props) {
  const { texts, catalog } = useConsole()
  const known = findError(code, document, catalog)
  return (
    <div className="error-text">
      <p>
        <code className="error-code">{code}</code>
      </p>
      <p className="error-message" lang="en">
        {message}
      </p>
      {known && (
        <dl>
          <dt>{texts.meaning}</dt>
          <dd>
            <InlineText text={known.meaning} />
          </dd>
          <dt>{texts.fix}</dt>
          <dd>
            <InlineText text={known.fix} />
          </dd>
        </dl>
      )}
      <ErrorPageLink code={code}>{fill(texts.errorPage, code)}</ErrorPageLink>
    </div>
  )
}

/** Leads to what is said of a code, beside what is shown here: an answer would be gone. */
export function ErrorPageLink({ code, children }: { readonly code: string; readonly children: string }) {
  return (
    <a href={hashOf({ kind: 'error', code })} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}
