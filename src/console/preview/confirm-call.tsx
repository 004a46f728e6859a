import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { messageOf } from '../call/message.ts'
import { type Exchange, send } from '../call/send.ts'
import type { WireParameters } from '../form/values.ts'
import type { Described } from '../operation/operation-page.tsx'
import { CodeText } from '../result/code-text.tsx'
import { indentXml } from '../result/marking.ts'
import type { Identity } from '../session/identity.ts'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'
import { ChangesTable } from './changes-table.tsx'
import { plannedChanges, type TaggedResource } from './planned-changes.ts'
import { type Reading, readingOf } from './reader.ts'

type Props = {
  readonly described: Described
  readonly parameters: WireParameters
  readonly identity: Identity
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before a writing call, and shows what is there now. */
export function ConfirmCall({ described, parameters, identity, onConfirm, onCancel }: Props) {
  const { texts } = useConsole()
  const { operation, document } = described
  const [reading] = useState(() => readingOf(document, operation, parameters))
  return (
    <Modal
      open
      title={fill(texts.confirmTitle, operation.action)}
      okText={fill(texts.run, operation.action)}
      okButtonProps={{ danger: operation.authorization.level === 'delete' }}
      cancelText={texts.cancel}
      closable={{ 'aria-label': texts.close }}
      onOk={onConfirm}
      onCancel={onCancel}
      width={760}
    >
      <p>{fill(texts.confirmText, identity.account)}</p>
      {reading ? (
        <Now {...{ reading, action: operation.action, parameters, identity }} />
      ) : (
        <p className="quiet">{texts.nothingRead}</p>
      )}
    </Modal>
  )
}

type NowProps = Pick<Props, 'parameters' | 'identity'> & {
  readonly reading: Reading
  readonly action: string
}

function Now({ reading, action, parameters, identity }: NowProps) {
  const { texts } = useConsole()
  const exchange = useReading(reading, identity)
  if (!exchange) return <p className="quiet">{texts.loading}</p>
  const { answer } = exchange
  if (answer.error) return <p className="quiet">{fill(texts.notReadable, answer.error.code)}</p>
  if (reading.operation.api === 'Tag') {
    const there = (answer.fields['TagResources'] ?? []) as readonly TaggedResource[]
    return (
      <section className="preview" aria-label={texts.changes}>
        <h3>{texts.changes}</h3>
        <ChangesTable resources={plannedChanges(action, parameters, there)} />
      </section>
    )
  }
  const text = answer.format === 'XML' ? indentXml(answer.text) : JSON.stringify(answer.fields, null, 2)
  return (
    <section className="preview" aria-label={texts.now}>
      <h3>
        {texts.now} <span className="quiet">{reading.operation.action}</span>
      </h3>
      <CodeText text={text} language={answer.format === 'XML' ? 'XML' : 'JSON'} />
    </section>
  )
}

function useReading(reading: Reading, identity: Identity): Exchange | undefined {
  const { reportLost } = useConsole()
  const [exchange, setExchange] = useState<Exchange>()
  useEffect(() => {
    let current = true
    send(messageOf(reading.operation, reading.parameters, 'JSON'), identity.signer).then((read) => {
      if (current) setExchange(read)
    }, reportLost)
    return () => {
      current = false
    }
  }, [reading, identity, reportLost])
  return exchange
}
