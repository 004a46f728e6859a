import { useCallback, useEffect, useState } from 'react'

const ASK_AGAIN_MS = 1_500

/** Whether the server answers. Once lost it is asked until it is ready again. */
export function useServer(): { readonly lost: boolean; readonly reportLost: () => void } {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (!lost) return
    const asking = setInterval(async () => {
      if (await isReady()) setLost(false)
    }, ASK_AGAIN_MS)
    return () => clearInterval(asking)
  }, [lost])
  const reportLost = useCallback(() => setLost(true), [])
  return { lost, reportLost }
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch('/readyz', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
