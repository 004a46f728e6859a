import '../styles/diagnosis.css'
import '../styles/operation.css'
import { Button } from 'antd'
import { useMemo } from 'react'
import { hashOf, type RequestFilters } from '../place.ts'
import { ErrorText } from '../result/error-text.tsx'
import { useConsole } from '../shell/console-state.ts'
import { SignInNotice } from '../shell/sign-in-notice.tsx'
import { RequestsFilter } from './requests-filter.tsx'
import { RequestsTable } from './requests-table.tsx'
import { useRequests } from './use-requests.ts'

type Props = { readonly filters: RequestFilters; readonly lost: boolean }

/** What the account has called within the last day. */
export function RequestsPage({ filters: given, lost }: Props) {
  const { texts, identity } = useConsole()
  const address = hashOf({ kind: 'requests', filters: given })
  // biome-ignore lint/correctness/useExhaustiveDependencies: places are made anew, the address tells whether they are the same
  const filters = useMemo(() => given, [address])
  return (
    <div className="page wide-page">
      <h1>{texts.requests}</h1>
      <p className="lead">{texts.requestsLead}</p>
      <SignInNotice text={texts.requestsSignedOut} />
      {identity && <Requests key={identity.signer.keyId} filters={filters} lost={lost} />}
    </div>
  )
}

function Requests({ filters, lost }: Props) {
  const { texts } = useConsole()
  const { list, error, busy, readAgain, readMore } = useRequests(filters, lost)
  return (
    <>
      <RequestsFilter filters={filters} busy={busy} onRefresh={readAgain} />
      {error && (
        <div className="failure" role="alert">
          <ErrorText error={error} />
        </div>
      )}
      {!error && !list && <p className="quiet">{texts.loading}</p>}
      {!error && list && (
        <>
          {list.requests.length > 0 && <RequestsTable requests={list.requests} />}
          <p className="quiet" role="status">
            {list.requests.length === 0 && (list.nextToken ? texts.noRequestsYet : texts.noRequests)}
          </p>
          {list.nextToken && (
            <Button onClick={readMore} loading={busy}>
              {texts.olderRequests}
            </Button>
          )}
        </>
      )}
    </>
  )
}
