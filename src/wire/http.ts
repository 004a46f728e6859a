/** A request as it arrived, without a socket, so that tests and commands can make one. */
export type HttpRequest = {
  readonly method: string
  readonly target: string
  /**
   * Lower-case names; values of a repeated header trimmed, sorted and joined by commas. `host` is the one that
   * the caller asked, where a trusted proxy tells it.
   */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
  /** IP address of the caller, IPv4 in its own form; where a trusted proxy names it, the one behind the proxy. */
  readonly source: string
  /** Whether the caller used TLS: to this server, or to the trusted proxy that says so. */
  readonly secure: boolean
}

export type HttpResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A file as it is read, maybe compressed. */
export type FileResponse = Omit<HttpResponse, 'body'> & { readonly body: Uint8Array }

const HOST = /^[A-Za-z0-9.:[\]_-]{1,255}$/

export function isHost(text: string): boolean {
  return HOST.test(text)
}

/** The Host as sent; anything else than a host name in it is not repeated to anybody. */
export function hostOf(request: HttpRequest): string {
  const host = request.headers.get('host') ?? ''
  return isHost(host) ? host : ''
}
