import { BlockList, isIP, isIPv4, isIPv6, SocketAddress } from 'node:net'

/** A network of IP addresses; a single address has the longest prefix. */
export type Network = { readonly address: string; readonly prefix: number }

const MAPPED = '::ffff:'
/** Bits before the IPv4 address in an IPv6 address that stands for it. */
const MAPPED_BITS = 96

/**
 * The one text of an IP address: IPv6 in its shortest form and without a zone, an IPv4 address that is mapped
 * into IPv6 as IPv4. Undefined for anything else.
 */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text
  const [address = ''] = text.split('%', 1)
  if (!isIPv6(address)) return undefined
  const shortest = new SocketAddress({ address, family: 'ipv6' }).address
  const mapped = shortest.startsWith(MAPPED) ? shortest.slice(MAPPED.length) : ''
  return isIPv4(mapped) ? mapped : shortest
}

/** Reads `10.0.0.0/8`, `2001:db8::/32` or a single address; undefined for anything else. */
export function parseNetwork(text: string): Network | undefined {
  const [, given = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const address = canonicalAddress(given)
  if (address === undefined) return undefined
  const skipped = isIPv4(address) && !isIPv4(given) ? MAPPED_BITS : 0
  const longest = isIPv4(address) ? 32 : 128
  const prefix = bits === undefined ? longest : Number(bits) - skipped
  return prefix >= 0 && prefix <= longest ? { address, prefix } : undefined
}

/** Whether a canonical address is in one of the networks. */
export function within(networks: readonly Network[]): (address: string) => boolean {
  const list = new BlockList()
  for (const { address, prefix } of networks) list.addSubnet(address, prefix, familyOf(address))
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}

/** Whether nobody but this machine can reach an address. */
export const isLoopback: (address: string) => boolean = within([
  { address: '127.0.0.0', prefix: 8 },
  { address: '::1', prefix: 128 },
])

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}
