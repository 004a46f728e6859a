import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnswerError } from '../call/answer.ts'
import type { RequestFilters } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'
import { type RequestList, readRequests } from './journal.ts'

export type Listed = {
  readonly list: RequestList | undefined
  readonly error: AnswerError | undefined
  readonly busy: boolean
  readonly readAgain: () => void
  readonly readMore: () => void
}

/** The requests that filters leave, page after page; `filters` are the same object as long as they are the same. */
export function useRequests(filters: RequestFilters, lost: boolean): Listed {
  const { identity, reportLost } = useConsole()
  const [list, setList] = useState<RequestList>()
  const [error, setError] = useState<AnswerError>()
  const [busy, setBusy] = useState(false)
  /** What comes after another reading has begun is of no use. */
  const reading = useRef(0)
  const read = useCallback(
    async (before: RequestList | undefined) => {
      if (!identity) return
      const current = ++reading.current
      setBusy(true)
      try {
        const found = await readRequests(filters, before?.nextToken ?? '', identity.signer)
        if (current !== reading.current) return
        if ('code' in found) setError(found)
        else {
          setError(undefined)
          setList({ ...found, requests: [...(before?.requests ?? []), ...found.requests] })
        }
      } catch {
        reportLost()
      } finally {
        if (current === reading.current) setBusy(false)
      }
    },
    [filters, identity, reportLost],
  )
  useEffect(() => {
    if (!lost) void read(undefined)
  }, [read, lost])
  return {
    ...{ list, error, busy },
    readAgain: () => void read(undefined),
    readMore: () => void read(list),
  }
}
