import type { Parameters } from './parameters.ts'
import type { Input, Shapes } from './shape.ts'

/** Typed input, or the first error of the contract: all shapes of one phase before any of the next. */
export function decode<S extends Shapes>(shapes: S, parameters: Parameters): Input<S> {
  const named = Object.entries(shapes)
  for (const [name, shape] of named) shape.refuse?.(parameters, name)
  for (const [name, shape] of named) shape.require?.(parameters, name)
  const values = named.map(([name, shape]) => shape.read(parameters, name))
  named.forEach(([, shape], i) => {
    shape.count?.(values[i])
  })
  return Object.fromEntries(named.map(([name], i) => [name, values[i]])) as Input<S>
}
