import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { canonicalAddress } from '../core/address.ts'
import { isHost } from './http.ts'

/** Where a request comes from. */
export type Origin = {
  /** IP address of the caller, canonical; empty where the connection is gone already. */
  readonly source: string
  /** Whether it came over TLS all the way that can be known. */
  readonly secure: boolean
  /** The Host that the caller asked, where a proxy tells it. */
  readonly host?: string
}

/** Whether the address is that of a proxy whose word about its callers counts. */
export type Trusts = (address: string) => boolean

/** Longer chains of proxies are not followed to their end. */
const MAX_HOPS = 32

/** The peer of a connection itself. */
export function peerOf(socket: object): Origin {
  const { remoteAddress = '', encrypted } = socket as Partial<TLSSocket>
  return { source: canonicalAddress(remoteAddress) ?? '', secure: encrypted === true }
}

/**
 * The caller of a request. What X-Forwarded-For, -Proto and -Host say counts where a trusted proxy sends them;
 * of several values the last one, which that proxy has written itself, since all before may be the caller's.
 */
export function originOf(
  { socket, headersDistinct }: Pick<IncomingMessage, 'socket' | 'headersDistinct'>,
  trusts: Trusts,
): Origin {
  const peer = peerOf(socket)
  if (!trusts(peer.source)) return peer
  const valuesOf = (name: string) => (headersDistinct[name]?.join(',').split(',') ?? []).map((v) => v.trim())
  const protocol = valuesOf('x-forwarded-proto').at(-1)
  const host = valuesOf('x-forwarded-host').at(-1)
  return {
    source: sourceBehind(peer.source, valuesOf('x-forwarded-for'), trusts),
    secure: protocol === undefined ? peer.secure : protocol.toLowerCase() === 'https',
    ...(host !== undefined && isHost(host) && { host }),
  }
}

/** The last address that no trusted proxy has; where what is named is none, the proxy that has named it. */
function sourceBehind(proxy: string, hops: readonly string[], trusts: Trusts): string {
  let source = proxy
  for (const hop of hops.slice(-MAX_HOPS).reverse()) {
    const address = addressOf(hop)
    if (address === undefined) break
    source = address
    if (!trusts(address)) break
  }
  return source
}

/** Some proxies name the port, too. */
function addressOf(hop: string): string | undefined {
  const [, bracketed, dotted] = /^(?:\[(.+)\]|([\d.]+))(?::\d{1,5})?$/.exec(hop) ?? []
  return canonicalAddress(bracketed ?? dotted ?? hop)
}
