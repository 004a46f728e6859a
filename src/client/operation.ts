const versions = {
  Tag: '2018-08-28',
  Ram: '2015-05-01',
  Sts: '2015-04-01',
  Tagplane: '2026-11-24',
} as const

/** An operation as a client names it. */
export type RemoteOperation = {
  readonly api: string
  readonly version: string
  readonly action: string
  /** Of an operation in the ROA style: where it is called. */
  readonly route?: { readonly method: string; readonly path: string } | undefined
}

export function remote(api: keyof typeof versions, action: string): RemoteOperation {
  return { api, version: versions[api], action }
}
