import { ReloadOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { type ReactNode, type SubmitEvent, useEffect, useId, useState } from 'react'
import { OPERATOR_ACCOUNT } from '../../core/operator.ts'
import { hashOf, type RequestFilters } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { fromLocal, toLocal } from './times.ts'

type Props = {
  readonly filters: RequestFilters
  readonly busy: boolean
  readonly onRefresh: () => void
}

/** What ListRequests can be asked for; what is chosen stands in the address. */
export function RequestsFilter({ filters, busy, onRefresh }: Props) {
  const { texts, identity } = useConsole()
  const [draft, setDraft] = useState(filters)
  useEffect(() => setDraft(filters), [filters])
  const open = (changed: RequestFilters) => {
    const address = hashOf({ kind: 'requests', filters: changed })
    if (address === hashOf({ kind: 'requests', filters })) onRefresh()
    else location.hash = address
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    open(draft)
  }
  const change = (name: keyof RequestFilters) => (value: string) => setDraft({ ...draft, [name]: value })
  return (
    <>
      <div className="finding-tools">
        <div className="outcome">
          <Outcome filters={filters} onChange={(ErrorCode) => open({ ...draft, ErrorCode })} />
          <Button icon={<ReloadOutlined />} aria-label={texts.refresh} loading={busy} onClick={onRefresh} />
        </div>
        <LookUp />
      </div>
      <details className="fold" open={isNarrowed(filters)}>
        <summary>{texts.narrow}</summary>
        <form className="filters" onSubmit={submit}>
          <Field label={texts.operation} value={draft.ApiAction} onChange={change('ApiAction')} />
          <Field label={texts.code} value={codeOf(draft)} onChange={change('ErrorCode')} />
          <Field label={texts.callerFilter} value={draft.Principal} onChange={change('Principal')} />
          {identity?.account === OPERATOR_ACCOUNT && (
            <Field label={texts.accountFilter} value={draft.AccountId} onChange={change('AccountId')} />
          )}
          <TimeField label={texts.from} value={draft.StartTime} onChange={change('StartTime')} />
          <TimeField label={texts.until} value={draft.EndTime} onChange={change('EndTime')} />
          <div className="filter-buttons">
            <Button htmlType="submit">{texts.show}</Button>
            <Button type="text" onClick={() => open({})}>
              {texts.clear}
            </Button>
          </div>
        </form>
      </details>
    </>
  )
}

/** Whether anything but the outcome is asked for. */
function isNarrowed(filters: RequestFilters): boolean {
  return Object.keys(filters).some((name) => name !== 'ErrorCode') || codeOf(filters) !== ''
}

const OUTCOMES = ['', '*', 'OK'] as const

/** A code of its own; the words for any and none are chosen otherwise. */
function codeOf({ ErrorCode = '' }: RequestFilters): string {
  return OUTCOMES.some((word) => word === ErrorCode) ? '' : ErrorCode
}

type OutcomeProps = { readonly filters: RequestFilters; readonly onChange: (code: string) => void }

function Outcome({ filters: { ErrorCode = '' }, onChange }: OutcomeProps) {
  const { texts } = useConsole()
  const names = { '': texts.allRequests, '*': texts.failedRequests, OK: texts.doneRequests }
  return (
    <Segmented<string>
      aria-label={texts.outcome}
      options={OUTCOMES.map((value) => ({ value, label: names[value] }))}
      value={ErrorCode}
      onChange={onChange}
    />
  )
}

type FieldProps = {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

function Labelled({
  label,
  children,
}: {
  readonly label: string
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function Field({ label, value = '', onChange }: FieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}

function TimeField({ label, value, onChange }: FieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type="datetime-local"
          step={1}
          value={toLocal(value)}
          onChange={(event) => onChange(fromLocal(event.target.value))}
        />
      )}
    </Labelled>
  )
}

const REQUEST_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Leads to one request by its id. */
function LookUp() {
  const { texts } = useConsole()
  const [wrong, setWrong] = useState(false)
  const lookUp = (typed: string) => {
    const id = typed.trim()
    if (REQUEST_ID.test(id)) location.hash = hashOf({ kind: 'request', id })
    else setWrong(id !== '')
  }
  return (
    <search className="look-up">
      <Input.Search
        aria-label={texts.requestId}
        placeholder={texts.findRequest}
        enterButton={texts.lookUp}
        autoComplete="off"
        spellCheck={false}
        status={wrong ? 'error' : ''}
        onSearch={lookUp}
      />
      <span role="alert">{wrong && texts.notRequestId}</span>
    </search>
  )
}
