import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ApiEntry } from '../../reference/documents.ts'
import { hashOf } from '../place.ts'
import { findOperations } from '../search.ts'
import { type Area, areaOf } from './areas.ts'
import { useConsole } from './console-state.ts'
import { LevelMark } from './level-mark.tsx'
import { PageLinks } from './navigation.tsx'
import { usePlace } from './use-place.ts'

/** What is looked for in one area is forgotten in the next, which shows its pages first. */
export function Sidebar() {
  const area = areaOf(usePlace())
  return <AreaSidebar key={area.title} area={area} />
}

/** The pages of an area and its operations by API, or the operations that are looked for. */
function AreaSidebar({ area }: { readonly area: Area }) {
  const { texts, catalog } = useConsole()
  const [query, setQuery] = useState('')
  const found = useMemo(() => findOperations(catalog.apis, query), [catalog, query])
  const input = useSearchKey()
  const openFirst = () => {
    const [first] = found
    if (first) location.hash = addressOf(first.entry, first.action)
  }
  return (
    <>
      <search>
        <Input
          ref={input}
          allowClear
          prefix={<SearchOutlined />}
          placeholder={texts.search}
          aria-label={texts.search}
          title={texts.searchHint}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onPressEnter={openFirst}
        />
      </search>
      {query.trim() === '' ? (
        <>
          <PageLinks />
          {area.operations && <Tree apis={catalog.apis} />}
        </>
      ) : (
        <ul className="operations found">
          {found.map(({ entry, action, level, summary }) => (
            <li key={`${entry.api} ${entry.version} ${action}`}>
              <OperationLink entry={entry} action={action} level={level} summary={summary} />
            </li>
          ))}
          {found.length === 0 && <li className="quiet">{texts.noMatch}</li>}
        </ul>
      )}
    </>
  )
}

/** `/` leads to the search from anywhere but a field. */
function useSearchKey() {
  const input = useRef<InputRef>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest('input, textarea, [role=combobox]')
      if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return input
}

function Tree({ apis }: { readonly apis: readonly ApiEntry[] }) {
  const { texts } = useConsole()
  const place = usePlace()
  const current = place.kind === 'operation' ? place.api : 'Tag'
  const products = apis.filter(({ product }) => product)
  const branch = (entry: ApiEntry) => (
    <Branch key={`${entry.api} ${entry.version}`} entry={entry} open={entry.api === current} />
  )
  return (
    <div className="tree">
      {apis.filter(({ product }) => !product).map(branch)}
      <details open={products.some(({ api }) => api === current)}>
        <summary>
          {texts.products} <span className="count">{products.length}</span>
        </summary>
        <div className="nested">{products.map(branch)}</div>
      </details>
    </div>
  )
}

function Branch({ entry, open }: { readonly entry: ApiEntry; readonly open: boolean }) {
  const [opened, setOpened] = useState(open)
  return (
    <details open={opened || open} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        {entry.api} <span className="count">{entry.version}</span>
      </summary>
      {(opened || open) && (
        <ul className="operations">
          {entry.operations.map(({ action, level }) => (
            <li key={action}>
              <OperationLink entry={entry} action={action} level={level} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

type LinkProps = {
  readonly entry: ApiEntry
  readonly action: string
  readonly level: ApiEntry['operations'][number]['level']
  readonly summary?: string
}

function OperationLink({ entry, action, level, summary }: LinkProps) {
  const place = usePlace()
  const isCurrent = place.kind === 'operation' && place.api === entry.api && place.action === action
  return (
    <a href={addressOf(entry, action)} aria-current={isCurrent ? 'page' : undefined}>
      <span className="operation-name">{action}</span>
      <LevelMark level={level} />
      {summary !== undefined && (
        <span className="operation-summary">
          {entry.api} · {summary}
        </span>
      )}
    </a>
  )
}

function addressOf({ api, version, product }: ApiEntry, action: string): string {
  const named = product ? { version } : {}
  return hashOf({ kind: 'operation', api, ...named, action, view: 'call', parameters: {} })
}
