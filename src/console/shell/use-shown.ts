import { useEffect, useRef } from 'react'

/** Where form and result stand one below the other, a new result comes into sight. */
export function useShown(found: unknown) {
  const result = useRef<HTMLElement>(null)
  useEffect(() => {
    const top = result.current?.getBoundingClientRect().top ?? 0
    if (found && top > innerHeight / 2) result.current?.scrollIntoView({ block: 'start' })
  }, [found])
  return result
}
