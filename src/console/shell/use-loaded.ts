import { useEffect, useState } from 'react'

/**
 * What `load` brings, undefined until then. `key` names it: another one is loaded anew, and what is shown stays until the new
 * one is there. It is asked for again when `attempt` changes.
 */
export function useLoaded<T>(
  key: string,
  attempt: unknown,
  load: () => Promise<T>,
  onFailure: () => void,
): T | undefined {
  const [loaded, setLoaded] = useState<T>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `load`, which is made anew at every rendering
  useEffect(() => {
    let current = true
    load().then((value) => {
      if (current) setLoaded(() => value)
    }, onFailure)
    return () => {
      current = false
    }
  }, [key, attempt])
  return loaded
}
