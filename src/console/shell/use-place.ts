import { useEffect, useState } from 'react'
import { hashOf, type Place, placeOf } from '../place.ts'

/** Where the reader is, and follows wherever the address leads. */
export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = () => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return placeOf(hash)
}

/** Puts the place into the address without going there: it is what the reader sees already. */
export function notePlace(place: Place): void {
  history.replaceState(null, '', hashOf(place))
}

/** The whole address of a place, to be sent to others. */
export function addressOf(place: Place): string {
  return new URL(hashOf(place), document.baseURI).href
}
