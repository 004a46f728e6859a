import { Tabs } from 'antd'
import type { ApiDocument } from '../../reference/documents.ts'
import { type Message, targetOf } from '../call/message.ts'
import type { Exchange } from '../call/send.ts'
import { useConsole } from '../shell/console-state.ts'
import { AnswerView } from './answer-view.tsx'
import { CodeText } from './code-text.tsx'
import { RequestView } from './request-view.tsx'
import { SignatureView } from './signature-view.tsx'

type Props = {
  readonly message: Message
  readonly exchange: Exchange | undefined
  readonly document: ApiDocument
}

/** What came of a call: the answer, the request as sent, how it was signed. */
export function ResultPanel({ message, exchange, document }: Props) {
  const { texts } = useConsole()
  if (!exchange) {
    return (
      <div className="not-run">
        <p>{texts.notRun}</p>
        <p className="quiet">{texts.notRunText}</p>
        <CodeText text={`${message.method} ${targetOf(message).replaceAll(/[?&]/g, '\n  $&')}`} />
      </div>
    )
  }
  return (
    <Tabs
      // A new answer is what one wants to see.
      key={exchange.answer.requestId}
      items={[
        { key: 'answer', label: texts.answer, children: <AnswerView {...{ exchange, document }} /> },
        { key: 'request', label: texts.request, children: <RequestView request={exchange.request} /> },
        { key: 'signature', label: texts.signature, children: <SignatureView request={exchange.request} /> },
      ]}
    />
  )
}
