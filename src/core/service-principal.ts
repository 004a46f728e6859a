/** A product that acts for its tenants, as the configuration of an account that has granted it keeps it. */
export type ServicePrincipal = {
  readonly name: string
  /** The code of the product; empty where it has none, which keeps it from acting. */
  readonly serviceCode: string
  readonly accessKeyId: string
  /** Milliseconds. */
  readonly createdAt: number
  /** Kept by the operator alone: the accounts that it granted. A root grants its own. */
  readonly accounts?: readonly string[]
}

/** The kind of its document; the name of the document is the principal's id. */
export const SERVICE_PRINCIPAL = 'service-principal'

const ARN = /^acs:tagplane::[0-9a-z]+:serviceprincipal\/(.+)$/

/** The ARN of the principal; `account` is the one that made it. */
export function servicePrincipalArn(account: string, id: string): string {
  return `acs:tagplane::${account}:serviceprincipal/${id}`
}

/** The id in the ARN of a service principal; undefined for a principal of another kind. */
export function servicePrincipalId(arn: string): string | undefined {
  return ARN.exec(arn)?.[1]
}

type Document = { readonly kind: string; readonly name: string; readonly value: unknown }

/** The service principals that an account has granted, by id. */
export function servicePrincipals(documents: readonly Document[]): ReadonlyMap<string, ServicePrincipal> {
  const granted = documents.filter(({ kind }) => kind === SERVICE_PRINCIPAL)
  return new Map(granted.map(({ name, value }) => [name, value as ServicePrincipal]))
}
