/**
 * What the reference says, as plain data: what pages are written from, and what the console loads. Nothing is imported here,
 * so that a browser's program can use it.
 */

/** The APIs of a server with their operations. */
export type CatalogDocument = {
  readonly language: string
  /** Of the program. */
  readonly version: string
  readonly apis: readonly ApiEntry[]
  readonly regions: readonly { readonly id: string; readonly name: string }[]
  /** Those that any call can end with: no operation declares them. */
  readonly errors: readonly ErrorReference[]
}

export type ApiEntry = {
  readonly api: string
  readonly version: string
  /** A product of the cloud, of which the tag operations are served. */
  readonly product: boolean
  readonly operations: readonly { readonly action: string; readonly level: Level; readonly summary: string }[]
}

/** One API whole. */
export type ApiDocument = {
  readonly language: string
  readonly api: string
  readonly version: string
  readonly operations: readonly OperationReference[]
  /** By the names that operations give them. */
  readonly errors: Readonly<Record<string, ErrorReference>>
}

export type Level = 'read' | 'list' | 'create' | 'update' | 'delete'

/** All that is said of an operation in one language. */
export type OperationReference = {
  readonly api: string
  readonly version: string
  readonly action: string
  readonly summary: string
  readonly description: string
  /** Calls of an account in a second, where they are throttled. */
  readonly rate: number
  /** Of an operation that is called by method and path. */
  readonly route?: { readonly method: string; readonly path: string }
  /** First labels of the hosts that tell the product from others with the same version and action. */
  readonly hosts?: readonly string[]
  /** It is called as OSS is, and answers a document of XML, or nothing. */
  readonly document?: true
  readonly authorization: {
    readonly action: string
    readonly level: Level
    /** Left out where the right is given for all resources. */
    readonly resourceType?: string
    readonly resource: string
    readonly conditionKeys: readonly string[]
    readonly related: readonly string[]
  }
  /** RegionId first. */
  readonly parameters: readonly ParameterReference[]
  /** The field of the answer that holds the id of the call. */
  readonly requestIdField: string
  readonly response: readonly FieldReference[]
  readonly examples: readonly ExampleReference[]
  /** By status, then code. */
  readonly errors: readonly { readonly name: string; readonly scope: 'call' | 'resource' }[]
  readonly history: readonly { readonly date: string; readonly change: string }[]
}

/** A parameter as `Description` of the shapes has it, with its limits said in `doc`. */
export type ParameterReference = {
  readonly name: string
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'json'
  readonly doc: string
  readonly required: boolean
  readonly example?: string
  /** It may hold a secret: it is in no address. */
  readonly secret?: true
  readonly values?: readonly string[]
  readonly fields?: readonly string[]
  readonly json?: 'map' | 'list' | 'document'
}

export type FieldReference = {
  /** Such as `Keys.Key[].Category`. */
  readonly path: string
  readonly type: string
  readonly doc: string
  readonly example?: string
}

export type ExampleReference = {
  readonly title: string
  readonly parameters: Readonly<Record<string, string>>
  readonly status: number
  readonly json?: string
  readonly xml?: string
}

/** An error in one language; `message` with `%s` for what an answer names. */
export type ErrorReference = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly meaning: string
  readonly fix: string
}

/** Every error that a server answers with, by code. */
export type ErrorIndexDocument = {
  readonly language: string
  readonly errors: readonly (ErrorReference & {
    /** The APIs whose operations declare it; none where any call may end with it. */
    readonly apis: readonly string[]
  })[]
}

/** All that is said of a code, which several errors may have. */
export type ErrorDocument = {
  readonly language: string
  readonly code: string
  readonly errors: readonly (Omit<ErrorReference, 'code'> & {
    /** Whether any call may end with it: no operation declares it then. */
    readonly anywhere: boolean
    readonly operations: readonly DeclaringOperation[]
  })[]
}

export type DeclaringOperation = {
  readonly api: string
  readonly version: string
  readonly action: string
  readonly product: boolean
  /** What fails: the whole call, or one resource of it. */
  readonly scope: 'call' | 'resource'
}

/** What has changed in the APIs, the latest first. */
export type ChangesDocument = {
  readonly language: string
  readonly days: readonly {
    readonly date: string
    readonly changes: readonly {
      readonly api: string
      readonly version: string
      readonly action: string
      /** Whether it is one of the products' own tag operations. */
      readonly product: boolean
      readonly change: string
    }[]
  }[]
}
