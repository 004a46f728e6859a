import type { ApiDocument, OperationReference } from '../../reference/documents.ts'
import type { WireParameters } from '../form/values.ts'

/** A call that shows what a writing one is about to change. */
export type Reading = { readonly operation: OperationReference; readonly parameters: WireParameters }

const VERB = /^(?:[A-Z][a-z]+?)(?=[A-Z])/

/**
 * The operation of the same API that reads what a writing one names: it is of the same thing, and takes what the call
 * says. Undefined where there is none, or the call says too little for it.
 */
export function readingOf(
  { operations }: ApiDocument,
  writing: OperationReference,
  parameters: WireParameters,
): Reading | undefined {
  const thing = thingOf(writing.action)
  const ranked = operations
    .filter(({ authorization }) => ['read', 'list'].includes(authorization.level))
    .map((operation) => {
      const taken = takenBy(operation, parameters)
      const named = Object.keys(taken).filter((name) => !/^region(id)?$/i.test(name)).length
      const same = thingOf(operation.action) === thing
      return { operation, parameters: taken, rank: (same ? 10 : 0) + named, same, named }
    })
    .filter(({ operation, parameters: taken, same, named }) => {
      const whole = operation.parameters.every(({ name, required }) => !required || isGiven(name, taken))
      return whole && (named > 0 || (same && operation.parameters.length === 0))
    })
    .toSorted((a, b) => b.rank - a.rank)
  const [best] = ranked
  return best && { operation: best.operation, parameters: best.parameters }
}

/** `User` of `UpdateUser`, `GetUser` and `ListUsers`; lists speak of tagged resources. */
function thingOf(action: string): string {
  const noun = action.replace(VERB, '').replace(/s$/, '')
  return noun === 'TagResource' ? 'Resource' : noun
}

function takenBy({ parameters: known }: OperationReference, given: WireParameters): WireParameters {
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => known.some((parameter) => isOf(parameter.name, name))),
  )
}

function isGiven(name: string, parameters: WireParameters): boolean {
  return Object.keys(parameters).some((given) => isOf(name, given))
}

function isOf(name: string, given: string): boolean {
  return given === name || given.startsWith(`${name}.`)
}
