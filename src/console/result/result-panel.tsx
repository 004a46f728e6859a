import { Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { type Message, targetOf } from '../call/message.ts'
import type { Exchange } from '../call/send.ts'
import type { WireParameters } from '../form/values.ts'
import type { Described } from '../operation/operation-page.tsx'
import { useConsole } from '../shell/console-state.ts'
import { AnswerView } from './answer-view.tsx'
import { CodeText } from './code-text.tsx'
import { RequestView } from './request-view.tsx'
import { SignatureView } from './signature-view.tsx'

const SampleView = lazy(() => import('./sample-view.tsx').then((m) => ({ default: m.SampleView })))

type Props = {
  /** As the form has it. */
  readonly message: Message
  readonly parameters: WireParameters
  readonly exchange: Exchange | undefined
  readonly described: Described
}

/** What came of a call: the answer, the request as sent, how it was signed; and the call as a program. */
export function ResultPanel({ message, parameters, exchange, described }: Props) {
  const { texts } = useConsole()
  const { document, operation } = described
  const ran = exchange && [
    { key: 'answer', label: texts.answer, children: <AnswerView {...{ exchange, document }} /> },
    { key: 'request', label: texts.request, children: <RequestView request={exchange.request} /> },
    { key: 'signature', label: texts.signature, children: <SignatureView request={exchange.request} /> },
  ]
  const sample = (
    <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
      <SampleView {...{ operation, parameters }} />
    </Suspense>
  )
  return (
    <Tabs
      // A new answer is what one wants to see.
      key={exchange?.answer.requestId ?? ''}
      items={[
        ...(ran ?? [{ key: 'answer', label: texts.answer, children: <NotRun message={message} /> }]),
        { key: 'sample', label: texts.sample, children: sample },
      ]}
    />
  )
}

function NotRun({ message }: { readonly message: Message }) {
  const { texts } = useConsole()
  return (
    <div className="not-run">
      <p>{texts.notRun}</p>
      <p className="quiet">{texts.notRunText}</p>
      <CodeText
        text={`${message.method} ${targetOf(message).replaceAll(/[?&]/g, '\n  $&')}\n\n${message.body}`.trimEnd()}
      />
    </div>
  )
}
