import type { SignedMessage } from '../call/sign.ts'
import { useConsole } from '../shell/console-state.ts'
import { CodeText } from './code-text.tsx'

/** How a signature came about, step by step. */
export function SignatureView({ request }: { readonly request: SignedMessage }) {
  const { texts } = useConsole()
  const { algorithm, canonicalRequest, stringToSign, signature } = request
  const acs3 = algorithm === 'ACS3-HMAC-SHA256'
  const steps = [
    [texts.step1, acs3 ? texts.step1Acs3 : texts.step1Oss, canonicalRequest],
    [texts.step2, acs3 ? texts.step2Acs3 : texts.step2Oss, stringToSign],
    [texts.step3, acs3 ? texts.step3Acs3 : texts.step3Oss, signature],
  ] as const
  return (
    <div className="signature">
      <p className="quiet">{texts.signatureText}</p>
      {steps.map(([title, explanation, text]) => (
        <section key={title}>
          <h3>{title}</h3>
          <p className="quiet">{explanation}</p>
          <CodeText text={text} numbered />
        </section>
      ))}
    </div>
  )
}
