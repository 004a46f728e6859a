import { useConsole } from './console-state.ts'
import { InlineText } from './inline-text.tsx'

/** Where the browser refuses to sign: why, and what helps. */
export function InsecureNotice() {
  const { texts } = useConsole()
  if (isSecureContext) return null
  return (
    <div className="notice" role="note">
      <strong>{texts.insecureTitle}</strong>
      <p>
        <InlineText text={texts.insecureText} />
      </p>
    </div>
  )
}
