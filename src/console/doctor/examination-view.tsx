import '../styles/diagnosis.css'
import type { SignatureTexts } from '../../core/signature-findings.ts'
import type { ExaminedSignature, FirstDifference } from '../requests/journal.ts'
import { CodeText } from '../result/code-text.tsx'
import { useConsole } from '../shell/console-state.ts'
import { useLoaded } from '../shell/use-loaded.ts'
import { fill } from '../texts/fill.ts'
import { loadSignatureTexts } from '../texts/signature-texts.ts'
import { type Differing, differing } from './differing.ts'

type Props = { readonly examined: ExaminedSignature }

/** What was found of a signature: what is the matter, what to do, where the texts part. */
export function ExaminationView({ examined }: Props) {
  const { texts, language, reportLost } = useConsole()
  const load = () => loadSignatureTexts(language)
  const words = useLoaded(language, undefined, load, reportLost)
  if (!words) return <p className="quiet">{texts.loading}</p>
  const { Findings, FirstDifference: difference } = examined
  const explained = Findings.some(({ Code }) => Code !== 'SignatureMatches')
  return (
    <div className="examination">
      <ul className="findings">
        {Findings.map((finding) => (
          <Finding key={`${finding.Code} ${finding.Detail}`} {...{ finding, words }} />
        ))}
      </ul>
      {difference && <Difference {...{ difference, words }} />}
      {!difference && explained && <p className="quiet">{texts.noDifference}</p>}
      <ServerTexts examined={examined} />
    </div>
  )
}

type FindingProps = {
  readonly finding: ExaminedSignature['Findings'][number]
  readonly words: SignatureTexts
}

/** A code that a newer server has is said in its words. */
function Finding({ finding: { Code, Detail, Meaning, Fix }, words }: FindingProps) {
  const { texts } = useConsole()
  const { meaning = Meaning, fix = Fix } =
    (words.findings as Readonly<Record<string, SignatureTexts['findings']['TimeSkew']>>)[Code] ?? {}
  return (
    <li className={Code === 'SignatureMatches' ? 'finding good' : 'finding'}>
      <p className="finding-meaning">{meaning}</p>
      {Detail && (
        <p>
          <code>{Detail}</code>
        </p>
      )}
      <dl>
        <dt>{texts.fix}</dt>
        <dd>{fix}</dd>
      </dl>
      <code className="quiet small">{Code}</code>
    </li>
  )
}

type DifferenceProps = { readonly difference: FirstDifference; readonly words: SignatureTexts }

function Difference({ difference, words }: DifferenceProps) {
  const { texts } = useConsole()
  const { Text, Line, Server, Client, Part, Detail, Meaning } = difference
  const part = (words.parts as Readonly<Record<string, string>>)[Part] ?? Meaning
  const [server, client] = differing(Server, Client)
  return (
    <section className="difference">
      <h3>{texts.firstDifference}</h3>
      <p>
        {fill(Text === 'CanonicalRequest' ? texts.inCanonicalRequest : texts.inStringToSign, Line)}{' '}
        {fill(part, Detail)}
      </p>
      <dl>
        <dt>{texts.ofServer}</dt>
        <dd>
          <Parted line={server} />
        </dd>
        <dt>{texts.ofClient}</dt>
        <dd>
          <Parted line={client} />
        </dd>
      </dl>
    </section>
  )
}

function Parted({ line: { before, differs, after } }: { readonly line: Differing }) {
  const { texts } = useConsole()
  return (
    <code className="parted">
      {before}
      <mark>{differs || <span className="nothing">{texts.nothingHere}</span>}</mark>
      {after}
    </code>
  )
}

function ServerTexts({ examined }: Props) {
  const { texts } = useConsole()
  const { Protocol, CanonicalRequest, StringToSign, FirstDifference: difference } = examined
  const lineOf = (text: FirstDifference['Text']) => (difference?.Text === text ? difference.Line : undefined)
  return (
    <details className="fold">
      <summary>
        {texts.serverTexts} <span className="quiet small">{Protocol}</span>
      </summary>
      {CanonicalRequest && (
        <>
          <h3>{texts.canonicalRequest}</h3>
          <CodeText text={CanonicalRequest} numbered line={lineOf('CanonicalRequest')} />
        </>
      )}
      <h3>{texts.stringToSign}</h3>
      <CodeText text={StringToSign} numbered line={lineOf('StringToSign')} />
    </details>
  )
}
