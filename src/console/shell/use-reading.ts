import { useEffect, useState } from 'react'
import type { Signer } from '../call/sign.ts'
import { useConsole } from './console-state.ts'

/**
 * What a signed call brings, undefined until then and where nobody is signed in. It is asked anew when somebody else signs in, and
 * when `attempt` changes.
 */
export function useReading<T>(attempt: unknown, read: (signer: Signer) => Promise<T>): T | undefined {
  const { identity, reportLost } = useConsole()
  const [found, setFound] = useState<T>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made anew at every rendering
  useEffect(() => {
    setFound(undefined)
    if (!identity) return
    let current = true
    read(identity.signer).then((value) => {
      if (current) setFound(() => value)
    }, reportLost)
    return () => {
      current = false
    }
  }, [identity, attempt, reportLost])
  return found
}
