import type { ChangesDocument } from '../../reference/documents.ts'
import { loadChanges } from '../documents.ts'
import { hashOf } from '../place.ts'
import { useConsole } from './console-state.ts'
import { useLoaded } from './use-loaded.ts'

/** What has changed in the APIs, the latest first. */
export function Changes({ lost }: { readonly lost: boolean }) {
  const { texts, language, reportLost } = useConsole()
  const document = useLoaded(language, lost, () => loadChanges(language), reportLost)
  return (
    <div className="home">
      <h1>{texts.changeLog}</h1>
      {document ? document.days.map((day) => <Day key={day.date} {...day} />) : <p>{texts.loading}</p>}
    </div>
  )
}

/** Operations of one API that changed alike on a day are told of together. */
function Day({ date, changes }: ChangesDocument['days'][number]) {
  const alike = Map.groupBy(changes, ({ api, version, change }) => `${api} ${version} ${change}`)
  return (
    <section className="changes">
      <h2>{date}</h2>
      <ul>
        {[...alike].map(([key, group]) => (
          <li key={key}>
            <strong>{group[0]?.api}</strong> {group[0]?.change}{' '}
            {group.map(({ api, version, action }) => (
              <a
                key={action}
                href={hashOf({ kind: 'operation', api, version, action, view: 'reference', parameters: {} })}
              >
                {action}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
