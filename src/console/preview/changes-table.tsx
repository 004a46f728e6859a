import { useConsole } from '../shell/console-state.ts'
import type { Texts } from '../texts/en.ts'
import type { PlannedResource, TagChange } from './planned-changes.ts'

const KINDS = {
  ...{ added: 'tagAdded', changed: 'tagChanged', removed: 'tagRemoved' },
  ...{ same: 'tagSame', absent: 'tagAbsent' },
} as const satisfies Record<TagChange['kind'], keyof Texts>

/** Each resource with what becomes of its tags. */
export function ChangesTable({ resources }: { readonly resources: readonly PlannedResource[] }) {
  const { texts } = useConsole()
  return (
    <ul className="planned">
      {resources.map(({ arn, found, changes }) => (
        <li key={arn}>
          <code>{arn}</code>
          {!found && <span className="quiet"> {texts.absentResource}</span>}
          <ul>
            {changes.map((change) => (
              <li key={change.key} className={`change change-${change.kind}`}>
                <code>{change.key}</code>
                <Values change={change} />
                <span className="change-kind">{texts[KINDS[change.kind]]}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Values({ change: { kind, from, to } }: { readonly change: TagChange }) {
  return (
    <span>
      {from !== undefined && (kind === 'same' ? <span>{from}</span> : <del>{from}</del>)}
      {from !== undefined && to !== undefined && ' → '}
      {to !== undefined && <ins>{to}</ins>}
    </span>
  )
}
