/** An IP address: four words of 32 bits, of which IPv4 uses the last. An IPv4-mapped IPv6 address is an IPv4 address. */
export type Address = {
  readonly family: 4 | 6
  readonly words: readonly [number, number, number, number]
}

export type AddressRange = Address & { readonly masks: readonly [number, number, number, number] }

const OCTET = /^(?:0|[1-9][0-9]{0,2})$/
const GROUP = /^[0-9A-Fa-f]{1,4}$/
const PREFIX = /^(?:0|[1-9][0-9]{0,2})$/
const MAPPED = 0xffff

/** Reads the address that a request came from. A zone, such as `%eth0`, is no part of it. Undefined if malformed. */
export function parseSource(text: string): Address | undefined {
  const zone = text.indexOf('%')
  return parseAddress(zone >= 0 && text.includes(':') ? text.slice(0, zone) : text)
}

/** Reads an address, or a range such as `10.0.0.0/8`; undefined if malformed. Bits behind the prefix do not count. */
export function parseRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/')
  const written = slash < 0 ? text : text.slice(0, slash)
  const ofGroups = written.includes(':')
  const width = ofGroups ? 128 : 32
  const prefix = slash < 0 ? String(width) : text.slice(slash + 1)
  const address = parseAddress(written)
  if (address === undefined || !PREFIX.test(prefix) || Number(prefix) > width) return undefined
  const bits = Number(prefix) + 128 - width
  // A range that reaches beyond the mapped addresses is one of IPv6.
  const range = address.family === 4 && ofGroups && bits < 96 ? mappedOf(address) : address
  const masks = [0, 32, 64, 96].map((start) => maskOf(range.family === 4 && start < 96 ? 0 : bits - start))
  return { ...range, masks: masks as unknown as AddressRange['masks'] }
}

export function isWithin(range: AddressRange, address: Address): boolean {
  if (range.family !== address.family) return false
  const { words, masks } = range
  return (
    ((words[3] ^ address.words[3]) & masks[3]) === 0 &&
    ((words[2] ^ address.words[2]) & masks[2]) === 0 &&
    ((words[1] ^ address.words[1]) & masks[1]) === 0 &&
    ((words[0] ^ address.words[0]) & masks[0]) === 0
  )
}

function maskOf(bits: number): number {
  if (bits <= 0) return 0
  return bits >= 32 ? -1 : -1 << (32 - bits)
}

function parseAddress(text: string): Address | undefined {
  if (text.includes(':')) return parseIpv6(text)
  const word = parseIpv4(text)
  return word === undefined ? undefined : { family: 4, words: [0, 0, 0, word] }
}

function parseIpv4(text: string): number | undefined {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) < 256))
    return undefined
  return octets.reduce((word, octet) => (word << 8) | Number(octet), 0)
}

function parseIpv6(text: string): Address | undefined {
  const halves = withoutDottedEnd(text)?.split('::') ?? []
  if (halves.length < 1 || halves.length > 2) return undefined
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - left.length - right.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right]
  if (!groups.every((group) => GROUP.test(group))) return undefined
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups.map((group) =>
    Number.parseInt(group, 16),
  )
  const words = [(a << 16) | b, (c << 16) | d, (e << 16) | f, (g << 16) | h] as const
  const mapped = words[0] === 0 && words[1] === 0 && words[2] === MAPPED
  return mapped ? { family: 4, words: [0, 0, 0, words[3]] } : { family: 6, words }
}

/** `::ffff:10.1.2.3` as `::ffff:a01:203`; undefined where the end has dots and is no IPv4 address. */
function withoutDottedEnd(text: string): string | undefined {
  const colon = text.lastIndexOf(':')
  const end = text.slice(colon + 1)
  if (!end.includes('.')) return text
  const word = parseIpv4(end)
  if (word === undefined) return undefined
  return `${text.slice(0, colon + 1)}${(word >>> 16).toString(16)}:${(word & 0xffff).toString(16)}`
}

function mappedOf({ words }: Address): Address {
  return { family: 6, words: [0, 0, MAPPED, words[3]] }
}
