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

const HOST = /^[A-Za-z0-9.:[\]_-]{1,255}$/

/** The Host as sent; anything else than a host name in it is not repeated to anybody. */
export function hostOf(request: HttpRequest): string {
  const host = request.headers.get('host') ?? ''
  return HOST.test(host) ? host : ''
}
