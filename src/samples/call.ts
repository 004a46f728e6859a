/** How a parameter is written on the wire: a list in several parameters, JSON in one. */
export type ParameterType = 'string' | 'integer' | 'boolean' | 'array' | 'json'

/** One call, with its parameters as they go over the wire, in the order in which they are shown. */
export type SampleCall = {
  readonly api: string
  readonly version: string
  readonly action: string
  /** Of a call in the ROA style, which has a path of its own. */
  readonly route?: { readonly method: string; readonly path: string }
  readonly parameters: Readonly<Record<string, string>>
  /** Of the parameters that the operation declares; `Tag` is that of `Tag.1.Key`. */
  readonly types: Readonly<Record<string, ParameterType>>
}

/** A program that makes one call, with what to do to run it. */
export type Sample = {
  /** The file that the code goes into. */
  readonly file: string
  readonly code: string
  /** What has to lie beside it. */
  readonly others: readonly { readonly file: string; readonly text: string }[]
  /** Commands, once. */
  readonly install: readonly string[]
  /** The command. */
  readonly run: string
}

/** What a declaration says of itself, as far as samples need it. */
type Declared = {
  readonly api: string
  readonly version: string
  readonly action: string
  readonly parameters: Readonly<Record<string, { readonly description?: { readonly type: ParameterType } }>>
  readonly address?: { readonly route?: { readonly method: string; readonly path: string } }
}

/** The call of a declared operation with these parameters. */
export function callOf(declared: Declared, parameters: Readonly<Record<string, string>>): SampleCall {
  const { api, version, action, address } = declared
  const types = Object.entries(declared.parameters).flatMap(([name, { description }]) =>
    description ? [[name, description.type] as const] : [],
  )
  return {
    ...{ api, version, action, parameters, types: Object.fromEntries(types) },
    ...(address?.route && { route: address.route }),
  }
}

const DEFAULT_REGION = 'cn-hangzhou'

/** The region that the call is for. */
export function regionOf({ parameters }: SampleCall): string {
  return Object.entries(parameters).find(([name]) => /^region(?:_?id)?$/i.test(name))?.[1] || DEFAULT_REGION
}
