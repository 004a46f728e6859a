import { Button, Input, Modal } from 'antd'
import { type ReactNode, type SubmitEvent, useId, useState } from 'react'
import type { AnswerError } from '../call/answer.ts'
import { ErrorText } from '../result/error-text.tsx'
import { useConsole } from '../shell/console-state.ts'
import { InsecureNotice } from '../shell/insecure-notice.tsx'
import { identify } from './identity.ts'

/** Asks for a key. Its secret is read once, when the form is sent, and becomes a key that cannot be read again. */
export function SignIn({ onClose }: { readonly onClose: () => void }) {
  const { texts, setIdentity, reportLost } = useConsole()
  const [error, setError] = useState<AnswerError>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const read = (name: string) => String(fields.get(name) ?? '').trim()
    setBusy(true)
    setError(undefined)
    try {
      const found = await identify({ keyId: read('id'), secret: read('secret'), token: read('token') })
      if ('signer' in found) {
        setIdentity(found)
        onClose()
      } else setError(found)
    } catch {
      reportLost()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={texts.signIn}
      footer={null}
      onCancel={onClose}
      closable={{ 'aria-label': texts.close }}
      width={440}
      destroyOnHidden
    >
      {isSecureContext ? (
        <form className="sign-in" onSubmit={(event) => void submit(event)}>
          <p className="quiet">{texts.signInText}</p>
          <Field label={texts.keyId}>
            {(id) => <Input id={id} name="id" required autoFocus autoComplete="off" spellCheck={false} />}
          </Field>
          <Field label={texts.keySecret}>
            {(id) => <Input id={id} name="secret" type="password" required autoComplete="off" />}
          </Field>
          <Field label={texts.token} hint={texts.tokenHint}>
            {(id) => <Input id={id} name="token" autoComplete="off" spellCheck={false} />}
          </Field>
          <div role="alert">
            {error && (
              <div className="failure">
                <strong>{texts.signInFailed}</strong>
                <ErrorText error={error} />
              </div>
            )}
          </div>
          <Button type="primary" htmlType="submit" loading={busy} block>
            {texts.signIn}
          </Button>
        </form>
      ) : (
        <InsecureNotice />
      )}
    </Modal>
  )
}

type FieldProps = {
  readonly label: string
  readonly hint?: string
  readonly children: (id: string) => ReactNode
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId()
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <span className="quiet">{hint}</span>}
    </div>
  )
}
