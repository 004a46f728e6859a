import { lazy, Suspense, useId, useMemo, useState } from 'react'
import { type AnswerFormat, type Message, messageOf } from '../call/message.ts'
import { type Exchange, send } from '../call/send.ts'
import { type FormValues, formValues, sharedParameters, wireParameters } from '../form/values.ts'
import { ResultPanel } from '../result/result-panel.tsx'
import { useConsole } from '../shell/console-state.ts'
import { notePlace } from '../shell/use-place.ts'
import { useShown } from '../shell/use-shown.ts'
import { CallForm } from './call-form.tsx'
import type { Described, OperationPlace } from './operation-page.tsx'

const ConfirmCall = lazy(() =>
  import('../preview/confirm-call.tsx').then((m) => ({ default: m.ConfirmCall })),
)

type Props = { readonly place: OperationPlace; readonly described: Described }

/** The form of an operation beside what came of the call. */
export function CallView({ place, described }: Props) {
  const { texts, identity, askToSignIn } = useConsole()
  const { operation } = described
  const [values, setValues] = useState<FormValues>(() => formValues(operation.parameters, place.parameters))
  const [format, setFormat] = useState<AnswerFormat>('JSON')
  const [asking, setAsking] = useState(false)
  const parameters = useMemo(() => wireParameters(operation.parameters, values), [operation, values])
  const message = useMemo(() => messageOf(operation, parameters, format), [operation, parameters, format])
  const { exchange, busy, run } = useCall(message)
  const here: OperationPlace = { ...place, parameters: sharedParameters(operation.parameters, parameters) }
  const writes = !['read', 'list'].includes(operation.authorization.level)
  const start = () => {
    notePlace(here)
    if (!identity) askToSignIn()
    else if (writes) setAsking(true)
    else void run()
  }
  const titleId = useId()
  const result = useShown(exchange)
  return (
    <div className="call">
      <CallForm
        {...{ described, place: here, values, onChange: setValues, format, onFormat: setFormat, busy }}
        onRun={start}
      />
      <section ref={result} className="result" aria-labelledby={titleId}>
        <h2 id={titleId}>{texts.result}</h2>
        <ResultPanel {...{ message, parameters, exchange, described }} />
      </section>
      {asking && identity && (
        <Suspense fallback={null}>
          <ConfirmCall
            {...{ described, parameters, identity }}
            onCancel={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false)
              void run()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Sends a message when it is told to; what came of the last one stays until the next is answered. */
function useCall(message: Message) {
  const { identity, reportLost } = useConsole()
  const [exchange, setExchange] = useState<Exchange>()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    if (!identity) return
    setBusy(true)
    try {
      setExchange(await send(message, identity.signer))
    } catch {
      reportLost()
    } finally {
      setBusy(false)
    }
  }
  return { exchange, busy, run }
}
