import '../styles/diagnosis.css'
import type { ChangesDocument } from '../../reference/documents.ts'
import { loadChanges } from '../documents.ts'
import { hashOf } from '../place.ts'
import { fill } from '../texts/fill.ts'
import { useConsole } from './console-state.ts'
import { useLoaded } from './use-loaded.ts'

type DayOfChanges = ChangesDocument['days'][number]
type Changed = { readonly changes: DayOfChanges['changes'] }

/** What has changed in the APIs, the latest first. */
export function Changes({ lost }: { readonly lost: boolean }) {
  const { texts, language, reportLost } = useConsole()
  const document = useLoaded(language, lost, () => loadChanges(language), reportLost)
  return (
    <div className="page">
      <h1>{texts.changeLog}</h1>
      <p className="lead">{texts.changeLogLead}</p>
      <p className="ways">
        <a href="/openapi">{texts.openApi}</a>
        <a href={`/changes.json?lang=${language}`}>{texts.asData}</a>
      </p>
      {document ? (
        document.days.map((day) => <Day key={day.date} {...day} />)
      ) : (
        <p className="quiet">{texts.loading}</p>
      )}
    </div>
  )
}

/** The products, of which there may be many that change alike, are folded up. */
function Day({ date, changes }: DayOfChanges) {
  const { texts } = useConsole()
  const own = changes.filter(({ product }) => !product)
  const products = changes.filter(({ product }) => product)
  const count = new Set(products.map(({ api }) => api)).size
  return (
    <section className="card">
      <h2>
        <time dateTime={date}>{date}</time>
      </h2>
      <List changes={own} />
      {products.length > 0 && (
        <details className="fold" open={own.length === 0 && count < 4}>
          <summary>{fill(texts.ofProducts, count)}</summary>
          <List changes={products} />
        </details>
      )}
    </section>
  )
}

/** Operations of one API that changed alike are told of together. */
function List({ changes }: Changed) {
  const alike = Map.groupBy(changes, ({ api, version, change }) => `${api} ${version} ${change}`)
  return (
    <ul className="change-list">
      {[...alike].map(([key, group]) => (
        <li key={key}>
          <strong>{group[0]?.api}</strong> <span className="quiet small">{group[0]?.version}</span>{' '}
          {group[0]?.change}
          <div className="operation-links">
            {group.map(({ api, version, action }) => (
              <a
                key={action}
                href={hashOf({ kind: 'operation', api, version, action, view: 'reference', parameters: {} })}
              >
                {action}
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
