import { Button } from 'antd'
import { findApi } from '../documents.ts'
import { Table } from '../operation/table.tsx'
import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import type { KeptRequest } from './journal.ts'

/** What was sent, and the way to send it again. */
export function SentParameters({ request }: { readonly request: KeptRequest }) {
  const { texts } = useConsole()
  const { Parameters, Shortened } = request
  const rows = Parameters.map(({ Name, Value }) => [
    <code key="name">{Name}</code>,
    <code key="value" className="breaks">
      {Value}
    </code>,
  ])
  return (
    <>
      {rows.length === 0 ? (
        <p className="quiet">{texts.nothingSent}</p>
      ) : (
        <Table head={[texts.name, texts.value]} rows={rows} />
      )}
      {Shortened && <p>{texts.shortened}</p>}
      <SendAgain request={request} />
      <p className="quiet small">{texts.keptText}</p>
    </>
  )
}

function SendAgain({ request: { Api, Version, Action, Parameters } }: { readonly request: KeptRequest }) {
  const { texts, catalog } = useConsole()
  const entry = findApi(catalog, Api, Version)
  if (!entry?.operations.some(({ action }) => action === Action)) return null
  const parameters = Object.fromEntries(Parameters.map(({ Name, Value }) => [Name, Value]))
  const operation = { api: Api, version: Version, action: Action }
  return (
    <p>
      <Button href={hashOf({ kind: 'operation', ...operation, view: 'call', parameters })}>
        {texts.openInExplorer}
      </Button>
    </p>
  )
}
