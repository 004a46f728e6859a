import '../styles/diagnosis.css'
import '../styles/operation.css'
import { Button, Input } from 'antd'
import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { examine, type Patient } from '../requests/journal.ts'
import { ErrorText } from '../result/error-text.tsx'
import { useConsole } from '../shell/console-state.ts'
import { SignInNotice } from '../shell/sign-in-notice.tsx'
import { useShown } from '../shell/use-shown.ts'
import { ExaminationView } from './examination-view.tsx'

type Examined = Awaited<ReturnType<typeof examine>>

/** Takes a request that was refused, and shows why its signature does not hold. */
export function DoctorPage({ requestId }: { readonly requestId: string }) {
  const { texts } = useConsole()
  const [patient, setPatient] = useState<Patient>({ RequestId: requestId })
  const { examined, busy, run } = useExamination(patient, requestId)
  const titleId = useId()
  const result = useShown(examined)
  return (
    <div className="page wide-page">
      <h1>{texts.signatureDoctor}</h1>
      <p className="lead">{texts.doctorLead}</p>
      <SignInNotice text={texts.doctorSignedOut} />
      <div className="call">
        <PatientForm {...{ patient, requestId, busy, onChange: setPatient, onRun: run }} />
        <section ref={result} className="result" aria-labelledby={titleId} aria-live="polite">
          <h2 id={titleId}>{texts.result}</h2>
          {!examined && <p className="quiet">{texts.notExamined}</p>}
          {examined && 'code' in examined && (
            <div className="failure">
              <ErrorText error={examined} />
            </div>
          )}
          {examined && 'Findings' in examined && <ExaminationView examined={examined} />}
        </section>
      </div>
    </div>
  )
}

/** Examines what it is told to; a request that an address names, as soon as somebody is signed in. */
function useExamination(patient: Patient, requestId: string) {
  const { identity, askToSignIn, reportLost } = useConsole()
  const [examined, setExamined] = useState<Examined>()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    if (!identity) return askToSignIn()
    setBusy(true)
    try {
      setExamined(await examine(patient, identity.signer))
    } catch {
      reportLost()
    } finally {
      setBusy(false)
    }
  }
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (identity && requestId !== '') void latest.current()
  }, [identity, requestId])
  return { examined, busy, run }
}

type FormProps = {
  readonly patient: Patient
  readonly requestId: string
  readonly busy: boolean
  readonly onChange: (patient: Patient) => void
  readonly onRun: () => Promise<void>
}

function PatientForm({ patient, requestId, busy, onChange, onRun }: FormProps) {
  const { texts } = useConsole()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onRun()
  }
  const text = (name: keyof Patient, label: string, hint: string, rows: number) => (
    <Field label={label} hint={hint}>
      {(id) => (
        <Input.TextArea
          id={id}
          className="code-input"
          rows={rows}
          spellCheck={false}
          value={patient[name]}
          onChange={(event) => onChange({ ...patient, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <form className="call-form" onSubmit={submit}>
      {requestId === '' ? (
        text('Request', texts.failingRequest, texts.failingRequestHint, 12)
      ) : (
        <Field label={texts.requestId} hint={texts.keptRequestHint}>
          {(id) => <Input id={id} className="code-input" value={requestId} readOnly />}
        </Field>
      )}
      <details className="fold" open={requestId !== ''}>
        <summary>{texts.clientTexts}</summary>
        <p className="quiet small">{texts.clientTextsHint}</p>
        {text('StringToSign', texts.stringToSign, '', 4)}
        {text('CanonicalRequest', texts.canonicalRequest, '', 6)}
      </details>
      <div className="call-actions">
        <span className="quiet small">{texts.doctorSecrets}</span>
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {texts.examine}
        </Button>
      </div>
    </form>
  )
}

type FieldProps = {
  readonly label: string
  readonly hint: string
  readonly children: (id: string) => ReactNode
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      {hint && <span className="field-doc">{hint}</span>}
      {children(id)}
    </div>
  )
}
