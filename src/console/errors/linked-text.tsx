import { useMemo } from 'react'
import type { CatalogDocument } from '../../reference/documents.ts'
import { hashOf } from '../place.ts'
import { useConsole } from '../shell/console-state.ts'

/** A text in which the operations that it names are links, and `code` stands between backticks. */
export function LinkedText({ text }: { readonly text: string }) {
  const { catalog } = useConsole()
  const places = useMemo(() => placesByAction(catalog), [catalog])
  return text.split(/(`[^`]*`)|\b([A-Z][A-Za-z]+)\b/).map((part = '', i) => {
    const address = places.get(part)
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of one text never move
    if (part.startsWith('`')) return <code key={i}>{part.slice(1, -1)}</code>
    if (address === undefined) return part
    return (
      <a key={i} href={address}>
        {part}
      </a>
    )
    // biome-ignore-end lint/suspicious/noArrayIndexKey: the parts of one text never move
  })
}

/** Those whose names tell which they are. */
function placesByAction({ apis }: CatalogDocument): ReadonlyMap<string, string> {
  const all = apis
    .filter(({ product }) => !product)
    .flatMap(({ api, version, operations }) => operations.map(({ action }) => ({ api, version, action })))
  const named = Map.groupBy(all, ({ action }) => action)
  return new Map(
    [...named].flatMap(([action, [first, ...others]]) =>
      first && others.length === 0
        ? [[action, hashOf({ kind: 'operation', ...first, view: 'call', parameters: {} })] as const]
        : [],
    ),
  )
}
