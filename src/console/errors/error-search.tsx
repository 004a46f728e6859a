import '../styles/diagnosis.css'
import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { loadErrors } from '../documents.ts'
import { hashOf, placeOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { useLoaded } from '../shell/use-loaded.ts'
import { notePlace } from '../shell/use-place.ts'
import { fill } from '../texts/fill.ts'
import { type ErrorSearchTerms, type FoundCode, findErrors } from './find-errors.ts'

/** Every code of every API, found by words. */
export function ErrorSearch({ lost }: { readonly lost: boolean }) {
  const { texts, language, reportLost } = useConsole()
  const index = useLoaded(language, lost, () => loadErrors(language), reportLost)
  const [terms, setTerms] = useSearchTerms()
  const found = useMemo(() => index && findErrors(index, terms), [index, terms])
  return (
    <div className="page">
      <h1>{texts.errorCentre}</h1>
      <p className="lead">{texts.errorCentreLead}</p>
      <Terms terms={terms} onChange={setTerms} />
      {found ? (
        <>
          <p className="quiet" role="status">
            {fill(texts.codesFound, found.length)}
          </p>
          <ul className="codes">
            {found.map((each) => (
              <Code key={each.code} found={each} />
            ))}
          </ul>
        </>
      ) : (
        <p className="quiet">{texts.loading}</p>
      )}
    </div>
  )
}

type TermsProps = {
  readonly terms: ErrorSearchTerms
  readonly onChange: (terms: ErrorSearchTerms) => void
}

function Terms({ terms, onChange }: TermsProps) {
  const { texts, catalog } = useConsole()
  const apis = [...new Set(catalog.apis.map(({ api }) => api))]
  return (
    <search className="terms">
      <Input
        allowClear
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        aria-label={texts.findError}
        placeholder={texts.findError}
        value={terms.text}
        onChange={(event) => onChange({ ...terms, text: event.target.value })}
      />
      <Select
        showSearch
        size="large"
        aria-label="API"
        value={terms.api}
        onChange={(api) => onChange({ ...terms, api })}
        options={[{ value: '', label: texts.everyApi }, ...apis.map((value) => ({ value, label: value }))]}
      />
    </search>
  )
}

function Code({ found: { code, errors } }: { readonly found: FoundCode }) {
  const { texts } = useConsole()
  const [first] = errors
  const statuses = [...new Set(errors.map(({ status }) => status))]
  return (
    <li>
      <a href={hashOf({ kind: 'error', code })}>
        <code className="code-name">{code}</code>
        <span className="code-status">{statuses.join(' · ')}</span>
        <span className="code-meaning">
          {first?.meaning}
          {errors.length > 1 && <span className="quiet"> {fill(texts.moreMeanings, errors.length - 1)}</span>}
        </span>
      </a>
    </li>
  )
}

/** What is looked for stands in the address, and follows wherever that is led. */
function useSearchTerms() {
  const [terms, setTerms] = useState(termsInAddress)
  useEffect(() => {
    const follow = () => setTerms(termsInAddress)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const change = (changed: ErrorSearchTerms) => {
    setTerms(changed)
    notePlace({ kind: 'errors', ...changed })
  }
  return [terms, change] as const
}

function termsInAddress(): ErrorSearchTerms {
  const place = placeOf(location.hash)
  return place.kind === 'errors' ? { text: place.text, api: place.api } : { text: '', api: '' }
}
