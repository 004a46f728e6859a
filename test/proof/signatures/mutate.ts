import type { HttpRequest } from '../../../src/wire/http.ts'
import type { Random } from '../../contract/random.ts'
import { hostileChanges } from './hostile.ts'
import { neutralChanges } from './neutral.ts'

/** Makes another request of one; undefined where there is nothing of the kind to change. */
export type Change = (request: HttpRequest, random: Random) => HttpRequest | undefined

export type Mutation = {
  readonly what: string
  readonly request: HttpRequest
  /** Whether the change is made so that the meaning stays. */
  readonly neutral: boolean
}

type Named = readonly [what: string, change: Change]

const hostile = Object.entries(hostileChanges) as unknown as readonly [Named, ...Named[]]
const neutral = Object.entries(neutralChanges) as unknown as readonly [Named, ...Named[]]

/** The names of all kinds of changes. */
export const changes = [...hostile, ...neutral].map(([what]) => what)

/** One change in ten leaves the meaning as it is. */
export function mutate(request: HttpRequest, random: Random): Mutation {
  for (;;) {
    const isNeutral = random.below(10) === 0
    const [what, change] = random.pick(isNeutral ? neutral : hostile)
    const changed = change(request, random)
    if (changed) return { what, request: changed, neutral: isNeutral }
  }
}
