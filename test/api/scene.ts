import type { HttpRequest } from '../../src/wire/http.ts'
import type { Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'

type Answer = Readonly<Record<string, unknown>>

/** An operation in a situation in which its call succeeds, and does so again once what it did is undone. */
export type Scene = {
  /** Who calls it. */
  readonly caller: Target
  readonly parameters: () => Parameters
  /** Undoes a call that succeeded, by its answer. */
  readonly restore?: ((answer: Answer, request: HttpRequest) => Promise<unknown>) | undefined
}

export type Setting = (to: Target) => Promise<Omit<Scene, 'caller'> & { readonly caller?: Target }>

export const always = (parameters: Parameters, restore?: Scene['restore']) => ({
  parameters: () => parameters,
  restore,
})

/** Of things that cannot be made again once they are deleted: each call names one that is there still. */
export async function inTurn(
  make: () => Promise<string>,
  named: (id: string) => Parameters,
): Promise<Omit<Scene, 'caller'>> {
  const ids: string[] = []
  while (ids.length < 60) ids.push(await make())
  return {
    parameters: () => {
      const [id = '', ...others] = ids
      ids.splice(0, ids.length, ...others, id)
      return named(id)
    },
    restore: async (_, { target, body }) => {
      const sent = decodeURIComponent(`${target}&${body}`)
      const isThere = (id: string) => !sent.includes(id.split(' ').at(-1) ?? id)
      ids.splice(0, ids.length, ...ids.filter(isThere))
    },
  }
}
