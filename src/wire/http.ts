/** A request as it arrived, without a socket, so that tests and commands can make one. */
export type HttpRequest = {
  readonly method: string
  readonly target: string
  /** Lower-case names; values of a repeated header trimmed, sorted and joined by commas. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
  /** Network address of the caller. */
  readonly source: string
}

export type HttpResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
