import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { fill } from '../texts/fill.ts'
import type { ListedRequest } from './journal.ts'
import { StatusMark } from './status-mark.tsx'
import { timeText } from './times.ts'

/** Requests, a line each, that lead to all that is known of them. */
export function RequestsTable({ requests }: { readonly requests: readonly ListedRequest[] }) {
  const { texts } = useConsole()
  return (
    <table className="requests">
      <thead>
        <tr>
          <th scope="col">{texts.time}</th>
          <th scope="col">{texts.operation}</th>
          <th scope="col">{texts.outcome}</th>
          <th scope="col">{texts.caller}</th>
          <th scope="col">{texts.source}</th>
          <th scope="col" className="number">
            {texts.duration}
          </th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <Row key={request.RequestId} request={request} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ request }: { readonly request: ListedRequest }) {
  const { texts, language } = useConsole()
  const { RequestId: id, Time, Api, Action, SourceIp, DurationMs } = request
  return (
    <tr>
      <td>
        <time dateTime={Time} title={Time}>
          {timeText(Time, language)}
        </time>
      </td>
      <td>
        <a className="row-link" href={hashOf({ kind: 'request', id })}>
          {Action || texts.unknownAction}
        </a>{' '}
        <span className="quiet small">{Api}</span>
      </td>
      <td>
        <StatusMark request={request} /> <code>{request.Code}</code>
      </td>
      <td>
        <Caller request={request} />
      </td>
      <td>{SourceIp}</td>
      <td className="number">{fill(texts.took, DurationMs)}</td>
    </tr>
  )
}

/** Who called; of what is not authenticated only the key that it names. */
function Caller({
  request: { PrincipalArn, AccessKeyId, Authenticated },
}: {
  readonly request: ListedRequest
}) {
  const { texts } = useConsole()
  const [, name = PrincipalArn] = /^acs:ram::\d+:(.+)$/.exec(PrincipalArn) ?? []
  return (
    <>
      <code title={PrincipalArn || AccessKeyId}>{name || AccessKeyId}</code>
      {!Authenticated && <span className="quiet small"> {texts.notAuthenticated}</span>}
    </>
  )
}
