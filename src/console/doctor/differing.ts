/** A line, parted where it first differs from another. */
export type Differing = { readonly before: string; readonly differs: string; readonly after: string }

/** Beyond them what stands around is left out: the string to sign of RPC 1.0 is one long line. */
const MAX_AROUND = 60

/** A parameter with what parts it from the one before, encoded or not. */
const PARAMETERS = /(?=&|%26)/
/** A character, however often it is encoded. */
const CHARACTERS = /%(?:25)*[0-9A-F]{2}|[\s\S]/gi

/** Two lines where they first differ: in one parameter of a query, within it in as few characters as possible. */
export function differing(server: string, client: string): readonly [Differing, Differing] {
  const [ours, theirs] = [server.split(PARAMETERS), client.split(PARAMETERS)]
  let at = 0
  while (at < ours.length && ours[at] === theirs[at]) at++
  const [own = '', other = ''] = [ours[at], theirs[at]]
  const around = [ours.slice(0, at).join(''), ours.slice(at + 1).join('')] as const
  const ofClient = [around[0], theirs.slice(at + 1).join('')] as const
  // One of them has a parameter that the other has not.
  if (other !== '' && ours[at + 1] === other)
    return [shown(around, ['', own, '']), shown([around[0], theirs.slice(at).join('')], ['', '', ''])]
  if (own !== '' && theirs[at + 1] === own)
    return [shown([around[0], ours.slice(at).join('')], ['', '', '']), shown(ofClient, ['', other, ''])]
  const [a, b] = parted(own, other)
  return [shown(around, a), shown(ofClient, b)]
}

type Parts = readonly [before: string, differs: string, after: string]

function parted(own: string, other: string): readonly [Parts, Parts] {
  const [ours, theirs] = [own.match(CHARACTERS) ?? [], other.match(CHARACTERS) ?? []]
  const shortest = Math.min(ours.length, theirs.length)
  let start = 0
  while (start < shortest && ours[start] === theirs[start]) start++
  let end = 0
  while (end < shortest - start && ours.at(-1 - end) === theirs.at(-1 - end)) end++
  const parts = (all: readonly string[]): Parts => [
    all.slice(0, start).join(''),
    all.slice(start, all.length - end).join(''),
    all.slice(all.length - end).join(''),
  ]
  return [parts(ours), parts(theirs)]
}

function shown(around: readonly [string, string], [before, differs, after]: Parts): Differing {
  const [first, last] = [around[0] + before, after + around[1]]
  return {
    before: first.length > MAX_AROUND ? `…${first.slice(-MAX_AROUND)}` : first,
    differs,
    after: last.length > MAX_AROUND ? `${last.slice(0, MAX_AROUND)}…` : last,
  }
}
