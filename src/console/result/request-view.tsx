import { targetOf } from '../call/message.ts'
import type { SignedMessage } from '../call/sign.ts'
import { useConsole } from '../shell/console-state.ts'
import { CodeText } from './code-text.tsx'
import { CopyButton } from './copy-button.tsx'

/** The request as it was sent. */
export function RequestView({ request }: { readonly request: SignedMessage }) {
  const { texts } = useConsole()
  const { message, headers } = request
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const text = [
    `${message.method} ${targetOf(message)} HTTP/1.1`,
    `host: ${location.host}`,
    ...lines,
    '',
    message.body,
  ].join('\n')
  return (
    <>
      <div className="code-tools">
        <span className="quiet">{texts.beyondBrowser}</span>
        <CopyButton text={() => text} />
      </div>
      <CodeText text={text.trimEnd()} />
    </>
  )
}
