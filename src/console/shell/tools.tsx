import { hashOf } from '../place.ts'
import { useConsole } from './console-state.ts'

const TAGPLANE = { kind: 'operation', api: 'Tagplane', view: 'call', parameters: {} } as const

/** What helps with calls beside the operations themselves. */
export function Tools() {
  const { texts, language } = useConsole()
  const tools = [
    [texts.errorCentre, texts.errorCentreText, `/errors/?lang=${language}`],
    [texts.requestLookUp, texts.requestLookUpText, hashOf({ ...TAGPLANE, action: 'GetRequest' })],
    [texts.signatureDoctor, texts.signatureDoctorText, hashOf({ ...TAGPLANE, action: 'ExplainSignature' })],
    [texts.changeLog, texts.changeLogText, hashOf({ kind: 'changes' })],
    [texts.openApi, texts.openApiText, '/openapi'],
  ] as const
  return (
    <ul className="tools">
      {tools.map(([name, text, address]) => (
        <li key={name}>
          <a href={address}>{name}</a>
          <span className="quiet">{text}</span>
        </li>
      ))}
    </ul>
  )
}
