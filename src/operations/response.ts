/** The response of an operation: fields in the order in which they are written. */
export type Field<T> = {
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'object'
  readonly doc: string
  readonly example?: string
  readonly item?: Field<unknown>
  readonly fields?: Fields
  /** Answers may leave it out. */
  readonly optional?: true
  /** Carries the value's type only. */
  readonly value?: T
}

export type Fields = Readonly<Record<string, Field<unknown>>>

/** What a handler answers for these fields; the RequestId is put before them by the gateway. */
export type Output<F extends Fields> = { readonly [N in keyof F]: F[N] extends Field<infer T> ? T : never }

export function text(doc: string, example?: string): Field<string> {
  return { type: 'string', doc, ...(example !== undefined && { example }) }
}

export function count(doc: string, example?: string): Field<number> {
  return { type: 'integer', doc, ...(example !== undefined && { example }) }
}

export function flag(doc: string, example?: string): Field<boolean> {
  return { type: 'boolean', doc, ...(example !== undefined && { example }) }
}

/** A field that an answer may leave out. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return { ...field, optional: true } as Field<T | undefined>
}

export function object<F extends Fields>(doc: string, fields: F): Field<Output<F>> {
  return { type: 'object', doc, fields }
}

export function array<T>(doc: string, item: Field<T>): Field<readonly T[]> {
  return { type: 'array', doc, item }
}
