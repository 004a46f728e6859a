import { useEffect, useState } from 'react'
import { type Denial, type DeniedCall, readDenial } from '../call/denial.ts'
import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'

type Denied = Readonly<Record<string, string>>

type Props = {
  readonly denied: Denied
  /** Of a call that somebody else has made, or at another time. */
  readonly call?: DeniedCall
}

/** Who was denied what, and which statement did it. */
export function DeniedView({ denied, call }: Props) {
  const { texts } = useConsole()
  const found = useDenial(denied['EncodedDiagnosticMessage'] ?? '', call)
  const explicit = denied['NoPermissionType'] === 'ExplicitDeny'
  return (
    <section className="denied">
      <h3>{texts.deniedTitle}</h3>
      <p>{explicit ? texts.explicitDeny : texts.implicitDeny}</p>
      {denied['PolicyType'] === 'SessionPolicy' && <p>{texts.boundarySession}</p>}
      <p role="status">{found === 'reading' ? texts.lookingUp : found && <Decision denial={found} />}</p>
      <dl>
        <dt>{texts.deniedAction}</dt>
        <dd>
          <code>{denied['AuthAction']}</code>
        </dd>
        <dt>{texts.deniedPrincipal}</dt>
        <dd>
          {denied['AuthPrincipalType']} <code>{denied['AuthPrincipalDisplayName']}</code>
        </dd>
        {typeof found === 'object' && <Details denial={found} />}
      </dl>
      {found === undefined && <Undecoded message={denied['EncodedDiagnosticMessage'] ?? ''} />}
    </section>
  )
}

/** Undefined where the caller may not read it. */
function useDenial(message: string, call: DeniedCall | undefined): Denial | 'reading' | undefined {
  const { identity, reportLost } = useConsole()
  const [found, setFound] = useState<Denial | 'reading' | undefined>('reading')
  useEffect(() => {
    if (!identity) return
    let current = true
    readDenial(message, identity.signer, call).then((denial) => {
      if (current) setFound(denial)
    }, reportLost)
    return () => {
      current = false
    }
  }, [message, call, identity, reportLost])
  return found
}

function Decision({ denial: { policy } }: { readonly denial: Denial }) {
  const { texts } = useConsole()
  if (!policy) return null
  const { name, type, version, statement, attachedTo } = policy
  return statement === undefined
    ? fill(texts.decidedByPolicy, name, type, version)
    : fill(texts.decidedBy, statement + 1, name, type, version, attachedTo)
}

function Details({ denial: { resource, conditions } }: { readonly denial: Denial }) {
  const { texts } = useConsole()
  return (
    <>
      <dt>{texts.deniedResource}</dt>
      <dd>
        <code>{resource}</code>
      </dd>
      {conditions.length > 0 && <dt>{texts.deniedConditions}</dt>}
      {conditions.map(({ key, values }) => (
        <dd key={key}>
          <code>
            {key} = {values.join(', ')}
          </code>
        </dd>
      ))}
    </>
  )
}

function Undecoded({ message }: { readonly message: string }) {
  const { texts } = useConsole()
  const parameters = { EncodedDiagnosticMessage: message }
  return (
    <p>
      {texts.notDecodable}{' '}
      <a
        href={hashOf({
          kind: 'operation',
          api: 'Ram',
          action: 'DecodeDiagnosticMessage',
          view: 'call',
          parameters,
        })}
      >
        {texts.openDecoder}
      </a>
    </p>
  )
}
