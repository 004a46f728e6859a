import type { Change } from './mutate.ts'
import { edited, isAcs3, oneOf, placesOf, rewritten, withHeader, writtenIn } from './parts.ts'

/** Parameters, as they are written, in another spelling; undefined where a body is signed as it is written. */
function respelled(spell: (text: string) => string): Change {
  return (request, random) => {
    const places = placesOf(request).filter((place) => place === 'query' || !isAcs3(request))
    const place = oneOf(random, places)
    if (!place) return undefined
    const text = writtenIn(request, place)
    const other = spell(text)
    return other === text ? undefined : rewritten(request, place, other)
  }
}

/** What changes the bytes of a request and not what it says: none of it may break a signature. */
export const neutralChanges: Readonly<Record<string, Change>> = {
  'hexadecimal digits in lower case': respelled((text) =>
    text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  ),
  'a letter encoded': respelled((text) =>
    text.replace(/(?<![%0-9A-Fa-f])[g-z](?=[g-z])/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ),
  'a space as +': respelled((text) => text.replaceAll('%20', '+')),
  'empty pieces': respelled((text) => `&${text.replace('&', '&&')}&`),
  'parameters in another order': (request, random) => {
    const place = oneOf(random, isAcs3(request) ? [] : placesOf(request))
    if (place)
      return rewritten(request, place, random.shuffle(writtenIn(request, place).split('&')).join('&'))
    if (!placesOf(request).includes('query')) return undefined
    return rewritten(request, 'query', random.shuffle(writtenIn(request, 'query').split('&')).join('&'))
  },
  'a parameter in the form instead of the query': (request, random) => {
    if (isAcs3(request) || request.method !== 'POST' || placesOf(request).includes('form')) return undefined
    const pieces = random.shuffle(writtenIn(request, 'query').split('&'))
    const moved = pieces.slice(0, 1 + random.below(pieces.length)).join('&')
    const left = rewritten(
      request,
      'query',
      pieces.filter((piece) => !moved.split('&').includes(piece)).join('&'),
    )
    const typed = withHeader(left, 'content-type', 'application/x-www-form-urlencoded')
    return rewritten(withHeader(typed, 'content-length', '0'), 'form', moved)
  },
  'encoded anew': (request, random) =>
    isAcs3(request) && placesOf(request).includes('form')
      ? undefined
      : edited(request, random, (pairs) => pairs),
  'headers in another order': (request, random) => ({
    ...request,
    headers: new Map(random.shuffle([...request.headers])),
  }),
  'a header that no signature covers': (request, random) =>
    withHeader(
      request,
      random.pick(['user-agent', 'accept', 'x-forwarded-for', 'x-request-id', 'cookie', 'via']),
      random.pick(['x', '*/*', '10.0.0.1', '中'.repeat(3)]),
    ),
  'the parts of Authorization in another order': (request, random) => {
    const [algorithm = '', rest = ''] = (request.headers.get('authorization') ?? '').split(' ')
    if (rest === '') return undefined
    const parts = random.shuffle(rest.split(','))
    return withHeader(request, 'authorization', `${algorithm} ${parts.join(random.pick([',', ', ']))}`)
  },
}
