import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** What a browser can load, with the forms in which it is kept. */
export type Entity = {
  readonly type: string
  readonly tag: string
  readonly content: Uint8Array
  readonly compressed: Readonly<Partial<Record<'br' | 'gzip', Uint8Array>>>
  /** Its address changes with its content. */
  readonly immutable: boolean
}

const compress = promisify(gzip)

export function entityOf(
  content: Uint8Array,
  type: string,
  { compressed = {}, immutable = false }: Partial<Pick<Entity, 'compressed' | 'immutable'>> = {},
): Entity {
  return {
    type,
    tag: `"${hash('sha256', content, 'base64url').slice(0, 22)}"`,
    content,
    compressed,
    immutable,
  }
}

/** Makes what there is at an address when it is first asked for, and keeps it, compressed. */
export function createEntities(
  make: (path: string) => Promise<Entity | undefined>,
): (path: string) => Promise<Entity | undefined> {
  const kept = new Map<string, Entity>()
  return async (path) => {
    const known = kept.get(path)
    if (known) return known
    const made = await make(path)
    if (!made) return undefined
    const entity = { ...made, compressed: { gzip: await compress(made.content) } }
    kept.set(path, entity)
    return entity
  }
}
