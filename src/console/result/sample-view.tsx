import { Segmented } from 'antd'
import { useState } from 'react'
import { cloudEndpoint } from '../../core/endpoint.ts'
import type { OperationReference } from '../../reference/documents.ts'
import { regionOf, type Sample, type SampleCall } from '../../samples/call.ts'
import { languageNames, type SampleLanguage, sampleLanguages, sampleOf } from '../../samples/sample.ts'
import type { WireParameters } from '../form/values.ts'
import { useConsole } from '../shell/console-state.ts'
import { InlineText } from '../shell/inline-text.tsx'
import { CodeText } from './code-text.tsx'
import { CopyButton } from './copy-button.tsx'

type Props = { readonly operation: OperationReference; readonly parameters: WireParameters }

/** The very call as a program, in the language that the reader writes. */
export function SampleView({ operation, parameters }: Props) {
  const { texts } = useConsole()
  const [language, setLanguage] = useState<SampleLanguage>('typescript')
  const [target, setTarget] = useState<'here' | 'cloud'>('here')
  const call = sampleCall(operation, parameters)
  const here = { host: location.host, protocol: location.protocol === 'https:' ? 'https' : 'http' } as const
  const endpoint = target === 'here' ? here : cloudEndpoint(call.api, regionOf(call))
  const sample = sampleOf({ call, language, endpoint })
  return (
    <div className="sample">
      <div className="sample-choices">
        <Segmented<SampleLanguage>
          aria-label={texts.sampleLanguage}
          options={sampleLanguages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={setLanguage}
        />
        <Segmented<'here' | 'cloud'>
          aria-label={texts.sampleTarget}
          options={[
            { value: 'here', label: texts.thisServer },
            { value: 'cloud', label: texts.theCloud },
          ]}
          value={target}
          onChange={setTarget}
        />
      </div>
      {sample ? <Program sample={sample} /> : <p className="quiet">{texts.noSample}</p>}
    </div>
  )
}

function Program({ sample: { file, code, others, install, run } }: { readonly sample: Sample }) {
  const { texts } = useConsole()
  const files = [...others, { file, text: code }]
  return (
    <>
      <p className="quiet">
        <InlineText text={texts.sampleKeys} />
      </p>
      {install.length > 0 && <Part title={texts.install} text={install.join('\n')} />}
      {files.map(({ file: name, text }) => (
        <Part key={name} title={name} text={text} />
      ))}
      <Part title={texts.runSample} text={run} />
    </>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <div className="code-tools">
        <h3>{title}</h3>
        <CopyButton text={() => text} />
      </div>
      <CodeText text={text.trimEnd()} />
    </section>
  )
}

function sampleCall(operation: OperationReference, parameters: WireParameters): SampleCall {
  const { api, version, action, route } = operation
  const types = Object.fromEntries(operation.parameters.map(({ name, type }) => [name, type]))
  return { api, version, action, parameters, types, ...(route && { route }) }
}
