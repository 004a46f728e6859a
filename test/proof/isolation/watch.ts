import assert from 'node:assert/strict'
import type { Parameters } from '../../support/service.ts'
import type { Key, Tenant } from './tenant.ts'

/** Longer than what two accounts could both come upon. */
const WORD = /[A-Za-z0-9+/=_.-]{12,}/g

/** Knows whose each secret, id and token is that the server has made. */
export type Watch = {
  /** What an answer to the account is made of is its own from now on. */
  readonly own: (tenant: Tenant, body: Readonly<Record<string, unknown>>, sent: Sent) => void
  /** What an answer shows that is not the account's own, and that neither this call nor an earlier one of it has named. */
  readonly strangeIn: (tenant: Tenant, answer: string, sent: Sent) => readonly string[]
}

export type Sent = { readonly parameters: Parameters; readonly key: Key }

/** Fields of answers whose values the server makes, unguessable or at least nobody else's. */
const MADE = [
  ...['AccessKeyId', 'AccessKeySecret', 'SecurityToken', 'UserId', 'GroupId', 'RoleId', 'PrincipalId'],
  ...['AssumedRoleId', 'EncodedDiagnosticMessage', 'NextToken', 'Marker'],
]

export function createWatch(tenants: readonly Tenant[]): Watch {
  const owners = new Map<string, Tenant>()
  return {
    own(tenant, body, { parameters }) {
      const sent = Object.values(parameters).join('\n')
      for (const value of madeIn(body)) {
        // What a call names comes back in the answer.
        if (sent.includes(value)) continue
        // A root is called by the id of its account, which others may come to know.
        if (value === tenant.account) continue
        const owner = owners.get(value)
        assert.ok(owner === undefined || owner === tenant, `${value} was made for two accounts`)
        owners.set(value, tenant)
      }
    },
    strangeIn(tenant, answer, { parameters, key }) {
      const sent = `${Object.values(parameters).join('\n')}\n${key.keyId}\n${key.token ?? ''}`
      const others = tenants.filter((other) => other !== tenant)
      const hidden = others.map((other) => other.hidden).filter((mark) => answer.includes(mark))
      const named = others.flatMap((other) => wordsWith([other.open, other.account], answer))
      const foreign = (part: string) => (owners.get(part) ?? tenant) !== tenant
      // A message that explains a denial shows later what the denied call has named.
      for (const part of partsOf(sent)) if (foreign(part)) tenant.sent.add(part)
      return [
        ...hidden,
        ...named.filter((word) => !tenant.sent.has(word) && !sent.includes(word)),
        ...partsOf(answer).filter((part) => foreign(part) && !tenant.sent.has(part) && !sent.includes(part)),
      ]
    },
  }
}

function partsOf(text: string): readonly string[] {
  return [...text.matchAll(WORD)].flatMap(([word]) => [word, ...word.split('/')])
}

/** Names with a mark, and what has the mark without being a name. */
function wordsWith(marks: readonly string[], text: string): readonly string[] {
  const there = marks.filter((mark) => text.includes(mark))
  return there.flatMap((mark) => text.match(new RegExp(`(?:[a-z]-)?${mark}(?:-[0-9])?`, 'g')) ?? [])
}

function* madeIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === 'string' && field.length >= 12 && MADE.includes(name)) yield field
    else yield* madeIn(field)
  }
}

/** The names of others' in a call. */
export function namesIn({ parameters }: Sent, others: readonly Tenant[]): readonly string[] {
  const marks = others.flatMap(({ open, account }) => [open, account])
  return wordsWith(marks, Object.values(parameters).join('\n'))
}
